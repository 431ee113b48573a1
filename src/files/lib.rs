//! Files and folders: opened and read within bounds, written only where nothing of others is, and
//! held by one process at a time; and JSON without a key twice.

// Files that one process holds at a time.
pub mod hold;
// Files as they are opened: nothing is waited for, and nothing is written through a link.
pub mod open;
// Regular files, read up to a size.
pub mod capped;
// Why a place cannot be used.
pub mod place;
// Folders that are ours, and say so.
pub mod marked;
// A folder whose files are replaced all at once.
pub mod swap;
// A limit of the system that must be an error, and not the end of the program.
pub mod limit;
// JSON in which no object has a key twice.
pub mod json;
