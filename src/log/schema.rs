//! The JSON Schema of a log's lines, derived from the types that read and write them.

use honnin_steps::event::{Event, Frame};
use schemars::JsonSchema;
use serde_json::Value;

/// One line of a honnin event log. Unknown fields are allowed: a reader keeps them.
#[derive(JsonSchema)]
#[schemars(untagged, title = "honnin event log, one line")]
#[expect(dead_code, reason = "the type stands for a line in the schema and is never made")]
enum LogLine {
    /// The first line, or the last.
    Frame(Frame),
    /// A step that was taken.
    Event(Event),
}

/// The schema as a JSON document.
pub fn schema() -> Value {
    let generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
    generator.into_root_schema_for::<LogLine>().to_value()
}
