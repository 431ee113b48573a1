//! How many log events are validated in a second, as a log grows from a thousand to a million.
//!
//! The log is that of a site of the reference design: residents come again and again to two app
//! servers, every tenth has a change of record on the way, and a night passes now and then.

use honnin_log::{Log, LogOutcome, SourceOrder, ValidationOptions, Validator, claims};
use honnin_models::answers::Answers;
use honnin_steps::event::{Action, Details, Event, Source, StepOutcome};
use std::time::Instant;

/// Residents of the town.
const RESIDENTS: usize = 10_000;

fn main() {
    let answers = Answers::default();
    let validator = Validator::new(&answers);
    println(&["events", "validated/s", "ratio", "claims judged/s"].map(str::to_owned));
    let mut first = None;
    for size in [1_000, 10_000, 100_000, 1_000_000] {
        let log = Log::from_events("bench", events(size), None);
        let count = log.events.len() as f64;
        let start = Instant::now();
        let validation = validator.validate(&log, &ValidationOptions::default());
        let validated = count / start.elapsed().as_secs_f64();
        assert!(
            matches!(validation.outcome, LogOutcome::Accepted { .. }),
            "{:?}",
            validation.outcome
        );
        let start = Instant::now();
        let judged = claims::judge(&answers.design, &log, SourceOrder::Known);
        let claims = count / start.elapsed().as_secs_f64();
        assert!(!judged.iter().any(|(_, claim)| claim.violated()), "{judged:?}");
        // Seconds for each event, against those of the shortest log: 1 is linear growth.
        let ratio = *first.get_or_insert(validated) / validated;
        println(&[
            format!("{count}"),
            format!("{validated:.0}"),
            format!("{ratio:.2}"),
            format!("{claims:.0}"),
        ]);
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
fn println(columns: &[String; 4]) {
    let [events, validated, ratio, claims] = columns;
    println!("{events:>10} {validated:>14} {ratio:>7} {claims:>16}");
}

/// A log of about so many events, in the order in which they happened.
fn events(size: usize) -> Vec<Event> {
    let mut log = Writer { events: Vec::with_capacity(size + 20), seq: [0; 5] };
    let mut versions = vec![0; RESIDENTS];
    let mut request = 0;
    while log.events.len() < size {
        let resident = request * 7_919 % RESIDENTS;
        if request % 10 == 0 {
            versions[resident] += 1;
            log.change(resident, versions[resident]);
        }
        log.print(request, resident, versions[resident]);
        if request % 1_000 == 999 {
            let night = Details { differences: Some(0), ..Details::default() };
            log.add(Source::Clock, Action::Night, night);
        }
        request += 1;
    }
    log.events
}

struct Writer {
    events: Vec<Event>,
    seq: [u64; 5],
}

impl Writer {
    fn add(&mut self, source: Source, action: Action, details: Details) {
        let number = match source {
            Source::Server(server) => server,
            Source::Sync => 2,
            Source::Registry => 3,
            Source::Clock => 4,
        };
        self.events.push(Event { source, seq: self.seq[number], position: None, action, details });
        self.seq[number] += 1;
    }

    fn change(&mut self, resident: usize, version: u64) {
        let details = Details { version: Some(version), ..Details::default() };
        let carried = Details { of: Some(resident), ..details.clone() };
        self.add(Source::Registry, Action::Change { resident }, details);
        self.add(Source::Sync, Action::Begin, carried.clone());
        self.add(Source::Sync, Action::Apply { replica: 0 }, carried.clone());
        self.add(Source::Sync, Action::Apply { replica: 1 }, carried);
        self.add(Source::Sync, Action::End, Details::default());
    }

    fn print(&mut self, request: usize, resident: usize, version: u64) {
        let server = request % 2;
        let none = Details::default;
        let image = Some(format!("{request}-0"));
        let erased = image.iter().cloned().collect();
        let subject = Some(resident);
        let steps = [
            (Action::Arrive { request, server }, Details { of: subject, ..none() }),
            (Action::Enter { request }, none()),
            (Action::Acquire { request }, none()),
            (
                Action::Fetch { request },
                Details { outcome: Some(StepOutcome::Fetched), version: Some(version), ..none() },
            ),
            (Action::Write { request, page: 0 }, Details { image: image.clone(), ..none() }),
            (
                Action::Read { request, page: 0 },
                Details { image, subject, outcome: Some(StepOutcome::Read), erased, ..none() },
            ),
            (
                Action::Finish { request },
                Details { outcome: Some(StepOutcome::Delivered), ..none() },
            ),
        ];
        for (action, details) in steps {
            self.add(Source::Server(server), action, details);
        }
    }
}
