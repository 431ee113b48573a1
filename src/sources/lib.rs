//! The sources that the program was built from, by their SHA-256 digests.
//!
//! The build script takes the digests (`src/build.rs`), so they are those of what was compiled.

use std::fmt::Write as _;

/// The groups of sources, each file by its path from the top with its digest in hexadecimal digits.
pub static BUILT_FROM: &[(&str, &[(&str, &str)])] =
    include!(concat!(env!("OUT_DIR"), "/digests.rs"));

/// The files of a group with their digests, in the order of their paths.
///
/// # Panics
/// When there is no such group.
pub fn group(name: &str) -> &'static [(&'static str, &'static str)] {
    let found = BUILT_FROM.iter().find(|(group, _)| *group == name);
    found.expect("the build script knows the group").1
}

/// What decides what a search does and how it is kept on disk: the sources of the models and of the
/// engine, as `sha256sum` prints them.
pub fn of_searches() -> String {
    ["models", "engine"].map(|name| lines(group(name).iter().copied())).concat()
}

/// The files with their digests, as `sha256sum` prints them.
pub fn lines<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    files.into_iter().fold(String::new(), |mut lines, (path, digest)| {
        writeln!(lines, "{digest}  {path}").expect("a string grows");
        lines
    })
}
