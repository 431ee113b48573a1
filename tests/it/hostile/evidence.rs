//! Evidence and attestations that say more than they are.

use super::Preparation;
use crate::formats::attestation::{key, pem};
use crate::formats::{evidence, sound, write, written};
use honnin_render::attestation::key::SigningKey;
use honnin_render::attestation::{ATTESTATION, dsse};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

pub(super) const PREPARATIONS: &[(&str, Preparation)] = &[
    ("unsigned", unsigned),
    ("unsigned-attestation", unsigned),
    ("signed", signed),
    ("signed-no-key", signed),
    ("other-key", signed),
    ("altered-signed", |folder| {
        signed(folder);
        altered(folder, "/sheets/0/checks/0/states", |it| it + 1);
    }),
    ("states-one", |folder| altered(folder, "/sheets/0/checks/0/states", |it| it + 1)),
    ("states-million", |folder| altered(folder, "/sheets/0/checks/0/states", |it| it + 1_000_000)),
    ("transitions-one", |folder| altered(folder, "/sheets/0/checks/0/transitions", |it| it + 1)),
    ("transitions-million", |folder| {
        altered(folder, "/sheets/0/checks/0/transitions", |it| it + 1_000_000);
    }),
    ("depth-one", |folder| altered(folder, "/sheets/0/checks/0/depth", |it| it + 1)),
    ("depth-million", |folder| altered(folder, "/sheets/0/checks/0/depth", |it| it + 1_000_000)),
    ("survey-states", |folder| altered(folder, "/survey/states/4711", |it| it + 1)),
    ("survey-verdict", survey_verdict),
    ("twice-in-envelope", |folder| twice(folder, "\"payload\":", "\"e30=\"")),
    ("twice-in-statement", |folder| {
        let text =
            statements(folder).replacen("\"result\":", "\"result\":\"FAILED\",\"result\":", 1);
        put(folder, ATTESTATION, &text);
    }),
    ("twice-in-signed-statement", twice_in_signed_statement),
    ("twice-in-evidence", |folder| {
        let text = written(&evidence());
        let key = "\"order.scope\": ";
        put(folder, "evidence.json", &text.replacen(key, &format!("{key}\"site\", {key}"), 1));
    }),
    ("again-cut", unsigned),
    ("again-unaltered", unsigned),
    ("again-states-one", |folder| altered(folder, "/sheets/0/checks/0/states", |it| it + 1)),
    ("again-depth-million", |folder| {
        altered(folder, "/sheets/0/checks/0/depth", |it| it + 1_000_000);
    }),
    ("again-survey-verdict", survey_verdict),
];

fn put(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("a file is written");
}

/// The evidence of one sheet and the statements about it.
fn unsigned(folder: &Path) {
    write(folder, sound());
}

/// The statements, a line each, with the evidence beside them.
fn statements(folder: &Path) -> String {
    unsigned(folder);
    fs::read_to_string(folder.join(ATTESTATION)).expect("the statements were written")
}

/// The same in signed envelopes, with the public half of the key, and that of another.
fn signed(folder: &Path) {
    let lines = statements(folder);
    let envelopes = lines.lines().map(|line| dsse::seal(line.as_bytes(), &key()) + "\n");
    put(folder, ATTESTATION, &envelopes.collect::<String>());
    put(folder, "public.pem", &pem(&key().verifying_key()));
    put(folder, "other.pem", &pem(&SigningKey::from([7; 32]).verifying_key()));
}

/// The evidence with another number at a place.
fn altered(folder: &Path, at: &str, other: fn(u64) -> u64) {
    let mut evidence = evidence();
    let number = evidence.pointer_mut(at).expect("it is there");
    *number = json!(other(number.as_u64().expect("it is a number")));
    put(folder, "evidence.json", &written(&evidence));
}

fn survey_verdict(folder: &Path) {
    let mut evidence = evidence();
    let verdicts = &mut evidence["survey"]["claims"]["C1"]["verdicts"];
    let letters = verdicts.as_str().expect("letters").replacen('v', "h", 1);
    *verdicts = Value::String(letters);
    put(folder, "evidence.json", &written(&evidence));
}

/// Signed envelopes, the first of them with a key twice, the other value first.
fn twice(folder: &Path, key: &str, other: &str) {
    signed(folder);
    let text = fs::read_to_string(folder.join(ATTESTATION)).expect("it was written");
    put(folder, ATTESTATION, &text.replacen(key, &format!("{key}{other},{key}"), 1));
}

fn twice_in_signed_statement(folder: &Path) {
    signed(folder);
    let lines = statements(folder);
    let (first, second) = lines.split_once('\n').expect("there are two");
    let second = second.replacen("\"name\":", "\"name\":\"other\",\"name\":", 1);
    let envelopes = [first, second.trim()].map(|it| dsse::seal(it.as_bytes(), &key()) + "\n");
    put(folder, ATTESTATION, &envelopes.concat());
}
