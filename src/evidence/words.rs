//! Answers, settings, stands and verdicts, as the document writes them.

use honnin_analysis::{Cut, Reason, Verdict};
use honnin_models::Step;
use honnin_models::answers::Answers;
use honnin_models::claims::witnesses;
use honnin_models::keys::{self, Answer, KEYS, Key};
use honnin_sheet::{Expected, Settings, Stand};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An answer to a question of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Given {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(u8),
    /// A word.
    Word(String),
}

impl From<Answer> for Given {
    fn from(answer: Answer) -> Given {
        match answer {
            Answer::Word(word) => Given::Word(word.to_owned()),
            Answer::Number(number) => Given::Number(number),
            Answer::Flag(flag) => Given::Flag(flag),
        }
    }
}

impl Given {
    /// The answer, if the question allows it.
    fn to(&self, key: &Key) -> Option<Answer> {
        key.allowed.answers().into_iter().find(|answer| Given::from(*answer) == *self)
    }
}

/// A decision with an answer to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// The key of the sheet, section included.
    pub key: String,
    /// The answer.
    pub answer: Given,
}

impl Setting {
    /// A key with an answer.
    pub fn new(key: &Key, answer: Answer) -> Setting {
        Setting { key: key.name.to_owned(), answer: answer.into() }
    }

    /// The key of the register, with an answer that it allows; `None` when there is none.
    pub fn read(&self) -> Option<(&'static Key, Answer)> {
        let key = keys::find(&self.key)?;
        Some((key, self.answer.to(key)?))
    }
}

/// Settings, in their order.
pub fn settings(settings: &Settings) -> Vec<Setting> {
    settings.iter().map(|(key, answer)| Setting::new(key, *answer)).collect()
}

/// The settings that were written; `None` when one is not of the register.
pub fn read_settings(written: &[Setting]) -> Option<Settings> {
    written.iter().map(Setting::read).collect()
}

/// Every answer of a site, by key.
pub type GivenAnswers = BTreeMap<String, Given>;

/// Every answer of a site.
pub fn answers(answers: &Answers) -> GivenAnswers {
    KEYS.iter().map(|key| (key.name.to_owned(), key.get(answers).into())).collect()
}

/// The answers that were written; `None` when one is missing, unknown or not allowed.
pub fn read_answers(written: &GivenAnswers) -> Option<Answers> {
    let mut answers = Answers::default();
    for key in KEYS {
        key.set(&mut answers, written.get(key.name)?.to(key)?);
    }
    (written.len() == KEYS.len() && answers.uncovered().is_empty()).then_some(answers)
}

/// As designed or as installed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum StandWord {
    /// 設計
    Designed,
    /// 導入
    Installed,
}

impl From<Stand> for StandWord {
    fn from(stand: Stand) -> StandWord {
        match stand {
            Stand::Designed => StandWord::Designed,
            Stand::Installed => StandWord::Installed,
        }
    }
}

impl From<StandWord> for Stand {
    fn from(word: StandWord) -> Stand {
        match word {
            StandWord::Designed => Stand::Designed,
            StandWord::Installed => Stand::Installed,
        }
    }
}

/// What a sheet expects of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ExpectedWord {
    /// It holds.
    Holds,
    /// It is violated.
    Violated,
}

impl From<Expected> for ExpectedWord {
    fn from(expected: Expected) -> ExpectedWord {
        match expected {
            Expected::Holds => ExpectedWord::Holds,
            Expected::Violated => ExpectedWord::Violated,
        }
    }
}

impl From<ExpectedWord> for Expected {
    fn from(word: ExpectedWord) -> Expected {
        match word {
            ExpectedWord::Holds => Expected::Holds,
            ExpectedWord::Violated => Expected::Violated,
        }
    }
}

impl ExpectedWord {
    /// The word in sheets and in JSON.
    pub fn word(self) -> &'static str {
        Expected::from(self).word()
    }
}

/// Why nothing was established.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// As many states as allowed were looked at.
    States(u64),
    /// As many seconds as allowed have passed.
    Seconds(u64),
    /// As many bytes of memory as allowed were in use.
    Memory(u64),
    /// As many schedules as allowed were run, and there are more.
    Schedules(u64),
    /// The user asked it to stop.
    Interrupted,
    /// The engine failed, or two engines disagreed; its own words.
    Engine(String),
    /// The check looked at nothing: these witnesses were never reached.
    Vacuous(Vec<String>),
    /// No schedule was run.
    NothingRan,
    /// The real system did something that the model does not allow.
    LeftModel,
}

impl From<&Cut> for Why {
    fn from(cut: &Cut) -> Why {
        match cut {
            Cut::States(most) => Why::States(*most),
            Cut::Seconds(most) => Why::Seconds(*most),
            Cut::Memory(most) => Why::Memory(*most),
            Cut::Schedules(most) => Why::Schedules(*most),
            Cut::Interrupted => Why::Interrupted,
            Cut::Engine(words) => Why::Engine(words.clone()),
        }
    }
}

impl Why {
    /// The end of a search that this is; `None` when it is none.
    pub fn cut(&self) -> Option<Cut> {
        Some(match self {
            Why::States(most) => Cut::States(*most),
            Why::Seconds(most) => Cut::Seconds(*most),
            Why::Memory(most) => Cut::Memory(*most),
            Why::Schedules(most) => Cut::Schedules(*most),
            Why::Interrupted => Cut::Interrupted,
            Why::Engine(words) => Cut::Engine(words.clone()),
            Why::Vacuous(_) | Why::NothingRan | Why::LeftModel => return None,
        })
    }

    fn read(&self) -> Option<Reason> {
        match self {
            Why::Vacuous(names) => {
                let known = |name: &String| witness(name);
                Some(Reason::Vacuous(names.iter().map(known).collect::<Option<_>>()?))
            }
            why => why.cut().map(Reason::Cut),
        }
    }
}

impl From<&Reason> for Why {
    fn from(reason: &Reason) -> Why {
        match reason {
            Reason::Cut(cut) => cut.into(),
            Reason::Vacuous(names) => {
                Why::Vacuous(names.iter().map(|&name| name.to_owned()).collect())
            }
        }
    }
}

/// The name of a witness, as the catalogue has it.
pub fn witness(name: &str) -> Option<&'static str> {
    witnesses::CATALOGUE.iter().map(|witness| witness.name).find(|known| *known == name)
}

/// What a claim came to in a search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "verdict", deny_unknown_fields)]
pub enum VerdictEvidence {
    /// Every state within the scope was visited, all witnesses were reached, and it held everywhere.
    Holds,
    /// Some state violates it.
    Violated {
        /// The steps of a shortest counterexample, where one was asked for and found.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(schema_with = "steps")]
        steps: Option<Vec<Step>>,
    },
    /// Neither is known.
    NotEstablished {
        /// Why.
        why: Why,
    },
    /// The claim is not made of this site.
    NotClaimed,
}

impl From<&Verdict> for VerdictEvidence {
    fn from(verdict: &Verdict) -> VerdictEvidence {
        match verdict {
            Verdict::Holds => VerdictEvidence::Holds,
            Verdict::Violated { steps } => VerdictEvidence::Violated { steps: steps.clone() },
            Verdict::NotEstablished(reason) => {
                VerdictEvidence::NotEstablished { why: reason.into() }
            }
            Verdict::NotClaimed => VerdictEvidence::NotClaimed,
        }
    }
}

impl VerdictEvidence {
    /// The verdict; `None` when its reason is none of a search.
    pub fn read(&self) -> Option<Verdict> {
        Some(match self {
            VerdictEvidence::Holds => Verdict::Holds,
            VerdictEvidence::Violated { steps } => Verdict::Violated { steps: steps.clone() },
            VerdictEvidence::NotEstablished { why } => Verdict::NotEstablished(why.read()?),
            VerdictEvidence::NotClaimed => Verdict::NotClaimed,
        })
    }
}

/// The schema of a sequence of steps.
fn steps(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<&str> = [
        "arrive", "enter", "acquire", "fetch", "write", "read", "finish", "timeout", "change",
        "begin", "apply", "end", "drop", "tick", "night",
    ]
    .to_vec();
    let number = || json_schema!({ "type": "integer", "minimum": 0 });
    json_schema!({
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "step": { "enum": names },
                "request": number(), "server": number(), "page": number(),
                "resident": number(), "replica": number(),
            },
            "required": ["step"],
            "additionalProperties": false,
        },
    })
}
