//! Condition matrix, remedies, campaigns.

use crate::material::{quickcheck, sheet};
use honnin::cause::campaigns::{Defect, Finding, campaigns};
use honnin::cause::formula::{At, Term, short};
use honnin::cause::matrix::{Cause, matrix};
use honnin::cause::remedies::{Bigger, Goal, Outcome, choices, remedies, sets_of_changes};
use honnin::explore::Search;
use honnin::explore::engine::{Engine, Exploration, Task};
use honnin::explore::limits::{Cut, Limits};
use honnin::explore::stateright::BreadthFirst;
use honnin::messages::{Language, Messages};
use honnin::report;
use honnin::sheet::Sheet;
use honnin::sheet::read::read;
use honnin_models::claims::ClaimId::{self, C1, C4, C5, C6, C8};
use honnin_models::sheets;
use std::cell::Cell;
use std::num::NonZeroU64;
use std::rc::Rc;

fn all_present(conditions: u32) -> Cause {
    breaks_with((1 << conditions) - 1)
}

/// It breaks exactly when all of these conditions are present, and is always claimed.
fn breaks_with(present: u32) -> Cause {
    Cause::ExactlyWhen { breaks: vec![Term { present, absent: 0 }], not_claimed: vec![] }
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
    assert_eq!(matrix.cause(C4), breaks_with(0b01111));
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

/// Without any order (Y1 absent) there is no C4 to break, which is neither a need nor a spare.
#[test]
fn where_a_claim_is_not_made_it_neither_holds_nor_breaks() {
    let sheet = sheet("yokohama-2023");
    let matrix = matrix(&Search::new(), &sheet);
    let cause = Cause::ExactlyWhen {
        breaks: vec![Term { present: 0b01110, absent: 0 }],
        not_claimed: vec![Term { present: 0, absent: 0b00001 }],
    };
    assert_eq!(matrix.cause(C4), cause);
    let ids = |conditions: Vec<&honnin::sheet::Condition>| {
        conditions.iter().map(|c| c.id.clone()).collect::<Vec<String>>()
    };
    assert_eq!(ids(matrix.needed(C4)), ["Y2", "Y3", "Y4"]);
    assert_eq!(ids(matrix.not_needed(C4)), ["Y5"]);
}

/// The formula is met where it must be and not where it must not be, and no term can do with less.
#[test]
fn a_short_formula_says_exactly_what_breaks() {
    fn law(truth: Vec<Option<bool>>, size: usize) -> bool {
        let conditions = size % 5;
        let asked = |subset: u32| match truth.get(subset as usize % truth.len().max(1)) {
            Some(Some(true)) => At::Met,
            Some(None) => At::Either,
            _ => At::NotMet,
        };
        let subsets = || 0..1u32 << conditions;
        let terms = short(conditions, asked);
        let met = |subset: u32| terms.iter().any(|term| term.met_by(subset));
        let exact = subsets().all(|subset| match asked(subset) {
            At::Met => met(subset),
            At::NotMet => !met(subset),
            At::Either => true,
        });
        let shorter = |term: &Term| {
            let bits = (0..conditions).map(|bit| 1 << bit);
            let spoken_of = bits.filter(|bit| (term.present | term.absent) & bit != 0);
            let without =
                |bit: u32| Term { present: term.present & !bit, absent: term.absent & !bit };
            spoken_of.map(without).collect::<Vec<Term>>()
        };
        let prime = terms
            .iter()
            .flat_map(shorter)
            .all(|term| subsets().any(|subset| term.met_by(subset) && asked(subset) == At::NotMet));
        exact && prime
    }
    quickcheck(500).quickcheck(law as fn(Vec<Option<bool>>, usize) -> bool);
}

#[test]
fn formulas_by_hand() {
    let term = |present, absent| Term { present, absent };
    let of = |breaks: fn(u32) -> bool, conditions: usize| {
        short(conditions, |subset| if breaks(subset) { At::Met } else { At::NotMet })
    };
    assert_eq!(of(|_| false, 2), []);
    assert_eq!(of(|_| true, 2), [term(0, 0)]);
    assert_eq!(of(|subset| subset == 0b11, 2), [term(0b11, 0)]);
    assert_eq!(of(|subset| subset != 0, 2), [term(0b01, 0), term(0b10, 0)]);
    let either = of(|subset| subset == 0b01 || subset == 0b10, 2);
    assert_eq!(either, [term(0b01, 0b10), term(0b10, 0b01)]);
    // Three prime implicants, of which the one that comes first in order is not needed.
    let two_of_three = of(|subset| [0b000, 0b010, 0b100, 0b101].contains(&subset), 3);
    assert_eq!(two_of_three, [term(0b100, 0b010), term(0, 0b101)]);
    // Where the question does not arise, the formula takes what makes it shorter.
    let asked = |subset| [At::NotMet, At::Met, At::NotMet, At::Either][subset as usize];
    assert_eq!(short(2, asked), [term(0b01, 0)]);
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

/// A sheet with these lines below its name.
fn sheet_of(lines: &str) -> Sheet {
    let text = format!("schema = 1\nname = \"test\"\n{lines}");
    read("test.toml", text.as_bytes()).expect("the sheet is sound")
}

/// Taking the order away is no way to keep it: C4 is then not claimed, which is not holding. Here
/// nothing else would break without an order, so only this keeps it from being a remedy.
#[test]
fn a_claim_that_is_no_longer_made_was_not_mended() {
    let sheet = sheet_of("[sync]\nrelease = \"all\"");
    let found = remedies(&Search::new(), &sheet);
    assert_eq!(found.broken, [C4]);
    assert_eq!(changes(&found.outcomes[0].1), ["order.scope=\"server\"", "sync.release=\"own\""]);
}

/// What is installed apart from the design becomes as designed by the designed answer alone; another
/// answer that is just as harmless would be another departure.
#[test]
fn c8_is_not_mended_by_another_departure() {
    let sheet = sheet_of("[installed]\n\"image.key\" = \"slot\"");
    let found = remedies(&Search::new(), &sheet);
    assert_eq!(found.broken, [C8]);
    assert_eq!(changes(&found.outcomes[0].1), ["image.key=\"request\""]);
}

/// One more change finds the Adachi defect that no change in scope could show.
#[test]
fn a_remedy_that_a_bigger_scope_refutes_says_so() {
    let sheet = sheet_of(
        "[order]\ntimeout = \"release-only\"\n[image]\nkey = \"slot\"\n[sync]\nrelease = \"all\"\n\
         [output_check]\nenabled = false\n[scope]\nchanges = 0",
    );
    let found = remedies(&Search::new(), &sheet);
    let Outcome::Smallest(smallest) = &found.outcomes[0].1 else { panic!("it can be mended") };
    let cancel = smallest.iter().find(|remedy| remedy.changes[0].0.name == "order.timeout");
    let bigger: Vec<(&str, &Bigger)> = cancel
        .expect("to cancel is a remedy within the scope")
        .bigger
        .iter()
        .map(|(key, bigger)| (key.name, bigger))
        .collect();
    assert_eq!(
        bigger,
        [
            ("scope.requests", &Bigger::Agrees),
            ("scope.changes", &Bigger::Breaks(vec![C1, C4, C5])),
            ("scope.timeouts", &Bigger::Agrees),
        ]
    );
}

/// At the end of the model's scope nothing bigger can be asked.
#[test]
fn beyond_the_model_is_out_of_reach() {
    let sheet = sheet_of(
        "[sync]\nrelease = \"all\"\n[scope]\nchanges = 4\nrequests = 1\n[image]\nafter = \"keep\"",
    );
    let found = remedies(&Search::new(), &sheet);
    let Outcome::Smallest(smallest) = &found.outcomes[0].1 else { panic!("it can be mended") };
    assert!(
        smallest[0]
            .bigger
            .iter()
            .any(|(k, b)| k.name == "scope.changes" && *b == Bigger::OutOfReach)
    );
}

/// An engine that counts its explorations and is cut in one of them.
#[derive(Clone)]
struct CutAt {
    cut: usize,
    explored: Rc<Cell<usize>>,
}

impl Engine for CutAt {
    fn name(&self) -> &'static str {
        "cut"
    }

    fn explore(&self, task: &Task<'_>) -> Exploration {
        let mut seen = BreadthFirst.explore(task);
        if self.explored.get() == self.cut {
            seen.cut = Some(Cut::Interrupted);
            seen.violations.clear();
        }
        self.explored.set(self.explored.get() + 1);
        seen
    }
}

/// Whichever one of its explorations is cut, the answer is not complete; uncut, it is.
fn complete_only_when_uncut(complete: impl Fn(&Search<'_>) -> bool) {
    let run = |cut: usize| {
        let engine = CutAt { cut, explored: Rc::default() };
        let complete = complete(&Search::new().engine(engine.clone()));
        (complete, engine.explored.get())
    };
    let (uncut, explored) = run(usize::MAX);
    assert!(uncut && explored >= 3, "uncut, it is complete: {explored}");
    for part in 0..8 {
        let cut = (explored - 1) * part / 7;
        assert!(!run(cut).0, "cut in exploration {cut} of {explored}");
    }
}

#[test]
fn nothing_is_complete_before_its_last_exploration() {
    let (adachi, takamatsu) = (sheet("adachi-2023"), sheet("takamatsu-2024"));
    let reference = sheet("reference");
    complete_only_when_uncut(|search| matrix(search, &adachi).established());
    complete_only_when_uncut(|search| remedies(search, &adachi).complete());
    complete_only_when_uncut(|search| campaigns(search, &takamatsu).complete());
    complete_only_when_uncut(|search| campaigns(search, &reference).complete());
}

#[test]
fn remedies_of_a_cut_search_are_not_established() {
    let limits = Limits { max_states: NonZeroU64::new(50), ..Limits::default() };
    let sheet = sheet("adachi-2023");
    let found = remedies(&Search::new().limits(limits), &sheet);
    assert!(!found.established && !found.complete() && found.outcomes.is_empty());
}

/// Sets of one are the other answers of each decision, sets of two the pairs from different ones.
#[test]
fn sets_of_changes_are_complete() {
    let choices = choices(&sheet("reference"));
    let other_answers: Vec<usize> = choices.iter().map(|(_, answers)| answers.len()).collect();
    let singles: usize = other_answers.iter().sum();
    let squares: usize = other_answers.iter().map(|n| n * n).sum();
    assert_eq!((other_answers.len(), singles), (11, 14));
    assert_eq!(sets_of_changes(&choices, 1).len(), singles);
    assert_eq!(sets_of_changes(&choices, 2).len(), (singles * singles - squares) / 2);
}

/// What is installed apart and is no decision can still be installed as designed.
#[test]
fn a_number_of_servers_can_be_installed_as_designed() {
    let sheet = sheet_of("[installed]\n\"topology.app_servers\" = 3");
    let found = remedies(&Search::new(), &sheet);
    assert_eq!(found.broken, [C8]);
    assert_eq!(changes(&found.outcomes[0].1), ["topology.app_servers=2"]);
}

/// A claim that is not made with all conditions present neither holds nor breaks there.
#[test]
fn what_is_said_of_a_claim_is_said_of_where_it_is_made() {
    let sheet = sheet_of(
        "[order]\nscope = \"none\"\n[image]\nkey = \"slot\"\n[output_check]\nenabled = false\n\
         [[condition]]\nid = \"A\"\nen = \"a\"\n\
         without = { \"order.scope\" = \"server\", \"order.timeout\" = \"release-only\" }\n\
         [[condition]]\nid = \"B\"\nen = \"b\"\nwithout = { \"image.key\" = \"request\" }",
    );
    let matrix = matrix(&Search::new(), &sheet);
    let of_c4: Vec<String> = report::matrix::sentences(&Messages::new(Language::En), &matrix)
        .into_iter()
        .filter(|sentence| sentence.contains("C4"))
        .collect();
    let said =
        ["Where it is claimed, C4 breaks whatever the conditions.", "C4 is not claimed when A."];
    assert_eq!(of_c4, said);
}

fn finding(name: &str, campaign: &str) -> (Vec<ClaimId>, Vec<ClaimId>, Vec<String>) {
    let sheet = sheet(name);
    let found = campaigns(&Search::new(), &sheet);
    let finding = found.findings.iter().find(|(c, _)| c.label.en.starts_with(campaign));
    match finding.map(|(_, finding)| finding.clone()) {
        Some(Finding::OfViolation { reached, missed, lacks, beyond }) => {
            assert_eq!(beyond, [], "{name}");
            (reached, missed, lacks)
        }
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

fn revealed_and_hidden(finding: &Finding) -> (usize, usize) {
    match finding {
        Finding::OfDefects { revealed, hidden } => (revealed.len(), hidden.len()),
        other => panic!("the site holds: {other:?}"),
    }
}

#[test]
fn only_a_campaign_with_load_and_updates_reveals_every_defect_of_the_reference_design() {
    let sheet = sheet("reference");
    let found = campaigns(&Search::new(), &sheet);
    assert!(found.broken.is_empty() && found.complete());
    let counts: Vec<(usize, usize)> =
        found.findings.iter().map(|(_, finding)| revealed_and_hidden(finding)).collect();
    assert_eq!(counts, [(1, 2), (2, 1), (3, 0), (3, 0)]);
}

/// One of two server counts is enough to take the several servers away.
#[test]
fn a_condition_is_lacking_when_a_part_of_it_is() {
    let text = sheets::find("adachi-2023").expect("bundled").text;
    let with = "[[campaign]]\nname = \"one\"\nwith = { \"topology.app_servers\" = 1 }\n[expect]";
    let text = text.replacen("[expect]", with, 1);
    let sheet = read("adachi.toml", text.as_bytes()).expect("the sheet is sound");
    let found = campaigns(&Search::new(), &sheet);
    let Some((_, Finding::OfViolation { reached, lacks, .. })) = found.findings.last() else {
        panic!("the site is violated: {:?}", found.findings);
    };
    assert_eq!((reached.as_slice(), lacks.as_slice()), (&[][..], &["A1".to_owned()][..]));
}

/// What the site itself is already is no lack of the campaign.
#[test]
fn a_campaign_lacks_only_what_it_takes_away() {
    let sheet = sheet_of(
        "[topology]\ndb_servers = 1\n[image]\nkey = \"slot\"\n[sync]\nrelease = \"all\"\n\
         [[condition]]\nid = \"A1\"\nja = \"あ\"\n\
         without = { \"topology.app_servers\" = 1, \"topology.db_servers\" = 1 }\n\
         [[campaign]]\nname = \"as the sheet\"\nwith = {}",
    );
    let found = campaigns(&Search::new(), &sheet);
    let Finding::OfViolation { missed, lacks, .. } = &found.findings[0].1 else {
        panic!("the site is violated: {:?}", found.findings);
    };
    assert_eq!((missed.as_slice(), lacks.as_slice()), (&[][..], &[][..]));
}

/// A campaign larger than the sheet's scope that breaks the site as it stands says that, and counts
/// nothing that is broken anyway as a defect it could reveal.
#[test]
fn what_breaks_beyond_the_sheet_is_said() {
    let sheet = sheet_of(
        "[sync]\nrelease = \"all\"\n[scope]\nchanges = 0\n\
         [[campaign]]\nname = \"as the sheet\"\nwith = {}\n\
         [[campaign]]\nname = \"updates\"\nwith = { \"scope.changes\" = 1 }",
    );
    let found = campaigns(&Search::new(), &sheet);
    assert_eq!(found.broken, []);
    let Finding::OfDefects { revealed, hidden } = &found.findings[0].1 else {
        panic!("within the scope of the sheet the site holds");
    };
    let names = |defects: &[Defect]| defects.iter().map(|d| d.key.name).collect::<Vec<_>>();
    assert_eq!(names(revealed), ["order.timeout", "image.after"]);
    // What the order no longer protects shows with updates only, of which this campaign has none.
    assert_eq!(names(hidden), ["image.key", "image.key", "image.pick"]);
    assert_eq!(found.findings[1].1, Finding::BeyondTheSheet { broken: vec![C4] });
}

/// A defect that only a campaign's environment can show counts among those to be revealed.
#[test]
fn defects_are_sought_in_the_environments_of_the_campaigns_too() {
    let sheet = sheet_of(
        "[scope]\nchanges = 0\n[[campaign]]\nname = \"a\"\nwith = {}\n\
         [[campaign]]\nname = \"b\"\nwith = { \"scope.changes\" = 1 }",
    );
    let found = campaigns(&Search::new(), &sheet);
    let counts: Vec<(usize, usize)> =
        found.findings.iter().map(|(_, f)| revealed_and_hidden(f)).collect();
    assert_eq!(counts, [(2, 1), (3, 0)]);
}

#[test]
fn campaigns_of_a_cut_search_are_not_established() {
    let limits = Limits { max_states: NonZeroU64::new(50), ..Limits::default() };
    let sheet = sheet("takamatsu-2024");
    let found = campaigns(&Search::new().limits(limits), &sheet);
    assert!(!found.complete() && !found.established);
    assert!(found.findings.iter().all(|(_, finding)| *finding == Finding::NotEstablished));
}
