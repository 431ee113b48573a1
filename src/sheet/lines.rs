//! Where in the text of a sheet something is, for formats that point at a line.

use super::{Configuration, Sheet};
use honnin_models::claims::ClaimId;
use honnin_models::keys::Key;
use std::ops::Range;
use toml::de::DeTable;

/// A part of one line. Lines and columns count from 1, columns in characters; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineSpan {
    /// The line.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The column after the last character.
    pub end: usize,
}

/// The text of a sheet, in which the place of something can be looked up.
pub struct Lines<'s> {
    sheet: &'s Sheet,
    top: DeTable<'s>,
}

impl<'s> Lines<'s> {
    /// The lines of a sheet.
    pub fn new(sheet: &'s Sheet) -> Lines<'s> {
        // A sheet that was read has no mistakes of syntax.
        let (top, _) = DeTable::parse_recoverable(&sheet.text);
        Lines { sheet, top: top.into_inner() }
    }

    /// Where the sheet says its name.
    pub fn name(&self) -> LineSpan {
        let name = entry(&self.top, "name").unwrap_or_else(|| self.sheet.name_at.clone());
        self.place(name)
    }

    /// Where it says what is expected of a claim; `None` where it says nothing.
    pub fn expectation(&self, configuration: Configuration, claim: ClaimId) -> Option<LineSpan> {
        let table = table(&self.top, "expect")?;
        let apart = configuration != self.sheet.last_configuration();
        let table = if apart { self::table(table, configuration.word())? } else { table };
        entry(table, &claim.to_string()).map(|span| self.place(span))
    }

    /// Where it answers a question; `None` where the answer is left to the default.
    pub fn answer(&self, configuration: Configuration, key: &Key) -> Option<LineSpan> {
        let installed = configuration == Configuration::Installed;
        let apart = installed && self.sheet.installed.iter().any(|setting| setting.key == key);
        let span = if apart {
            entry(table(&self.top, "installed")?, key.name)
        } else {
            entry(table(&self.top, key.section())?, key.short_name())
        };
        span.map(|span| self.place(span))
    }

    /// The part of the first line of a span that belongs to it.
    fn place(&self, span: Range<usize>) -> LineSpan {
        let text = &self.sheet.text;
        let start = text.floor_char_boundary(span.start.min(text.len()));
        let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let part = text[start..end].lines().next().unwrap_or_default();
        let column = text[line_start..start].chars().count() + 1;
        LineSpan {
            line: text[..line_start].matches('\n').count() + 1,
            column,
            end: column + part.chars().count(),
        }
    }
}

/// Where a table has a key, from the key to the end of its value.
fn entry(table: &DeTable<'_>, name: &str) -> Option<Range<usize>> {
    let (key, value) = table.iter().find(|(key, _)| key.get_ref() == name)?;
    Some(key.span().start..value.span().end)
}

fn table<'t, 's>(table: &'t DeTable<'s>, name: &str) -> Option<&'t DeTable<'s>> {
    let (_, value) = table.iter().find(|(key, _)| key.get_ref() == name)?;
    value.get_ref().as_table()
}
