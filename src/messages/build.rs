//! The build script: the ids of the messages, so that the compiler can check that one exists.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=en.ftl");
    let catalogue = fs::read_to_string("en.ftl").expect("the catalogue lies beside this script");
    let mut ids: Vec<&str> = catalogue.lines().filter_map(id).collect();
    ids.sort_unstable();
    let mut list = "[\n".to_owned();
    for id in ids {
        writeln!(list, "    {id:?},").expect("a string grows");
    }
    list += "]\n";
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo names a folder"));
    fs::write(out.join("ids.rs"), list).expect("the list can be written");
}

/// The id of the message that a line of the catalogue begins.
fn id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once(" =")?;
    id.starts_with(|letter: char| letter.is_ascii_lowercase()).then_some(id)
}
