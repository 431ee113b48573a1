//! A failing schedule as a file: everything that is needed to run it again.

use super::campaign::{FoundSchedule, ScheduleFindings};
use super::control::Recording;
use super::scene::Scene;
use honnin_files::json;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{KEYS, Key};
use honnin_sheet::walk::is_name;
use honnin_sheet::{Configuration, SheetId, find};
use honnin_system::day::Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// The version of these files. A file of another version is refused.
pub const SCHEMA: u32 = 1;

/// A kept schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptSchedule {
    /// The version of the file.
    pub schedule: u32,
    /// The name of the sheet.
    pub sheet: String,
    /// `designed` or `installed`.
    #[serde(rename = "as")]
    pub configuration: String,
    /// The claim that breaks.
    pub claim: String,
    /// Every answer of the site, by key.
    pub answers: Map<String, Value>,
    /// The app server that each request reaches.
    pub servers: Vec<usize>,
    /// Whose records change, in this order.
    pub changes: Vec<usize>,
    /// How many timeouts may happen.
    pub timeouts: u32,
    /// The steps that were taken, for people: `server 1: acquire request 0`.
    pub steps: Vec<String>,
    /// The task that was chosen for each of its decisions.
    pub choices: Vec<usize>,
    /// The same as Shuttle writes it.
    pub shuttle: String,
}

/// Why a file is not a kept schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeptScheduleProblem {
    /// It is not JSON of this shape; the parser's message, with line and column.
    Shape(String),
    /// It is of another version.
    Version(u32),
    /// A word has no meaning: the field, the word and what is allowed.
    Word(&'static str, String, String),
    /// An answer is missing or not allowed: the key and what is allowed.
    Answer(String, String),
    /// It names a sheet that comes with the program, in this configuration, and has other answers.
    OtherAnswers(String, Configuration),
    /// A number is out of range: the field and the number.
    Number(&'static str, usize),
}

/// Whether a file says of itself that it is a kept schedule, of whatever version.
pub fn is_one(bytes: &[u8]) -> bool {
    let document: Value = serde_json::from_slice(bytes).unwrap_or_default();
    document["schedule"].is_u64() && document["choices"].is_array()
}

/// A kept schedule that has been read and found sound.
#[derive(Clone, Debug)]
pub struct SoundKeptSchedule {
    /// What the file says.
    pub kept: KeptSchedule,
    /// The site and what happens there.
    pub scene: Scene,
    /// The claim that breaks.
    pub claim: ClaimId,
}

impl SoundKeptSchedule {
    /// Whether what was run is what was kept: the steps are the same, and they were taken by exactly
    /// these choices. Choices that are missing, that are there twice or that fit nowhere are passed
    /// over when they are made again, and then they are not what was kept.
    pub fn is_what_ran(&self, findings: &ScheduleFindings) -> bool {
        let KeptSchedule { steps, choices, shuttle, .. } = &self.kept;
        let same_steps = findings.last.as_ref().is_some_and(|ran| ran.steps() == *steps);
        let recordings = findings.broken.values().map(|found| &found.recording);
        let same_choices = |it: &Recording| it.choices == *choices && it.shuttle() == *shuttle;
        same_steps && recordings.into_iter().all(same_choices)
    }

    /// The day on which it happened.
    pub fn day(&self) -> Day {
        let KeptSchedule { servers, changes, timeouts, .. } = &self.kept;
        Day { timeouts: Some(*timeouts), ..self.scene.day_of(servers, changes) }
    }
}

impl KeptSchedule {
    /// What is kept of a schedule that breaks a claim.
    pub fn new(
        scene: &Scene,
        configuration: Configuration,
        claim: ClaimId,
        found: &FoundSchedule,
    ) -> KeptSchedule {
        let answers = KEYS.iter().map(|key| (key.name.to_owned(), json!(key.get(&scene.answers))));
        KeptSchedule {
            schedule: SCHEMA,
            sheet: scene.name.to_string(),
            configuration: configuration.word().to_owned(),
            claim: claim.to_string(),
            answers: answers.collect(),
            servers: found.ran.day.asks.iter().map(|ask| ask.server).collect(),
            changes: found.ran.day.changes.clone(),
            timeouts: found.ran.day.timeouts.unwrap_or(scene.answers.scope.timeouts.into()),
            steps: found.ran.steps(),
            choices: found.recording.choices.clone(),
            shuttle: found.recording.shuttle(),
        }
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let mut text =
            serde_json::to_string_pretty(self).expect("a kept schedule is written without fail");
        text.push('\n');
        text
    }
}

/// Reads a kept schedule.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn read_kept_schedule(text: &str) -> Result<SoundKeptSchedule, KeptScheduleProblem> {
    let kept: KeptSchedule =
        json::read(text).map_err(|error| KeptScheduleProblem::Shape(error.to_string()))?;
    if kept.schedule != SCHEMA {
        return Err(KeptScheduleProblem::Version(kept.schedule));
    }
    if !is_name(&kept.sheet) {
        let allowed = "the name of a sheet".to_owned();
        return Err(KeptScheduleProblem::Word("sheet", kept.sheet, allowed));
    }
    let Some(configuration) = Configuration::from_word(&kept.configuration) else {
        let words = Configuration::WORDS.join(", ");
        return Err(KeptScheduleProblem::Word("as", kept.configuration, words));
    };
    let Some(claim) = ClaimId::from_word(&kept.claim) else {
        let all = ClaimId::ALL.map(|id| id.to_string()).join(", ");
        return Err(KeptScheduleProblem::Word("claim", kept.claim, all));
    };
    let scene = Scene { name: SheetId::new(kept.sheet.as_str()), answers: answers(&kept.answers)? };
    if let Some(sheet) = find::bundled().iter().find(|sheet| sheet.name == kept.sheet.as_str())
        && sheet.answers(configuration) != scene.answers
    {
        return Err(KeptScheduleProblem::OtherAnswers(kept.sheet, configuration));
    }
    in_range("servers", &kept.servers, usize::from(scene.answers.design.topology.app_servers))?;
    in_range("changes", &kept.changes, scene.requests())?;
    if kept.changes.len() > usize::from(scene.answers.scope.changes) {
        return Err(KeptScheduleProblem::Number("changes", kept.changes.len()));
    }
    if kept.timeouts > u32::from(scene.answers.scope.timeouts) {
        return Err(KeptScheduleProblem::Number("timeouts", kept.timeouts as usize));
    }
    if kept.servers.len() != scene.requests() {
        return Err(KeptScheduleProblem::Number("servers", kept.servers.len()));
    }
    Ok(SoundKeptSchedule { kept, scene, claim })
}

fn in_range(
    field: &'static str,
    numbers: &[usize],
    below: usize,
) -> Result<(), KeptScheduleProblem> {
    match numbers.iter().find(|number| **number >= below) {
        Some(number) => Err(KeptScheduleProblem::Number(field, *number)),
        None => Ok(()),
    }
}

fn answers(given: &Map<String, Value>) -> Result<Answers, KeptScheduleProblem> {
    let mut answers = Answers::default();
    for key in KEYS {
        let allowed = key.allowed.answers();
        let wanted = given.get(key.name);
        let answer = allowed.iter().find(|answer| Some(&json!(**answer)) == wanted);
        let answer =
            answer.ok_or_else(|| KeptScheduleProblem::Answer(key.name.to_owned(), listed(key)))?;
        key.set(&mut answers, *answer);
    }
    let known = |name: &&String| KEYS.iter().any(|key| key.name == name.as_str());
    if let Some(unknown) = given.keys().find(|name| !known(name)) {
        let keys = KEYS.iter().map(|key| key.name).collect::<Vec<_>>().join(", ");
        return Err(KeptScheduleProblem::Answer(unknown.clone(), keys));
    }
    match answers.uncovered().first() {
        Some(uncovered) => {
            Err(KeptScheduleProblem::Answer(uncovered.keys().join(", "), String::new()))
        }
        None => Ok(answers),
    }
}

fn listed(key: &Key) -> String {
    let answers = key.allowed.answers();
    answers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
