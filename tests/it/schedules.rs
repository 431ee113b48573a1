//! The real issuing system under Shuttle: what schedules come to, and that the model allows it.

use crate::expected::TABLE;
use crate::material::{seed, sheet};
use honnin::explore::Search;
use honnin::explore::verdict::Verdict;
use honnin::issuance::event::Action;
use honnin::schedule::campaign::{Findings, Method, Plan, Schedules};
use honnin::schedule::guided::action_of;
use honnin::schedule::scene::Scene;
use honnin::sheet::Stand;
use honnin_models::Step;
use honnin_models::claims::ClaimId;

pub(crate) fn schedules(name: &str, stand: Stand) -> Schedules {
    Schedules::of(Scene::of(&sheet(name), stand)).expect("a folder can be made")
}

/// No schedule left the model, and the run came to its end.
fn assert_sound(findings: &Findings, what: &str) {
    assert_eq!(findings.cut, None, "{what}");
    if let Some((left, found)) = &findings.left {
        panic!("{what}: {left:?} in {:#?}", found.ran.events);
    }
}

/// The claims that the record says are violated, C8 aside: that is the sheet's.
fn violated(row: &crate::expected::Expected) -> Vec<ClaimId> {
    let ids = row.violated.iter().map(|(id, _)| *id);
    let mut ids: Vec<ClaimId> = ids.filter(|id| *id != ClaimId::C8).collect();
    ids.sort();
    ids
}

/// Random schedules of every sheet break the claims that the model says are violated, and no other;
/// and whatever the real system does, the model allows.
#[test]
fn schedules_break_what_the_model_says_and_nothing_else() {
    for row in TABLE {
        let what = format!("{} {:?}", row.sheet, row.stand);
        let plan = Plan::new(Method::Random, 5_000, seed());
        let findings = schedules(row.sheet, row.stand).run(&plan);
        assert_sound(&findings, &what);
        assert_eq!(findings.schedules, 5_000, "{what}");
        assert_eq!(findings.missing, Vec::<&str>::new(), "{what}: every witness was seen");
        let broken: Vec<ClaimId> = findings.broken.keys().copied().collect();
        assert_eq!(broken, violated(row), "{what}");
    }
}

/// Nothing but the scheduler decides what a schedule comes to.
#[test]
fn nothing_but_the_scheduler_decides() {
    for row in TABLE {
        let plan = Plan { twice: true, ..Plan::new(Method::Random, 300, seed()) };
        let findings = schedules(row.sheet, row.stand).run(&plan);
        assert_sound(&findings, row.sheet);
        assert_eq!(findings.schedules, 300, "{}", row.sheet);
    }
}

/// The shortest counterexamples of a check.
pub(crate) fn counterexamples(name: &str, stand: Stand) -> Vec<(ClaimId, Vec<Step>)> {
    let sheet = sheet(name);
    let check = honnin::explore::check::check(&Search::new(), &sheet, stand);
    let stories = check.claims.iter().filter_map(|(id, judged)| match &judged.verdict {
        Verdict::Violated { steps: Some(steps) } => Some((*id, steps.clone())),
        _ => None,
    });
    stories.collect()
}

/// The real code follows the model's shortest counterexample of every violated claim, step by step,
/// and the claim breaks at its last step.
#[test]
fn every_counterexample_happens_in_the_real_code() {
    let mut followed = 0;
    for row in TABLE {
        for (claim, steps) in counterexamples(row.sheet, row.stand) {
            let plan = Plan::new(Method::Guided(steps.clone()), 1, 0);
            let findings = schedules(row.sheet, row.stand).run(&plan);
            assert_sound(&findings, row.sheet);
            let found = findings.broken.get(&claim);
            let found = found.unwrap_or_else(|| panic!("{claim} breaks at {}", row.sheet));
            let wanted: Vec<Action> = steps.iter().copied().map(action_of).collect();
            let taken: Vec<Action> = found.ran.events.iter().map(|event| event.action).collect();
            assert!(taken.starts_with(&wanted), "{claim} at {}: {taken:?}", row.sheet);
            followed += 1;
        }
    }
    assert_eq!(followed, TABLE.iter().map(|row| violated(row).len()).sum::<usize>());
}
