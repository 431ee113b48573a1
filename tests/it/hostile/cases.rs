//! Sheets and scopes that put a claim to no test.

use super::Preparation;
use std::fs;
use std::path::Path;

pub(super) const PREPARATIONS: &[(&str, Preparation)] = &[("empty-sheet", empty_sheet)];

fn empty_sheet(folder: &Path) {
    fs::write(folder.join("empty.toml"), "").expect("a file is written");
}
