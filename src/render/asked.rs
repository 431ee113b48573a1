//! Everything that was asked, counted by how far an answer can be trusted.

use super::compose::{Block, Entry, Tone};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::asked::{Asked, Class, QuestionKind, State};
use honnin_messages::{Messages, family, grouped, id, message};
use std::collections::BTreeMap;

/// How many answers are what they must be, are others, and are not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// What they must be.
    pub as_expected: usize,
    /// Known, and others.
    pub differing: usize,
    /// Not known.
    pub open: usize,
}

impl Tally {
    /// The tally of some answers.
    pub fn count<'a>(asked: impl IntoIterator<Item = &'a Asked>) -> Tally {
        let mut tally = Tally::default();
        for asked in asked {
            match asked.state {
                State::AsExpected => tally.as_expected += 1,
                State::Differs => tally.differing += 1,
                State::NotEstablished => tally.open += 1,
            }
        }
        tally
    }

    /// All of them.
    pub fn asked(self) -> usize {
        self.as_expected + self.differing + self.open
    }

    /// Whether something was asked, and every answer is what it must be.
    pub fn all_as_expected(self) -> bool {
        self.as_expected > 0 && self.differing == 0 && self.open == 0
    }
}

/// The tally in a sentence.
pub fn sentence(messages: &Messages, tally: Tally) -> String {
    let count = |count: usize| grouped(count as u64);
    if tally.all_as_expected() {
        return message!(messages, "report-asked-all", asked = count(tally.asked()));
    }
    message!(
        messages,
        "report-asked",
        asked = count(tally.asked()),
        asexpected = count(tally.as_expected),
        differs = count(tally.differing),
        open = count(tally.open)
    )
}

/// How far answers can be trusted: a row for each class, and one for what was not run.
pub fn table(messages: &Messages, checked: &ConsistentEvidence, asked: &[Asked]) -> Block {
    let header = messages.all([
        id!("column-class"),
        id!("column-says"),
        id!("column-kinds"),
        id!("column-asked"),
        id!("column-as-it-must-be"),
        id!("column-differing"),
        id!("verdict-not-established"),
    ]);
    let mut classes: BTreeMap<Class, Vec<Asked>> = BTreeMap::new();
    for asked in asked {
        classes.entry(checked.class(asked.about)).or_default().push(*asked);
    }
    let row = |(class, asked): (&Class, &Vec<Asked>)| {
        let tally = Tally::count(asked);
        let number = |count: usize| Entry::number(grouped(count as u64));
        let alarming =
            |count: usize| number(count).toned(if count > 0 { Tone::Alarm } else { Tone::Plain });
        let (name, meaning) = (name(messages, *class), meaning(messages, *class));
        let words = [name, meaning, kinds(messages, asked)].map(Entry::plain);
        let counts = [number(tally.asked()), number(tally.as_expected)];
        let rest = [alarming(tally.differing), alarming(tally.open)];
        words.into_iter().chain(counts).chain(rest).collect()
    };
    let not_run =
        [id!("class-not-run"), id!("class-not-run-says")].map(|id| Entry::plain(messages.get(id)));
    let none = std::iter::once(Entry::new("-", Tone::Faint));
    let none = none.chain(std::iter::repeat_n(Entry::number("-").toned(Tone::Faint), 4));
    let rows = classes.iter().map(row).chain([not_run.into_iter().chain(none).collect()]);
    let caption = sentence(messages, Tally::count(asked));
    Block::table("classes", caption, header, rows.collect())
}

/// How many questions there are of each kind.
fn kinds(messages: &Messages, asked: &[Asked]) -> String {
    let mut kinds: BTreeMap<QuestionKind, u64> = BTreeMap::new();
    for asked in asked {
        *kinds.entry(asked.about.kind()).or_default() += 1;
    }
    let told = |(kind, count): (QuestionKind, u64)| {
        let id = family!("asked-", QuestionKind, kind);
        message!(messages, id, n = grouped(count), count)
    };
    messages.list(kinds.into_iter().map(told))
}

/// What a class is called.
pub fn name(messages: &Messages, class: Class) -> String {
    match class {
        Class::Exhaustive => message!(messages, "class-exhaustive"),
        Class::Random { schedules } => {
            message!(messages, "class-random", schedules = grouped(schedules))
        }
        Class::Several { .. } => message!(messages, "class-several"),
        Class::Observed => message!(messages, "class-observed"),
        Class::Sheet => message!(messages, "class-sheet"),
    }
}

/// What a class can and cannot say.
fn meaning(messages: &Messages, class: Class) -> String {
    messages.get(match class {
        Class::Exhaustive => id!("class-exhaustive-says"),
        Class::Random { .. } => id!("class-random-says"),
        Class::Several { .. } => id!("class-several-says"),
        Class::Observed => id!("class-observed-says"),
        Class::Sheet => id!("class-sheet-says"),
    })
}
