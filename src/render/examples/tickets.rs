//! A ticket counter with two queues: is the one who comes to the counter the one who was called?
//!
//! In the hall are two dispensers, one for each queue. Whoever comes in draws a ticket, say A1. When
//! the counter is free, the clerk calls the oldest ticket of one of the queues, and whoever holds a
//! ticket of that name comes. A dispenser may start again at 1, and the design says when. It must not
//! give a number out a second time while somebody still holds the first; that the line is empty is
//! not enough, because the one who was called may still be on the way.
//!
//! This model is not one of honnin's. It is written against Stateright, given words
//! ([`OwnModel`]), and then searched, told, drawn and put into evidence:
//!
//!     cargo run -p honnin-render --example tickets             # the verdicts
//!     cargo run -p honnin-render --example tickets -- FOLDER   # also tickets.svg and tickets.json

use honnin_analysis::own::{self, Expected, OwnCheck, OwnModel, OwnModelError, OwnSearchOptions};
use honnin_evidence::own::OwnEvidence;
use honnin_messages::{Language, Messages};
use honnin_render::own::{swimlane, terminal};
use honnin_render::picture::standalone;
use stateright::{Model, Property};
use std::error::Error;
use std::path::Path;

/// Customers and queues are represented by integers that count from 0.
type Customer = usize;
type Queue = usize;

const CUSTOMERS: usize = 3;
const QUEUES: usize = 2;
/// How often dispensers start again, all together: the bound of the search.
const RESETS: u8 = 1;

/// When a dispenser may start again at 1: the decision that the check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resets {
    /// When nobody waits in its queue for a call.
    WhenTheLineIsEmpty,
    /// When, besides, nobody is on the way to the counter with a ticket of its queue.
    WhenNobodyHoldsATicket,
}

/// The hall with its two dispensers and one counter.
#[derive(Clone, Debug)]
pub(crate) struct Hall {
    pub(crate) resets: Resets,
}

/// A ticket. Two tickets with one queue and number look alike: who drew one is not printed on it, and
/// only the model knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Ticket {
    queue: Queue,
    number: u8,
    drawn_by: Customer,
}

/// Where a customer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// Not yet in the hall.
    Outside,
    /// Holding this ticket, until one that looks like it is called.
    Waiting(Ticket),
    /// At the counter, where this ticket was called.
    AtTheCounter(Ticket),
    /// Served.
    Gone,
}

/// The state of the hall.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct State {
    customers: [Place; CUSTOMERS],
    /// The number that each dispenser gives next.
    next: [u8; QUEUES],
    /// The tickets of each queue that were not called yet, the oldest first.
    lines: [Vec<Ticket>; QUEUES],
    /// The ticket that was called, until somebody comes.
    called: Option<Ticket>,
    /// How often a dispenser may still start again.
    resets: u8,
}

/// What may happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// A customer comes in and draws a ticket.
    Draw { customer: Customer, queue: Queue },
    /// A dispenser starts again at 1.
    Reset { queue: Queue },
    /// The clerk calls the oldest ticket of a queue.
    Call { queue: Queue },
    /// A customer comes to the counter.
    Come { customer: Customer },
    /// The clerk serves the customer at the counter.
    Serve { customer: Customer },
}

impl Model for Hall {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        vec![State {
            customers: [Place::Outside; CUSTOMERS],
            next: [1; QUEUES],
            lines: [const { Vec::new() }; QUEUES],
            called: None,
            resets: RESETS,
        }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        for customer in 0..CUSTOMERS {
            match state.customers[customer] {
                Place::Outside => {
                    actions.extend((0..QUEUES).map(|queue| Action::Draw { customer, queue }));
                }
                Place::Waiting(ticket) if state.calls_for(ticket) => {
                    actions.push(Action::Come { customer });
                }
                Place::AtTheCounter(_) => actions.push(Action::Serve { customer }),
                Place::Waiting(_) | Place::Gone => {}
            }
        }
        for queue in 0..QUEUES {
            if state.counter_is_free() && !state.lines[queue].is_empty() {
                actions.push(Action::Call { queue });
            }
            if self.may_reset(state, queue) {
                actions.push(Action::Reset { queue });
            }
        }
    }

    fn next_state(&self, before: &State, action: Action) -> Option<State> {
        let mut state = before.clone();
        match action {
            Action::Draw { customer, queue } => {
                let ticket = Ticket { queue, number: state.next[queue], drawn_by: customer };
                state.next[queue] += 1;
                state.lines[queue].push(ticket);
                state.customers[customer] = Place::Waiting(ticket);
            }
            Action::Reset { queue } => {
                state.next[queue] = 1;
                state.resets -= 1;
            }
            Action::Call { queue } => state.called = Some(state.lines[queue].remove(0)),
            Action::Come { customer } => {
                state.customers[customer] = Place::AtTheCounter(state.called.take()?);
            }
            Action::Serve { customer } => state.customers[customer] = Place::Gone,
        }
        Some(state)
    }

    fn properties(&self) -> Vec<Property<Hall>> {
        vec![
            // Two claims.
            Property::always(CALLED, |_, state: &State| {
                let is_called = |(customer, place)| match place {
                    Place::AtTheCounter(called) => called.drawn_by == customer,
                    _ => true,
                };
                state.customers.into_iter().enumerate().all(is_called)
            }),
            Property::always("the counter has one customer at a time", |_, state: &State| {
                state.customers.iter().filter(|place| place.is_at_the_counter()).count() <= 1
            }),
            // Two witnesses: the claims would mean little in a hall where these never happen.
            Property::sometimes("everybody is served", |_, state: &State| {
                state.customers.iter().all(|place| *place == Place::Gone)
            }),
            Property::sometimes("a dispenser starts again", |_, state: &State| {
                state.resets < RESETS
            }),
        ]
    }
}

/// What the model is about.
pub(crate) const CALLED: &str = "whoever comes drew the ticket that was called";

impl Hall {
    fn may_reset(&self, state: &State, queue: Queue) -> bool {
        let line_is_empty = state.lines[queue].is_empty();
        let nobody_is_called = state.called.is_none_or(|ticket| ticket.queue != queue);
        let allowed = match self.resets {
            Resets::WhenTheLineIsEmpty => line_is_empty,
            Resets::WhenNobodyHoldsATicket => line_is_empty && nobody_is_called,
        };
        // A dispenser that gave no ticket out since it started has nothing to start again.
        allowed && state.resets > 0 && state.next[queue] > 1
    }
}

impl State {
    /// Whether the display shows what is on this ticket.
    fn calls_for(&self, held: Ticket) -> bool {
        self.called.is_some_and(|it| (it.queue, it.number) == (held.queue, held.number))
    }

    fn counter_is_free(&self) -> bool {
        self.called.is_none() && !self.customers.iter().any(|place| place.is_at_the_counter())
    }
}

impl Place {
    fn is_at_the_counter(self) -> bool {
        matches!(self, Place::AtTheCounter(_))
    }
}

/// The words of the model. They are all that honnin needs to know beyond Stateright.
impl OwnModel for Hall {
    fn name(&self) -> String {
        match self.resets {
            Resets::WhenTheLineIsEmpty => {
                "A counter whose dispensers start again when the line is empty".to_owned()
            }
            Resets::WhenNobodyHoldsATicket => {
                "A counter whose dispensers start again when nobody holds a ticket".to_owned()
            }
        }
    }

    fn lanes(&self) -> Vec<String> {
        let customers = (0..CUSTOMERS).map(|n| format!("customer {n}"));
        customers.chain(["clerk".to_owned(), "dispensers".to_owned()]).collect()
    }

    fn actor(&self, action: &Action) -> String {
        match action {
            Action::Draw { customer, .. } | Action::Come { customer } => {
                format!("customer {customer}")
            }
            Action::Call { .. } | Action::Serve { .. } => "clerk".to_owned(),
            Action::Reset { .. } => "dispensers".to_owned(),
        }
    }

    fn sentence(&self, before: &State, action: &Action) -> String {
        let printed = |queue: Queue, number: u8| format!("{}{number}", ["A", "B"][queue]);
        match *action {
            Action::Draw { queue, .. } => {
                format!("draws ticket {}", printed(queue, before.next[queue]))
            }
            Action::Reset { queue } => format!("start again at {}", printed(queue, 1)),
            Action::Call { queue } => {
                format!("calls ticket {}", printed(queue, before.lines[queue][0].number))
            }
            Action::Come { customer } => match before.customers[customer] {
                Place::Waiting(held) => {
                    format!("comes to the counter with {}", printed(held.queue, held.number))
                }
                _ => "comes to the counter".to_owned(),
            },
            Action::Serve { customer } => format!("serves customer {customer}"),
        }
    }

    fn expected(&self, claim: &str) -> Expected {
        match self.resets {
            Resets::WhenTheLineIsEmpty if claim == CALLED => Expected::Violated,
            _ => Expected::Holds,
        }
    }
}

/// Both designs, each searched to its end.
pub(crate) fn checks() -> Result<Vec<(Hall, OwnCheck)>, OwnModelError> {
    let designs = [Resets::WhenTheLineIsEmpty, Resets::WhenNobodyHoldsATicket];
    let halls = designs.into_iter().map(|resets| Hall { resets });
    halls
        .map(|hall| own::check(&hall, &OwnSearchOptions::default()).map(|check| (hall, check)))
        .collect()
}

/// The answers for a terminal, one below the other.
pub(crate) fn answers(messages: &Messages, checks: &[(Hall, OwnCheck)]) -> String {
    let answers = checks.iter().map(|(_, check)| terminal(messages, check, 80));
    answers.collect::<Vec<_>>().join("\n\n\n")
}

/// Puts the counterexample as a picture and the evidence into a folder.
pub(crate) fn write(
    messages: &Messages,
    hall: &Hall,
    check: &OwnCheck,
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    for (claim, _) in check.counterexamples() {
        let picture = swimlane::picture(messages, "tickets", check, claim);
        let picture = picture.ok_or("a violated claim has a counterexample")?;
        std::fs::write(folder.join("tickets.svg"), standalone(&picture))?;
    }
    let text = OwnEvidence::new(check.clone()).text();
    // Whoever is given the file reads it in this way: with the model, and without a search.
    OwnEvidence::read(&text, hall).map_err(|why| format!("{why:?}"))?;
    std::fs::write(folder.join("tickets.json"), text)?;
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let (messages, checks) = (Messages::new(Language::En), checks()?);
    // Colours are for terminals: they are left out where the output goes elsewhere.
    anstream::println!("{}", answers(&messages, &checks));
    if let (Some(folder), Some((hall, check))) = (std::env::args_os().nth(1), checks.first()) {
        write(&messages, hall, check, Path::new(&folder))?;
    }
    Ok(())
}
