//! The events of a log: one line of JSON for each step, written where the step takes effect.
//!
//! A log is a header, events, and a footer once the site was closed:
//!
//! ```text
//! {"log":"honnin","schema":1,"site":"adachi-2023"}
//! {"source":"server-1","seq":0,"position":0,"event":"arrive","request":0,"server":1,"of":0,"document":"resident-record"}
//! {"source":"server-1","seq":1,"position":1,"event":"enter","request":0}
//! …
//! {"log":"closed","events":14,"images":[]}
//! ```
//!
//! Requests, residents, servers, replicas and pages count from 0. `seq` counts the events of one
//! source from 0, so a line that is missing is noticed. The order of the lines of *one* source is
//! the order of its steps; between sources it is a hint and no more, because a log may have been
//! put together from those of several machines. Where one process wrote the events of all sources,
//! each has a `position` among all of them: then the order is known, however the lines were put
//! together, and a missing line is noticed whatever its source.

use crate::Parameter;
use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

pub use crate::table::Action;

/// The version of this schema. It rises when a reader of an older version could misread a log.
pub const SCHEMA: u32 = 1;

/// The name of every event, in the order of the table.
pub const EVENTS: [&str; Action::TABLE.len()] = {
    let mut names = [""; Action::TABLE.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = Action::TABLE[at].name;
        at += 1;
    }
    names
};

/// The fields that every event may have.
const OF_EVERY_EVENT: [&str; 4] = ["source", "seq", "position", "event"];

/// How many fields an event can have.
const MOST_FIELDS: usize = OF_EVERY_EVENT.len() + Parameter::ALL.len() + Details::FIELDS.len();

/// Every field that an event may have: those of every event, the parameters, and the details.
pub const FIELDS: [&str; MOST_FIELDS] = {
    let mut names = [""; MOST_FIELDS];
    let parameters = OF_EVERY_EVENT.len();
    let details = parameters + Parameter::ALL.len();
    let mut at = 0;
    while at < names.len() {
        names[at] = if at < parameters {
            OF_EVERY_EVENT[at]
        } else if at < details {
            Parameter::ALL[at - parameters].name()
        } else {
            Details::FIELDS[at - details]
        };
        at += 1;
    }
    names
};

/// Who logs a step: the order of its own steps is known for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// An app server (アプリケーションサーバ): everything that requests do, their timeouts included.
    Server(usize),
    /// The sync process (随時連携).
    Sync,
    /// The registry (住民記録システム) and the feed out of it.
    Registry,
    /// The clock: seconds and nights.
    Clock,
}

impl Source {
    /// The source that a word names, such as `server-0` or `sync`.
    pub fn from_word(word: &str) -> Option<Source> {
        match word {
            "sync" => Some(Source::Sync),
            "registry" => Some(Source::Registry),
            "clock" => Some(Source::Clock),
            _ => {
                let number = word.strip_prefix("server-")?;
                // One spelling for each server: no sign, no leading zero.
                let server: usize = number.parse().ok()?;
                (server.to_string() == number).then_some(Source::Server(server))
            }
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Server(server) => write!(formatter, "server-{server}"),
            Source::Sync => formatter.write_str("sync"),
            Source::Registry => formatter.write_str("registry"),
            Source::Clock => formatter.write_str("clock"),
        }
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Source, D::Error> {
        let word = String::deserialize(deserializer)?;
        Source::from_word(&word).ok_or_else(|| {
            D::Error::custom(format!(
                "{word:?} is no source: \"server-0\", \"server-1\", …, \"sync\", \"registry\" or \"clock\""
            ))
        })
    }
}

impl JsonSchema for Source {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Source".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "Who took the step; the order of its own events is the order of its steps.",
            "pattern": "^(server-(0|[1-9][0-9]*)|sync|registry|clock)$",
        })
    }
}

/// A kind of document (証明書の種類).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Document {
    /// 住民票の写し.
    ResidentRecord,
    /// 印鑑登録証明書.
    SealRegistration,
    /// 戸籍全部事項証明書.
    FamilyRegister,
}

impl Document {
    /// Every kind.
    pub const ALL: [Document; 3] =
        [Document::ResidentRecord, Document::SealRegistration, Document::FamilyRegister];
}

/// How a step ended, where there is more than one way.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum StepOutcome {
    /// `fetch`: the record was read; `version` says which.
    Fetched,
    /// `fetch`: the record was being updated, and the request goes on without an image of its own.
    Skipped,
    /// `fetch`: the record was being updated, and the request failed.
    Failed,
    /// `read`: a page was read; `subject` says whose.
    Read,
    /// `read`: nothing was there to read, and the request failed.
    Missing,
    /// `finish`: the document went to the kiosk.
    Delivered,
    /// `finish`: the output check stopped the document, and the request failed.
    Stopped,
    /// `timeout`: the whole request was cancelled, its image included.
    Cancelled,
    /// `timeout`: the request's holds were released, and the request goes on.
    Released,
    /// `timeout`: the request failed and its holds were released, and its work goes on.
    Abandoned,
}

/// Why a request was aborted.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum AbortReason {
    /// A file could not be written or read.
    Disk,
    /// The disk was full.
    DiskFull,
    /// A database was busy for too long.
    DatabaseBusy,
    /// A database failed otherwise.
    Database,
    /// What was read was no page of a document.
    Unreadable,
    /// The app server died and came back.
    ServerDied,
}

/// What is known of a step beyond its name; each field only where it says something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Details {
    /// `arrive`: who asks. `begin`, `apply`, `catch_up`, `drop`: whose record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<usize>,
    /// `arrive`: what is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
    /// `fetch`: the version read. `change`, `begin`, `apply`, `catch_up`, `drop`: the version carried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
    /// `reuse`, `write`, `read`: the name of the page's file in its spool.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// `read`: the resident whom the page names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<usize>,
    /// How the step ended: `fetch`, `read`, `finish`, `timeout`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<StepOutcome>,
    /// `read`, `timeout`, `abort`, `crash`: the files that were removed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub erased: Vec<String>,
    /// `night`: records in which a replica differed from the registry and was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub differences: Option<u64>,
    /// `abort`: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<AbortReason>,
}

impl Details {
    /// The name of every field.
    pub const FIELDS: [&str; 9] = [
        "of",
        "document",
        "version",
        "image",
        "subject",
        "outcome",
        "erased",
        "differences",
        "reason",
    ];

    /// The names of the fields that say something.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> + use<> {
        // Taken apart, so that no field can be left out.
        let Details { of, document, version, image, subject, outcome, erased, differences, reason } =
            self;
        let said = [
            of.is_some(),
            document.is_some(),
            version.is_some(),
            image.is_some(),
            subject.is_some(),
            outcome.is_some(),
            !erased.is_empty(),
            differences.is_some(),
            reason.is_some(),
        ];
        Details::FIELDS.into_iter().zip(said).filter_map(|(name, said)| said.then_some(name))
    }
}

/// A step that was taken: one line of a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Who took it.
    pub source: Source,
    /// How many events the source had logged before.
    pub seq: u64,
    /// How many events all sources had logged before, where one process writes those of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
    /// The step.
    #[serde(flatten)]
    pub action: Action,
    /// What is known of it.
    #[serde(flatten)]
    pub details: Details,
}

impl Event {
    /// A field that says something, although the table gives the event no such field.
    pub fn stray_field(&self) -> Option<&'static str> {
        let fields = self.action.row().fields;
        self.details.fields().find(|field| !fields.contains(field))
    }

    /// Whether its request is delivered or fails with it. A `finish` ends a request either way.
    pub fn settles(&self) -> bool {
        match self.action {
            Action::Finish { .. } | Action::Abort { .. } => true,
            Action::Fetch { .. } => self.details.outcome == Some(StepOutcome::Failed),
            Action::Read { .. } => self.details.outcome == Some(StepOutcome::Missing),
            Action::Timeout { .. } => {
                let failed = [StepOutcome::Cancelled, StepOutcome::Abandoned];
                self.details.outcome.is_some_and(|outcome| failed.contains(&outcome))
            }
            _ => false,
        }
    }
}

/// The first line of a log, and the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "log", rename_all = "lowercase")]
pub enum Frame {
    /// The first line: what the log is of.
    Honnin(Header),
    /// The last line: the site was closed, and nothing is missing.
    Closed {
        /// How many events there are between this line and the first.
        events: u64,
        /// The files that remain in the spools.
        images: Vec<String>,
    },
}

/// What a log is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Header {
    /// The version of the schema: [`SCHEMA`].
    pub schema: u32,
    /// The name of the sheet that the site was set up from.
    pub site: String,
    /// The configuration that was run, where the writer knows it: `designed` or `installed`.
    #[serde(rename = "as", default, skip_serializing_if = "Option::is_none")]
    pub configuration: Option<String>,
    /// The SHA-256 of the answers that the site was set up from, where the writer knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<String>,
    /// What wrote the log, where it says so: `honnin run`, which writes over its own logs alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub writer: Option<String>,
}

impl Header {
    /// The header of a log of the site that a sheet of this name describes.
    pub fn of(site: &str) -> Header {
        let site = site.to_owned();
        Header { schema: SCHEMA, site, configuration: None, answers: None, writer: None }
    }
}
