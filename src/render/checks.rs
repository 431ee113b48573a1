//! Every check, counted by how far its result can be trusted.

use super::compose::{Block, Entry, Tone};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::{CheckKind, CheckResult, CheckState, Class};
use honnin_messages::{Messages, family, grouped, id, message};
use std::collections::BTreeMap;

/// How many results are what they must be, are others, and are not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckTally {
    /// What they must be.
    pub as_expected: usize,
    /// Not put to the test, which was to be expected.
    pub no_case: usize,
    /// Known, and others.
    pub differing: usize,
    /// Not known.
    pub not_established: usize,
}

impl CheckTally {
    /// The tally of some checks.
    pub fn count<'a>(checks: impl IntoIterator<Item = &'a CheckResult>) -> CheckTally {
        let mut tally = CheckTally::default();
        for check in checks {
            match check.state {
                CheckState::AsExpected => tally.as_expected += 1,
                CheckState::NoCase => tally.no_case += 1,
                CheckState::Differs => tally.differing += 1,
                CheckState::NotEstablished => tally.not_established += 1,
            }
        }
        tally
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.as_expected + self.no_case + self.differing + self.not_established
    }

    /// Whether there is a check, and every result is what it must be; of some claims there may be no
    /// case.
    pub fn all_as_expected(self) -> bool {
        self.as_expected > 0 && self.differing == 0 && self.not_established == 0
    }
}

/// The tally in a sentence.
pub fn sentence(messages: &Messages, tally: CheckTally) -> String {
    let count = |count: usize| grouped(count as u64);
    let put = tally.total() - tally.no_case;
    let said = if tally.all_as_expected() {
        message!(messages, "report-asked-all", asked = count(put))
    } else {
        message!(
            messages,
            "report-asked",
            asked = count(put),
            asexpected = count(tally.as_expected),
            differs = count(tally.differing),
            open = count(tally.not_established)
        )
    };
    if tally.no_case == 0 {
        return said;
    }
    let without = message!(messages, "report-asked-no-case", n = tally.no_case);
    messages.sentences(&[said, without])
}

/// How far results can be trusted: a row for each class, and one for what was not run.
pub fn table(messages: &Messages, checked: &ConsistentEvidence, checks: &[CheckResult]) -> Block {
    let header = messages.all([
        id!("column-class"),
        id!("column-says"),
        id!("column-kinds"),
        id!("column-asked"),
        id!("column-as-it-must-be"),
        id!("verdict-no-case"),
        id!("column-differing"),
        id!("verdict-not-established"),
    ]);
    let mut classes: BTreeMap<Class, Vec<CheckResult>> = BTreeMap::new();
    for check in checks {
        classes.entry(checked.class(check.about)).or_default().push(*check);
    }
    let row = |(class, checks): (&Class, &Vec<CheckResult>)| {
        let tally = CheckTally::count(checks);
        let number = |count: usize| Entry::number(grouped(count as u64));
        let alarming =
            |count: usize| number(count).toned(if count > 0 { Tone::Alarm } else { Tone::Plain });
        let (name, meaning) = (name(messages, *class), meaning(messages, *class));
        let words = [name, meaning, kinds(messages, checks)].map(Entry::plain);
        let counts = [tally.total(), tally.as_expected, tally.no_case].map(number);
        let rest = [alarming(tally.differing), alarming(tally.not_established)];
        words.into_iter().chain(counts).chain(rest).collect()
    };
    let not_run =
        [id!("class-not-run"), id!("class-not-run-says")].map(|id| Entry::plain(messages.get(id)));
    let none = std::iter::once(Entry::new("-", Tone::Faint));
    let none = none.chain(std::iter::repeat_n(Entry::number("-").toned(Tone::Faint), 5));
    let rows = classes.iter().map(row).chain([not_run.into_iter().chain(none).collect()]);
    let caption = sentence(messages, CheckTally::count(checks));
    Block::table("classes", caption, header, rows.collect())
}

/// How many checks there are of each kind.
fn kinds(messages: &Messages, checks: &[CheckResult]) -> String {
    let mut kinds: BTreeMap<CheckKind, u64> = BTreeMap::new();
    for check in checks {
        *kinds.entry(check.about.kind()).or_default() += 1;
    }
    let told = |(kind, count): (CheckKind, u64)| {
        let id = family!("asked-", CheckKind, kind);
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
