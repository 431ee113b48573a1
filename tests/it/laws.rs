//! What is true of every design and every behaviour.

use crate::material::{
    AnyLoggedSite, AnySite, Walk, covered, number, quickcheck, verdict, with, word,
};
use honnin_analysis::remedies::{Remedied, remedies};
use honnin_analysis::{SiteSearch, Verdict};
use honnin_models::answers::Answers;
use honnin_models::claims::{CATALOGUE, ClaimId};
use honnin_models::design::CrashRecovery;
use honnin_models::keys::Answer;
use honnin_models::request::{Phase, Request};
use honnin_models::{Site, State};
use honnin_search::limits::Limits;
use honnin_sheet::{Expectations, Label, Settings, Sheet, SheetId, changed};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::num::NonZeroU64;
use zerocopy::IntoBytes;

fn hash(state: &State) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(state)
}

/// States are equal exactly when their bytes are, and hash as their bytes do.
#[test]
fn equal_states_have_equal_bytes_and_hashes() {
    fn law(AnySite(answers): AnySite, one: Walk, other: Walk) -> bool {
        let site = Site::new(answers);
        let (_, ones) = one.of(&site);
        let (_, others) = other.of(&site);
        ones.iter().all(|a| {
            others.iter().all(|b| {
                let equal = a.as_bytes() == b.as_bytes();
                (a == b) == equal && (hash(a) == hash(b)) == equal
            })
        })
    }
    quickcheck(300).quickcheck(law as fn(AnySite, Walk, Walk) -> bool);
}

#[test]
fn successors_are_deterministic_and_agree_with_the_model() {
    fn law(AnySite(answers): AnySite, walk: Walk) -> bool {
        use stateright::Model;
        let (site, again) = (Site::new(answers), Site::new(answers));
        walk.of(&site).1.iter().all(|state| {
            let successors: Vec<_> = site.successors(state).collect();
            successors == again.successors(state).collect::<Vec<_>>()
                && successors == site.next_steps(state)
        })
    }
    quickcheck(500).quickcheck(law as fn(AnySite, Walk) -> bool);
}

#[test]
fn every_step_raises_the_measure_and_the_scope_bounds_it() {
    fn law(AnySite(answers): AnySite, walk: Walk) -> bool {
        let site = Site::new(answers);
        let (_, states) = walk.of(&site);
        let measures: Vec<u32> = states.iter().map(|state| site.measure(state)).collect();
        measures.windows(2).all(|pair| pair[0] < pair[1])
            && measures.iter().all(|measure| *measure <= site.longest_behaviour())
    }
    quickcheck(1_000).quickcheck(law as fn(AnySite, Walk) -> bool);
}

/// Nothing holds anything, and no image of its own lies anywhere, once a request was cancelled.
#[test]
fn who_is_settled_holds_nothing() {
    fn law(AnySite(answers): AnySite, walk: Walk) -> bool {
        let site = Site::new(answers);
        // Who died with its server may still hold the site's order.
        let clean = |state: &&State| {
            let dirty = answers.design.order.recovery == CrashRecovery::None;
            !dirty || state.outages.crashes == 0
        };
        walk.of(&site).1.iter().filter(clean).all(|state| {
            (0..site.requests()).filter(|&r| state.requests[r].settled()).all(|r| {
                !state.order.is_held_by(r)
                    && !state.order.servers.iter().flatten().any(|who| who.is(r))
            })
        })
    }
    quickcheck(500).quickcheck(law as fn(AnySite, Walk) -> bool);
}

/// What a settled request was forgotten for: the same request as it might have been remembered.
fn remembered(state: &State, servers: u8) -> State {
    let mut state = *state;
    let ended = |request: &&mut Request| request.settled() && !request.is_worked_on();
    for request in state.requests.iter_mut().filter(ended) {
        (request.server, request.number, request.written, request.read) = (servers - 1, 1, 1, 1);
        if request.phase == Phase::Failed {
            (request.version, request.due) = (1, 2);
        }
    }
    state
}

/// The state with its settled requests forgotten again.
fn forgotten(state: &State) -> State {
    let mut state = *state;
    for request in &mut state.requests {
        match request.phase {
            Phase::Delivered => request.deliver(),
            Phase::Failed => request.fail(),
            _ => {}
        }
    }
    state
}

/// No step and no claim asks for what is forgotten when a request settles: whatever stood there, the
/// same steps are enabled, they lead to the same states, and the same claims hold.
#[test]
fn nothing_asks_for_what_is_forgotten() {
    fn law(AnySite(answers): AnySite, walk: Walk) -> bool {
        let site = Site::new(answers);
        let claims = || CATALOGUE.iter().filter_map(|claim| claim.check());
        walk.of(&site).1.iter().all(|state| {
            let remembered = remembered(state, answers.design.topology.app_servers);
            let after: Vec<_> = site.successors(state).collect();
            let again = site.successors(&remembered).map(|(step, next)| (step, forgotten(&next)));
            after == again.collect::<Vec<_>>()
                && claims().all(|holds| holds(&site, state) == holds(&site, &remembered))
        })
    }
    quickcheck(3_000).quickcheck(law as fn(AnySite, Walk) -> bool);
}

#[test]
fn the_output_check_never_lets_c1_break() {
    fn law(AnySite(answers): AnySite) -> bool {
        let checked = with(&answers, &[("output_check.enabled", Answer::Flag(true))]);
        !verdict(&checked, ClaimId::C1).violated()
    }
    quickcheck(300).quickcheck(law as fn(AnySite) -> bool);
}

/// On one app server the server's own hold still separates two prints: the Adachi defect alone
/// cannot break C4 there. (A timeout that releases only can.)
#[test]
fn one_app_server_keeps_c4_when_the_sync_releases_everybody() {
    fn law(AnySite(answers): AnySite) -> bool {
        let one_server = with(
            &answers,
            &[
                ("topology.app_servers", number(1)),
                ("order.timeout", word("cancel")),
                ("sync.release", word("all")),
            ],
        );
        let one_server = covered(Answers { own: Default::default(), ..one_server });
        !verdict(&one_server, ClaimId::C4).violated()
    }
    quickcheck(300).quickcheck(law as fn(AnySite) -> bool);
}

#[test]
fn a_bigger_scope_never_turns_a_violation_into_a_hold() {
    fn law(AnySite(answers): AnySite) -> bool {
        let search = SiteSearch::new();
        let bigger =
            ["scope.requests", "scope.changes", "scope.timeouts", "scope.nights", "scope.seconds"];
        let bigger = bigger.map(|name| {
            let key = honnin_models::keys::find(name).expect("it is a key");
            let Answer::Number(now) = key.get(&answers) else { unreachable!("it is a number") };
            with(&answers, &[(name, number(now + 1))])
        });
        let bigger: Vec<Answers> =
            bigger.into_iter().filter(|answers| answers.uncovered().is_empty()).collect();
        ClaimId::ALL.into_iter().filter(|id| id.claim().check().is_some()).all(|id| {
            let now = search.verdict("any", &answers, id);
            !now.violated() || bigger.iter().all(|b| search.verdict("any", b, id).violated())
        })
    }
    quickcheck(60).quickcheck(law as fn(AnySite) -> bool);
}

fn sheet_of(answers: AnySite) -> Sheet {
    Sheet {
        hypothesis: false,
        name: SheetId::new("any"),
        name_at: 0..0,
        file: "any".to_owned(),
        text: String::new(),
        title: Label::default(),
        sources: Vec::new(),
        inferred: Vec::new(),
        designed: answers.0,
        installed: Settings::new(),
        installed_at: Default::default(),
        conditions: Vec::new(),
        campaigns: Vec::new(),
        expect_designed: Expectations::new(),
        expect_installed: Expectations::new(),
    }
}

/// Whatever a small site is like, a check of it looks at something: no combination of answers that
/// the model covers makes a required witness unreachable, and so every verdict vacuous.
#[test]
fn no_site_is_vacuous() {
    fn law(AnySite(answers): AnySite) -> bool {
        let site = Site::new(answers);
        let mut made = ClaimId::ALL.into_iter().filter(|id| id.claim().applies(&site));
        // One search shows every claim's verdict.
        let search = SiteSearch::new();
        made.all(|id| match search.verdict("any", &answers, id) {
            Verdict::Holds => id.claim().has_case(&site),
            Verdict::NoCase => !id.claim().has_case(&site),
            verdict => verdict.violated(),
        })
    }
    quickcheck(300).quickcheck(law as fn(AnySite) -> bool);
}

/// With a remedy the goal is reached, and with any part of it only it is not.
#[test]
fn remedies_really_are_remedies() {
    fn law(AnyLoggedSite(answers): AnyLoggedSite) -> bool {
        let answers = AnySite(answers);
        let sheet = sheet_of(answers);
        let search = SiteSearch::new();
        let found = remedies(&search, &sheet);
        let mends = |changes: &Settings| {
            let mended = changed(&answers.0, changes);
            let verdict = |id| search.verdict("any", &mended, id);
            found.broken.iter().all(|&id| verdict(id).holds())
                && !ClaimId::ALL.into_iter().any(|id| verdict(id).violated())
        };
        let smallest = match found.outcomes.first().map(|it| &it.remedies) {
            Some(Remedied::Smallest(smallest)) => smallest,
            // A site so broken that four decisions do not mend it has none of the smallest size.
            Some(Remedied::None) => return true,
            _ => return found.broken.is_empty(),
        };
        smallest.iter().all(|remedy| {
            let fewer = |left_out: usize| {
                let mut fewer = remedy.changes.clone();
                fewer.remove(left_out);
                fewer
            };
            let parts = (0..remedy.changes.len()).map(fewer);
            let covered = |part: &Settings| changed(&answers.0, part).uncovered().is_empty();
            mends(&remedy.changes) && !parts.filter(covered).any(|part| mends(&part))
        })
    }
    quickcheck(25).quickcheck(law as fn(AnyLoggedSite) -> bool);
}

/// A claim that the scope has no case of is violated by no design: to call it *no case* hides nothing.
#[test]
fn what_the_scope_has_no_case_of_is_never_violated() {
    fn law(AnySite(mut answers): AnySite, requests: bool, changes: bool, timeouts: bool) -> bool {
        let less = |number: u8, zero: bool, least: u8| if zero { least } else { number.min(2) };
        answers.scope.requests = less(answers.scope.requests, requests, 1);
        answers.scope.changes = less(answers.scope.changes, changes, 0);
        answers.scope.timeouts = less(answers.scope.timeouts, timeouts, 0);
        if !answers.uncovered().is_empty() {
            return true;
        }
        let site = Site::new(answers);
        let limits = Limits { max_states: NonZeroU64::new(20_000), ..Limits::default() };
        let seen = SiteSearch::new().limits(limits).glance("any", &answers);
        seen.violations.keys().all(|id| id.claim().has_case(&site))
    }
    quickcheck(150).quickcheck(law as fn(AnySite, bool, bool, bool) -> bool);
}
