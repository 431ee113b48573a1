//! The program, started from outside.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program, in English unless it is told otherwise, in a folder.
pub(crate) fn honnin(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_honnin"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.env("LC_ALL", "en_GB.UTF-8").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// How a run of the program ended.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A finished run.
pub(crate) fn ended(output: Output) -> Ended {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    let code = output.status.code().expect("the program ends by itself");
    Ended { code, out: text(output.stdout), err: text(output.stderr) }
}

/// Runs the program in a folder.
pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Ended {
    ended(honnin(folder, arguments).output().expect("the program starts"))
}

/// Runs the program in a folder of its own.
pub(crate) fn run(arguments: &[&str]) -> Ended {
    run_in(tempfile::tempdir().expect("a folder is made").path(), arguments)
}

/// A folder with one file in it.
pub(crate) fn folder_with(name: &str, content: impl AsRef<[u8]>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder is made");
    std::fs::write(folder.path().join(name), content).expect("a file is written");
    folder
}

/// A text without its line breaks: sentences are wrapped to the width of the terminal.
pub(crate) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sheet too large to be searched to its end in any test.
pub(crate) const HUGE: &str =
    "schema = 1\nname = \"huge\"\n[scope]\nrequests = 8\nchanges = 4\ntimeouts = 3\n";
