//! Files: read up to a size, held by one process at a time; and JSON without a key twice.

// Files that one process holds at a time.
pub mod hold;
// Files, read up to a size.
pub mod capped;
// JSON in which no object has a key twice.
pub mod json;
