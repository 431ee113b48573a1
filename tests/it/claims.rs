//! Each claim's predicate, shown what it must refuse, and the counts worked by hand.

use crate::material::{number, with, word};
use honnin_analysis::SiteSearch;
use honnin_analysis::sites::SiteGraph;
use honnin_models::answers::Answers;
use honnin_models::claims::{CATALOGUE, Claim, ClaimId, Evaluation, Predicate, all_settled};
use honnin_models::keys::Answer;
use honnin_models::request::{Phase, Request};
use honnin_models::spool::{Place, Queued};
use honnin_models::{Site, State, Who};
use honnin_search::graph::Graph;
use stateright::{Checker, Model, Property};
use std::collections::HashSet;

fn holds(claim: ClaimId, answers: &Answers, state: &State) -> bool {
    let check = claim.claim().check().expect("the claim is judged from states");
    check(&Site::new(*answers), state)
}

/// A state in which request 0 is as given and nothing else has happened.
fn only(request: Request) -> State {
    let mut state = State::START;
    state.requests[0] = request;
    state
}

fn delivered() -> Request {
    let mut request = Request { phase: Phase::Delivered, ..Request::AWAY };
    request.pages[0] = Who::request(0);
    request
}

#[test]
fn c1_refuses_one_foreign_page_among_own_ones() {
    let answers = with(&Answers::default(), &[("image.pages", number(3))]);
    let mut request = delivered();
    request.pages = [Who::request(0); 3];
    assert!(holds(ClaimId::C1, &answers, &only(request)));
    request.pages[1] = Who::request(1);
    assert!(!holds(ClaimId::C1, &answers, &only(request)));
    request.phase = Phase::Fetched;
    assert!(holds(ClaimId::C1, &answers, &only(request)), "only what is delivered counts");
}

#[test]
fn c2_refuses_a_delivery_after_the_time_ran_out() {
    let answers = Answers::default();
    let expired = Request { expired: true, ..delivered() };
    assert!(holds(ClaimId::C2, &answers, &only(delivered())));
    assert!(!holds(ClaimId::C2, &answers, &only(expired)));
    let failed = Request { phase: Phase::Failed, ..expired };
    assert!(holds(ClaimId::C2, &answers, &only(failed)));
}

#[test]
fn c3_refuses_an_own_page_older_than_the_last_night() {
    let answers = Answers::default();
    let stale = Request { version: 0, due: 1, ..delivered() };
    assert!(!holds(ClaimId::C3, &answers, &only(stale)));
    assert!(holds(ClaimId::C3, &answers, &only(Request { version: 1, ..stale })));
    let mut wrong = stale;
    wrong.pages[0] = Who::request(1);
    assert!(holds(ClaimId::C3, &answers, &only(wrong)), "a wrong page is C1's matter");
}

#[test]
fn c4_refuses_two_prints_within_the_scope_of_the_order() {
    let in_print = |server| Request { phase: Phase::Granted, server, ..Request::AWAY };
    let two = |first, second| {
        let mut state = only(in_print(first));
        state.requests[1] = in_print(second);
        state
    };
    let site = Answers::default();
    let server = with(&site, &[("order.scope", word("server"))]);
    let none = with(&site, &[("order.scope", word("none"))]);
    assert!(holds(ClaimId::C4, &site, &only(in_print(0))));
    assert!(!holds(ClaimId::C4, &site, &two(0, 1)));
    assert!(holds(ClaimId::C4, &server, &two(0, 1)));
    assert!(!holds(ClaimId::C4, &server, &two(1, 1)));
    assert!(!ClaimId::C4.claim().applies(&Site::new(none)));
}

#[test]
fn c5_refuses_a_page_over_one_that_its_owner_has_not_read() {
    let answers = with(&Answers::default(), &[("image.key", word("slot"))]);
    let mut state = only(Request { phase: Phase::Fetched, written: 1, ..Request::AWAY });
    state.spool.write(Place::FIRST, 0, 0);
    assert!(holds(ClaimId::C5, &answers, &state));
    state.spool.write(Place::FIRST, 0, 1);
    assert!(!holds(ClaimId::C5, &answers, &state));
    state.requests[0].read = 1;
    assert!(holds(ClaimId::C5, &answers, &state), "it has read its image");
    let pages = with(&answers, &[("image.pages", number(3))]);
    let mut second = only(Request { phase: Phase::Fetched, written: 2, ..Request::AWAY });
    second.spool.write(Place::FIRST, 0, 0);
    second.spool.write(Place::FIRST, 1, 1);
    assert!(!holds(ClaimId::C5, &pages, &second), "every page counts");
    second.requests[0].written = 1;
    assert!(holds(ClaimId::C5, &pages, &second), "as far as its owner has written");
    state.requests[0] = Request { phase: Phase::Skipped, ..Request::AWAY };
    assert!(holds(ClaimId::C5, &answers, &state), "it never wrote one");
}

#[test]
fn c6_refuses_an_image_or_a_queued_document_that_outlives_its_request() {
    let answers = Answers::default();
    let mut image = only(delivered());
    assert!(holds(ClaimId::C6, &answers, &image));
    image.spool.write(Place::FIRST, 0, 0);
    assert!(!holds(ClaimId::C6, &answers, &image));
    let mut queued = only(delivered());
    queued.spool.queue[0] = Queued { of: Who::request(0), spool: 0 };
    assert!(!holds(ClaimId::C6, &answers, &queued));
    queued.requests[1].phase = Phase::Arrived;
    assert!(holds(ClaimId::C6, &answers, &queued), "somebody is still in flight");
}

#[test]
fn c9_refuses_a_record_older_than_what_had_ended() {
    let answers = with(&Answers::default(), &[("sync.spread", word("after-end"))]);
    let given = |version, ended, page| {
        let pages = [Who::request(page), Who::NOBODY, Who::NOBODY];
        only(Request { version, ended, pages, ..delivered() })
    };
    assert!(holds(ClaimId::C9, &answers, &given(1, 1, 0)));
    assert!(!holds(ClaimId::C9, &answers, &given(0, 1, 0)));
    assert!(holds(ClaimId::C9, &answers, &given(0, 1, 1)), "a page of another is C1's matter");
}

/// A hold that nobody will ever release: the others wait for ever.
#[test]
fn c7_refuses_a_state_without_steps_and_with_an_open_request() {
    let answers =
        with(&Answers::default(), &[("scope.changes", number(0)), ("scope.nights", number(0))]);
    let mut state = only(Request { phase: Phase::Arrived, ..Request::AWAY });
    state.requests[1] = Request { phase: Phase::Failed, ..Request::AWAY };
    assert!(holds(ClaimId::C7, &answers, &state), "the request can enter");
    state.order.servers[0][0] = Who::request(1);
    assert_eq!(Site::new(answers).successors(&state).count(), 0);
    assert!(!holds(ClaimId::C7, &answers, &state));
}

/// A claim about terminal states is judged by the predicate that the catalogue has for it, wherever it
/// is asked: not one of them is judged as another is.
#[test]
fn each_claim_about_terminal_states_is_judged_by_its_own_predicate() {
    let one = with(&Answers::default(), &[("scope.requests", number(1))]);
    let site = Site::new(one);
    let about = |id: ClaimId, holds: Predicate| {
        let &Claim { name, name_ja, sentence, source, .. } = ClaimId::C7.claim();
        let evaluation = Evaluation::StoppedStates(holds);
        Claim { id, name, name_ja, sentence, source, case: None, evaluation }
    };
    let claims = [
        about(ClaimId::C5, |_, state| state.requests[0].phase == Phase::Delivered),
        about(ClaimId::C6, |_, _| false),
        about(ClaimId::C7, all_settled),
    ];
    let graph = SiteGraph::<u64>::with_claims(&site, false, &claims);
    let asked = claims.iter().fold(0, |all, claim| all | 1_u64 << claim.id as u32);
    assert_eq!(graph.want_paths(), asked);
    let (mut seen, mut states, mut terminal) =
        (HashSet::from([State::START]), vec![State::START], 0);
    while let Some(state) = states.pop() {
        let mut successors = Vec::new();
        graph.successors(&state, &mut successors);
        let mut broken = 0;
        if !site.goes_on(&state) {
            let delivered = state.requests[0].phase == Phase::Delivered;
            broken = u64::from(!delivered) << ClaimId::C5 as u32 | 1 << ClaimId::C6 as u32;
            terminal += 1;
        }
        assert_eq!(graph.look(&state, &successors, asked), broken, "{state:?}");
        for claim in &claims {
            let holds = claim.check().expect("it is judged in states");
            assert_eq!(holds(&site, &state), broken & 1 << claim.id as u32 == 0, "{state:?}");
        }
        states.extend(successors.into_iter().filter(|next| seen.insert(*next)));
    }
    assert!(terminal > 2, "{terminal}");
}

/// More written than there are pages cannot happen; were it so, a timeout would lower the measure.
#[test]
fn c7_refuses_a_step_that_does_not_raise_the_measure() {
    let answers = Answers::default();
    let state = only(Request { phase: Phase::Fetched, written: 9, ..Request::AWAY });
    assert!(!holds(ClaimId::C7, &answers, &state));
}

#[test]
fn only_c8_is_judged_from_the_sheet() {
    for claim in CATALOGUE {
        let from_the_sheet = matches!(claim.evaluation, Evaluation::Sheet);
        assert_eq!(from_the_sheet, claim.id == ClaimId::C8, "{}", claim.id);
    }
}

/// The counts that the documentation of the site works by hand.
#[test]
fn one_request_alone_has_the_states_worked_by_hand() {
    let alone = with(
        &Answers::default(),
        &[
            ("topology.app_servers", number(1)),
            ("topology.db_servers", number(1)),
            ("scope.requests", number(1)),
            ("scope.changes", number(0)),
            ("scope.timeouts", number(0)),
            ("scope.nights", number(0)),
        ],
    );
    let counts = |answers: &Answers| {
        let seen = SiteSearch::new().explore("alone", answers);
        (seen.states, seen.transitions, seen.depth)
    };
    assert_eq!(counts(&alone), (8, 7, 7));
    let timeout = with(&alone, &[("scope.timeouts", number(1))]);
    assert_eq!(counts(&timeout), (9, 10, 7));
    assert_eq!(Site::new(alone).longest_behaviour(), 7);
    assert_eq!(Site::new(timeout).longest_behaviour(), 8);
}

/// Counts of designs that no bundled sheet has. They alone would notice some changes of a guard.
#[test]
fn less_common_designs_have_their_counts() {
    let count = |changes: &[(&str, Answer)]| {
        let seen = SiteSearch::new().glance("less common", &with(&Answers::default(), changes));
        (seen.states, seen.transitions)
    };
    let two_timeouts = [("order.timeout", word("release-only")), ("scope.timeouts", number(2))];
    assert_eq!(count(&two_timeouts), (13_184, 37_997));
    let two_losses = [("sync.feed", word("lossy")), ("scope.changes", number(2))];
    assert_eq!(count(&two_losses), (32_174, 98_015));
    assert_eq!(
        count(&[("image.key", word("second")), ("scope.seconds", number(3))]),
        (36_752, 114_962)
    );
    assert_eq!(count(&[("image.key", word("slot")), ("image.pages", number(3))]), (6_740, 19_484));
    assert_eq!(count(&[("order.scope", word("server"))]), (4_916, 15_484));
}

/// A queue belongs to its spool, also after the request whose document stands in it took another
/// one and is settled: so whoever wrote finds a document, and none is left behind.
#[test]
fn a_queued_document_stays_in_the_queue_of_its_spool() {
    let queues = with(
        &Answers::default(),
        &[
            ("topology.db_servers", number(1)),
            ("topology.spool", word("per-server")),
            ("order.scope", word("none")),
            ("image.pick", word("next")),
            ("scope.changes", number(0)),
            ("scope.timeouts", number(0)),
            ("scope.nights", number(0)),
        ],
    );
    let seen = SiteSearch::new().glance("queues", &queues);
    assert!(!seen.violations.contains_key(&ClaimId::C6), "{:?}", seen.violations);
    assert_eq!((seen.states, seen.transitions), (215, 420));
}

/// A site that forgets nothing of its settled requests: the model as an independent one in another
/// language has it, which counts 7,808 states for the reference design.
struct Unforgetting(Site);

impl Model for Unforgetting {
    /// The state, and all that each settled request was when it settled.
    type State = (State, [Option<Request>; 3]);
    type Action = honnin_models::Step;

    fn init_states(&self) -> Vec<Self::State> {
        vec![(State::START, [None; 3])]
    }

    fn actions(&self, (state, _): &Self::State, steps: &mut Vec<Self::Action>) {
        self.0.actions(state, steps);
    }

    fn next_state(&self, (state, past): &Self::State, step: Self::Action) -> Option<Self::State> {
        let next = self.0.after(state, step)?;
        let mut past = *past;
        if let Some(r) = step.request().filter(|&r| next.requests[r].settled()) {
            let Request { phase, expired, .. } = next.requests[r];
            past[r] = Some(Request { phase, expired, ..state.requests[r] });
        }
        Some((next, past))
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![Property::always("every state is visited", |_, _| true)]
    }
}

#[test]
fn with_nothing_forgotten_the_counts_are_those_of_the_independent_model() {
    let count = |answers: Answers| {
        Unforgetting(Site::new(answers)).checker().spawn_bfs().join().unique_state_count()
    };
    let reference = Answers::default();
    assert_eq!(count(reference), 7_808);
    assert_eq!(count(with(&reference, &[("scope.requests", number(3))])), 123_151);
}

/// What puts a claim to the test is a matter of the scope: two requests for C1, C4 and C5, a timeout for
/// C2, a night after a change for C3, a change for C9. C6 and C7 are put to the test by any delivery.
#[test]
fn a_claim_has_no_case_where_the_scope_has_nothing_that_puts_it_to_the_test() {
    let without = |requests: u8, changes: u8, timeouts: u8, nights: u8| {
        let mut answers = Answers::default();
        let scope = &mut answers.scope;
        (scope.requests, scope.changes) = (requests, changes);
        (scope.timeouts, scope.nights) = (timeouts, nights);
        let site = Site::new(answers);
        let without = ClaimId::ALL.into_iter().filter(|id| !id.claim().has_case(&site));
        without.collect::<Vec<ClaimId>>()
    };
    use ClaimId::{C1, C2, C3, C4, C5, C9};
    assert_eq!(without(2, 1, 1, 1), []);
    assert_eq!(without(1, 1, 1, 1), [C1, C4, C5]);
    assert_eq!(without(2, 0, 1, 1), [C3, C9]);
    assert_eq!(without(2, 1, 0, 1), [C2]);
    assert_eq!(without(2, 1, 1, 0), [C3]);
    assert_eq!(without(1, 0, 0, 0), [C1, C2, C3, C4, C5, C9]);
}
