//! The build script: which sources the program is built from, by their SHA-256 digests.
//!
//! Evidence names the sources that it is based on. A digest taken while the program is built is
//! that of what was compiled, whatever happens to the files later.

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The sources, by what they are: each with the files and folders that belong to it. A file may be in
/// more than one group.
const GROUPS: &[(&str, &[&str])] = &[
    ("models", &["models"]),
    ("engine", ENGINE),
    (
        "implementation",
        &[
            "src/files",
            "src/search",
            "src/sheet",
            "src/record",
            "src/analysis",
            "src/system",
            "src/log",
            "src/schedule",
            "src/evidence",
        ],
    ),
    ("manifests", &["Cargo.lock", "Cargo.toml"]),
];

/// What decides how a search is kept on disk: the engine (the hash and the layout of records among
/// it), how it sees a site (which bit is which claim), and the crates that write bytes.
const ENGINE: &[&str] = &[
    "src/files",
    "src/search",
    "src/analysis/distributed.rs",
    "src/analysis/sites.rs",
    "Cargo.lock",
];

/// What the program is made from; other files in the folders, such as an editor's, are not.
const KINDS: &[&str] = &["rs", "toml", "ftl", "lock", "css"];

fn main() {
    let own = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where it is"));
    let top = own.ancestors().nth(2).expect("the crate lies in src, below the top");
    let mut written = String::from("&[\n");
    for (group, paths) in GROUPS {
        let mut files = Vec::new();
        for path in *paths {
            println!("cargo:rerun-if-changed={}", top.join(path).display());
            collect(top, &top.join(path), &mut files);
        }
        files.sort();
        writeln!(written, "(\"{group}\", &[").expect("a string grows");
        for (name, digest) in files {
            writeln!(written, "(\"{name}\", \"{digest}\"),").expect("a string grows");
        }
        written.push_str("]),\n");
    }
    written.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
    fs::write(out.join("digests.rs"), written).expect("the folder can be written to");
}

/// Adds the digest of a file, or of every file below a folder, by its path from the top.
fn collect(top: &Path, path: &Path, files: &mut Vec<(String, String)>) {
    assert!(path.exists(), "{} belongs to the program", path.display());
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("a folder of sources can be listed");
        entries.for_each(|entry| collect(top, &entry.expect("it is listed").path(), files));
    } else if path.extension().is_some_and(|kind| KINDS.iter().any(|known| kind == *known)) {
        let name = path.strip_prefix(top).expect("it lies below the top");
        let name = name.to_str().expect("sources have plain names").replace('\\', "/");
        let bytes = fs::read(path).expect("a source can be read");
        let digest = Sha256::digest(bytes).iter().fold(String::new(), |mut digest, byte| {
            write!(digest, "{byte:02x}").expect("a string grows");
            digest
        });
        files.push((name, digest));
    }
}
