//! Files: read up to a size, and held by one process at a time.

// Files that one process holds at a time.
pub mod hold;
// Files, read up to a size.
pub mod capped;
