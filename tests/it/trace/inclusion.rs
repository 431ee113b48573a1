//! Whether all logs of one site are logs of another: checked against the logs themselves.

use crate::logs::log_of;
use crate::material::{AnyLoggedSite, Walk, quickcheck, sheet, so_many, with, word};
use honnin_log::inclusion::{Inclusion, inclusion};
use honnin_models::answers::Answers;
use honnin_models::design::{Feed, KeyPolicy, Reconcile};
use honnin_models::keys::decisions;
use honnin_models::{Site, Step};
use honnin_schedule::follow::Follower;
use quickcheck::TestResult;
use std::cell::Cell;
use std::collections::BTreeSet;

/// More moments than two sites of these tests have.
const ALL: usize = 10_000_000;

/// Whether the log of these steps of a site leaves the model of another; one without any says nothing.
fn leaves(answers: &Answers, steps: &[Step], within: &Answers) -> bool {
    if steps.is_empty() {
        return false;
    }
    let log = log_of(&Site::new(*answers), steps);
    let mut events: Vec<_> = log.events.iter().map(|logged| logged.event.clone()).collect();
    if answers.design.sync.reconcile == Reconcile::Never {
        // Where nobody looks for differences at night, the log of a real system tells of none.
        events.iter_mut().for_each(|event| event.details.differences = None);
    }
    Follower::new(within).follow(&events, &[], &BTreeSet::new()).left.is_some()
}

/// The site with another answer to one of its decisions.
fn with_one_changed(answers: &Answers, key: u8, answer: u8) -> Answers {
    let keys: Vec<_> = decisions().filter(|key| key.section() != "topology").collect();
    let key = keys[usize::from(key) % keys.len()];
    let allowed = key.allowed.answers();
    let mut changed = *answers;
    key.set(&mut changed, allowed[usize::from(answer) % allowed.len()]);
    changed
}

/// Whether the check of a log may put steps between these: a log that tells of no second, or of no
/// change that was lost, may leave out those there were.
fn may_be_filled(within: &Answers, steps: &[Step]) -> bool {
    let design = &within.design;
    let seconds = design.image.key == KeyPolicy::Second && !steps.contains(&Step::Tick);
    seconds || design.sync.feed == Feed::Lossy && !steps.contains(&Step::Drop)
}

/// Where every log is one of the other site, that of any behaviour is. Where not, the log that is said
/// to be none is none, and was one until its last step. Both happen often enough.
#[test]
fn what_is_said_of_all_logs_is_true_of_each() {
    thread_local! {
        static SEEN: Cell<[u32; 2]> = const { Cell::new([0; 2]) };
    }
    fn law(site: AnyLoggedSite, walks: Vec<Walk>, key: u8, answer: u8) -> TestResult {
        let AnyLoggedSite(answers) = site;
        let within = with_one_changed(&answers, key, answer);
        if within == answers || !within.uncovered().is_empty() {
            return TestResult::discard();
        }
        let [mut every, mut but] = SEEN.get();
        let wrong = match inclusion(&answers, &within, ALL) {
            Inclusion::Every => {
                every += 1;
                let model = Site::new(answers);
                let mut behaviours = walks.iter().map(|walk| walk.of(&model).0);
                behaviours.find(|steps| leaves(&answers, steps, &within))
            }
            Inclusion::But(steps) => {
                let until_then = &steps[..steps.len() - 1];
                let filled = may_be_filled(&within, &steps);
                // Only those count of which something is asked.
                but += u32::from(!filled);
                let leaves_then = filled || leaves(&answers, &steps, &within);
                (!leaves_then || leaves(&answers, until_then, &within)).then_some(steps)
            }
            Inclusion::NotEstablished => Some(Vec::new()),
        };
        SEEN.set([every, but]);
        match wrong {
            None => TestResult::passed(),
            Some(steps) => TestResult::error(format!("{steps:?} within {within:?}")),
        }
    }
    quickcheck(so_many(200, 500))
        .quickcheck(law as fn(AnyLoggedSite, Vec<Walk>, u8, u8) -> TestResult);
    let ([every, but], few) = (SEEN.get(), so_many(12, 30));
    assert!(every >= few && but >= few, "{every} pairs of sites with the same logs, {but} without");
}

/// By hand: on one server its own hold keeps two prints apart, so no log shows that the site's order
/// does not; on two servers a print begins while the sync holds the site's order.
#[test]
fn a_log_shows_what_makes_a_difference_and_nothing_else() {
    let (one, two) = (sheet("kawasaki-2023").designed, sheet("reference").designed);
    let order = |answers: &Answers, scope| with(answers, &[("order.scope", word(scope))]);
    let [own, sites] = ["server", "site"].map(|scope| order(&one, scope));
    assert_eq!(inclusion(&own, &sites, ALL), Inclusion::Every);
    let own = order(&two, "server");
    let Inclusion::But(steps) = inclusion(&own, &two, ALL) else { panic!("they differ") };
    assert!(
        matches!(
            steps[..],
            [
                Step::Arrive { .. },
                Step::Enter { .. },
                Step::Change { .. },
                Step::Begin,
                Step::Acquire { .. }
            ]
        ),
        "{steps:?}"
    );
    // A site is itself; and what was not looked at to its end is not known.
    assert_eq!(inclusion(&two, &two, ALL), Inclusion::Every);
    assert_eq!(inclusion(&two, &two, 1_000), Inclusion::NotEstablished);
}
