//! Everything that was asked, counted by how far an answer can be trusted.

use super::table::{Entry, Tone};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::asked::{Asked, Class, QuestionKind, State};
use honnin_messages::{Messages, grouped, id};
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
    let count = |count: usize| grouped(count as u64).into();
    if tally.all_as_expected() {
        return messages.with(id!("report-asked-all"), [("asked", count(tally.asked()))]);
    }
    let values = [
        ("asked", count(tally.asked())),
        ("asexpected", count(tally.as_expected)),
        ("differs", count(tally.differing)),
        ("open", count(tally.open)),
    ];
    messages.with(id!("report-asked"), values)
}

/// The header of the table of classes.
pub fn header(messages: &Messages) -> Vec<String> {
    let ids = [
        id!("column-class"),
        id!("column-says"),
        id!("column-kinds"),
        id!("column-asked"),
        id!("column-as-it-must-be"),
        id!("column-differing"),
        id!("verdict-not-established"),
    ];
    ids.map(|id| messages.get(id)).to_vec()
}

/// A row for each class, and one for what was not run.
pub fn rows(messages: &Messages, checked: &ConsistentEvidence, asked: &[Asked]) -> Vec<Vec<Entry>> {
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
    classes.iter().map(row).chain([not_run.into_iter().chain(none).collect()]).collect()
}

/// How many questions there are of each kind.
fn kinds(messages: &Messages, asked: &[Asked]) -> String {
    let mut kinds: BTreeMap<QuestionKind, u64> = BTreeMap::new();
    for asked in asked {
        *kinds.entry(asked.about.kind()).or_default() += 1;
    }
    let told = |(kind, count): (QuestionKind, u64)| {
        let id = match kind {
            QuestionKind::Claims => id!("asked-claims"),
            QuestionKind::Matrices => id!("asked-matrices"),
            QuestionKind::Remedies => id!("asked-remedies"),
            QuestionKind::Campaigns => id!("asked-campaigns"),
            QuestionKind::Controls => id!("asked-controls"),
            QuestionKind::Bounds => id!("asked-bounds"),
            QuestionKind::Schedules => id!("asked-schedules"),
            QuestionKind::Followed => id!("asked-followed"),
            QuestionKind::Logs => id!("asked-logs"),
            QuestionKind::Kill => id!("asked-kill"),
            QuestionKind::Survey => id!("asked-survey"),
        };
        messages.with(id, [("n", grouped(count).into()), ("count", count.into())])
    };
    let told: Vec<String> = kinds.into_iter().map(told).collect();
    messages.list(told.iter().map(String::as_str))
}

/// What a class is called.
pub fn name(messages: &Messages, class: Class) -> String {
    match class {
        Class::Exhaustive => messages.get(id!("class-exhaustive")),
        Class::Random { schedules } => {
            messages.with(id!("class-random"), [("schedules", grouped(schedules).into())])
        }
        Class::Several { .. } => messages.get(id!("class-several")),
        Class::Observed => messages.get(id!("class-observed")),
        Class::Sheet => messages.get(id!("class-sheet")),
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
