//! Every negative control of the record: the sheet with one thing changed is safe.

use crate::material::{number, settings, sheet, word};
use honnin_analysis::{SiteSearch, Verdict, verdict::judge};
use honnin_models::claims::ClaimId::{self, C1, C2, C3, C8};
use honnin_models::keys::Answer;
use honnin_models::request::Phase;
use honnin_models::{Site, State};
use honnin_sheet::{Configuration, changed};
use stateright::{Checker, HasDiscoveries, Model, Property};

type Change = (&'static str, Answer);

/// Checks that a claim holds in the sheet with these answers changed, and is violated without.
fn control(name: &str, claim: ClaimId, changes: &[Change]) {
    assert_eq!(without(name, claim, changes), Verdict::Holds, "{name}: {claim}, {changes:?}");
}

/// Checks that nothing puts a claim to the test in the sheet with these answers changed, and that it is
/// violated without.
fn control_without_a_case(name: &str, claim: ClaimId, changes: &[Change]) {
    assert_eq!(without(name, claim, changes), Verdict::NoCase, "{name}: {claim}, {changes:?}");
}

/// The verdict on a violated claim of a sheet with these answers changed.
fn without(name: &str, claim: ClaimId, changes: &[Change]) -> Verdict {
    let sheet = sheet(name);
    let answers = sheet.answers(sheet.last_configuration());
    let search = SiteSearch::new();
    assert!(search.verdict(name, &answers, claim).violated(), "{name}: {claim} before");
    search.verdict(name, &changed(&answers, &settings(changes)), claim)
}

#[test]
fn adachi_is_safe_on_one_app_server() {
    control("adachi-2023", C1, &[("topology.app_servers", number(1))]);
}

#[test]
fn adachi_is_safe_without_a_change() {
    control("adachi-2023", C1, &[("scope.changes", number(0))]);
}

#[test]
fn adachi_is_safe_with_one_request() {
    control_without_a_case("adachi-2023", C1, &[("scope.requests", number(1))]);
}

#[test]
fn adachi_is_safe_when_the_sync_releases_its_own_hold() {
    control("adachi-2023", C1, &[("sync.release", word("own"))]);
}

#[test]
fn adachi_is_safe_with_a_spool_per_server() {
    control("adachi-2023", C1, &[("topology.spool", word("per-server"))]);
}

#[test]
fn adachi_is_safe_with_a_key_by_request() {
    control("adachi-2023", C1, &[("image.key", word("request"))]);
}

#[test]
fn adachi_is_safe_with_the_output_check() {
    control("adachi-2023", C1, &[("output_check.enabled", Answer::Flag(true))]);
}

/// The blind spot of the tests of 2023: load alone, however high.
#[test]
fn adachi_is_safe_under_load_only() {
    control("adachi-2023", C1, &[("scope.changes", number(0)), ("scope.timeouts", number(3))]);
}

#[test]
fn takamatsu_is_safe_as_designed() {
    control("takamatsu-2024", C1, &[("sync.release", word("own"))]);
    let sheet = sheet("takamatsu-2024");
    let designed = sheet.answers(Configuration::Designed);
    let seen = SiteSearch::new().explore("takamatsu-2024", &designed);
    let site = Site::new(designed);
    for id in ClaimId::ALL {
        // The record has neither a timeout nor a night.
        let case = if [C2, C3].contains(&id) { Verdict::NoCase } else { Verdict::Holds };
        assert_eq!(judge(&site, &seen, id, true), case, "{id}");
    }
    assert!(judge(&site, &seen, C8, false).violated(), "C8 is judged from the sheet");
}

#[test]
fn takamatsu_is_safe_with_the_output_check() {
    control("takamatsu-2024", C1, &[("output_check.enabled", Answer::Flag(true))]);
}

#[test]
fn yokohama_is_safe_when_the_timeout_cancels() {
    control("yokohama-2023", C1, &[("order.timeout", word("cancel"))]);
}

#[test]
fn yokohama_is_safe_without_a_timeout() {
    control("yokohama-2023", C1, &[("scope.timeouts", number(0))]);
}

#[test]
fn yokohama_is_safe_with_one_request() {
    control_without_a_case("yokohama-2023", C1, &[("scope.requests", number(1))]);
}

#[test]
fn yokohama_is_safe_when_images_are_picked_by_the_key_of_the_request() {
    control("yokohama-2023", C1, &[("image.pick", word("key")), ("image.key", word("request"))]);
}

/// A finding: the record names the order control among the conditions (Y1), because its release is
/// what went wrong; but a site without any order gives the next image away all the more.
#[test]
fn yokohama_without_an_order_is_no_control() {
    let sheet = sheet("yokohama-2023");
    let without = changed(&sheet.designed, &settings(&[("order.scope", word("none"))]));
    assert!(SiteSearch::new().verdict("yokohama-2023", &without, C1).violated());
}

#[test]
fn kawasaki_is_safe_with_one_arrival_per_second() {
    control("kawasaki-2023", C1, &[("scope.arrivals", word("one-per-second"))]);
}

#[test]
fn kawasaki_is_safe_with_a_key_by_request() {
    control("kawasaki-2023", C1, &[("image.key", word("request"))]);
}

#[test]
fn munakata_is_safe_when_images_are_erased() {
    control("munakata-2023", C1, &[("image.after", word("erase"))]);
}

#[test]
fn munakata_is_safe_when_the_print_waits() {
    control("munakata-2023", C1, &[("sync.conflict", word("wait"))]);
}

#[test]
fn munakata_is_safe_when_the_print_fails() {
    control("munakata-2023", C1, &[("sync.conflict", word("fail"))]);
}

#[test]
fn munakata_is_safe_without_a_change() {
    control("munakata-2023", C1, &[("scope.changes", number(0))]);
}

#[test]
fn munakata_is_safe_with_a_key_by_request() {
    control("munakata-2023", C1, &[("image.key", word("request"))]);
}

#[test]
fn tokushima_is_safe_with_a_key_by_request() {
    control("tokushima-2023", C1, &[("image.key", word("request"))]);
}

#[test]
fn tokushima_is_safe_with_the_order_of_the_site() {
    control("tokushima-2023", C1, &[("order.scope", word("site"))]);
}

/// A finding: more than one page (T1) is not needed for a wrong certificate, only for one that is
/// wrong in part.
#[test]
fn tokushima_with_one_page_is_no_control() {
    let sheet = sheet("tokushima-2023");
    let one_page = changed(&sheet.designed, &settings(&[("image.pages", number(1))]));
    assert!(SiteSearch::new().verdict("tokushima-2023", &one_page, C1).violated());
}

/// What was seen in Tokushima: of three pages, one was another's.
#[test]
fn tokushima_delivers_a_document_with_exactly_one_foreign_page() {
    struct OnePage(Site);
    impl Model for OnePage {
        type State = State;
        type Action = honnin_models::Step;
        fn init_states(&self) -> Vec<State> {
            self.0.init_states()
        }
        fn actions(&self, state: &State, steps: &mut Vec<Self::Action>) {
            self.0.actions(state, steps);
        }
        fn next_state(&self, state: &State, step: Self::Action) -> Option<State> {
            self.0.next_state(state, step)
        }
        fn properties(&self) -> Vec<Property<Self>> {
            vec![Property::sometimes("exactly one wrong page", |_, state: &State| {
                (0..2).any(|r| {
                    let request = &state.requests[r];
                    let own = request.pages.iter().filter(|page| page.is(r)).count();
                    request.phase == Phase::Delivered && own == 2 && request.shows_another(r)
                })
            })]
        }
    }
    let site = Site::new(sheet("tokushima-2023").designed);
    let checker = OnePage(site).checker().finish_when(HasDiscoveries::All).spawn_bfs().join();
    let path = checker.discovery("exactly one wrong page").expect("it is reachable");
    let last = path.last_state();
    assert!((0..2).any(|r| last.requests[r].shows_another(r) && last.requests[r].shows(r)));
}

#[test]
fn haiin_is_fresh_with_a_reliable_feed() {
    control("haiin-2023", C3, &[("sync.feed", word("reliable"))]);
}

#[test]
fn haiin_is_fresh_with_a_daily_reconcile() {
    control("haiin-2023", C3, &[("sync.reconcile", word("daily"))]);
}

#[test]
fn the_output_check_does_not_help_against_a_dead_seal() {
    let sheet = sheet("haiin-2023");
    let checked = settings(&[("output_check.enabled", Answer::Flag(true))]);
    let answers = changed(&sheet.designed, &checked);
    let search = SiteSearch::new();
    assert!(search.verdict("haiin-2023", &answers, C3).violated());
    assert_eq!(search.verdict("haiin-2023", &answers, C1), Verdict::Holds);
}

#[test]
fn every_bundled_condition_but_two_is_a_control_of_some_broken_claim() {
    let mut not_needed = Vec::new();
    for sheet in honnin_sheet::find::bundled() {
        let answers = sheet.answers(sheet.last_configuration());
        let search = SiteSearch::new();
        for condition in &sheet.conditions {
            let without = changed(&answers, &condition.without);
            let claim = if sheet.name == "haiin-2023" { C3 } else { C1 };
            if !search.verdict(&sheet.name, &without, claim).is_unbroken() {
                not_needed.push(condition.id.clone());
            }
        }
    }
    assert_eq!(not_needed, ["Y1", "T1"], "the two findings above, and no other");
}
