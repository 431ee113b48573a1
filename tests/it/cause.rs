//! Condition matrix, remedies, campaigns.

use crate::material::{quickcheck, sheet};
use honnin::cause::campaigns::{Finding, campaigns};
use honnin::cause::formula::{Term, shortest};
use honnin::cause::matrix::{Cause, matrix};
use honnin::cause::remedies::{Bigger, Goal, Outcome, remedies, sets_of_changes};
use honnin::explore::Search;
use honnin::explore::limits::Limits;
use honnin::messages::{Language, Messages};
use honnin::report;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId::{self, C1, C4, C5, C6, C8};
use std::num::NonZeroU64;

fn all_present(conditions: u32) -> Cause {
    Cause::ExactlyWhen(vec![Term { present: (1 << conditions) - 1, absent: 0 }])
}

#[test]
fn c1_needs_every_condition_of_adachi_and_c4_fewer() {
    let sheet = sheet("adachi-2023");
    let matrix = matrix(&Search::new(), &sheet);
    assert_eq!(matrix.rows.len(), 32);
    assert!(matrix.established());
    assert_eq!(matrix.claims, [C1, C4, C5]);
    assert_eq!(matrix.cause(C1), all_present(5));
    // A1 to A4, without the overwriting.
    assert_eq!(matrix.cause(C4), Cause::ExactlyWhen(vec![Term { present: 0b01111, absent: 0 }]));
    let needed: Vec<&str> = matrix.needed(C4).iter().map(|c| c.id.as_str()).collect();
    assert_eq!(needed, ["A1", "A2", "A3", "A4"]);
}

#[test]
fn c1_needs_every_condition_of_takamatsu() {
    let sheet = sheet("takamatsu-2024");
    let matrix = matrix(&Search::new(), &sheet);
    assert_eq!(matrix.rows.len(), 64);
    assert_eq!(matrix.cause(C1), all_present(6));
}

#[test]
fn a_matrix_that_was_cut_says_nothing() {
    let sheet = sheet("adachi-2023");
    let limits = Limits { max_states: NonZeroU64::new(50), ..Limits::default() };
    let matrix = matrix(&Search::new().limits(limits), &sheet);
    assert!(!matrix.established());
    assert!(matches!(matrix.cause(C1), Cause::NotEstablished(_)));
    let text = report::matrix::terminal(&Messages::new(Language::En), &matrix, 80);
    assert!(text.contains("nothing can be said"), "{text}");
}

/// The formula is met by exactly the breaking subsets, and no term can do with less.
#[test]
fn the_shortest_formula_says_exactly_what_breaks() {
    fn law(truth: Vec<bool>, size: usize) -> bool {
        let conditions = size % 5;
        let breaks =
            |subset: u32| truth.get(subset as usize % truth.len().max(1)).copied().unwrap_or(false);
        let terms = shortest(conditions, breaks);
        let met = |subset: u32| terms.iter().any(|term| term.met_by(subset));
        let exact = (0..1u32 << conditions).all(|subset| met(subset) == breaks(subset));
        let shorter = |term: &Term| {
            (0..conditions)
                .map(|bit| 1 << bit)
                .filter(|bit| (term.present | term.absent) & bit != 0)
                .map(|bit| Term { present: term.present & !bit, absent: term.absent & !bit })
                .collect::<Vec<Term>>()
        };
        let prime = terms.iter().flat_map(shorter).all(|term| {
            (0..1u32 << conditions).any(|subset| term.met_by(subset) && !breaks(subset))
        });
        exact && prime
    }
    quickcheck(500).quickcheck(law as fn(Vec<bool>, usize) -> bool);
}

#[test]
fn formulas_by_hand() {
    let term = |present, absent| Term { present, absent };
    assert_eq!(shortest(2, |_| false), []);
    assert_eq!(shortest(2, |_| true), [term(0, 0)]);
    assert_eq!(shortest(2, |subset| subset == 0b11), [term(0b11, 0)]);
    assert_eq!(shortest(2, |subset| subset != 0), [term(0b01, 0), term(0b10, 0)]);
    assert_eq!(
        shortest(2, |subset| subset == 0b01 || subset == 0b10),
        [term(0b01, 0b10), term(0b10, 0b01)]
    );
}

fn changes(outcome: &Outcome) -> Vec<String> {
    let Outcome::Smallest(found) = outcome else { panic!("there are remedies: {outcome:?}") };
    let of = |remedy: &honnin::cause::remedies::Remedy| {
        let one = |(key, answer): &(&honnin_models::keys::Key, _)| format!("{}={answer}", key.name);
        remedy.changes.iter().map(one).collect::<Vec<_>>().join(" ")
    };
    found.iter().map(of).collect()
}

#[test]
fn one_decision_mends_takamatsu_and_makes_it_as_designed() {
    let sheet = sheet("takamatsu-2024");
    let found = remedies(&Search::new(), &sheet);
    assert_eq!(found.broken, [C1, C4, C5, C8]);
    assert!(found.complete());
    let [(Goal::EveryClaim, every), (Goal::SubjectIsRequester, c1)] = &found.outcomes[..] else {
        panic!("one answer for each goal: {:?}", found.outcomes);
    };
    assert_eq!(changes(every), ["sync.release=\"own\""]);
    let for_c1 = [
        "topology.spool=\"per-server\"",
        "image.key=\"request\"",
        "sync.release=\"own\"",
        "output_check.enabled=true",
    ];
    assert_eq!(changes(c1), for_c1);
    let Outcome::Smallest(remedies) = every else { unreachable!() };
    assert!(remedies[0].bigger.iter().all(|(_, bigger)| *bigger == Bigger::Agrees));
    assert_eq!(remedies[0].still_violated, []);
}

/// Taking the order away is no way to keep it: C4 is then not claimed, which is not holding.
#[test]
fn a_claim_that_is_no_longer_made_was_not_mended() {
    let found = remedies(&Search::new(), &sheet("adachi-2023")).outcomes;
    assert!(!changes(&found[0].1).iter().any(|change| change.contains("order.scope")));
}

#[test]
fn remedies_of_a_cut_search_are_not_established() {
    let limits = Limits { max_states: NonZeroU64::new(50), ..Limits::default() };
    let sheet = sheet("adachi-2023");
    let found = remedies(&Search::new().limits(limits), &sheet);
    assert!(!found.established && !found.complete() && found.outcomes.is_empty());
}

/// 4 + 2·4 … by the register: ten decisions with two answers or three. Sets of one are their other
/// answers, sets of two the pairs from different decisions.
#[test]
fn sets_of_changes_are_complete() {
    let other_answers: Vec<usize> =
        honnin_models::keys::decisions().map(|key| key.allowed.answers().len() - 1).collect();
    let singles: usize = other_answers.iter().sum();
    let squares: usize = other_answers.iter().map(|n| n * n).sum();
    let answers = Answers::default();
    assert_eq!(other_answers.len(), 11);
    assert_eq!(sets_of_changes(&answers, 1).len(), singles);
    assert_eq!(sets_of_changes(&answers, 2).len(), (singles * singles - squares) / 2);
}

fn finding(name: &str, campaign: &str) -> (Vec<ClaimId>, Vec<ClaimId>, Vec<String>) {
    let sheet = sheet(name);
    let found = campaigns(&Search::new(), &sheet);
    let finding = found.findings.iter().find(|(c, _)| c.label.en.starts_with(campaign));
    match finding.map(|(_, finding)| finding.clone()) {
        Some(Finding::OfViolation { reached, missed, lacks }) => (reached, missed, lacks),
        other => panic!("{name} has the campaign {campaign}: {other:?}"),
    }
}

/// What the regulator found in 2024: load only, and no item that could have shown the defect.
#[test]
fn the_tests_of_takamatsu_were_blind() {
    let blind = |lacks: &str| (vec![], vec![C1, C4, C5], vec![lacks.to_owned()]);
    assert_eq!(finding("takamatsu-2024", "load test"), blind("A2"));
    assert_eq!(finding("takamatsu-2024", "acceptance"), blind("A3"));
}

#[test]
fn the_re_inspection_of_2023_was_blind_to_adachi_and_to_munakatas_c1() {
    let (reached, missed, lacks) = finding("adachi-2023", "re-inspection");
    assert_eq!((reached, missed, lacks), (vec![], vec![C1, C4, C5], vec!["A2".to_owned()]));
    let (reached, missed, lacks) = finding("munakata-2023", "re-inspection");
    assert_eq!((reached, missed, lacks), (vec![C6], vec![C1], vec!["M2".to_owned()]));
}

#[test]
fn only_a_campaign_with_load_and_updates_reveals_every_defect_of_the_reference_design() {
    let sheet = sheet("reference");
    let found = campaigns(&Search::new(), &sheet);
    assert!(found.broken.is_empty() && found.complete());
    let counts: Vec<(usize, usize)> = found
        .findings
        .iter()
        .map(|(_, finding)| match finding {
            Finding::OfDefects { revealed, hidden } => (revealed.len(), hidden.len()),
            other => panic!("the reference design holds: {other:?}"),
        })
        .collect();
    assert_eq!(counts, [(1, 2), (2, 1), (3, 0), (3, 0)]);
}

#[test]
fn campaigns_of_a_cut_search_are_not_established() {
    let limits = Limits { max_states: NonZeroU64::new(50), ..Limits::default() };
    let sheet = sheet("takamatsu-2024");
    let found = campaigns(&Search::new().limits(limits), &sheet);
    assert!(!found.complete());
    assert!(found.findings.iter().all(|(_, finding)| *finding == Finding::NotEstablished));
}
