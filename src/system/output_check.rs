//! The output check (出力異常検出機能): whom does the finished document name?
//!
//! It gets the bytes and nothing else. It shares no code with what made them: an error there must
//! not hide itself here.

use std::fmt;

/// What a page says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    /// The number of the request that the page was made for.
    pub request: usize,
    /// The resident whom the page names.
    pub subject: usize,
    /// That resident's name.
    pub name: String,
    /// The version of the record that the page shows.
    pub version: u64,
    /// Every other field, in the order of the page.
    pub others: Vec<(String, String)>,
}

/// Why bytes are not a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnreadablePage {
    /// They do not begin as a page does.
    Heading,
    /// A field is cut short or does not say how long it is; the offset is where it begins.
    Field(usize),
    /// The end mark is missing, or something follows it.
    End,
    /// A field that every page has is missing, duplicated or not a number.
    Missing(&'static str),
}

impl fmt::Display for UnreadablePage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UnreadablePage::Heading => formatter.write_str("it does not begin as a page does"),
            UnreadablePage::Field(offset) => {
                write!(formatter, "the field at byte {offset} is broken")
            }
            UnreadablePage::End => formatter.write_str("it does not end where a page ends"),
            UnreadablePage::Missing(name) => {
                write!(formatter, "it has not one sound field {name:?}")
            }
        }
    }
}

impl std::error::Error for UnreadablePage {}

/// Reads a page back from its bytes.
///
/// # Errors
/// When the bytes are not a complete page.
pub fn read_back(bytes: &[u8]) -> Result<Imprint, UnreadablePage> {
    let mut fields = fields_of(bytes)?;
    let mut take = |name: &'static str| {
        let mut found = fields.iter().enumerate().filter(|(_, (field, _))| field == name);
        match (found.next(), found.next()) {
            (Some((index, _)), None) => Ok(fields.remove(index).1),
            _ => Err(UnreadablePage::Missing(name)),
        }
    };
    let request = number(take("request")?, "request")?;
    let subject = number(take("subject")?, "subject")?;
    let version = number(take("version")?, "version")?;
    let name = take("name")?;
    Ok(Imprint { request, subject, name, version, others: fields })
}

/// Whether the finished document may leave: every page is whole and names the requester.
pub fn passes(pages: &[Vec<u8>], requester: usize) -> bool {
    let names_requester =
        |page: &Vec<u8>| matches!(read_back(page), Ok(imprint) if imprint.subject == requester);
    !pages.is_empty() && pages.iter().all(names_requester)
}

/// The fields between heading and end mark.
fn fields_of(bytes: &[u8]) -> Result<Vec<(String, String)>, UnreadablePage> {
    let mut rest = bytes.strip_prefix(b"honnin page 1\n").ok_or(UnreadablePage::Heading)?;
    let mut fields = Vec::new();
    while let Some(field) = next_field(&mut rest) {
        fields.push(field.ok_or(UnreadablePage::Field(bytes.len() - rest.len()))?);
    }
    if rest == b"end\n" { Ok(fields) } else { Err(UnreadablePage::End) }
}

/// Takes one field off the front; `None` where no field begins, `Some(None)` where it is broken.
fn next_field(rest: &mut &[u8]) -> Option<Option<(String, String)>> {
    if rest.is_empty() || rest.starts_with(b"end\n") {
        return None;
    }
    let field = (|| {
        let name_ends = rest.iter().position(|byte| *byte == b' ')?;
        let name = std::str::from_utf8(&rest[..name_ends]).ok()?.to_owned();
        let after_name = &rest[name_ends + 1..];
        let length_ends = after_name.iter().position(|byte| *byte == b' ')?;
        let length: usize = std::str::from_utf8(&after_name[..length_ends]).ok()?.parse().ok()?;
        let value = &after_name[length_ends + 1..];
        let text = std::str::from_utf8(value.get(..length)?).ok()?.to_owned();
        *rest = value[length..].strip_prefix(b"\n")?;
        Some((name, text))
    })();
    Some(field)
}

fn number<N: std::str::FromStr>(text: String, name: &'static str) -> Result<N, UnreadablePage> {
    text.parse().map_err(|_| UnreadablePage::Missing(name))
}
