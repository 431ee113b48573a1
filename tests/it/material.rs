//! Random designs, random behaviours, and other material.

use honnin_analysis::SiteSearch;
use honnin_analysis::verdict::Verdict;
use honnin_models::answers::{Answers, keys_of_servers};
use honnin_models::claims::ClaimId;
use honnin_models::keys::{self, Answer, KEYS, Key, KeyId, Setting};
use honnin_models::{Site, State, Step};
use honnin_sheet::read::read_sheet;
use honnin_sheet::{Settings, Sheet, changed, find};
use quickcheck::{Arbitrary, Gen, QuickCheck};

/// The bundled sheet of that name.
pub(crate) fn sheet(name: &str) -> Sheet {
    find::find_sheet(name).expect("the sheet is bundled and sound")
}

/// A sheet with these lines below its name.
pub(crate) fn sheet_of(lines: &str) -> Sheet {
    let text = format!("schema = 1\nname = \"test\"\n{lines}");
    read_sheet("test.toml", text.as_bytes()).expect("the sheet is sound")
}

/// Settings from pairs of a key's name and an answer.
pub(crate) fn settings(pairs: &[(&str, Answer)]) -> Settings {
    let key = |name: &str| keys::find(name).unwrap_or_else(|| panic!("{name} is a key"));
    pairs.iter().map(|(name, answer)| Setting::new(key(name), *answer)).collect()
}

/// A word as an answer.
pub(crate) fn word(word: &'static str) -> Answer {
    Answer::Word(word)
}

/// Yes or no as an answer.
pub(crate) fn flag(flag: bool) -> Answer {
    Answer::Flag(flag)
}

/// A number as an answer.
pub(crate) fn number(number: u8) -> Answer {
    Answer::Number(number)
}

/// The answers with some of them changed.
pub(crate) fn with(answers: &Answers, pairs: &[(&str, Answer)]) -> Answers {
    changed(answers, &settings(pairs))
}

/// The verdict on a claim of a site, by a search of its own. Laws that ask for no violation would
/// take a search that did not run to its end for one that found none, so that is ruled out here.
pub(crate) fn verdict(answers: &Answers, claim: ClaimId) -> Verdict {
    let verdict = SiteSearch::new().verdict("test", answers, claim);
    let open = matches!(verdict, Verdict::NotEstablished { .. });
    assert!(!open, "a small site is searched to its end, and all witnesses are seen: {verdict:?}");
    verdict
}

/// The seed of everything random: that of `HONNIN_SEED`, or always the same one. It is printed, and
/// a test that fails shows it.
#[expect(
    clippy::print_stderr,
    reason = "the test runner shows it when a test fails, and only then"
)]
pub(crate) fn seed() -> u64 {
    let seed = match std::env::var("HONNIN_SEED") {
        Ok(word) => word.parse().unwrap_or_else(|_| panic!("HONNIN_SEED is a number, not {word}")),
        Err(std::env::VarError::NotPresent) => 20_230_327,
        Err(error) => panic!("HONNIN_SEED is a number: {error}"),
    };
    eprintln!("HONNIN_SEED={seed}");
    seed
}

/// Whether tests take their long versions, as CI does: `HONNIN_LONG_TESTS=1`.
pub(crate) fn long_tests() -> bool {
    match std::env::var("HONNIN_LONG_TESTS").as_deref() {
        Ok("1") => true,
        Ok("0") | Err(std::env::VarError::NotPresent) => false,
        other => panic!("HONNIN_LONG_TESTS is 1 (long versions) or 0, not {other:?}"),
    }
}

/// How much a test does: the second where tests take their long versions, else the first.
pub(crate) fn so_many<T>(short: T, long: T) -> T {
    if long_tests() { long } else { short }
}

/// A quickcheck run of so many cases, all of which must be useful.
pub(crate) fn quickcheck(cases: u64) -> QuickCheck {
    let random = Gen::from_size_and_seed(100, seed());
    QuickCheck::new().rng(random).tests(cases).min_tests_passed(cases)
}

/// Any site: every decision at random, within a scope small enough to search in milliseconds. On one
/// in four, an app server follows a program of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AnySite(pub(crate) Answers);

/// Any site whose logs are checked, and that the test implementation can be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AnyLoggedSite(pub(crate) Answers);

impl Arbitrary for AnyLoggedSite {
    fn arbitrary(random: &mut Gen) -> AnyLoggedSite {
        AnyLoggedSite(any_answers(random, Key::implemented))
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = AnyLoggedSite>> {
        Box::new(AnySite(self.0).shrink().map(|AnySite(answers)| AnyLoggedSite(answers)))
    }
}

/// Answers at random among these, small numbers only.
fn any_answers(random: &mut Gen, among: fn(&Key) -> Vec<Answer>) -> Answers {
    let mut answers = Answers::default();
    for key in KEYS {
        let allowed = among(key);
        let small = |answer: &&Answer| match (key.name, answer) {
            (_, Answer::Word(_) | Answer::Flag(_)) => true,
            ("topology.app_servers" | "topology.db_servers", Answer::Number(n)) => *n <= 2,
            ("image.pages" | "scope.requests" | "scope.seconds", Answer::Number(n)) => *n <= 2,
            (_, Answer::Number(n)) => *n <= 1,
        };
        let allowed: Vec<Answer> = allowed.iter().filter(small).copied().collect();
        key.set(&mut answers, *random.choose(&allowed).expect("some answer is small"));
    }
    covered(answers)
}

impl Arbitrary for AnySite {
    fn arbitrary(random: &mut Gen) -> AnySite {
        let mut answers = any_answers(random, |key| key.allowed.answers());
        if u8::arbitrary(random).is_multiple_of(4) {
            let keys: Vec<KeyId> = keys_of_servers().collect();
            let key = random.choose(&keys).expect("servers have answers of their own");
            let answer = *random.choose(&key.allowed.answers()).expect("every key has answers");
            if key.get(&answers) != answer {
                answers.own.set(usize::from(bool::arbitrary(random)), Setting::new(key, answer));
            }
        }
        AnySite(covered(answers))
    }

    /// Towards the reference design, one answer at a time.
    fn shrink(&self) -> Box<dyn Iterator<Item = AnySite>> {
        let answers = self.0;
        let differing = KEYS.iter().filter(move |key| key.get(&answers) != key.default());
        let nearer =
            differing.map(move |key| changed(&answers, &[Setting::new(key, key.default())]));
        Box::new(nearer.filter(|nearer| nearer.uncovered().is_empty()).map(AnySite))
    }
}

/// The answers, with what the model does not cover mended.
pub(crate) fn covered(mut answers: Answers) -> Answers {
    while let Some(uncovered) = answers.uncovered().first() {
        let key = keys::find(uncovered.keys()[0]).expect("uncovered combinations name keys");
        key.set(&mut answers, key.default());
    }
    answers
}

/// Choices by which a behaviour of a site is walked: each number picks among the enabled steps.
#[derive(Clone, Debug)]
pub(crate) struct Walk(Vec<u8>);

impl Arbitrary for Walk {
    fn arbitrary(random: &mut Gen) -> Walk {
        let length = usize::arbitrary(random) % 60;
        Walk((0..length).map(|_| u8::arbitrary(random)).collect())
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Walk>> {
        let choices = self.0.clone();
        Box::new((0..choices.len()).map(move |length| Walk(choices[..length].to_vec())))
    }
}

impl Walk {
    /// The steps taken and the states reached, the initial one first.
    pub(crate) fn of(&self, site: &Site) -> (Vec<Step>, Vec<State>) {
        self.from(site, State::START)
    }

    /// The same from another state on, which comes first.
    pub(crate) fn from(&self, site: &Site, start: State) -> (Vec<Step>, Vec<State>) {
        let (mut steps, mut states) = (Vec::new(), vec![start]);
        for &choice in &self.0 {
            let state = *states.last().expect("a behaviour has a last state");
            let enabled: Vec<(Step, State)> = site.successors(&state).collect();
            if enabled.is_empty() {
                break;
            }
            let (step, next) = enabled[usize::from(choice) % enabled.len()];
            steps.push(step);
            states.push(next);
        }
        (steps, states)
    }
}
