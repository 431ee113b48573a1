//! Every schedule of a small scope, counted against the model's complete behaviours.

use crate::material::{long_tests, number, sheet, sheet_of, with};
use honnin_models::request::Phase;
use honnin_models::{Site, State};
use honnin_schedule::campaign::{Method, SchedulePlan, Schedules};
use honnin_schedule::execution::RequestOutcome;
use honnin_schedule::scene::Scene;
use honnin_sheet::{Configuration, Sheet};
use std::collections::BTreeMap;

/// How each request ended, in words that the model has too: the subjects of its pages, or nothing;
/// and whether an image remained.
type Ending = (Vec<Option<Vec<usize>>>, bool);

fn ending_of(site: &Site, state: &State) -> Ending {
    let pages = usize::from(site.design().image.pages);
    let requests = (0..site.requests()).map(|request| {
        let request = &state.requests[request];
        let shown = request.pages[..pages].iter().map(|page| page.index().expect("a page shows"));
        (request.phase == Phase::Delivered).then(|| shown.collect())
    });
    (requests.collect(), !state.spool.is_empty())
}

/// How many complete behaviours lead from a state to each ending. The model has no cycles.
fn behaviours(
    site: &Site,
    state: &State,
    known: &mut BTreeMap<Vec<u8>, BTreeMap<Ending, u64>>,
) -> BTreeMap<Ending, u64> {
    let key = zerocopy::IntoBytes::as_bytes(state).to_vec();
    if let Some(counted) = known.get(&key) {
        return counted.clone();
    }
    let mut counted = BTreeMap::new();
    for (_, next) in site.successors(state) {
        for (ending, count) in behaviours(site, &next, known) {
            *counted.entry(ending).or_default() += count;
        }
    }
    if counted.is_empty() {
        counted.insert(ending_of(site, state), 1);
    }
    known.insert(key, counted.clone());
    counted
}

/// Runs every schedule and compares, ending by ending, with the model's behaviours.
fn check(sheet: &Sheet, schedules: u64) {
    let scene = Scene::new(sheet, Configuration::Designed);
    let site = Site::new(scene.answers);
    let ran = Schedules::new(scene);
    let findings = ran.run(&SchedulePlan::new(Method::Exhaustive, 1_000_000, 0));
    assert_eq!((&findings.cut, findings.exhaustive), (&None, true), "{}", sheet.name);
    assert!(findings.left.is_none(), "{:?}", findings.left);
    let mut seen: BTreeMap<Ending, u64> = BTreeMap::new();
    for (outcome, times) in &findings.outcomes {
        let requests = outcome.requests.iter().map(|ended| match ended {
            RequestOutcome::Delivered(subjects) => Some(subjects.clone()),
            _ => None,
        });
        *seen.entry((requests.collect(), outcome.images > 0)).or_default() += times;
    }
    assert_eq!(seen, behaviours(&site, &State::START, &mut BTreeMap::new()), "{}", sheet.name);
    assert_eq!(findings.schedules, schedules, "{}", sheet.name);
}

/// What the sheets here have in common: one server of each kind, and nothing beside requests.
const SMALL: &str = "[topology]\napp_servers = 1\ndb_servers = 1\n\
                     [scope]\nrequests = 2\nchanges = 0\ntimeouts = 0\nnights = 0\n";

pub(crate) fn small(more: &str) -> Sheet {
    sheet_of(&format!("{SMALL}{more}"))
}

/// One after the other: the second request arrives at any of 7 moments of the first (before its
/// enter, …, after its finish) and then waits until the first has finished, so its other 6 steps
/// come last. Either may be first to enter. Both arrivals before the first enter: 2 orders of the
/// arrivals, times 2 for who enters first: 4. Arrival after k ≥ 1 further steps of the other
/// (k = 1 … 6): 2 each, so 12. Together 16.
#[test]
fn two_prints_on_one_server_have_16_schedules() {
    check(&small(""), 16);
}

/// Nothing waits: two requests of 7 steps each, in any order: 14! / (7! 7!) = 3,432, as long as
/// each has an image of its own.
#[test]
fn two_prints_without_order_have_3432_schedules() {
    check(&small("[order]\nscope = \"none\"\n"), 3_432);
}

/// The same with one name for all images. A request that finds nothing fails at its sixth step, so
/// there are fewer schedules; which documents come out, and how often, is as in the model.
#[test]
fn two_prints_with_one_name_come_to_what_the_model_says() {
    let shared =
        "[order]\nscope = \"none\"\n[image]\nkey = \"slot\"\n[output_check]\nenabled = false\n";
    check(&small(shared), 2_928);
}

/// Two app servers, each request at either of them, and the site's order between them: 16 schedules
/// when both reach the same server, of which there are two, and 72 when they reach different ones,
/// which can happen in two ways.
#[test]
fn two_prints_on_two_servers_come_to_what_the_model_says() {
    let sheet = sheet_of(
        "[topology]\napp_servers = 2\ndb_servers = 1\n\
         [scope]\nrequests = 2\nchanges = 0\ntimeouts = 0\nnights = 0\n",
    );
    check(&sheet, 176);
}

/// Three incidents are small enough to run every schedule there is: timeouts, the sync and seconds
/// included. The real system then does exactly what the model says it can do, and as often. Without
/// the long version the seconds of Kawasaki pass where the site's order lets one print after the
/// other, and the sync of Munakata runs beside a single print.
#[test]
fn every_schedule_of_three_incidents_comes_to_what_the_model_says() {
    check(&sheet("yokohama-2023"), 3_892);
    let munakata = sheet("munakata-2023").answers(Configuration::Installed);
    if long_tests() {
        check(&sheet("kawasaki-2023"), 43_752);
        check(&Sheet { designed: munakata, ..sheet("munakata-2023") }, 25_536);
    } else {
        check(&small("seconds = 2\n[image]\nkey = \"second\"\n"), 240);
        let answers = with(&munakata, &[("scope.requests", number(1))]);
        check(&Sheet { designed: answers, ..sheet("munakata-2023") }, 154);
    }
}
