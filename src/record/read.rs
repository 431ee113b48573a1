//! From the text of a file of the record to its group and its sources. All problems of a file are
//! found, not only the first.

use super::around::Around;
use super::keys::{self, CITE, FINDING, GAP, MOST_LETTERS, SCHEMA, SOURCE, TOP, TableKeys};
use super::{
    Both, Certainty, Cite, Errs, Finding, FindingId, FindingKind, Gap, Group, GroupId,
    RecordSource, SourceId,
};
use honnin_messages::{Language, MessageId, id};
use honnin_sheet::parse::parse;
use honnin_sheet::problem::{AllowedValues, Problem, ProblemKind, ProblemSentence};
use honnin_sheet::walk::{SpannedValue, Walk};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::DeTable;

// The checks that a finding names.
mod checks;

/// The most bytes of a file; the largest bundled one has forty thousand.
const MOST_BYTES: usize = 1024 * 1024;

/// What a file holds.
#[derive(Debug)]
pub(super) struct FileContent {
    pub(super) group: Option<Group>,
    pub(super) sources: Vec<RecordSource>,
}

/// Reads a file from its bytes.
///
/// # Errors
/// All problems of the file, in the order of its text.
pub(super) fn read_record_file(
    bytes: &[u8],
    around: &Around<'_>,
) -> Result<FileContent, Vec<Problem>> {
    parse(bytes, MOST_BYTES, |walk, text, top| TableReader { walk, around, text }.file(top))
}

/// Reads tables, and notes what is wrong with them.
pub(super) struct TableReader<'w, 'a> {
    pub(super) walk: &'w mut Walk,
    pub(super) around: &'w Around<'a>,
    text: &'w str,
}

/// How the findings of a group are numbered, as far as they were read.
struct Numbering<'g> {
    group: Option<&'g GroupId>,
    given: BTreeSet<usize>,
    next: usize,
}

impl TableReader<'_, '_> {
    fn file(&mut self, top: &DeTable<'_>) -> FileContent {
        self.walk.only(top, TOP.name, TOP.keys);
        self.walk.schema(top, SCHEMA);
        let sources = self.sources(top);
        let of_group = ["group", "title", "finding"].iter().any(|key| top.contains_key(*key));
        let group = (of_group || !top.contains_key("source")).then(|| self.group(top)).flatten();
        FileContent { group, sources }
    }

    /// Notes the keys of a table that it may not have, and those that it lacks.
    fn keys(&mut self, table: &DeTable<'_>, at: Range<usize>, known: &TableKeys) {
        self.walk.only(table, known.name, known.keys);
        for key in known.required.iter().filter(|key| !table.contains_key(**key)) {
            self.walk.required(table, at.clone(), known.name, key);
        }
    }

    /// Notes something that only a file of the record can have wrong.
    pub(super) fn note(
        &mut self,
        at: Range<usize>,
        title: MessageId,
        values: &[(&'static str, &str)],
        help: MessageId,
    ) {
        let values = values.iter().map(|&(name, value)| (name, value.to_owned())).collect();
        self.walk.note(at, ProblemKind::Told(ProblemSentence { title, values, help }));
    }

    fn group(&mut self, top: &DeTable<'_>) -> Option<Group> {
        let id = self.walk.required(top, 0..0, "", "group");
        let id = id.and_then(|value| {
            let id = self.id("group", value)?;
            let other = self.around.other(|outline| outline.group.as_deref() == Some(&id));
            self.elsewhere(value.span(), &id, other);
            Some(GroupId(id))
        });
        let title = self.walk.required(top, 0..0, "", "title");
        let title = title.and_then(|value| self.both("title", value));
        self.walk.required(top, 0..0, "", "finding");
        let mut numbering = Numbering { group: id.as_ref(), given: BTreeSet::new(), next: 1 };
        let mut findings = Vec::new();
        for (table, at) in self.walk.tables(top, "finding") {
            findings.extend(self.finding(table, at, &mut numbering));
        }
        Some(Group { id: id?, title: title?, findings })
    }

    /// Notes an id that another file gives too.
    fn elsewhere(&mut self, at: Range<usize>, name: &str, other: Option<&str>) {
        if let Some(other) = other {
            let values = [("name", name), ("other", other)];
            self.note(at, id!("problem-record-elsewhere"), &values, id!("help-record-elsewhere"));
        }
    }

    /// An id of a group or a source.
    fn id(&mut self, key: &str, value: &SpannedValue<'_>) -> Option<String> {
        let id = self.walk.text(key, value)?;
        let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
        let sound = id.chars().all(plain) && !id.starts_with('-') && id.len() <= MOST_LETTERS;
        if !sound {
            let most = MOST_LETTERS.to_string();
            let values = [("key", key), ("most", most.as_str())];
            self.note(
                value.span(),
                id!("problem-record-id-form"),
                &values,
                id!("help-record-id-form"),
            );
        }
        sound.then(|| id.to_owned())
    }

    fn finding(
        &mut self,
        table: &DeTable<'_>,
        at: Range<usize>,
        numbering: &mut Numbering<'_>,
    ) -> Option<Finding> {
        self.keys(table, at.clone(), &FINDING);
        let id = self.finding_id(table, numbering);
        let kind = self.one_of(table, "kind", FindingKind::WORDS).and_then(FindingKind::from_word);
        let certainty =
            self.one_of(table, "certainty", Certainty::WORDS).and_then(Certainty::from_word);
        let cites = self.cites(table);
        let says = self.prose(table);
        let (checks, places): (Vec<_>, Vec<_>) = self.checks(table).into_iter().unzip();
        let gap = table.get("gap").map(|value| self.gap(value));
        let named = table.get("checks").and_then(|value| value.get_ref().as_array());
        if named.is_none_or(|named| named.is_empty()) && !table.contains_key("gap") {
            self.note(at.clone(), id!("problem-record-neither"), &[], id!("help-record-neither"));
        }
        // A gap that could not be read is not one that is not there.
        let gap = gap.map_or(Some(None), |gap| gap.map(Some))?;
        let finding = Finding {
            id: id?,
            kind: kind?,
            certainty: certainty?,
            cites,
            says: says?,
            checks,
            gap,
        };
        self.rules(&finding, at, &places);
        Some(finding)
    }

    /// The id of a finding: that of its group, and the number after the one before.
    fn finding_id(
        &mut self,
        table: &DeTable<'_>,
        numbering: &mut Numbering<'_>,
    ) -> Option<FindingId> {
        let value = table.get("id");
        let id = value.and_then(|value| self.walk.text("id", value));
        let (Some(value), Some(id), Some(group)) = (value, id, numbering.group) else {
            numbering.next += 1;
            return None;
        };
        let expected = FindingId { group: group.clone(), number: numbering.next };
        let number = id.strip_prefix(group.as_str()).and_then(|rest| rest.strip_prefix('/'));
        let number = number.and_then(|digits| digits.parse::<usize>().ok());
        if number.is_some_and(|number| numbering.given.contains(&number)) {
            self.walk.note(value.span(), ProblemKind::Duplicate { name: id.to_owned() });
            return None;
        }
        // What follows a wrong number is reported only where it is wrong too.
        let number_given = number.unwrap_or(numbering.next);
        numbering.given.insert(number_given);
        numbering.next = number_given.saturating_add(1);
        if id != expected.to_string() {
            let expected = expected.to_string();
            let values = [("id", expected.as_str())];
            self.note(value.span(), id!("problem-record-id"), &values, id!("help-record-id"));
            return None;
        }
        Some(expected)
    }

    fn cites(&mut self, table: &DeTable<'_>) -> Vec<Cite> {
        self.not_empty(table, "cites");
        let mut cites = Vec::new();
        for (table, at) in self.walk.tables_written(table, "cites", "cites = [{ source = … }]") {
            self.keys(table, at, &CITE);
            let known = self.around.sources();
            let source = self.one_of(table, "source", &known);
            let place = table.get("place").and_then(|value| self.both("place", value));
            cites.extend(source.map(|id| Cite { source: SourceId(id.to_owned()), place }));
        }
        cites
    }

    /// Notes a list that is there and has nothing in it.
    fn not_empty(&mut self, table: &DeTable<'_>, key: &str) {
        let list = table
            .get(key)
            .filter(|value| value.get_ref().as_array().is_some_and(|array| array.is_empty()));
        if let Some(list) = list {
            self.walk.note(list.span(), ProblemKind::Blank { key: key.to_owned() });
        }
    }

    /// The value of a key as one of these words.
    fn one_of<'k>(&mut self, table: &DeTable<'_>, key: &str, words: &[&'k str]) -> Option<&'k str> {
        let value = table.get(key)?;
        self.walk.word(key, value, words, AllowedValues::words(words))
    }

    fn gap(&mut self, value: &SpannedValue<'_>) -> Option<Gap> {
        let table = self.walk.table("gap", value, "[finding.gap]")?;
        self.keys(table, value.span(), &GAP);
        let errs = self.one_of(table, "errs", Errs::WORDS).and_then(Errs::from_word);
        let reason = self.prose(table);
        Some(Gap { reason: reason?, errs: errs? })
    }

    /// A short text in both languages, on one line each.
    fn both(&mut self, key: &'static str, value: &SpannedValue<'_>) -> Option<Both> {
        let form = format!("{key} = {{ ja = …, en = … }}");
        let table = self.walk.table(key, value, &form)?;
        self.keys(
            table,
            value.span(),
            &TableKeys { name: key, keys: keys::BOTH, required: keys::BOTH },
        );
        let mut part = |key: &str| {
            let value = table.get(key)?;
            self.walk.text(key, value).map(|text| (text.to_owned(), value.span()))
        };
        let ((ja, _), (en, at)) = (part("ja")?, part("en")?);
        if en.chars().any(is_japanese) {
            self.note(
                at,
                id!("problem-record-language"),
                &[("key", "en")],
                id!("help-record-language"),
            );
        }
        Some(Both { ja, en })
    }

    /// Sentences in both languages, each of which may be on a separate line.
    fn prose(&mut self, table: &DeTable<'_>) -> Option<Both> {
        let ja = table.get("ja").and_then(|value| self.sentences(Language::Ja, value));
        let en = table.get("en").and_then(|value| self.sentences(Language::En, value));
        Some(Both { ja: ja?, en: en? })
    }

    fn sentences(&mut self, language: Language, value: &SpannedValue<'_>) -> Option<String> {
        let (key, between, end) = match language {
            Language::Ja => ("ja", "", '。'),
            Language::En => ("en", " ", '.'),
        };
        let text = self.walk.prose(key, value, between)?;
        let of_language = match language {
            Language::Ja => text.chars().any(is_japanese),
            Language::En => text.is_ascii(),
        };
        let mut lines = value.get_ref().as_str().into_iter().flat_map(str::lines).map(str::trim);
        let torn = lines.find(|line| !line.is_empty() && !line.ends_with(end));
        let values = [("key", key)];
        if !of_language {
            self.note(
                value.span(),
                id!("problem-record-language"),
                &values,
                id!("help-record-language"),
            );
        } else if let Some(torn) = torn {
            let at = self.line_within(value.span(), torn);
            self.note(at, id!("problem-record-sentence"), &values, id!("help-record-sentence"));
        }
        Some(text)
    }

    /// The place of a line of a text; that of the whole text where it is written with escapes.
    fn line_within(&self, text: Range<usize>, line: &str) -> Range<usize> {
        match self.text[text.clone()].find(line) {
            Some(offset) => text.start + offset..text.start + offset + line.len(),
            None => text,
        }
    }

    fn sources(&mut self, top: &DeTable<'_>) -> Vec<RecordSource> {
        let mut sources = Vec::new();
        let (mut ids, mut locations) = (BTreeSet::new(), BTreeSet::new());
        for (table, at) in self.walk.tables(top, "source") {
            self.keys(table, at.clone(), &SOURCE);
            let id = table.get("id").and_then(|value| self.source_id(value, &mut ids));
            let title = table.get("title").and_then(|value| self.both("title", value));
            let issuer = table.get("issuer").and_then(|value| self.both("issuer", value));
            let date = table.get("date").and_then(|value| self.date(value));
            let locations = self.locations(table, &mut locations);
            let without_entry = table.get("without_entry").and_then(|value| {
                let table = self.walk.table("without_entry", value, "[source.without_entry]")?;
                let name = "source.without_entry";
                let both = TableKeys { name, keys: keys::BOTH, required: keys::BOTH };
                self.keys(table, value.span(), &both);
                self.prose(table)
            });
            let file = locations.first().is_some_and(|first| !is_address(first));
            if !locations.is_empty() && file != table.contains_key("without_entry") {
                let (title, help) =
                    (id!("problem-record-without-entry"), id!("help-record-without-entry"));
                self.note(at, title, &[], help);
            }
            if let (Some(id), Some(title), Some(issuer)) = (id, title, issuer) {
                sources.push(RecordSource { id, title, issuer, date, locations, without_entry });
            }
        }
        sources
    }

    fn source_id(
        &mut self,
        value: &SpannedValue<'_>,
        ids: &mut BTreeSet<String>,
    ) -> Option<SourceId> {
        let id = self.id("id", value)?;
        if !ids.insert(id.clone()) {
            self.walk.note(value.span(), ProblemKind::Duplicate { name: id });
            return None;
        }
        let other = self.around.other(|outline| outline.sources.contains(&id));
        self.elsewhere(value.span(), &id, other);
        if !self.around.cites(&id) {
            self.note(
                value.span(),
                id!("problem-record-uncited"),
                &[("id", &id)],
                id!("help-record-uncited"),
            );
        }
        Some(SourceId(id))
    }

    /// A year, a month and a day, as far as they are known.
    fn date(&mut self, value: &SpannedValue<'_>) -> Option<String> {
        let date = self.walk.text("date", value)?;
        let digits = |part: &str, most: usize| {
            part.len() == most && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let parts: Vec<&str> = date.split('-').collect();
        let sound =
            parts.len() <= 3 && parts.iter().zip([4, 2, 2]).all(|(part, most)| digits(part, most));
        if !sound {
            self.note(value.span(), id!("problem-record-date"), &[], id!("help-record-date"));
        }
        sound.then(|| date.to_owned())
    }

    fn locations(&mut self, table: &DeTable<'_>, known: &mut BTreeSet<String>) -> Vec<String> {
        self.not_empty(table, "locations");
        let mut locations = Vec::new();
        for (location, at) in self.walk.texts(table, "locations") {
            let file = [".txt", ".md"].iter().any(|end| location.ends_with(end));
            if !(is_address(location) || file && !location.contains('/')) {
                let values = [("location", location)];
                let help = id!("help-record-location");
                self.note(at.clone(), id!("problem-record-location"), &values, help);
            }
            let other = self.around.other(|it| it.locations.iter().any(|known| known == location));
            if !known.insert(location.to_owned()) {
                self.walk.note(at, ProblemKind::Duplicate { name: location.to_owned() });
            } else {
                self.elsewhere(at, location, other);
            }
            locations.push(location.to_owned());
        }
        locations
    }
}

/// Whether a place is a web address.
fn is_address(location: &str) -> bool {
    location.starts_with("https://") || location.starts_with("http://")
}

/// Whether a character is a Japanese one.
fn is_japanese(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}
