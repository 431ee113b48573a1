//! Sheets and scopes that put a claim to no test.

use super::Preparation;
use std::fs;
use std::path::Path;

/// Two defects that break C1, C4 and C5 where there are two requests.
const UNSAFE: &str =
    "[image]\nkey = \"slot\"\n[sync]\nrelease = \"all\"\n[output_check]\nenabled = false\n";

pub(super) const PREPARATIONS: &[(&str, Preparation)] = &[
    ("empty-sheet", |folder| fs::write(folder.join("empty.toml"), "").expect("a file is written")),
    ("one-request", |folder| sheet(folder, "requests = 1", UNSAFE)),
    ("one-request-report", |folder| sheet(folder, "requests = 1", "")),
    ("one-request-json", |folder| sheet(folder, "requests = 1", UNSAFE)),
    ("no-timeout-named", |folder| sheet(folder, "timeouts = 0", "[expect]\nC2 = \"holds\"\n")),
    ("no-timeout-unnamed", |folder| sheet(folder, "timeouts = 0", "")),
    ("no-timeout-expected", |folder| sheet(folder, "timeouts = 0", "[expect]\nC2 = \"no-case\"\n")),
    ("timeout-not-expected", |folder| {
        sheet(folder, "timeouts = 1", "[expect]\nC2 = \"no-case\"\n")
    }),
    ("no-case-of-c1-expected", |folder| {
        sheet(folder, "requests = 1", "[expect]\nC1 = \"no-case\"\n")
    }),
    ("night-without-change", |folder| sheet(folder, "changes = 0", "[expect]\nC3 = \"holds\"\n")),
    ("small-scope", |folder| {
        sheet(folder, "timeouts = 0", "[order]\ntimeout = \"release-only\"\n");
    }),
    ("change-beyond-the-scope", |folder| {
        sheet(folder, "changes = 0\nnights = 0", UNSAFE);
    }),
    ("explain-without-case", |folder| sheet(folder, "requests = 1", UNSAFE)),
    ("schedules-without-case", |folder| sheet(folder, "requests = 1", UNSAFE)),
    ("remedies-without-case", |folder| sheet(folder, "requests = 1", UNSAFE)),
    ("bounds-without-case", |folder| sheet(folder, "requests = 1", "")),
    ("guided-without-case", |folder| sheet(folder, "requests = 1", UNSAFE)),
    ("survey-without-case", |_| ()),
    ("survey-asked-without-case", |_| ()),
    ("run-of-one-kiosk", |_| ()),
    ("run-of-one-request", |_| ()),
    ("run-of-one-resident", |_| ()),
    ("run-of-one-kiosk-json", |_| ()),
    ("kill-without-case", |folder| sheet(folder, "requests = 1\nchanges = 0\ntimeouts = 0", "")),
];

/// A sheet with this in its scope, and this beside it.
fn sheet(folder: &Path, scope: &str, rest: &str) {
    let text = format!("schema = 1\nname = \"site\"\n[scope]\n{scope}\n{rest}");
    fs::write(folder.join("site.toml"), text).expect("a file is written");
}
