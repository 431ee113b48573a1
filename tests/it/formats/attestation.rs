//! Statements of in-toto, checked against its specification; envelopes and keys, checked against published vectors
//! and to another implementation.

use super::{consistent, differing, open, sound};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::CheckState;
use honnin_evidence::digests::sha256;
use honnin_render::attestation::dsse::{PAYLOAD_TYPE, SignedEnvelope, seal, signed_bytes};
use honnin_render::attestation::key::{
    NoKey, SigningKey, VerifyingKey, key_id, signing_key, verifying_key,
};
use honnin_render::attestation::{SCOPE_AND_CLASS, STATEMENT, TEST_RESULT, bundle, statements};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn names(list: &Value) -> Vec<&str> {
    list.as_array().expect("it is a list").iter().filter_map(Value::as_str).collect()
}

/// The test result of the evidence, its fields checked against the specification.
fn test_result(consistent: &ConsistentEvidence) -> Value {
    let [statement, _] = statements(consistent);
    assert_eq!(statement["predicateType"], TEST_RESULT);
    let predicate = &statement["predicate"];
    for resource in predicate["configuration"].as_array().expect("it is required") {
        assert!(resource["name"].is_string());
        assert_eq!(resource["digest"]["sha256"].as_str().map(str::len), Some(64));
    }
    let lists = ["passedTests", "warnedTests", "failedTests"].map(|name| names(&predicate[name]));
    // What nothing put to the test has neither passed nor failed.
    let asked = consistent.checks();
    let put = asked.iter().filter(|it| it.state != CheckState::NoCase).count();
    assert!(put < asked.len(), "the sheet has neither a timeout nor a night");
    assert_eq!(lists.iter().map(Vec::len).sum::<usize>(), put);
    predicate.clone()
}

#[test]
fn statements_name_their_subjects_by_digest() {
    let all = statements(sound());
    assert_eq!(all[1]["predicateType"], SCOPE_AND_CLASS);
    for statement in &all {
        assert_eq!(statement["_type"], STATEMENT);
        let subjects = statement["subject"].as_array().expect("a statement has subjects");
        let digest = |number: usize| &subjects[number]["digest"]["sha256"];
        assert_eq!(subjects[0]["name"], "evidence.json");
        assert_eq!(*digest(0), sha256(sound().evidence.text().as_bytes()));
        assert_eq!(subjects[1]["name"], "models/sheets/kawasaki-2023.toml");
        assert_eq!(*digest(1), sha256(sound().sheets()[0].text.as_bytes()));
        assert_eq!(subjects.len(), 2);
    }
    assert_eq!(bundle(sound()).lines().count(), 2, "a statement on each line");
    assert_eq!(bundle(sound()), bundle(sound()));
}

#[test]
fn a_test_passes_only_where_everything_is_as_it_must_be() {
    assert_eq!(test_result(sound())["result"], "PASSED");
    let differs = test_result(&consistent(&differing()));
    assert_eq!(differs["result"], "FAILED");
    let name = "kawasaki-2023 (designed): C1 subject-is-requester";
    // Two runs of schedules broke it, too.
    let failed = names(&differs["failedTests"]);
    assert_eq!((failed.len(), failed[0]), (3, name));
    let open = test_result(&consistent(&open()));
    assert_eq!(open["result"], "FAILED");
    assert_eq!(names(&open["failedTests"]).len(), 1);
    assert!(names(&open["warnedTests"]).is_empty());
}

#[test]
fn scope_and_class_say_how_far_each_answer_goes() {
    let [_, statement] = statements(sound());
    let predicate = &statement["predicate"];
    let check = &predicate["checks"][0];
    assert_eq!(check["scope"]["requests"], 2);
    assert_eq!(check["scope"]["arrivals"], "any");
    assert_eq!(check["verdicts"]["C1"], "violated");
    let asked = predicate["asked"].as_array().expect("it is a list");
    assert_eq!(asked.len(), sound().checks().len());
    let class = |part: &str| {
        let named = |item: &&Value| item["name"].as_str().is_some_and(|name| name.contains(part));
        asked.iter().find(named).map(|item| item["class"].to_string()).expect("it was asked")
    };
    let states = asked.iter().filter(|it| it["state"] == "no-case");
    let states: Vec<&str> = states.filter_map(|it| it["name"].as_str()).collect();
    // The search and two runs of schedules say so of C2, C3 and C9.
    assert_eq!(states.len(), 9);
    assert!(states[0].ends_with("C2 cancelled-stays-cancelled"), "{states:?}");
    assert_eq!(check["verdicts"]["C2"], "no-case");
    assert_eq!(class("C1 subject-is-requester"), "\"exhaustive\"");
    assert_eq!(class("C8 installed-as-designed"), "\"sheet\"");
    assert_eq!(class("C1 in random schedules"), r#"{"random":{"schedules":5000}}"#);
    assert_eq!(class("test implementation along C1"), "\"observed\"");
}

/// A key for tests, from the first vector of RFC 8032, 7.1.
pub(crate) fn key() -> SigningKey {
    let secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    SigningKey::try_from(&bytes(secret)[..]).expect("a secret key has 32 bytes")
}

fn bytes(digits: &str) -> Vec<u8> {
    let byte = |place| u8::from_str_radix(&digits[place..place + 2], 16).expect("two digits");
    (0..digits.len()).step_by(2).map(byte).collect()
}

#[test]
fn signatures_are_those_of_rfc_8032() {
    use ed25519_dalek::Signer as _;
    let public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    assert_eq!(key().verifying_key().to_bytes(), bytes(public)[..]);
    let signature = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33b\
                     acc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";
    assert_eq!(key().sign(b"").to_bytes()[..], bytes(signature)[..]);
}

/// The example in the protocol of DSSE.
#[test]
fn what_is_signed_is_encoded_as_dsse_does() {
    let signed = signed_bytes("http://example.com/HelloWorld", b"hello world");
    assert_eq!(signed, b"DSSEv1 29 http://example.com/HelloWorld 11 hello world");
}

pub(super) fn sealed(statement: &str) -> SignedEnvelope {
    serde_json::from_str(&seal(statement.as_bytes(), &key())).expect("an envelope is JSON")
}

#[test]
fn an_envelope_is_signed_by_its_key_and_by_no_other() {
    let envelope = sealed("{}");
    let public = key().verifying_key();
    assert_eq!(envelope.payload_type, PAYLOAD_TYPE);
    assert_eq!(envelope.payload().as_deref(), Some(&b"{}"[..]));
    assert_eq!(envelope.signatures[0].keyid, key_id(&public));
    assert!(envelope.is_signed_by(&public));
    let other = SigningKey::from([7; 32]).verifying_key();
    assert!(!envelope.is_signed_by(&other));
    let payload = STANDARD.encode("{ }");
    assert!(!SignedEnvelope { payload, ..envelope.clone() }.is_signed_by(&public));
    let payload_type = "application/json".to_owned();
    assert!(!SignedEnvelope { payload_type, ..envelope.clone() }.is_signed_by(&public));
    assert!(!SignedEnvelope { signatures: Vec::new(), ..envelope.clone() }.is_signed_by(&public));
    let raw = STANDARD.decode(&envelope.signatures[0].sig).expect("it is Base64");
    for place in 0..raw.len() {
        let mut changed = raw.clone();
        changed[place] ^= 1;
        let mut envelope = envelope.clone();
        envelope.signatures[0].sig = STANDARD.encode(changed);
        assert!(!envelope.is_signed_by(&public), "byte {place}");
    }
}

fn openssl(folder: &Path, arguments: &[&str]) -> bool {
    let output = Command::new("openssl").args(arguments).current_dir(folder).output();
    output.expect("openssl was found before").status.success()
}

/// Keys that openssl makes, and what it says of our signature.
#[test]
fn openssl_reads_what_we_sign_and_we_read_its_keys() {
    if Command::new("openssl").arg("version").output().is_err() {
        let told = "SKIPPED: openssl is not there, so no other implementation was asked\n";
        std::io::Write::write_all(&mut std::io::stderr(), told.as_bytes()).expect("it is told");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder is made");
    let run = |arguments: &[&str]| openssl(folder.path(), arguments);
    let path = |name: &str| folder.path().join(name);
    assert!(run(&["genpkey", "-algorithm", "ed25519", "-out", "key.pem"]));
    assert!(run(&["pkey", "-in", "key.pem", "-pubout", "-out", "public.pem"]));
    let key = signing_key(&path("key.pem")).expect("openssl writes private keys");
    let public = verifying_key(&path("public.pem")).expect("openssl writes public keys");
    assert_eq!(key.verifying_key(), public);
    assert!(run(&["pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "public.der"]));
    assert_eq!(key_id(&public), sha256(&std::fs::read(path("public.der")).expect("it is there")));
    let envelope: SignedEnvelope = serde_json::from_str(&seal(b"{}", &key)).expect("it is JSON");
    let signature = STANDARD.decode(&envelope.signatures[0].sig).expect("it is Base64");
    std::fs::write(path("sig"), signature).expect("a file is written");
    std::fs::write(path("signed"), signed_bytes(PAYLOAD_TYPE, b"{}")).expect("a file is written");
    let verify = ["pkeyutl", "-verify", "-pubin", "-inkey", "public.pem", "-rawin", "-sigfile"];
    assert!(run(&[&verify[..], &["sig", "-in", "signed"]].concat()));
    std::fs::write(path("signed"), signed_bytes(PAYLOAD_TYPE, b"[]")).expect("a file is written");
    assert!(!run(&[&verify[..], &["sig", "-in", "signed"]].concat()), "another payload is refused");
}

#[test]
fn what_is_no_key_is_refused() {
    let folder = crate::program::folder_with("key.pem", "no key");
    let file = folder.path().join("key.pem");
    assert!(matches!(signing_key(&file), Err(NoKey::NotOne)));
    assert!(matches!(verifying_key(&file), Err(NoKey::NotOne)));
    std::fs::write(&file, [0xff; 40]).expect("a file is written");
    assert!(matches!(signing_key(&file), Err(NoKey::NotOne)));
    assert!(matches!(signing_key(&folder.path().join("none")), Err(NoKey::Unreadable(_))));
    let weak = ed25519_dalek::VerifyingKey::from_bytes(&[0; 32]).expect("it is a point");
    std::fs::write(&file, pem(&weak)).expect("a file is written");
    assert!(matches!(verifying_key(&file), Err(NoKey::NotOne)), "a weak key is none");
}

/// A public key as openssl writes it.
pub(crate) fn pem(key: &VerifyingKey) -> String {
    use ed25519_dalek::pkcs8::EncodePublicKey as _;
    key.to_public_key_pem(Default::default()).expect("a key can be written")
}
