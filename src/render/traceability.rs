//! Traceability for a reader: every finding of the public record, what answers it, and what the
//! evidence says of that.

// What both renderings say.
mod sentences;
mod markdown;
pub mod html;

pub use markdown::{document, markdown};
