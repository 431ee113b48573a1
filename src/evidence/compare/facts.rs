//! A document as a list of facts: what is said, of what. Values are the document's own words, so
//! that two files are compared in no language.

use super::Kind;
use super::{record, runs};
use crate::Dossier;
use crate::asked::{About, State};
use crate::findings::Findings;
use honnin_analysis::campaigns::Finding;
use honnin_analysis::formula::Term;
use honnin_analysis::matrix::{Cause, Matrix};
use honnin_analysis::remedies::{Bigger, Goal, Outcome, Remedies, Remedy};
use honnin_analysis::{Check, Verdict};
use honnin_models::claims::ClaimId;
use honnin_models::keys::KEYS;
use honnin_sheet::Settings;
use std::collections::BTreeMap;

/// Something that a document says.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) kind: Kind,
    /// What it is said of.
    pub(super) at: Vec<String>,
    /// What is said.
    pub(super) value: String,
    /// Whether that is what it must be, where somebody asked.
    pub(super) state: Option<State>,
    /// How much it is, where more is better.
    pub(super) size: Option<u64>,
}

impl Fact {
    pub(super) fn new(kind: Kind, at: &[&str], value: impl ToString) -> Fact {
        let at = at.iter().map(|&word| word.to_owned()).collect();
        Fact { kind, at, value: value.to_string(), state: None, size: None }
    }

    /// A number of which more is better.
    pub(super) fn sized(kind: Kind, at: &[&str], size: u64) -> Fact {
        Fact { size: Some(size), ..Fact::new(kind, at, size) }
    }

    /// Whether it says that something is not known.
    pub(super) fn open(&self) -> bool {
        self.state == Some(State::NotEstablished)
    }

    pub(super) fn stated(self, state: Option<State>) -> Fact {
        Fact { state, ..self }
    }
}

/// What came of each question.
pub(super) type States = BTreeMap<About, State>;

/// Everything that a document says.
pub(super) fn facts(dossier: &Dossier) -> Vec<Fact> {
    let states: States =
        dossier.asked().into_iter().map(|asked| (asked.about, asked.state)).collect();
    let evidence = &dossier.evidence;
    let mut facts = Vec::new();
    for (number, findings) in dossier.findings().iter().enumerate() {
        let written = &evidence.sheets[number];
        facts.push(Fact::new(Kind::Sheet, &[&written.name], &written.name));
        facts.push(Fact::new(Kind::Text, &[&written.name], brief(&written.sha256)));
        for check in &findings.checks {
            of_check(&mut facts, &states, number, check);
        }
        of_causes(&mut facts, &states, number, findings);
        record::of_sheet(&mut facts, &states, number, findings);
        runs::of_sheet(&mut facts, &states, number, written);
    }
    runs::of_kill(&mut facts, &states, dossier);
    runs::of_survey(&mut facts, &states, dossier);
    record::of_findings(&mut facts, &evidence.traceability);
    let program = &evidence.program;
    facts.push(Fact::new(Kind::Program, &[&program.name], &program.version));
    let engines = program.engines.iter();
    facts.extend(engines.map(|(name, version)| Fact::new(Kind::Engine, &[name], version)));
    let sources = evidence.sources.groups();
    let digest = |(name, group): &(&str, &crate::digests::Group)| {
        Fact::new(Kind::Sources, &[name], brief(&group.sha256))
    };
    facts.extend(sources.iter().map(digest));
    facts
}

/// As much of a digest as tells two of them apart.
pub(super) fn brief(digest: &str) -> String {
    digest.chars().take(12).collect()
}

fn of_check(facts: &mut Vec<Fact>, states: &States, sheet: usize, check: &Check<'_>) {
    let (name, stand) = (check.sheet.name.as_str(), check.stand.word());
    facts.push(Fact::new(Kind::Stand, &[name, stand], stand));
    for (&id, judged) in &check.claims {
        let claim = id.to_string();
        let at = [name, stand, claim.as_str()];
        let state = states.get(&About::Claim(sheet, check.stand, id)).copied();
        if judged.verdict != Verdict::NotClaimed {
            facts.push(Fact::new(Kind::Verdict, &at, judged.verdict.word()).stated(state));
        }
        let expected = judged.expected.map(|expected| expected.word());
        facts.extend(expected.map(|word| Fact::new(Kind::Expected, &at, word)));
        if let Verdict::Violated { steps: Some(steps) } = &judged.verdict {
            let names: Vec<String> = steps.iter().map(|step| format!("{step:?}")).collect();
            let told = format!("{} [{}]", steps.len(), brief(&digest(&names)));
            facts.push(Fact::new(Kind::Counterexample, &at, told));
        }
    }
    for key in KEYS {
        let answer = key.get(&check.answers).to_string();
        let answer = answer.trim_matches('"');
        let at = [name, stand, key.name];
        facts.push(match (key.section(), answer) {
            ("scope", "any") => scope(&at, answer, 2),
            ("scope", "one-per-second") => scope(&at, answer, 1),
            ("scope", number) => scope(&at, number, number.parse().unwrap_or(0)),
            _ => Fact::new(Kind::Answer, &at, answer),
        });
    }
    for (witness, seen) in check.witnesses() {
        let (word, size) = if seen { ("reached", 1) } else { ("not-reached", 0) };
        let fact = Fact::new(Kind::Witness, &[name, stand, witness], word);
        facts.push(Fact { size: Some(size), ..fact });
    }
    let seen = &check.seen;
    let bits = u64::from(seen.fingerprint_bits);
    facts.push(Fact::sized(Kind::Fingerprint, &[name, stand], bits));
    facts.push(Fact::new(Kind::Engine, &[name, stand], &check.engine));
    let counts = [
        ("states", seen.states),
        ("looked-at", seen.looked_at),
        ("transitions", seen.transitions),
        ("depth", seen.depth),
    ];
    let count = |(what, count)| Fact::new(Kind::Count, &[name, stand, what], count);
    facts.extend(counts.map(count));
}

fn scope(at: &[&str], answer: &str, size: u64) -> Fact {
    Fact { size: Some(size), ..Fact::new(Kind::Scope, at, answer) }
}

fn digest(words: &[String]) -> String {
    crate::digests::sha256(words.join("\n").as_bytes())
}

fn of_causes(facts: &mut Vec<Fact>, states: &States, sheet: usize, findings: &Findings<'_>) {
    let name = findings.sheet().name.as_str();
    let state = |about| states.get(&about).copied();
    if let Some(matrix) = &findings.matrix {
        for &claim in &matrix.claims {
            let at = [name, &claim.to_string()];
            let fact = Fact::new(Kind::Cause, &at, cause(matrix, claim));
            facts.push(fact.stated(state(About::Matrix(sheet))));
        }
    }
    if let Some(remedies) = &findings.remedies {
        let stated = state(About::Remedies(sheet));
        facts.extend(of_remedies(name, remedies).into_iter().map(|fact| fact.stated(stated)));
    }
    for (campaign, finding) in findings.campaigns.iter().flat_map(|found| &found.findings) {
        let stated = state(About::Campaigns(sheet));
        let of = [name, campaign.label.en.as_str()];
        facts.extend(of_campaign(&of, finding).into_iter().map(|fact| fact.stated(stated)));
    }
}

fn cause(matrix: &Matrix<'_>, claim: ClaimId) -> String {
    let Cause::ExactlyWhen { breaks, not_claimed } = matrix.cause(claim) else {
        return "not-established".to_owned();
    };
    let conditions = &matrix.sheet.conditions;
    let term = |term: &Term| {
        let named = conditions.iter().enumerate().filter_map(|(bit, condition)| {
            let (present, absent) = (term.present >> bit & 1 == 1, term.absent >> bit & 1 == 1);
            match (present, absent) {
                (true, _) => Some(condition.id.clone()),
                (_, true) => Some(format!("-{}", condition.id)),
                _ => None,
            }
        });
        named.collect::<Vec<_>>().join(" ")
    };
    let terms = |terms: &[Term]| terms.iter().map(term).collect::<Vec<_>>().join(" | ");
    match not_claimed.is_empty() {
        true => format!("[{}]", terms(&breaks)),
        false => format!("[{}] / [{}]", terms(&breaks), terms(&not_claimed)),
    }
}

fn of_remedies(sheet: &str, found: &Remedies<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (goal, outcome) in &found.outcomes {
        let goal = match goal {
            Goal::EveryClaim => "every-claim",
            Goal::SubjectIsRequester => "C1",
        };
        let all = match outcome {
            Outcome::Smallest(found) => {
                facts.extend(found.iter().flat_map(|remedy| of_remedy(&[sheet, goal], remedy)));
                found.iter().map(|it| written(&it.changes)).collect::<Vec<_>>().join(" | ")
            }
            Outcome::None => "none".to_owned(),
            Outcome::NotEstablished => "not-established".to_owned(),
        };
        facts.push(Fact::new(Kind::Remedies, &[sheet, goal], all));
    }
    facts
}

/// What is still violated with a remedy, and whether it works when one more may happen.
fn of_remedy(of: &[&str; 2], remedy: &Remedy) -> Vec<Fact> {
    let changes = written(&remedy.changes);
    let at = [of[0], of[1], changes.as_str()];
    let bigger = remedy.bigger.iter().map(|(key, bigger)| {
        let (word, size) = match bigger {
            Bigger::Agrees => ("agrees".to_owned(), 3),
            Bigger::OutOfReach => ("out-of-reach".to_owned(), 2),
            Bigger::NotEstablished => ("not-established".to_owned(), 1),
            Bigger::Breaks(broken) => (format!("breaks: {}", ids(broken)), 0),
        };
        let fact = Fact::new(Kind::Remedies, &[at[0], at[1], at[2], key.name], word);
        Fact { size: Some(size), ..fact }
    });
    let still = Fact::new(Kind::Remedies, &at, ids(&remedy.still_violated));
    bigger.chain([still]).collect()
}

/// Settings as a sheet writes them.
pub(super) fn written(settings: &Settings) -> String {
    let one = |(key, answer): &(&honnin_models::keys::Key, _)| format!("{} = {answer}", key.name);
    settings.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Claims by their ids.
pub(super) fn ids(claims: &[ClaimId]) -> String {
    claims.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// What a campaign can find, and of each defect whether it could reveal it.
fn of_campaign(at: &[&str; 2], finding: &Finding) -> Vec<Fact> {
    let fact = |word: String| Fact::new(Kind::Campaign, at, word);
    match finding {
        Finding::NotEstablished => vec![fact("not-established".to_owned())],
        Finding::BeyondTheSheet { broken } => vec![fact(format!("beyond: {}", ids(broken)))],
        Finding::OfViolation { reached, beyond, .. } => {
            let word = match (reached.is_empty(), beyond.is_empty()) {
                (true, true) => "blind".to_owned(),
                (_, true) => format!("reached: {}", ids(reached)),
                (..) => format!("reached: {}; beyond: {}", ids(reached), ids(beyond)),
            };
            vec![fact(word)]
        }
        Finding::OfDefects { revealed, hidden } => {
            let mut facts =
                vec![fact(format!("{}/{}", revealed.len(), revealed.len() + hidden.len()))];
            for (defects, word, size) in [(revealed, "revealed", 1), (hidden, "hidden", 0)] {
                facts.extend(defects.iter().map(|defect| {
                    let named = format!("{} = {}", defect.key.name, defect.answer);
                    let of = [at[0], at[1], named.as_str()];
                    let word = format!("{word}: {}", ids(&defect.breaks));
                    Fact { size: Some(size), ..Fact::new(Kind::Campaign, &of, word) }
                }));
            }
            facts
        }
    }
}
