//! Symmetry: what names cannot change, and that one state of each orbit is enough.

use crate::material::{
    AnySite, Walk, flag, long_tests, number, quickcheck, sheet, so_many, with, word,
};
use honnin_models::answers::Answers;
use honnin_models::claims::witnesses::{self, WitnessId};
use honnin_models::claims::{CATALOGUE, ClaimId};
use honnin_models::keys::{Answer, KEYS};
use honnin_models::request::Phase;
use honnin_models::sheets::BUNDLED;
use honnin_models::{Permutation, Site, State, Step, Who};
use honnin_search::fingerprint::StableHasher;
use honnin_sheet::changed;
use quickcheck::{Arbitrary, Gen};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::BuildHasherDefault;

/// Any site of up to so many requests: every decision at random, on every topology. Most walks
/// through the largest scopes end long before all is done; their requests meet all the same.
#[derive(Clone, Copy, Debug)]
struct Wide<const REQUESTS: u8>(Answers);

impl<const REQUESTS: u8> Arbitrary for Wide<REQUESTS> {
    fn arbitrary(random: &mut Gen) -> Self {
        loop {
            let mut answers = Answers::default();
            for key in KEYS {
                let allowed = key.allowed.answers();
                key.set(&mut answers, *random.choose(&allowed).expect("a key allows some answer"));
            }
            answers.scope.requests = 1 + answers.scope.requests % REQUESTS;
            if answers.uncovered().is_empty() {
                return Wide(answers);
            }
        }
    }
}

/// A site of any size up to four requests, and one of up to eight.
type Four = Wide<4>;
type Eight = Wide<8>;

/// A behaviour long enough for all requests to end.
#[derive(Clone, Debug)]
struct LongWalk([Walk; 3]);

impl Arbitrary for LongWalk {
    fn arbitrary(random: &mut Gen) -> LongWalk {
        LongWalk(std::array::from_fn(|_| Walk::arbitrary(random)))
    }
}

impl LongWalk {
    fn states(&self, site: &Site) -> Vec<State> {
        let mut states = vec![State::START];
        for walk in &self.0 {
            let from = *states.last().expect("a behaviour has a last state");
            states.extend(walk.from(site, from).1.into_iter().skip(1));
        }
        states
    }
}

/// The permutations to try: all of a small group, and some of a large one.
fn permutations(site: &Site, choice: u64) -> Vec<Permutation> {
    let order = site.group_order();
    if order <= 48 {
        return site.permutations().collect();
    }
    (0..12_u64).map(|n| site.permutation(choice.rotate_left(5 * n as u32) % order)).collect()
}

fn representatives_agree(site: &Site, state: &State, choice: u64) -> bool {
    let (representative, there) = site.canonical(state);
    representative == site.representative(state)
        && representative == site.permuted(state, &there)
        && *state == site.permuted(&representative, &there.inverse())
        && permutations(site, choice)
            .iter()
            .all(|renamed| site.representative(&site.permuted(state, renamed)) == representative)
}

/// Every state of an orbit has the same representative, which is one of them.
#[test]
fn the_representative_does_not_depend_on_names() {
    fn law<const N: u8>(Wide(answers): Wide<N>, walk: LongWalk, choice: u64) -> bool {
        let site = Site::new(answers);
        walk.states(&site).iter().all(|state| representatives_agree(&site, state, choice))
    }
    let cases = so_many(1_000, 3_000);
    quickcheck(cases).quickcheck(law as fn(Four, LongWalk, u64) -> bool);
    quickcheck(cases).quickcheck(law as fn(Eight, LongWalk, u64) -> bool);
}

/// Orbits are counted without listing them; listed, they are as large.
#[test]
fn an_orbit_is_as_large_as_it_says() {
    fn law(Wide(answers): Four, walk: LongWalk) -> bool {
        let site = Site::new(answers);
        walk.states(&site).iter().step_by(5).all(|state| {
            let orbit: HashSet<State> =
                site.permutations().map(|renamed| site.permuted(state, &renamed)).collect();
            site.orbit_size(state) == orbit.len() as u64
        })
    }
    quickcheck(so_many(400, 1_000)).quickcheck(law as fn(Four, LongWalk) -> bool);
}

/// Requests in print whose pages show anybody: more entangled than behaviours of this length are.
#[derive(Clone, Debug)]
struct Entangled(Answers, State);

impl Arbitrary for Entangled {
    fn arbitrary(random: &mut Gen) -> Entangled {
        let requests = 2 + u8::arbitrary(random) % 7;
        let servers = 1 + u8::arbitrary(random) % 4;
        let pages = 1 + u8::arbitrary(random) % 2;
        let answers = with(
            &Answers::default(),
            &[
                ("order.scope", word("none")),
                ("image.pages", number(pages)),
                ("scope.requests", number(requests)),
                ("topology.app_servers", number(servers)),
            ],
        );
        let mut state = State::START;
        let most_shown = 1 + u8::arbitrary(random) % requests;
        for request in &mut state.requests[..usize::from(requests)] {
            request.phase = Phase::Fetched;
            request.server = u8::arbitrary(random) % servers;
            for page in &mut request.pages[..usize::from(pages)] {
                *page = Who::request(usize::from(u8::arbitrary(random) % most_shown));
            }
        }
        Entangled(answers, state)
    }
}

/// However pages show each other's owners, in pairs, rings or all the same one, an orbit has one
/// representative and is as large as it says.
#[test]
fn ties_are_broken_in_one_way_only() {
    fn law(Entangled(answers, state): Entangled, choice: u64) -> bool {
        let site = Site::new(answers);
        let orbit = || -> HashSet<State> {
            site.permutations().map(|renamed| site.permuted(&state, &renamed)).collect()
        };
        representatives_agree(&site, &state, choice)
            && (site.group_order() > 720 || site.orbit_size(&state) == orbit().len() as u64)
    }
    quickcheck(so_many(1_000, 3_000)).quickcheck(law as fn(Entangled, u64) -> bool);
}

/// Permutations are a group, and act as one on states.
#[test]
fn permutations_compose() {
    fn law(Wide(answers): Eight, walk: LongWalk, one: u64, other: u64) -> bool {
        let site = Site::new(answers);
        let (one, other) = (site.permutation(one), site.permutation(other));
        let identity = Permutation::identity();
        one.then(&one.inverse()) == identity
            && identity.then(&one) == one
            && one.then(&other).inverse() == other.inverse().then(&one.inverse())
            && walk.states(&site).iter().all(|state| {
                let both = site.permuted(&site.permuted(state, &one), &other);
                both == site.permuted(state, &one.then(&other))
                    && *state == site.permuted(state, &identity)
            })
    }
    quickcheck(500).quickcheck(law as fn(Eight, LongWalk, u64, u64) -> bool);
}

#[test]
fn every_permutation_has_its_number() {
    let answers = with(
        &Answers::default(),
        &[("scope.requests", number(4)), ("topology.app_servers", number(3))],
    );
    let site = Site::new(answers);
    let distinct: BTreeSet<String> = site.permutations().map(|p| format!("{p:?}")).collect();
    assert_eq!((site.group_order(), distinct.len()), (24 * 6, 24 * 6));
    assert_eq!(site.permutation(0), Permutation::identity());
    let turned = Permutation::new(&[1, 2, 0], &[1, 0]);
    assert_eq!((turned.resident(2), turned.resident(3), turned.server(0)), (0, 3, 1));
    assert_eq!(turned.inverse(), Permutation::new(&[2, 0, 1], &[1, 0]));
}

/// What is seen in a state, and what can be done there, is the same under other names.
fn names_do_not_matter(site: &Site, state: &State, renaming: &Permutation) -> bool {
    let renamed = site.permuted(state, renaming);
    let steps: Vec<(Step, State)> = site.successors(state).collect();
    let claims = || CATALOGUE.iter().filter_map(|claim| claim.check());
    let seen = || witnesses::CATALOGUE.iter().map(|witness| witness.seen);
    steps.len() == site.successors(&renamed).count()
        && steps.iter().all(|(step, next)| {
            site.after(&renamed, site.renamed(*step, renaming))
                == Some(site.permuted(next, renaming))
        })
        && claims().all(|holds| holds(site, state) == holds(site, &renamed))
        && seen().all(|seen| seen(site, state) == seen(site, &renamed))
        && site.measure(state) == site.measure(&renamed)
        && state.timeouts_fired() == renamed.timeouts_fired()
}

/// Every permutation is an automorphism of what is reachable: of steps, claims and witnesses.
#[test]
fn no_step_and_no_claim_asks_for_a_name() {
    fn law(Wide(answers): Eight, walk: LongWalk, choice: u64) -> bool {
        let site = Site::new(answers);
        walk.states(&site).iter().all(|state| {
            let mut some = permutations(&site, choice);
            some.truncate(6);
            some.iter().all(|renaming| names_do_not_matter(&site, state, renaming))
        })
    }
    quickcheck(so_many(250, 1_000)).quickcheck(law as fn(Eight, LongWalk, u64) -> bool);
}

/// Replicas differ in nothing but the record that the running sync carries: which of them an app
/// server reads is never observed.
fn replicas_agree(site: &Site, state: &State) -> bool {
    let replicas = &state.sync.replicas[..site.replicas()];
    (0..site.requests()).all(|resident| {
        let version = replicas[0].of(resident);
        state.sync.busy(resident) || replicas.iter().all(|replica| replica.of(resident) == version)
    })
}

/// What a search finds out.
#[derive(Debug, Default, PartialEq)]
struct Found {
    /// The length of the shortest counterexample to each claim that is violated.
    broken: BTreeMap<ClaimId, usize>,
    witnessed: BTreeSet<WitnessId>,
    depth: usize,
}

/// Many states.
type States = HashSet<State, BuildHasherDefault<StableHasher>>;

/// Searches level by level, each state taken for what `name` makes of it.
fn search(site: &Site, name: impl Fn(&State) -> State) -> (States, Found) {
    let (mut seen, mut found) = (States::default(), Found::default());
    let mut level = vec![name(&State::START)];
    seen.extend(level.iter().copied());
    for depth in 0.. {
        let mut next_level = Vec::new();
        for state in &level {
            for claim in CATALOGUE.iter().filter(|claim| claim.applies(site)) {
                if claim.check().is_some_and(|holds| !holds(site, state)) {
                    found.broken.entry(claim.id).or_insert(depth);
                }
            }
            let shown = witnesses::CATALOGUE.iter().filter(|witness| (witness.seen)(site, state));
            found.witnessed.extend(shown.map(|witness| witness.id));
            let successors = site.successors(state).map(|(_, next)| name(&next));
            next_level.extend(successors.filter(|next| seen.insert(*next)));
        }
        if next_level.is_empty() {
            found.depth = depth;
            break;
        }
        level = next_level;
    }
    (seen, found)
}

/// One state of each orbit is enough: the same is found, at the same depths, and the orbits add up
/// to all states. Gives the number of all states and of orbits.
fn one_of_each_orbit_is_enough(answers: &Answers) -> (usize, usize) {
    let site = Site::new(*answers);
    let (all, found) = search(&site, |state| *state);
    let (orbits, found_by_orbits) = search(&site, |state| site.representative(state));
    assert_eq!(found_by_orbits, found, "{answers:?}");
    let representatives: States = all.iter().map(|state| site.representative(state)).collect();
    assert!(representatives == orbits, "the representatives are those of all states: {answers:?}");
    let together: u64 = orbits.iter().map(|state| site.orbit_size(state)).sum();
    assert_eq!(together, all.len() as u64, "the orbits add up: {answers:?}");
    if !answers.replicas_differ() {
        assert!(all.iter().all(|state| replicas_agree(&site, state)), "{answers:?}");
    }
    (all.len(), orbits.len())
}

#[test]
fn every_sheet_comes_to_the_same_by_orbits() {
    for bundled in BUNDLED {
        let sheet = sheet(bundled.name);
        for answers in [sheet.designed, changed(&sheet.designed, &sheet.installed)] {
            one_of_each_orbit_is_enough(&answers);
        }
    }
}

/// What the designs here have in common: no check, no wait, nobody but the requests.
const FREE: &[(&str, Answer)] = &[
    ("order.scope", Answer::Word("none")),
    ("output_check.enabled", Answer::Flag(false)),
    ("topology.app_servers", Answer::Number(1)),
    ("topology.db_servers", Answer::Number(1)),
    ("scope.changes", Answer::Number(0)),
    ("scope.timeouts", Answer::Number(0)),
    ("scope.nights", Answer::Number(0)),
];

/// Designs in which requests read each other's pages in every possible way, and servers keep what
/// is left of requests that ended: how many states each has, and how many orbits. The short version leaves
/// out the largest of each kind.
#[test]
fn entangled_requests_come_to_the_same_by_orbits() {
    let check = |requests: u8, changes: &[(&str, Answer)], counts: (usize, usize)| {
        let free = with(&Answers::default(), FREE);
        let answers = with(&with(&free, &[("scope.requests", number(requests))]), changes);
        assert_eq!(one_of_each_orbit_is_enough(&answers), counts, "{requests} {changes:?}");
    };
    let slot = ("image.key", word("slot"));
    let second = ("image.key", word("second"));
    let keep = ("image.after", word("keep"));
    let next = ("image.pick", word("next"));
    let own_spools = ("topology.spool", word("per-server"));
    let pages = |pages| ("image.pages", number(pages));
    let servers = |servers| ("topology.app_servers", number(servers));
    check(4, &[slot], (14_441, 814));
    if long_tests() {
        check(5, &[slot, keep], (497_525, 5_526));
        check(4, &[slot, keep, own_spools, servers(2)], (135_993, 3_333));
    }
    check(3, &[slot, keep, pages(2)], (12_593, 2_150));
    check(3, &[slot, keep, own_spools, servers(3)], (15_211, 598));
    let two_seconds = ("scope.seconds", number(2));
    check(3, &[second, two_seconds, keep, own_spools, servers(2)], (37_718, 3_343));
    match long_tests() {
        true => check(5, &[next], (153_260, 2_140)),
        false => check(4, &[next], (10_009, 626)),
    }
    check(4, &[next, own_spools, servers(2)], (71_421, 1_976));
    check(3, &[next, own_spools, servers(3)], (10_138, 427));
    // Who fails the check forgets what it read, and its own document may still stand in the queue.
    let checked = ("output_check.enabled", flag(true));
    check(4, &[next, own_spools, servers(2), checked], (71_165, 1_971));
    let three_replicas = ("topology.db_servers", number(3));
    let skip = ("sync.conflict", word("skip"));
    let change = ("scope.changes", number(1));
    match long_tests() {
        true => {
            check(3, &[slot, keep, skip, change, servers(2), three_replicas], (140_772, 12_224))
        }
        false => check(2, &[slot, keep, skip, change, servers(2), three_replicas], (4_089, 1_057)),
    }
    let by_server = ("order.scope", word("server"));
    let release_only = ("order.timeout", word("release-only"));
    let timeouts = ("scope.timeouts", number(2));
    check(3, &[slot, own_spools, by_server, release_only, timeouts, servers(3)], (37_946, 1_432));
}

/// The reference design with more requests: near the 3! · 2 that names alone make. The long version has
/// twice as many requests, and near 4! · 2.
#[test]
fn more_requests_of_the_reference_design_are_many_times_fewer() {
    let (requests, counts) = so_many((3, (44_222, 4_047)), (4, (398_224, 10_656)));
    let reference = with(&Answers::default(), &[("scope.requests", number(requests))]);
    assert_eq!(one_of_each_orbit_is_enough(&reference), counts);
}

#[test]
fn any_design_comes_to_the_same_by_orbits() {
    fn law(AnySite(answers): AnySite) -> bool {
        let (all, orbits) = one_of_each_orbit_is_enough(&answers);
        orbits <= all
    }
    quickcheck(so_many(120, 300)).quickcheck(law as fn(AnySite) -> bool);
}
