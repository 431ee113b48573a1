//! Evidence in the formats of other programs: each valid by its published schema, none greener than
//! the evidence, and every change of a file found by `honnin verify`.

use crate::evidence::sealed;
pub(crate) use crate::evidence::written;
use honnin_evidence::digests::{Sources, sha256};
use honnin_evidence::{ConsistentEvidence, Evidence, Program};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Test cases in JUnit XML.
mod junit;
/// Findings in SARIF, and the lines that they stand at.
mod sarif;
/// Statements of in-toto, envelopes and keys.
pub(crate) mod attestation;
/// What `honnin verify` finds.
mod verify;
/// The same from outside: annotations of GitHub, exit statuses, bad files.
mod outside;

fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The committed evidence of one sheet, as this program would have made it. What is long or of other
/// sheets is left out.
pub(crate) fn evidence() -> Value {
    static EVIDENCE: OnceLock<Value> = OnceLock::new();
    let read = || {
        let text = std::fs::read_to_string(top().join("reports/evidence.json"));
        let text = text.expect("the evidence is committed");
        let mut evidence: Value = serde_json::from_str(&text).expect("it is JSON");
        let of_sheet = |list: &Value| -> Value {
            let of_sheet = list.as_array().into_iter().flatten();
            of_sheet.filter(|item| item["name"] == "kawasaki-2023").cloned().collect()
        };
        evidence["sheets"] = of_sheet(&evidence["sheets"]);
        evidence["kill"]["contexts"] = of_sheet(&evidence["kill"]["contexts"]);
        // A report on one sheet speaks of no cases elsewhere.
        evidence.as_object_mut().expect("it is a document").remove("cases");
        evidence["sources"] = json!(Sources::built_from());
        evidence["program"] = json!(Program::this());
        sealed(evidence)
    };
    EVIDENCE.get_or_init(read).clone()
}

/// The same with another text of the sheet, digest included.
pub(crate) fn with_text(evidence: &mut Value, change: impl FnOnce(&str) -> String) {
    let sheet = &mut evidence["sheets"][0];
    let text = change(sheet["text"].as_str().expect("a sheet has a text"));
    sheet["sha256"] = sha256(text.as_bytes()).into();
    sheet["text"] = text.into();
}

/// A document whose sheet expects C1 to hold, which is violated.
pub(crate) fn differing() -> Value {
    let mut evidence = evidence();
    with_text(&mut evidence, |text| text.replace("C1 = \"violated\"", "C1 = \"holds\""));
    let sheet = &mut evidence["sheets"][0];
    sheet["checks"][0]["claims"]["C1"]["expected"] = "holds".into();
    for run in sheet["schedules"].as_array_mut().expect("there are runs") {
        run["claims"]["C1"]["expected"] = "holds".into();
    }
    evidence
}

/// The same where the sheet does not say what it expects of C1.
pub(crate) fn silent() -> Value {
    let mut evidence = differing();
    with_text(&mut evidence, |text| text.replace("C1 = \"holds\"\n", ""));
    evidence
}

/// A document in which a run of schedules was cut before it had settled C5.
pub(crate) fn open() -> Value {
    let mut evidence = evidence();
    let run = &mut evidence["sheets"][0]["schedules"][0];
    run["claims"]["C5"]["says"] = json!({ "not-established": { "states": 100 } });
    run["kept"].as_object_mut().expect("schedules are kept").shift_remove("C5");
    evidence
}

/// A document as the evidence.
pub(crate) fn consistent(evidence: &Value) -> ConsistentEvidence {
    ConsistentEvidence::parse(&written(&sealed(evidence.clone())))
        .unwrap_or_else(|reason| panic!("the document is internally consistent: {reason:?}"))
}

/// The committed evidence of one sheet, as the evidence.
pub(crate) fn sound() -> &'static ConsistentEvidence {
    static DOSSIER: OnceLock<ConsistentEvidence> = OnceLock::new();
    DOSSIER.get_or_init(|| consistent(&evidence()))
}

/// Asserts that a document is valid by a schema.
pub(crate) fn assert_valid(schema: &Value, document: &Value) {
    let validator = jsonschema::validator_for(schema).expect("the schema is one");
    let errors: Vec<String> = validator.iter_errors(document).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Writes the evidence and its attestation into a folder.
pub(crate) fn write(folder: &Path, consistent: &ConsistentEvidence) {
    use honnin_render::rendering::{Form, files};
    for file in files(consistent, &[Form::Attestation], &[]) {
        std::fs::write(folder.join(&file.name), &file.text).expect("a file is written");
    }
}

#[test]
fn the_evidence_is_valid_by_its_own_schema() {
    let schema = Evidence::schema();
    let text = std::fs::read_to_string(top().join("reports/evidence.json"));
    let committed: Value =
        serde_json::from_str(&text.expect("it is committed")).expect("it is JSON");
    assert_valid(&schema, &committed);
    for evidence in [differing(), silent(), open()] {
        assert_valid(&schema, &evidence);
    }
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let mut other = evidence();
    other["sheets"][0]["checks"][0]["claims"]["C1"]["verdict"] = "green".into();
    assert!(!validator.is_valid(&other));
}

/// What a sheet says of itself is shown in every form, and obeyed in none.
#[test]
fn the_words_of_a_sheet_are_shown_and_not_obeyed() {
    use honnin_messages::Language;
    use honnin_render::rendering::{Form, files};
    let hostile = "<!-- `a` <script>x</script> | **b** [c](d) { $e } ]]> &amp; ${{ f }} \
                   https://g.h www.i.j ` k";
    let mut evidence = evidence();
    with_text(&mut evidence, |text| {
        let text = text.replace("Kawasaki (2023-05-02)", hostile);
        let text = text.replace("the request passes the add-on", hostile);
        text.replace("http://note.dev1x.org/tech/item/5077", hostile)
    });
    for file in files(&consistent(&evidence), Form::ALL, &[Language::En]) {
        match file.name.rsplit_once('.').expect("it has an ending").1 {
            "md" => {
                let raw = |words: &&str| file.text.contains(*words);
                let obeyed =
                    ["<!-- ", " <script>", " **b**", "[c](d)", "${{", " https://g", " www.i"];
                let found: Vec<&str> = obeyed.into_iter().filter(raw).collect();
                // Told by the program itself, between its own marks.
                assert!(found.is_empty(), "{}: {found:?}", file.name);
                if file.name == "verdicts.md" {
                    // It is another sheet than the one that the record is about.
                    assert!(!file.text.contains("record says"), "{}", file.text);
                    assert!(file.text.contains("`honnin explain models/sheets/kawasaki-2023.toml"));
                    let shown = r"\<\!-- \`a\` \<script\>x\</script\> \| \*\*b\*\*";
                    assert_eq!(file.text.matches(shown).count(), 3, "{}", file.text);
                }
            }
            "html" => {
                assert!(!file.text.contains("<script>x"));
                let shown = "&lt;!-- `a` &lt;script&gt;x&lt;/script&gt; | **b**";
                assert!(file.text.matches(shown).count() > 3, "backticks enclose no code");
            }
            "svg" | "xml" => assert!(roxmltree::Document::parse(&file.text).is_ok()),
            _ => {}
        }
    }
}
