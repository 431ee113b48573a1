//! What the other files of a record have: a file may cite a source that another one has, and may not
//! give an id that another one gives.

use honnin_sheet::Sheet;
use toml::de::DeTable;

/// What a file has and names, as far as it can be read. Whether it is sound is not known yet.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Its group, if it has one.
    pub(super) group: Option<String>,
    /// The ids of its sources.
    pub(super) sources: Vec<String>,
    /// Where its sources were read.
    pub(super) locations: Vec<String>,
    /// The sources that its findings cite.
    pub(super) cited: Vec<String>,
}

impl Outline {
    /// The outline of a file with these bytes.
    pub(super) fn parse(bytes: &[u8]) -> Outline {
        let text = String::from_utf8_lossy(bytes);
        let (top, _) = DeTable::parse_recoverable(&text);
        let top = top.get_ref();
        let sources = tables(top, "source");
        let cites = tables(top, "finding").into_iter().flat_map(|finding| tables(finding, "cites"));
        Outline {
            group: word(top, "group"),
            locations: sources.iter().flat_map(|source| words(source, "locations")).collect(),
            sources: sources.into_iter().filter_map(|source| word(source, "id")).collect(),
            cited: cites.filter_map(|cite| word(cite, "source")).collect(),
        }
    }
}

fn tables<'v, 't>(table: &'v DeTable<'t>, key: &str) -> Vec<&'v DeTable<'t>> {
    let array = table.get(key).and_then(|value| value.get_ref().as_array());
    array
        .into_iter()
        .flat_map(|array| array.iter())
        .filter_map(|it| it.get_ref().as_table())
        .collect()
}

fn word(table: &DeTable<'_>, key: &str) -> Option<String> {
    table.get(key).and_then(|value| value.get_ref().as_str()).map(str::to_owned)
}

fn words(table: &DeTable<'_>, key: &str) -> Vec<String> {
    let array = table.get(key).and_then(|value| value.get_ref().as_array());
    let words = array.into_iter().flat_map(|array| array.iter());
    words.filter_map(|it| it.get_ref().as_str()).map(str::to_owned).collect()
}

/// What a file may refer to besides its own content: the sheets, and the other files by their
/// paths.
pub(super) struct Around<'a> {
    /// The bundled sheets.
    pub(super) sheets: &'a [Sheet],
    /// The file itself.
    pub(super) own: &'a Outline,
    /// The other files.
    pub(super) others: Vec<(&'a str, &'a Outline)>,
}

impl Around<'_> {
    fn outlines(&self) -> impl Iterator<Item = &Outline> {
        std::iter::once(self.own).chain(self.others.iter().map(|(_, other)| *other))
    }

    /// Every source that may be cited.
    pub(super) fn sources(&self) -> Vec<&str> {
        self.outlines().flat_map(|outline| &outline.sources).map(String::as_str).collect()
    }

    /// Whether some finding cites a source.
    pub(super) fn cites(&self, source: &str) -> bool {
        self.outlines().any(|outline| outline.cited.iter().any(|cited| cited == source))
    }

    /// The other file of which this is true.
    pub(super) fn other(&self, has: impl Fn(&Outline) -> bool) -> Option<&str> {
        self.others.iter().find(|(_, outline)| has(outline)).map(|(path, _)| *path)
    }

    /// The bundled sheet of that name.
    pub(super) fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}
