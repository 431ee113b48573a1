//! Everything that was asked, counted by how far an answer can be trusted.

use super::evidence::Dossier;
use super::evidence::asked::{Asked, Class, State};
use super::table::{Entry, Tone};
use crate::messages::{Messages, grouped};
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
    pub fn of<'a>(asked: impl IntoIterator<Item = &'a Asked>) -> Tally {
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
    let count = |count: usize| grouped(count as u64).into();
    let values = [
        ("asked", count(tally.asked())),
        ("asexpected", count(tally.as_expected)),
        ("differs", count(tally.differing)),
        ("open", count(tally.open)),
    ];
    messages.with("report-asked", values)
}

/// The header of the table of classes.
pub fn header(messages: &Messages) -> Vec<String> {
    let ids = [
        "column-class",
        "column-says",
        "column-asked",
        "column-expected",
        "column-differing",
        "verdict-not-established",
    ];
    ids.map(|id| messages.get(id)).to_vec()
}

/// A row for each class, and one for what was not run.
pub fn rows(messages: &Messages, dossier: &Dossier, asked: &[Asked]) -> Vec<Vec<Entry>> {
    let mut classes: BTreeMap<Class, Vec<Asked>> = BTreeMap::new();
    for asked in asked {
        classes.entry(dossier.class(asked.about)).or_default().push(*asked);
    }
    let row = |(class, asked): (&Class, &Vec<Asked>)| {
        let tally = Tally::of(asked);
        let number = |count: usize| Entry::number(grouped(count as u64));
        let alarming =
            |count: usize| number(count).toned(if count > 0 { Tone::Alarm } else { Tone::Plain });
        let (name, meaning) = (name(messages, *class), meaning(messages, *class));
        let counts = [number(tally.asked()), number(tally.as_expected)];
        let rest = [alarming(tally.differing), alarming(tally.open)];
        [Entry::plain(name), Entry::plain(meaning)].into_iter().chain(counts).chain(rest).collect()
    };
    let not_run = ["class-not-run", "class-not-run-says"].map(|id| Entry::plain(messages.get(id)));
    let none = std::iter::repeat_n(Entry::number("-").toned(Tone::Faint), 4);
    classes.iter().map(row).chain([not_run.into_iter().chain(none).collect()]).collect()
}

/// What a class is called.
pub fn name(messages: &Messages, class: Class) -> String {
    match class {
        Class::Exhaustive => messages.get("class-exhaustive"),
        Class::Random(schedules) => {
            messages.with("class-random", [("schedules", grouped(schedules).into())])
        }
        Class::Observed => messages.get("class-observed"),
        Class::Sheet => messages.get("class-sheet"),
    }
}

/// What a class can and cannot say.
fn meaning(messages: &Messages, class: Class) -> String {
    messages.get(match class {
        Class::Exhaustive => "class-exhaustive-says",
        Class::Random(_) => "class-random-says",
        Class::Observed => "class-observed-says",
        Class::Sheet => "class-sheet-says",
    })
}
