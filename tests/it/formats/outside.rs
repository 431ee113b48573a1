//! The same from outside: `check --format github`, `report --key` and `verify`.

use super::attestation::{key, pem};
use super::{consistent, open, sound, write};
use crate::program::{flat, folder_with, run, run_in};
use honnin_render::attestation::{ATTESTATION, dsse};

/// A sheet whose file has what GitHub would take for the end of a property.
const MINE: &str =
    "schema = 1\nname = \"mine\"\n[image]\nafter = \"keep\"\n[expect]\nC6 = \"holds\"\n";

#[test]
fn failing_verdicts_are_annotations_of_github() {
    let folder = folder_with("mine,100%.toml", MINE);
    let ended = run_in(folder.path(), &["check", "mine,100%.toml", "--format", "github"]);
    assert_eq!(ended.code, 1, "{}", ended.err);
    let lines: Vec<&str> = ended.out.lines().collect();
    let expected = "::error file=mine%2C100%25.toml,line=6,\
                    title=mine (designed)%3A C6 nothing-left-behind::\
                    violated, expected: holds. When every request is settled and no work goes on, no print image remains.";
    assert_eq!(lines[0], expected);
    assert_eq!(lines.iter().filter(|line| line.starts_with("::")).count(), 1, "{lines:?}");
    assert!(lines[1].contains("1 differs"), "{lines:?}");
}

#[test]
fn open_verdicts_are_annotations_of_github_too() {
    let ended = run(&["check", "reference", "--max-states", "100", "--format", "github"]);
    assert_eq!(ended.code, 3);
    let annotations = ended.out.lines().filter(|line| line.starts_with("::error file=models/"));
    assert_eq!(annotations.count(), 8, "{}", ended.out);
}

#[test]
fn where_nothing_fails_there_is_no_annotation() {
    let ended = run(&["check", "kawasaki-2023", "--format", "github"]);
    assert_eq!((ended.code, ended.out.contains("::")), (0, false), "{}", ended.out);
    assert!(!ended.out.trim().is_empty());
}

#[test]
fn other_commands_have_no_annotations() {
    for arguments in [&["matrix", "kawasaki-2023"][..], &["verify", "x"], &["kill"]] {
        let ended = run(&[arguments, &["--format", "github"]].concat());
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ended.err.contains("table, json"), "{}", ended.err);
        assert!(!ended.err.contains("table, json, github"), "{}", ended.err);
    }
}

#[test]
fn a_file_that_is_no_private_key_is_told_before_anything_is_searched() {
    let folder = folder_with("key.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n");
    let ended = run_in(folder.path(), &["report", "--key", "key.pem"]);
    assert_eq!(ended.code, 2);
    assert!(flat(&ended.err).contains("openssl genpkey -algorithm ed25519"), "{}", ended.err);
    assert!(!folder.path().join("reports").exists());
    let missing = run_in(folder.path(), &["report", "--key", "none.pem"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("none.pem"), "{}", missing.err);
    let nothing = run_in(folder.path(), &["report", "--key", "key.pem", "--only", "markdown"]);
    assert_eq!(nothing.code, 2);
    assert!(nothing.err.contains("--only"), "{}", nothing.err);
}

#[test]
fn verify_ends_with_what_it_found() {
    let folder = tempfile::tempdir().expect("a folder is made");
    write(folder.path(), sound());
    std::fs::write(folder.path().join("key.pem"), pem(&key().verifying_key())).expect("written");
    let verify = |arguments: &[&str]| run_in(folder.path(), &[&["verify"], arguments].concat());
    // What only a search can know was not verified, and nobody answers for it.
    for unsigned in [verify(&["evidence.json"]), verify(&[ATTESTATION])] {
        assert_eq!(unsigned.code, 3, "{}{}", unsigned.out, unsigned.err);
        let out = flat(&unsigned.out);
        for words in ["It is NOT signed", "that is not enough", "`honnin verify --again`"] {
            assert!(out.contains(words), "{out}");
        }
        assert!(!out.contains("Everything"), "{out}");
    }
    assert_eq!(verify(&[ATTESTATION, "--key", "key.pem"]).code, 1);
    let text = std::fs::read_to_string(folder.path().join(ATTESTATION)).expect("it is there");
    let sealed: Vec<String> =
        text.lines().map(|line| dsse::seal(line.as_bytes(), &key())).collect();
    std::fs::write(folder.path().join(ATTESTATION), sealed.join("\n")).expect("written");
    let signed = verify(&[ATTESTATION, "--key", "key.pem"]);
    assert_eq!(signed.code, 0, "{}", signed.out);
    let out = flat(&signed.out);
    assert!(out.contains("whoever holds that key answers"), "{out}");
    assert!(out.contains("Not verified, because only a search or a run can know it"), "{out}");
    assert_eq!(verify(&[ATTESTATION]).code, 3);
    let json = verify(&[ATTESTATION, "--key", "key.pem", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!((json.code, &document["verified"]), (0, &true.into()));
    assert_eq!((&document["signed"], &document["again"]), (&true.into(), &false.into()));
    let not_verified = document["not_verified"].as_array().expect("a list");
    assert_eq!(not_verified.len(), 5, "{not_verified:?}");
    write(folder.path(), &consistent(&open()));
    std::fs::write(folder.path().join(ATTESTATION), sealed.join("\n")).expect("written");
    let differs = verify(&[ATTESTATION, "--key", "key.pem"]);
    assert_eq!(differs.code, 1);
    assert!(differs.out.contains("NOT agree"), "{}", differs.out);
}

#[test]
fn verify_refuses_what_it_cannot_read() {
    let folder = folder_with("evidence.json", "{\"evidence\": 7}");
    std::fs::write(folder.path().join("latin"), b"\xe9").expect("a file is written");
    for (arguments, words) in [
        (&["none.json"][..], "no such file"),
        (&["latin"], "not UTF-8"),
        (&["evidence.json"], "version 7, and this program knows version 2"),
        (&["evidence.json", "--key", "latin"], "no public key"),
        (&["evidence.json", "--sources", "none"], "no such file"),
    ] {
        let ended = run_in(folder.path(), &[&["verify"], arguments].concat());
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
        assert!(flat(&ended.err).contains(words), "{}", ended.err);
    }
}

/// A key that was not looked at would seem to fit.
#[test]
fn evidence_has_no_signature_to_verify() {
    let folder = tempfile::tempdir().expect("a folder is made");
    write(folder.path(), sound());
    std::fs::write(folder.path().join("key.pem"), pem(&key().verifying_key())).expect("written");
    let ended = run_in(folder.path(), &["verify", "evidence.json", "--key", "key.pem"]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(ended.err.contains("the attestation beside it"), "{}", ended.err);
}

#[test]
fn verify_answers_in_both_languages_within_the_terminal() {
    use unicode_width::UnicodeWidthStr as _;
    let folder = tempfile::tempdir().expect("a folder is made");
    write(folder.path(), sound());
    for (language, words) in [("en", "It is NOT signed"), ("ja", "署名がなく、作成者は")]
    {
        let ended = run_in(folder.path(), &["verify", ATTESTATION, "--lang", language]);
        assert_eq!(ended.code, 3, "{}", ended.out);
        assert!(ended.out.contains(words), "{}", ended.out);
        let widest = ended.out.lines().map(|line| line.width()).max();
        assert!(widest <= Some(80), "{widest:?}: {}", ended.out);
    }
}

/// What bounds a search means nothing where nothing is searched.
#[test]
fn bounds_of_searches_need_searches() {
    for bound in ["--max-seconds", "--max-states", "--workers"] {
        let ended = run(&["verify", "evidence.json", bound, "1"]);
        assert_eq!(ended.code, 2);
        assert!(ended.err.contains("--again"), "{}", ended.err);
    }
}

/// Who has not the model of a document can neither read it nor search again, and says so.
#[test]
fn the_evidence_of_a_model_of_ones_own_is_not_verified_here() {
    let folder = folder_with("own.json", "{\"own_model\": 1}");
    let ended = run_in(folder.path(), &["verify", "own.json", "--again"]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(flat(&ended.err).contains("nothing of it can be done again here"), "{}", ended.err);
}
