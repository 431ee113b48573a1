//! Order, spool and sync, each on its own: verdicts and counts as their module docs say.

use honnin_models::design::{
    Design, Feed, ImageRules, KeyPolicy, OrderScope, PickPolicy, Reconcile, ReleasePolicy,
    SyncRules,
};
use honnin_models::order::alone::{OrderAlone, Stage};
use honnin_models::spool::Spool;
use honnin_models::spool::alone::SpoolAlone;
use honnin_models::sync::alone::SyncAlone;
use stateright::{Checker, Expectation, HasDiscoveries, Model};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::hash::Hash;

/// What a part comes to: its states, and the violated claims with the length of a shortest
/// counterexample.
type Outcome = (usize, BTreeMap<&'static str, usize>);

fn outcome<M>(part: &M) -> Outcome
where
    M: Model + Clone + Send + Sync + 'static,
    M::State: Hash + Clone + PartialEq + Debug + Send + Sync,
    M::Action: Clone + PartialEq + Debug,
{
    // Never met, so that every state is visited.
    let never = HasDiscoveries::AllOf(["no property has this name"].into());
    let all = part.clone().checker().finish_when(never).spawn_bfs().join();
    let mut broken = BTreeMap::new();
    for property in part.properties() {
        let found = all.discovery(property.name);
        match property.expectation {
            Expectation::Sometimes => assert!(found.is_some(), "{} is reached", property.name),
            _ if found.is_none() => {}
            _ => {
                broken.insert(property.name, shortest(part, property.name));
            }
        }
    }
    (all.unique_state_count(), broken)
}

/// The length of a shortest counterexample: by a breadth-first visit of the levels.
fn shortest<M>(part: &M, name: &'static str) -> usize
where
    M: Model,
    M::State: Hash + Clone + PartialEq,
{
    let holds = part.property(name).condition;
    let (mut level, mut length) = (part.init_states(), 0);
    loop {
        assert!(!level.is_empty(), "{name} is violated somewhere");
        if level.iter().any(|state| !holds(part, state)) {
            return length;
        }
        let mut next = Vec::new();
        for state in level.iter().flat_map(|state| part.next_states(state)) {
            if !next.contains(&state) {
                next.push(state);
            }
        }
        (level, length) = (next, length + 1);
    }
}

fn broken(claims: &[(&'static str, usize)]) -> BTreeMap<&'static str, usize> {
    claims.iter().copied().collect()
}

fn order(scope: OrderScope, release: ReleasePolicy, servers: u8, requests: usize) -> OrderAlone {
    OrderAlone { scope, release, width: 1, servers, requests, syncs: 0 }
}

#[test]
fn order_by_hand() {
    use OrderScope::{None, Server, Site};
    let own = ReleasePolicy::Own;
    assert_eq!(outcome(&order(Site, own, 1, 1)), (4, broken(&[])));
    assert_eq!(outcome(&order(Server, own, 1, 2)), (12, broken(&[])));
    assert_eq!(outcome(&order(Site, own, 2, 2)), (15, broken(&[])));
    assert_eq!(outcome(&order(None, own, 2, 2)), (16, broken(&[])));
}

#[test]
fn order_holds_while_everybody_releases_their_own() {
    let with_syncs = |scope, servers, requests, syncs| OrderAlone {
        syncs,
        ..order(scope, ReleasePolicy::Own, servers, requests)
    };
    assert_eq!(outcome(&with_syncs(OrderScope::Site, 2, 2, 1)), (45, broken(&[])));
    assert_eq!(outcome(&with_syncs(OrderScope::Site, 2, 3, 2)), (220, broken(&[])));
    assert_eq!(outcome(&with_syncs(OrderScope::Server, 2, 3, 1)), (144, broken(&[])));
}

/// The Adachi defect in its smallest form, and why it cannot show on one server.
#[test]
fn order_breaks_when_the_sync_releases_everybody() {
    let all = |servers| OrderAlone {
        syncs: 1,
        ..order(OrderScope::Site, ReleasePolicy::All, servers, 2)
    };
    let two_servers = broken(&[("exclusion", 6), ("only-the-holder-releases", 4)]);
    assert_eq!(outcome(&all(2)), (53, two_servers));
    assert_eq!(outcome(&all(1)), (40, broken(&[("only-the-holder-releases", 4)])));
}

/// A hold that nobody will release: what `nobody-waits-for-ever` must refuse.
#[test]
fn order_refuses_a_hold_that_nobody_releases() {
    let order = order(OrderScope::Server, ReleasePolicy::Own, 1, 2);
    let waits = order.property("nobody-waits-for-ever").condition;
    let mut stuck = order.init_states().remove(0);
    assert!(waits(&order, &stuck));
    stuck.stages[0] = Stage::Done;
    stuck.order.enter(OrderScope::Server, 1, 0, 0);
    assert!(!waits(&order, &stuck));
}

fn spool(key: KeyPolicy, pick: PickPolicy, same_second: bool, one_at_a_time: bool) -> SpoolAlone {
    let image = ImageRules { key, pick, ..Design::default().image };
    SpoolAlone { image, requests: 2, same_second, one_at_a_time }
}

#[test]
fn spool_by_hand() {
    let own_key = spool(KeyPolicy::Request, PickPolicy::Key, true, false);
    assert_eq!(outcome(&SpoolAlone { requests: 1, ..own_key.clone() }), (3, broken(&[])));
    assert_eq!(outcome(&own_key), (9, broken(&[])));
    assert_eq!(outcome(&SpoolAlone { one_at_a_time: true, ..own_key }), (8, broken(&[])));
}

#[test]
fn spool_in_any_order_needs_a_key_of_ones_own() {
    use KeyPolicy::{Request, Second, Slot};
    let wrong = || broken(&[("owner-reads-what-it-wrote", 3)]);
    let any_order = |key, pick, same| outcome(&spool(key, pick, same, false));
    assert_eq!(any_order(Slot, PickPolicy::Key, false), (18, wrong()));
    assert_eq!(any_order(Second, PickPolicy::Key, true), (18, wrong()));
    assert_eq!(any_order(Second, PickPolicy::Key, false), (9, broken(&[])));
    assert_eq!(any_order(Request, PickPolicy::Key, true), (9, broken(&[])));
    assert_eq!(any_order(Request, PickPolicy::Next, true), (13, wrong()));
}

#[test]
fn spool_with_one_print_at_a_time_is_safe_whatever_the_key() {
    for key in [KeyPolicy::Slot, KeyPolicy::Second, KeyPolicy::Request] {
        for pick in [PickPolicy::Key, PickPolicy::Next] {
            assert_eq!(
                outcome(&spool(key, pick, true, true)),
                (8, broken(&[])),
                "{key:?} {pick:?}"
            );
        }
    }
}

/// A queue is one: the oldest document of a spool is taken first, whatever stands in other spools.
#[test]
fn spool_takes_the_oldest_document_of_its_own_queue() {
    let mut spool = Spool::EMPTY;
    for (place, request) in [(1, 0), (0, 1), (1, 2)] {
        spool.join_queue(place, request);
    }
    let taken: Vec<Option<usize>> = (0..3).map(|_| spool.take_next(1).index()).collect();
    assert_eq!(taken, [Some(0), Some(2), None]);
    assert_eq!(spool.take_next(0).index(), Some(1));
    assert!(spool.is_empty());
}

/// With pages, a shared place leaves parts of images behind as well: the Tokushima hypothesis.
#[test]
fn spool_with_pages_leaves_parts_of_images_behind() {
    let mut pages = spool(KeyPolicy::Slot, PickPolicy::Key, true, false);
    pages.image.pages = 2;
    let both = broken(&[("nothing-left", 7), ("owner-reads-what-it-wrote", 4)]);
    assert_eq!(outcome(&pages), (88, both));
}

fn sync(feed: Feed, reconcile: Reconcile, nights: u8) -> SyncAlone {
    let rules = SyncRules { feed, reconcile, ..Design::default().sync };
    SyncAlone { rules, residents: 1, replicas: 1, changes: 1, nights }
}

#[test]
fn sync_by_hand() {
    let (reliable, lossy) = (Feed::Reliable, Feed::Lossy);
    let lost = || broken(&[("in-step-when-quiet", 2)]);
    assert_eq!(outcome(&sync(reliable, Reconcile::Daily, 0)), (5, broken(&[])));
    assert_eq!(outcome(&sync(lossy, Reconcile::Daily, 0)), (6, lost()));
    assert_eq!(outcome(&sync(reliable, Reconcile::Daily, 1)), (11, broken(&[])));
    assert_eq!(outcome(&sync(lossy, Reconcile::Daily, 1)), (13, lost()));
    let stays = broken(&[("in-step-when-quiet", 2), ("night-repairs", 3)]);
    assert_eq!(outcome(&sync(lossy, Reconcile::Never, 1)), (14, stays));
}

#[test]
fn sync_with_more_residents_and_replicas() {
    let larger = |feed, reconcile| SyncAlone {
        residents: 2,
        replicas: 2,
        changes: 2,
        ..sync(feed, reconcile, 1)
    };
    assert_eq!(outcome(&larger(Feed::Reliable, Reconcile::Never)), (117, broken(&[])));
    let lost = broken(&[("in-step-when-quiet", 2)]);
    assert_eq!(outcome(&larger(Feed::Lossy, Reconcile::Daily)), (167, lost));
    let stays = broken(&[("in-step-when-quiet", 2), ("night-repairs", 3)]);
    assert_eq!(outcome(&larger(Feed::Lossy, Reconcile::Never)), (196, stays));
}
