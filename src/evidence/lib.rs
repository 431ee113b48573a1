//! Evidence: everything that was established, as one document, and what is made from it.
//!
//! [`Evidence`] is what `reports/evidence.json` holds. It is a function of the sources and sheets:
//! no time, no rate, no name of a machine is in it, and two runs on one commit give the same bytes.
//! Each rendering of the auditor's report is made from it alone. So it can be handed on, and whoever
//! reads it can ask for each finding again: a [`ConsistentEvidence`] gives back the sheets and the findings that
//! the commands print.

use honnin_analysis::survey::table::SurveyTable;
use honnin_schedule::kill::ContextRows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

// SHA-256 digests of sources, sheets and files.
pub mod digests;
// One sheet: its checks and all that follows from them.
pub mod sheet;
// A public case of the same failure elsewhere: its checks.
pub mod case;
// Logs of the real system, checked against models.
pub mod logs;
// How the document is laid out in lines.
mod lines;
// Where two documents differ.
pub mod difference;
// What the parts of a document must say together.
pub mod consistency;
// A counterexample taken again on the model.
pub mod replay;
// What is said of a check that the register relies on.
pub mod confirmation;
// The register of the public record, and what the document says of it.
pub mod traced;
// The register against the rest of the document, and back.
pub mod traceability;
// How much is searched and run.
pub mod effort;
// From searches and runs to the document.
mod runs;
pub mod gather;
// From the document back to sheets and findings.
pub mod consistent;
// Every check, and whether its result is what it must be.
pub mod checks;
// The evidence of a model that is not ours.
pub mod own;
// What changed between two documents.
pub mod compare;

pub use consistent::{ConsistentEvidence, Unreadable};

/// The version of the document's shape. A document of another version is refused.
pub const VERSION: u32 = 2;

/// Everything that was established.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Evidence of honnin")]
pub struct Evidence {
    /// The version of this shape.
    pub evidence: u32,
    /// What established it.
    pub program: Program,
    /// The sources that the program was built from.
    pub sources: digests::Sources,
    /// The sheets, in the order in which they were asked for.
    pub sheets: Vec<sheet::SheetEvidence>,
    /// The public cases of the same failure elsewhere; none where only sheets were asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<case::CaseEvidence>,
    /// The kill matrix: every single defect against every layer.
    pub kill: KillEvidence,
    /// What was found of all designs.
    pub survey: SurveyTable,
    /// Every finding of the public record, and what the rest of this document says of it.
    pub traceability: traced::TraceabilityEvidence,
}

/// Every single defect against every layer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KillEvidence {
    /// The most schedules for each cell.
    pub iterations: u64,
    /// What chance was drawn from.
    pub seed: u64,
    /// The sites without defect, each with a row for each of its defects.
    pub contexts: Vec<ContextRows>,
}

/// The program and the engines that it is on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The libraries that search, schedule and store, with the versions of the lock file.
    pub engines: BTreeMap<String, String>,
}

/// The libraries whose versions decide what was run.
const ENGINES: &[&str] = &["rusqlite", "shuttle", "shuttle-engine", "stateright", "timely"];

impl Program {
    /// This program.
    pub fn this() -> Program {
        let lock: toml::Table =
            include_str!("../../Cargo.lock").parse().expect("the lock file is TOML");
        let packages = lock["package"].as_array().expect("the lock file lists packages");
        let engine = |package: &toml::Value| {
            let (name, version) = (package["name"].as_str()?, package["version"].as_str()?);
            ENGINES.contains(&name).then(|| (name.to_owned(), version.to_owned()))
        };
        Program {
            name: "honnin".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            engines: packages.iter().filter_map(engine).collect(),
        }
    }
}

impl Evidence {
    /// The texts of all sheets, those of the cases last.
    pub fn written(&self) -> impl Iterator<Item = sheet::WrittenSheet<'_>> {
        let sheets = self.sheets.iter().map(sheet::SheetEvidence::written);
        sheets.chain(self.cases.iter().map(case::CaseEvidence::written))
    }

    /// The document's bytes: the fields in the order of their definition, two spaces a level, lists
    /// of plain values in full lines, a line feed at the end.
    pub fn text(&self) -> String {
        let pretty = serde_json::to_string_pretty(self).expect("evidence is written without fail");
        lines::full(&pretty)
    }

    /// The JSON Schema of the document.
    pub fn schema() -> serde_json::Value {
        schemars::schema_for!(Evidence).to_value()
    }
}
