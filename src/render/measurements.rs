//! How long the making of a report took, and on what. It is beside the evidence and is compared
//! with nothing.

use honnin_evidence::Evidence;
use honnin_evidence::gather::Durations;
use serde::Serialize;
use std::collections::BTreeMap;

/// The name of the file.
pub const MEASUREMENTS: &str = "measurements.json";

/// Durations, rates and the machine.
#[derive(Clone, Debug, Serialize)]
pub struct Measurements {
    /// The version of this shape.
    measurements: u32,
    machine: Machine,
    /// Seconds that each stage took.
    seconds: BTreeMap<&'static str, f64>,
    /// How much was done in a second of its stage.
    per_second: BTreeMap<&'static str, f64>,
}

#[derive(Clone, Debug, Serialize)]
struct Machine {
    system: &'static str,
    architecture: &'static str,
    cores: usize,
}

impl Measurements {
    /// What was measured while this evidence was made.
    pub fn new(evidence: &Evidence, durations: &Durations) -> Measurements {
        let seconds: BTreeMap<_, _> =
            durations.iter().map(|(stage, time)| (*stage, time.as_secs_f64())).collect();
        let schedules = evidence.sheets.iter().flat_map(|sheet| &sheet.schedules);
        let schedules: u64 = schedules.map(|run| run.schedules).sum();
        let sites = evidence.survey.states.len() as u64;
        let states: u64 = evidence.survey.states.iter().sum();
        let done = [
            ("schedules", "runs", schedules),
            ("surveyed_sites", "survey", sites),
            ("surveyed_states", "survey", states),
        ];
        // A stage that took no time that could be measured has no rate.
        let rate = |(what, stage, count): (&'static str, &str, u64)| {
            let seconds = seconds.get(stage).filter(|seconds| **seconds > 0.0)?;
            Some((what, count as f64 / seconds))
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Measurements {
            measurements: 1,
            machine: Machine {
                system: std::env::consts::OS,
                architecture: std::env::consts::ARCH,
                cores,
            },
            per_second: done.into_iter().filter_map(rate).collect(),
            seconds,
        }
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("it is written without fail");
        text.push('\n');
        text
    }
}
