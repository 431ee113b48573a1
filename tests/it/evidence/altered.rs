//! The document, altered: what is not internally consistent is refused, and what is worse is said to be.

use super::{Alteration, altered, committed, committed_evidence, document, number_of, place};
use honnin_evidence::checks::{About, CheckState};
use honnin_evidence::consistency::{ConsistencyRule, Expectation, Inconsistent};
use honnin_evidence::digests::sha256;
use honnin_evidence::{ConsistentEvidence, Unreadable};
use honnin_messages::{Language, Messages};
use honnin_models::claims::ClaimId;
use honnin_render::compare::unreadable;
use honnin_sheet::Configuration;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The words of a document that could not be read at all.
fn shape(text: &str) -> String {
    match ConsistentEvidence::parse(text) {
        Err(Unreadable::Shape { at, words }) => format!("{at} {words}"),
        other => panic!("it has no shape: {:?}", other.map(|_| "evidence")),
    }
}

fn why(alter: impl FnOnce(&mut Value)) -> Option<Unreadable> {
    altered(alter).err()
}

#[test]
fn what_is_no_document_is_refused_with_the_place() {
    for text in
        ["", " ", "evidence", "[]", "{}", "null", "{\"evidence\":\"2\"}", "{\"evidence\":2}"]
    {
        assert!(!shape(text).is_empty(), "{text}");
    }
    let text = committed();
    assert!(shape(&text[..text.len() / 2]).contains("line"));
    shape(&"[".repeat(1_000_000));
    shape(&format!("{{\"evidence\":2,\"sheets\":{}", "[".repeat(1_000_000)));
    shape(&"x".repeat(1_000_000));
    shape("{\"evidence\":99999999999999999999}");
    assert_eq!(why(|it| it["evidence"] = json!(1)), Some(Unreadable::Version(1)));
    // A later version may look like anything.
    let later = ConsistentEvidence::parse("{\"evidence\":7,\"what\":[]}").err();
    assert_eq!(later, Some(Unreadable::Version(7)));
}

#[test]
fn a_field_that_nobody_knows_is_refused_wherever_it_stands() {
    let fields: [fn(&mut Value); 4] = [
        |it| it["comment"] = json!("all is well"),
        |it| it["sheets"][0]["checks"][0]["claims"]["C1"]["waived"] = json!(true),
        |it| it["kill"]["contexts"][0]["rows"][0]["excused"] = json!(true),
        |it| it["survey"]["claims"]["C1"]["except"] = json!([]),
    ];
    for field in fields {
        assert!(matches!(why(field), Some(Unreadable::Shape { .. })));
    }
    let at = place(altered(|it| {
        it["sheets"][0]["checks"][0]["claims"]["C1"]["waived"] = json!(1);
    }));
    assert_eq!(at, "/sheets/0/checks/0/claims/C1/waived");
}

#[test]
fn sheets_and_sources_are_checked_against_their_digests() {
    let at = |alter: &dyn Fn(&mut Value)| place(altered(|it| alter(it)));
    let more = |it: &mut Value| {
        let text = it["sheets"][0]["text"].as_str().expect("a text").to_owned() + "# more\n";
        it["sheets"][0]["text"] = json!(text);
    };
    assert_eq!(at(&more), "/sheets/0/sha256");
    assert_eq!(at(&|it| it["sheets"][0]["sha256"] = json!("0")), "/sheets/0/sha256");
    let no_sheet = |it: &mut Value| {
        it["sheets"][0]["text"] = json!("");
        it["sheets"][0]["sha256"] = json!(sha256(b""));
    };
    assert_eq!(at(&no_sheet), "/sheets/0/text");
    assert_eq!(at(&|it| it["sheets"][0]["name"] = json!("other")), "/sheets/0/name");
    let source = |it: &mut Value| it["sources"]["models"]["sha256"] = json!("0");
    assert_eq!(at(&source), "/sources/models/sha256");
    assert_eq!(at(&|it| it["sheets"] = json!([])), "/sheets");
    assert_eq!(at(&|it| it["sheets"][1] = it["sheets"][0].clone()), "/sheets/1/name");
}

/// Whoever is refused is told where, and what was expected there.
#[test]
fn a_refusal_names_the_place_and_what_was_expected() {
    let expected = |alter: &dyn Fn(&mut Value)| match altered(|it| alter(it)) {
        Err(Unreadable::Inconsistent(why)) => (why.at, why.expected),
        other => panic!("it is not consistent: {:?}", other.map(|_| "evidence")),
    };
    let value = |alter: &dyn Fn(&mut Value)| expected(alter).1;
    let claims =
        |it: &mut Value| it["sheets"][0]["checks"][0]["claims"]["C1"]["expected"] = json!(null);
    let at = "/sheets/0/checks/0/claims/C1/expected".to_owned();
    assert_eq!(expected(&claims), (at, Expectation::Value(json!("holds"))));
    let servers =
        |it: &mut Value| it["sheets"][0]["checks"][0]["answers"]["sync.release"] = json!("all");
    assert_eq!(value(&servers), Expectation::Value(json!("own")));
    assert_eq!(
        value(&|it| it["sheets"] = json!([])),
        Expectation::Rule(ConsistencyRule::SomeSheet)
    );
    // Each rule has a sentence in both languages.
    for language in Language::ALL {
        let messages = Messages::new(language);
        for rule in ConsistencyRule::ALL {
            let why = Inconsistent { at: "/there".to_owned(), expected: Expectation::Rule(rule) };
            let told = unreadable(&messages, &why.into());
            assert!(told.contains("/there") && told.chars().count() > 20, "{told}");
        }
    }
}

/// What is said of a sheet follows from it and from what was seen, and nothing is left out.
#[test]
fn findings_that_do_not_follow_are_refused() {
    let adachi = number_of("adachi-2023");
    let alterations: [Alteration; 25] = [
        ("an answer", |it| it["checks"][0]["answers"]["sync.release"] = json!("own")),
        ("a scope", |it| it["checks"][0]["answers"]["scope.requests"] = json!(3)),
        ("a missing claim", |it| remove(&mut it["checks"][0]["claims"], "C3")),
        ("an expectation", |it| it["checks"][0]["claims"]["C1"]["expected"] = json!("holds")),
        ("a witness that nobody knows", |it| {
            it["checks"][0]["witnesses"]["sunrise"] = json!(true);
        }),
        ("a missing witness", |it| remove(&mut it["checks"][0]["witnesses"], "delivered")),
        ("a claim that holds in a search that was cut", |it| {
            it["checks"][0]["cut"] = json!({ "states": 10 });
        }),
        ("a claim that holds though nothing was seen", |it| {
            it["checks"][0]["witnesses"]["delivered"] = json!(false);
        }),
        ("a violated claim said to hold", |it| {
            it["checks"][0]["claims"]["C1"] = json!({ "verdict": "holds", "expected": "violated" });
        }),
        ("a chance of a collision", |it| it["checks"][0]["collision_probability"] = json!(0.0)),
        ("a step that is not enabled", |it| {
            it["checks"][0]["claims"]["C1"]["steps"][3] = json!({ "step": "night" });
        }),
        ("a step of a request that there is not", |it| {
            it["checks"][0]["claims"]["C1"]["steps"][0]["request"] = json!(4_000_000_000u64);
        }),
        ("a counterexample that breaks off", |it| {
            it["checks"][0]["claims"]["C1"]["steps"].as_array_mut().expect("steps").pop();
        }),
        ("a missing matrix", |it| it["matrix"] = Value::Null),
        ("missing remedies", |it| it["remedies"] = Value::Null),
        ("missing campaigns", |it| it["campaigns"] = Value::Null),
        ("a missing run", |it| pop(&mut it["schedules"])),
        ("a run without a claim", |it| remove(&mut it["schedules"][0]["claims"], "C2")),
        ("a claim that holds in schedules that were not all", |it| {
            it["schedules"][0]["claims"]["C2"]["says"] = json!("holds");
        }),
        ("schedules that were all", |it| it["schedules"][0]["exhaustive"] = json!(true)),
        ("a claim that did not break where nothing ran", |it| {
            it["schedules"][0]["schedules"] = json!(0);
        }),
        ("a claim that did not break, and an outcome that shows it", |it| {
            it["schedules"][0]["claims"]["C1"]["says"] = json!("not-broken");
            remove(&mut it["schedules"][0]["kept"], "C1");
        }),
        ("a broken claim that a campaign is silent on", |it| {
            let found = &mut it["campaigns"]["findings"][0]["finding"]["of-violation"];
            for list in ["reached", "missed"] {
                found[list].as_array_mut().expect("claims").retain(|id| *id != json!("C4"));
            }
        }),
        ("a counterexample that was not followed", |it| pop(&mut it["followed"])),
        ("a missing log", |it| pop(&mut it["logs"])),
    ];
    for (what, alter) in alterations {
        let refused = place(altered(|it| alter(&mut it["sheets"][adachi])));
        assert!(refused.starts_with(&format!("/sheets/{adachi}/")), "{what}: {refused}");
    }
}

fn remove(of: &mut Value, key: &str) {
    let removed = of.as_object_mut().expect("it has fields").shift_remove(key);
    assert!(removed.is_some(), "{key} was there");
}

fn pop(of: &mut Value) {
    assert!(of.as_array_mut().expect("it is a list").pop().is_some());
}

#[test]
fn a_kill_matrix_that_is_not_of_the_sheets_is_refused() {
    let alterations: [Alteration; 6] = [
        ("a missing row", |it| pop(&mut it["contexts"][0]["rows"])),
        ("a missing context", |it| pop(&mut it["contexts"])),
        ("a defect that nobody knows", |it| {
            it["contexts"][0]["rows"][0]["defect"]["answer"] = json!("sideways");
        }),
        ("a remedy that is none", |it| it["contexts"][1]["mended_by"] = json!([])),
        ("nothing to find where something breaks", |it| {
            row_of(it)["pct"] = json!({ "not-applicable": "nothing-breaks" });
        }),
        ("nothing that breaks where something is found", |it| row_of(it)["breaks"] = json!([])),
    ];
    for (what, alter) in alterations {
        let refused = place(altered(|it| alter(&mut it["kill"])));
        assert!(refused.starts_with("/kill/"), "{what}: {refused}");
    }
}

/// A row whose defect breaks C1.
fn row_of(kill: &mut Value) -> &mut Value {
    let contexts = kill["contexts"].as_array_mut().expect("contexts").iter_mut();
    let mut rows = contexts.flat_map(|it| it["rows"].as_array_mut().expect("rows"));
    let breaks =
        |row: &&mut Value| row["breaks"].as_array().is_some_and(|it| it.contains(&json!("C1")));
    rows.find(breaks).expect("some defect breaks C1")
}

#[test]
fn a_survey_that_is_not_of_every_design_is_refused() {
    let alterations: [Alteration; 9] = [
        ("another scope", |it| it["scope"]["requests"] = json!(1)),
        ("a site less", |it| pop(&mut it["states"])),
        ("more states than can be added up", |it| {
            it["states"][0] = json!(u64::MAX);
        }),
        ("a letter that is none", |it| letter(it, 'x')),
        ("a verdict that the rules do not say", |it| letter(it, 'h')),
        ("rules where something is open", |it| letter(it, '?')),
        ("a missing claim", |it| remove(&mut it["claims"], "C7")),
        ("a missing rule", |it| pop(&mut it["claims"]["C1"]["explanation"]["rules"][0]["rules"])),
        ("a rule that says more", |it| {
            it["claims"]["C2"]["explanation"]["rules"][0]["rules"][0]["when"] = json!([]);
        }),
    ];
    for (what, alter) in alterations {
        let refused = place(altered(|it| alter(&mut it["survey"])));
        assert!(refused.starts_with("/survey"), "{what}: {refused}");
    }
}

/// Another verdict on a site where C1 is violated.
fn letter(survey: &mut Value, other: char) {
    let written = survey["claims"]["C1"]["verdicts"].as_str().expect("letters");
    let written = written.replacen('v', &other.to_string(), 1);
    survey["claims"]["C1"]["verdicts"] = json!(written);
}

/// The rules of C3 are not known.
pub(super) fn no_rules(document: &mut Value) {
    document["survey"]["claims"]["C3"]["explanation"] = json!({ "not-established": 0 });
}

/// The questions whose state is another than in the committed document.
pub(super) fn moved(alter: impl FnOnce(&mut Value)) -> BTreeMap<About, CheckState> {
    let states = |checked: ConsistentEvidence| {
        let asked = checked.checks();
        asked.into_iter().map(|it| (it.about, it.state)).collect::<BTreeMap<About, CheckState>>()
    };
    let before = states(committed_evidence());
    let after = altered(alter).unwrap_or_else(|why| panic!("it is evidence: {why:?}"));
    let after = states(after);
    assert_eq!(before.len(), after.len());
    after.into_iter().filter(|(about, state)| before[about] != *state).collect()
}

/// The document after a C3 of the reference that was cut: what else follows from the site is open.
pub(crate) fn cut(document: &mut Value) {
    let check = &mut document["sheets"][0]["checks"][0];
    check["cut"] = json!({ "states": 100 });
    for id in ClaimId::ALL.into_iter().filter(|id| *id != ClaimId::C8) {
        check["claims"][id.to_string()] = json!({
            "verdict": "not-established", "why": { "states": 100 }, "expected": "holds",
        });
    }
    let sheet = &mut document["sheets"][0];
    sheet["remedies"] = json!({ "broken": [], "established": false, "outcomes": [] });
    sheet["campaigns"]["established"] = json!(false);
    for finding in sheet["campaigns"]["findings"].as_array_mut().expect("findings") {
        finding["finding"] = json!("not-established");
        finding["blind"] = json!(false);
    }
    // A sheet that is not established gives the kill matrix no site.
    document["kill"]["contexts"].as_array_mut().expect("contexts").remove(0);
}

#[test]
fn each_alteration_changes_the_state_that_it_must() {
    let adachi = number_of("adachi-2023");
    let one = |about, state| BTreeMap::from([(about, state)]);
    let schedules = |claim| About::Schedules(adachi, 0, claim);
    let says = |says: Value| {
        move |it: &mut Value| {
            let run = &mut it["sheets"][adachi]["schedules"][0];
            run["claims"]["C5"]["says"] = says;
            remove(&mut run["kept"], "C5");
        }
    };
    // What is expected to break and did not is open; nothing known is open too.
    let open = one(schedules(ClaimId::C5), CheckState::NotEstablished);
    assert_eq!(moved(says(json!("not-broken"))), open);
    assert_eq!(moved(says(json!({ "not-established": "nothing-ran" }))), open);
    let step = json!({ "event": "acquire", "request": 0 });
    let rejected = json!({ "rejected": { "event": 3, "by": "server-0", "step": step } });
    let log = |number: usize, answer: Value| {
        move |it: &mut Value| it["sheets"][adachi]["logs"][number]["answer"] = answer
    };
    let differs = |number| one(About::Log(adachi, number), CheckState::Differs);
    assert_eq!(moved(log(0, rejected)), differs(0));
    assert_eq!(moved(log(2, json!("accepted"))), differs(2));
    let open = one(About::Log(adachi, 1), CheckState::NotEstablished);
    assert_eq!(moved(log(1, json!("not-established"))), open);
    let quiet = |it: &mut Value| {
        it["sheets"][adachi]["logs"][1]["claims"]["C1"] = json!("holds");
    };
    assert_eq!(moved(quiet), differs(1));
    let rules = |it: &mut Value| no_rules(it);
    assert_eq!(moved(rules), one(About::Survey(ClaimId::C3), CheckState::NotEstablished));
}

#[test]
fn a_gap_and_an_open_cell_of_the_kill_matrix_change_their_row() {
    let gap = moved(|it| {
        let row = row_of(&mut it["kill"]);
        row["pct"] = json!({ "not-found": { "of": 5000 } });
    });
    assert_eq!(gap.values().collect::<Vec<_>>(), [&CheckState::Differs]);
    let open =
        moved(|it| row_of(&mut it["kill"])["guided"] = json!({ "not-established": "stopped" }));
    assert_eq!(open.values().collect::<Vec<_>>(), [&CheckState::NotEstablished]);
    assert!(matches!(open.keys().next(), Some(About::Kill(..))));
}

/// A search that was cut leaves all that stands on it open, and nothing green.
#[test]
fn a_search_that_was_cut_leaves_everything_open_that_stands_on_it() {
    let checked = altered(cut).unwrap_or_else(|why| panic!("it is evidence: {why:?}"));
    let state = |about| {
        let asked = checked.checks();
        asked.iter().find(|it| it.about == about).map(|it| it.state)
    };
    for id in ClaimId::ALL.into_iter().filter(|id| *id != ClaimId::C8) {
        let about = About::Claim(0, Configuration::Designed, id);
        assert_eq!(state(about), Some(CheckState::NotEstablished), "{id}");
    }
    let c8 = About::Claim(0, Configuration::Designed, ClaimId::C8);
    assert_eq!(state(c8), Some(CheckState::AsExpected));
    assert_eq!(state(About::Remedies(0)), Some(CheckState::NotEstablished));
    assert_eq!(state(About::Campaigns(0)), Some(CheckState::NotEstablished));
}

/// A verdict that differs from what the sheet expects is evidence, and differs.
#[test]
fn a_verdict_that_the_sheet_does_not_expect_differs() {
    let haiin = number_of("haiin-2023");
    let text = document()["sheets"][haiin]["text"].as_str().expect("a text").to_owned();
    // The sheet is made to expect C2 to be violated.
    let (before, after) = text.split_once("[expect]").expect("the sheet expects something");
    let after = after.replace("C2 = \"no-case\"", "C2 = \"violated\"");
    let text = format!("{before}[expect]{after}");
    let found = moved(|it| {
        let sheet = &mut it["sheets"][haiin];
        sheet["sha256"] = json!(sha256(text.as_bytes()));
        sheet["text"] = json!(text);
        sheet["checks"][0]["claims"]["C2"]["expected"] = json!("violated");
        for run in sheet["schedules"].as_array_mut().expect("runs") {
            run["claims"]["C2"]["expected"] = json!("violated");
        }
    });
    let expected = [
        (About::Claim(haiin, Configuration::Designed, ClaimId::C2), CheckState::Differs),
        (About::Schedules(haiin, 0, ClaimId::C2), CheckState::Differs),
        (About::Schedules(haiin, 1, ClaimId::C2), CheckState::Differs),
    ];
    assert_eq!(found, BTreeMap::from(expected));
}
