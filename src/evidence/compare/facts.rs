//! A document as a list of facts: what is said, of what.

use super::{ChangeKind, DocumentPlace, PlacePart, StatedValue, Word, record, runs};
use crate::ConsistentEvidence;
use crate::checks::{About, CheckState};
use crate::digests::sha256;
use crate::sheet::SheetFindings;
use honnin_analysis::campaigns::{CampaignFinding, CampaignReach};
use honnin_analysis::matrix::{Cause, Conjunction};
use honnin_analysis::remedies::{Bigger, ForGoal, Remedied, Remedy};
use honnin_analysis::{SheetCheck, Verdict};
use honnin_models::claims::ClaimId;
use honnin_models::keys::{Answer, KEYS};
use honnin_models::scope::Arrivals;
use honnin_sheet::{Configuration, SheetId};
use serde::Serialize;
use std::collections::BTreeMap;

/// Something that a document says.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) kind: ChangeKind,
    /// What it is said of.
    pub(super) at: DocumentPlace,
    /// What is said.
    pub(super) said: StatedValue,
    /// Whether that is what it must be, where somebody asked.
    pub(super) state: Option<CheckState>,
    /// How much it is, where more is better.
    pub(super) size: Option<u64>,
}

impl Fact {
    pub(super) fn new(
        kind: ChangeKind,
        at: impl Into<DocumentPlace>,
        said: impl Into<StatedValue>,
    ) -> Fact {
        Fact { kind, at: at.into(), said: said.into(), state: None, size: None }
    }

    /// A number of which more is better.
    pub(super) fn sized(kind: ChangeKind, at: impl Into<DocumentPlace>, size: u64) -> Fact {
        Fact::new(kind, at, size).of_size(size)
    }

    pub(super) fn of_size(self, size: u64) -> Fact {
        Fact { size: Some(size), ..self }
    }

    /// Whether it says that something is not known.
    pub(super) fn is_inconclusive(&self) -> bool {
        self.state == Some(CheckState::NotEstablished)
    }

    pub(super) fn stated(self, state: Option<CheckState>) -> Fact {
        Fact { state, ..self }
    }
}

/// What came of each question.
pub(super) type CheckStates = BTreeMap<About, CheckState>;

/// Everything that a document says.
pub(super) fn facts(checked: &ConsistentEvidence) -> Vec<Fact> {
    let states: CheckStates =
        checked.checks().into_iter().map(|asked| (asked.about, asked.state)).collect();
    let evidence = &checked.evidence;
    let mut facts = Vec::new();
    for (number, found) in checked.findings().into_iter().enumerate() {
        of_text(&mut facts, &found.name, &found.sha256);
        for check in &found.checks {
            let about = |configuration, id| About::Claim(number, configuration, id);
            of_check(&mut facts, &states, (&found.name, check), about);
        }
        of_causes(&mut facts, &states, number, found);
        record::of_sheet(&mut facts, &states, number, found);
        runs::of_sheet(&mut facts, &states, number, found);
    }
    for (number, found) in checked.cases().into_iter().enumerate() {
        of_text(&mut facts, &found.name, &found.sha256);
        for check in &found.checks {
            let about = |configuration, id| About::Case(number, configuration, id);
            of_check(&mut facts, &states, (&found.name, check), about);
        }
    }
    runs::of_kill(&mut facts, &states, checked);
    runs::of_survey(&mut facts, &states, checked);
    record::of_findings(&mut facts, &evidence.traceability);
    let named = |kind, name: &str, said: StatedValue| {
        Fact::new(kind, [PlacePart::Named(name.to_owned())], said)
    };
    let program = &evidence.program;
    let version = |version: &String| StatedValue::Text(version.clone());
    facts.push(named(ChangeKind::Program, &program.name, version(&program.version)));
    let engines = program.engines.iter();
    facts.extend(engines.map(|(name, it)| named(ChangeKind::Engine, name, version(it))));
    let groups = evidence.sources.groups().into_iter();
    facts.extend(groups.map(|(name, it)| named(ChangeKind::Sources, name, brief(&it.sha256))));
    facts
}

/// As much of a digest as tells two of them apart.
pub(super) fn brief(digest: &str) -> StatedValue {
    StatedValue::Text(digest.chars().take(12).collect())
}

/// How many there are of something, and as much of the digest of all as tells two apart.
pub(super) fn counted(count: usize, all: &impl Serialize) -> StatedValue {
    let all = serde_json::to_vec(all).expect("evidence is written without fail");
    StatedValue::Text(format!("{count} [{}]", &sha256(&all)[..12]))
}

fn of_text(facts: &mut Vec<Fact>, sheet: &SheetId, digest: &str) {
    let at = || [PlacePart::Sheet(sheet.clone())];
    facts.push(Fact::new(ChangeKind::Sheet, at(), Word::There));
    facts.push(Fact::new(ChangeKind::Text, at(), brief(digest)));
}

fn of_check(
    facts: &mut Vec<Fact>,
    states: &CheckStates,
    (sheet, check): (&SheetId, &SheetCheck),
    about: impl Fn(Configuration, ClaimId) -> About,
) {
    let configuration = check.configuration;
    let site = || DocumentPlace::site(sheet, configuration);
    let at = |of: PlacePart| site().below([of]);
    facts.push(Fact::new(ChangeKind::Configuration, site(), Word::There));
    for (&id, judged) in &check.claims {
        let at = || at(PlacePart::Claim(id));
        let state = states.get(&about(configuration, id)).copied();
        if judged.verdict != Verdict::NotClaimed {
            facts.push(Fact::new(ChangeKind::Verdict, at(), judged.verdict.word()).stated(state));
        }
        let expected = judged.expected.map(|expected| StatedValue::Text(expected.to_string()));
        facts.extend(expected.map(|word| Fact::new(ChangeKind::Expected, at(), word)));
        let steps = judged.verdict.steps();
        let steps = steps.map(|steps| counted(steps.len(), &steps));
        facts.extend(steps.map(|steps| Fact::new(ChangeKind::Counterexample, at(), steps)));
    }
    for key in KEYS {
        let (answer, at) = (key.get(&check.answers), at(PlacePart::Key(key)));
        let said = StatedValue::Text(answer.to_string());
        facts.push(match (key.section(), answer) {
            ("scope", Answer::Number(number)) => {
                Fact::new(ChangeKind::Scope, at, said).of_size(number.into())
            }
            ("scope", Answer::Word(word)) => {
                let any = word == Arrivals::Any.word();
                Fact::new(ChangeKind::Scope, at, said).of_size(any.into())
            }
            _ => Fact::new(ChangeKind::Answer, at, said),
        });
    }
    for (&witness, &reached) in &check.witnesses {
        let word = if reached { Word::Reached } else { Word::NotReached };
        let fact = Fact::new(ChangeKind::Witness, at(PlacePart::Witness(witness)), word);
        facts.push(fact.of_size(reached.into()));
    }
    facts.push(Fact::sized(ChangeKind::Fingerprint, site(), check.fingerprint_bits.into()));
    facts.push(Fact::new(ChangeKind::Engine, site(), StatedValue::Text(check.engine.clone())));
    let counts = [
        ("states", check.states),
        ("looked_at", check.looked_at),
        ("transitions", check.transitions),
        ("depth", check.depth),
    ];
    let count = |(what, count)| Fact::new(ChangeKind::Count, at(PlacePart::Count(what)), count);
    facts.extend(counts.map(count));
}

fn of_causes(facts: &mut Vec<Fact>, states: &CheckStates, number: usize, found: SheetFindings<'_>) {
    let sheet = DocumentPlace::from([PlacePart::Sheet(found.name.clone())]);
    let state = |about| states.get(&about).copied();
    for (&claim, cause) in found.matrix.iter().flat_map(|matrix| &matrix.causes) {
        let at = sheet.below([PlacePart::Claim(claim)]);
        let fact = Fact::new(ChangeKind::Cause, at, self::cause(cause));
        facts.push(fact.stated(state(About::Matrix(number))));
    }
    for outcome in found.remedies.iter().flat_map(|remedies| &remedies.outcomes) {
        let stated = state(About::Remedies(number));
        facts.extend(of_goal(&sheet, outcome).into_iter().map(|fact| fact.stated(stated)));
    }
    for campaign in found.campaigns.iter().flat_map(|found| &found.findings) {
        let stated = state(About::Campaigns(number));
        facts.extend(of_campaign(&sheet, campaign).into_iter().map(|fact| fact.stated(stated)));
    }
}

/// When a claim breaks, in the ids of the conditions.
fn cause(cause: &Cause) -> StatedValue {
    let Cause::ExactlyWhen { breaks, not_claimed } = cause else {
        return Word::NotEstablished.into();
    };
    let one = |Conjunction { present, absent }: &Conjunction| {
        let absent = absent.iter().map(|id| format!("-{id}"));
        present.iter().cloned().chain(absent).collect::<Vec<_>>().join(" ")
    };
    let all = |of: &[Conjunction]| of.iter().map(one).collect::<Vec<_>>().join(" | ");
    StatedValue::Text(match not_claimed.is_empty() {
        true => format!("[{}]", all(breaks)),
        false => format!("[{}] / [{}]", all(breaks), all(not_claimed)),
    })
}

fn of_goal(sheet: &DocumentPlace, outcome: &ForGoal) -> Vec<Fact> {
    let at = sheet.below([PlacePart::Goal(outcome.goal)]);
    let all = |said: StatedValue| Fact::new(ChangeKind::Remedies, at.clone(), said);
    match &outcome.remedies {
        Remedied::Smallest(found) => {
            let each = found.iter().flat_map(|remedy| of_remedy(&at, remedy));
            let ways = found.iter().map(|remedy| remedy.changes.clone()).collect();
            each.chain([all(StatedValue::Ways(ways))]).collect()
        }
        Remedied::None => vec![all(Word::None.into())],
        Remedied::NotEstablished => vec![all(Word::NotEstablished.into())],
    }
}

/// What is still violated with a remedy, and whether it works when one more may happen.
fn of_remedy(goal: &DocumentPlace, remedy: &Remedy) -> Vec<Fact> {
    let Remedy { changes, still_violated, rests_on, bigger } = remedy;
    let at = goal.below([PlacePart::Changes(changes.clone())]);
    let bigger = bigger.iter().map(|(key, bigger)| {
        let (said, size) = match bigger {
            Bigger::Agrees => (Word::Agrees.into(), 3),
            Bigger::OutOfReach => (Word::OutOfReach.into(), 2),
            Bigger::NotEstablished => (Word::NotEstablished.into(), 1),
            Bigger::Breaks(broken) => (StatedValue::Of(Word::Breaks, broken.clone()), 0),
        };
        let at = at.below([PlacePart::Key(key)]);
        Fact::new(ChangeKind::Remedies, at, said).of_size(size)
    });
    let still = StatedValue::Claims(still_violated.clone());
    // The more it rests on, the less it is to be relied on.
    let grounds = Fact::new(
        ChangeKind::Remedies,
        at.below([PlacePart::Grounds]),
        StatedValue::Ways(rests_on.undone_by.iter().map(|it| vec![*it]).collect()),
    );
    bigger.chain([Fact::new(ChangeKind::Remedies, at.clone(), still), grounds]).collect()
}

/// What a campaign can find, and of each defect whether it could reveal it.
fn of_campaign(sheet: &DocumentPlace, found: &CampaignFinding) -> Vec<Fact> {
    let at = sheet.below([PlacePart::Campaign(found.campaign.clone())]);
    let fact = |said: StatedValue| Fact::new(ChangeKind::Campaign, at.clone(), said);
    match &found.finding {
        CampaignReach::NotEstablished => vec![fact(Word::NotEstablished.into())],
        CampaignReach::BeyondTheSheet { broken } => {
            vec![fact(StatedValue::Of(Word::Beyond, broken.clone()))]
        }
        CampaignReach::OfViolation { reached, beyond, .. } => {
            vec![fact(match (reached.is_empty(), beyond.is_empty()) {
                (true, true) => Word::Blind.into(),
                (true, false) => StatedValue::Of(Word::Beyond, beyond.clone()),
                (false, _) => StatedValue::Of(Word::Reached, [reached.as_slice(), beyond].concat()),
            })]
        }
        CampaignReach::OfDefects { revealed, hidden } => {
            let of_all = format!("{}/{}", revealed.len(), revealed.len() + hidden.len());
            let mut facts = vec![fact(StatedValue::Text(of_all))];
            for (defects, word, size) in [(revealed, Word::Revealed, 1), (hidden, Word::Hidden, 0)]
            {
                facts.extend(defects.iter().map(|defect| {
                    let at = at.below([PlacePart::Defect(defect.decision)]);
                    let said = StatedValue::Of(word, defect.breaks.clone());
                    Fact::new(ChangeKind::Campaign, at, said).of_size(size)
                }));
            }
            facts
        }
    }
}
