//! What several renderings tell alike, composed once: sections, sentences, lists and tables, which a
//! terminal, Markdown and a page lay out each in its own way.

// For a terminal.
pub mod terminal;
// In Markdown.
pub mod markdown;
// As a part of a page.
pub mod html;

/// How something is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A plain text.
    Plain,
    /// Good news.
    Good,
    /// Bad news that was expected.
    Bad,
    /// Something that needs attention.
    Alarm,
    /// Less important.
    Faint,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Span {
    /// Words of a catalogue, in which backticks enclose code.
    Words(String),
    /// Code, as it is.
    Code(String),
    /// Words that weigh.
    Strong(String),
    /// Words that lead to the section with this anchor.
    Link(String, String),
    /// What follows begins a new line.
    Break,
}

/// Words in a row, some of which are code, weigh, or lead to another section of the same text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(Vec<Span>);

impl Line {
    /// What a message is given where a line is to be put in: see [`Line::put_into`].
    pub const PLACE: &str = "\u{fffc}";

    /// Code, in which nothing is a mark.
    pub fn code(text: impl Into<String>) -> Line {
        Line(vec![Span::Code(text.into())])
    }

    /// Words that weigh.
    pub fn strong(words: impl Into<String>) -> Line {
        Line(vec![Span::Strong(words.into())])
    }

    /// Words that lead to the section with this anchor.
    pub fn link(words: impl Into<String>, anchor: impl Into<String>) -> Line {
        Line(vec![Span::Link(words.into(), anchor.into())])
    }

    /// This line and another, in a row.
    #[must_use]
    pub fn and(mut self, next: impl Into<Line>) -> Line {
        self.0.extend(next.into().0);
        self
    }

    /// This line, and another below it.
    #[must_use]
    pub fn above(mut self, next: impl Into<Line>) -> Line {
        self.0.push(Span::Break);
        self.and(next)
    }

    /// Lines in a row, with a separator between them.
    pub fn joined(lines: impl IntoIterator<Item = Line>, separator: &str) -> Line {
        let add = |all: Option<Line>, line| match all {
            Some(all) => Some(all.and(separator).and(line)),
            None => Some(line),
        };
        lines.into_iter().fold(None, add).unwrap_or_default()
    }

    /// A message that was given [`Line::PLACE`], with this line in that place.
    ///
    /// # Panics
    /// When the message has no such place, which is a mistake of the program.
    #[must_use]
    pub fn put_into(self, message: &str) -> Line {
        let (before, after) = message.split_once(Line::PLACE).expect("the message has the place");
        assert!(!after.contains(Line::PLACE), "the message has one place");
        Line::from(before).and(self).and(after)
    }

    /// The words alone.
    pub fn words(&self) -> String {
        let words = self.0.iter().map(|span| match span {
            Span::Words(text) | Span::Code(text) | Span::Strong(text) | Span::Link(text, _) => text,
            Span::Break => " ",
        });
        words.collect()
    }
}

impl From<String> for Line {
    fn from(words: String) -> Line {
        Line(vec![Span::Words(words)])
    }
}

impl From<&String> for Line {
    fn from(words: &String) -> Line {
        Line::from(words.clone())
    }
}

impl From<&str> for Line {
    fn from(words: &str) -> Line {
        Line::from(words.to_owned())
    }
}

/// One cell of a table.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it says.
    pub line: Line,
    /// How it is to be read.
    pub tone: Tone,
    /// Whether it is a number, which is set to the right.
    pub number: bool,
}

impl Entry {
    /// A cell with a tone.
    pub fn new(line: impl Into<Line>, tone: Tone) -> Entry {
        Entry { line: line.into(), tone, number: false }
    }

    /// A plain cell.
    pub fn plain(line: impl Into<Line>) -> Entry {
        Entry::new(line, Tone::Plain)
    }

    /// A plain cell, set to the right: a number.
    pub fn number(text: impl Into<String>) -> Entry {
        Entry { number: true, ..Entry::plain(text.into()) }
    }

    /// The same cell with another tone.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Entry {
        Entry { tone, ..self }
    }
}

/// A table. Only a page has a place for a caption of its own; elsewhere the section says it.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name, once in a text.
    pub name: String,
    /// What it is about.
    pub caption: String,
    /// The class by which a page styles it; empty where it is like any other.
    pub class: &'static str,
    /// Whether it is as wide as it needs to be in a terminal, so that each row stays a line.
    pub keeps_width: bool,
    /// The titles of the columns.
    pub header: Vec<String>,
    /// The rows; the first cell of each names it.
    pub rows: Vec<Vec<Entry>>,
}

impl Table {
    /// A table like any other.
    pub fn new(
        name: impl Into<String>,
        caption: impl Into<String>,
        header: Vec<String>,
        rows: Vec<Vec<Entry>>,
    ) -> Table {
        let (name, caption) = (name.into(), caption.into());
        Table { name, caption, class: "", keeps_width: false, header, rows }
    }
}

/// A part of a text.
#[derive(Clone, Debug)]
pub struct Section {
    /// What links lead to; none where no link does.
    pub anchor: Option<String>,
    /// Its heading.
    pub title: String,
    /// What is said below it.
    pub blocks: Vec<Block>,
}

/// What a text is made of.
#[derive(Clone, Debug)]
pub enum Block {
    /// A part with a heading.
    Section(Section),
    /// One sentence or several.
    Paragraph(Line, Tone),
    /// A line each.
    List(Vec<Line>),
    /// A table.
    Table(Table),
}

impl Block {
    /// A part with a heading, to which no link leads.
    pub fn section(title: impl Into<String>, blocks: Vec<Block>) -> Block {
        Block::Section(Section { anchor: None, title: title.into(), blocks })
    }

    /// A part with a heading, to which links lead.
    pub fn anchored(
        anchor: impl Into<String>,
        title: impl Into<String>,
        blocks: Vec<Block>,
    ) -> Block {
        Block::Section(Section { anchor: Some(anchor.into()), title: title.into(), blocks })
    }

    /// One plain sentence or several.
    pub fn paragraph(line: impl Into<Line>) -> Block {
        Block::Paragraph(line.into(), Tone::Plain)
    }

    /// A list with an item for each line.
    pub fn list(lines: impl IntoIterator<Item: Into<Line>>) -> Block {
        Block::List(lines.into_iter().map(Into::into).collect())
    }

    /// A table with this name.
    pub fn table(
        name: impl Into<String>,
        caption: impl Into<String>,
        header: Vec<String>,
        rows: Vec<Vec<Entry>>,
    ) -> Block {
        Block::Table(Table::new(name, caption, header, rows))
    }
}
