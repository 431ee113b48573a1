//! The build script: the ids of the messages and the values that each takes, so that the compiler can
//! check that one, and whether it is given what it takes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

/// The catalogues, which have the same messages. How a count shapes a sentence is each language's own
/// matter, so that a message takes what it takes in either.
const CATALOGUES: [&str; 2] = ["en.ftl", "ja.ftl"];

fn main() {
    let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (place, catalogue) in CATALOGUES.into_iter().enumerate() {
        println!("cargo::rerun-if-changed={catalogue}");
        let text = fs::read_to_string(catalogue).expect("the catalogue is beside this script");
        let known = values.len();
        collect(&text, &mut values);
        let alike = place == 0 || known == values.len();
        assert!(alike, "{catalogue} has a message that {} does not have", CATALOGUES[0]);
    }
    let mut list = "[\n".to_owned();
    for (id, values) in values {
        let values: Vec<String> = values.into_iter().collect();
        writeln!(list, "    ({id:?}, &{values:?}),").expect("a string grows");
    }
    list += "]\n";
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo names a folder"));
    fs::write(out.join("messages.rs"), list).expect("the list can be written");
}

/// Adds the messages of a catalogue, each with the values that are put into it.
fn collect(catalogue: &str, values: &mut BTreeMap<String, BTreeSet<String>>) {
    let mut current = None;
    for line in catalogue.lines().filter(|line| !line.starts_with('#')) {
        if let Some(id) = id(line) {
            current = Some(values.entry(id.to_owned()).or_default());
        }
        for rest in line.split('$').skip(1) {
            let name = rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
            current.as_mut().expect("a value stands in a message").insert(name);
        }
    }
}

/// The id of the message that a line of the catalogue begins.
fn id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once(" =")?;
    id.starts_with(|letter: char| letter.is_ascii_lowercase()).then_some(id)
}
