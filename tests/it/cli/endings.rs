//! What the program ends with where several things are true of a run, or nothing is.

use crate::program::{HUGE, flat, folder_with, run, run_in};

/// A violation that is expected and has vanished is a difference too.
#[test]
fn a_violation_that_vanished_ends_with_1() {
    let sheet = "schema = 1\nname = \"mine\"\n[expect]\nC1 = \"violated\"\n";
    let ended = run_in(folder_with("mine.toml", sheet).path(), &["check", "mine.toml"]);
    assert_eq!(ended.code, 1);
    assert!(ended.out.contains("mine (designed), C1: holds, expected: violated"), "{}", ended.out);
}

/// Wrong input counts for more than a difference, a difference for more than an open end.
#[test]
fn where_several_apply_the_order_is_2_1_3() {
    let mine = "schema = 1\nname = \"mine\"\n[image]\nafter = \"keep\"\n";
    let folder = folder_with("mine.toml", mine);
    std::fs::write(folder.path().join("huge.toml"), HUGE).expect("a file is written");
    let code = |arguments: &[&str]| run_in(folder.path(), arguments).code;
    let all = ["check", "mine.toml", "huge.toml", "none.toml", "--max-states", "5000"];
    assert_eq!(code(&["check", "huge.toml", "--max-states", "5000"]), 3);
    assert_eq!(code(&["check", "mine.toml", "huge.toml", "--max-states", "5000"]), 1);
    assert_eq!(code(&all), 2);
}

/// An empty list of checks establishes nothing.
#[test]
fn nothing_to_check_ends_with_3() {
    let matrix = run(&["matrix", "reference"]);
    assert_eq!((matrix.code, matrix.out.as_str()), (3, ""));
    for command in ["matrix", "campaigns"] {
        let sheet = if command == "matrix" { "reference" } else { "kawasaki-2023" };
        let ended = run(&[command, sheet, "--format", "json"]);
        let document: serde_json::Value = serde_json::from_str(&ended.out).expect("it is JSON");
        assert_eq!(ended.code, 3, "{command}");
        let rows = document[if command == "matrix" { "conditions" } else { "findings" }].as_array();
        assert_eq!(rows.map(Vec::len), Some(0), "{command}");
    }
    let none = run(&["check", "no-such-sheet", "--format", "json"]);
    assert_eq!((none.code, flat(&none.out).as_str()), (2, r#"{ "schema": 2, "sheets": [] }"#));
    assert!(matrix.err.contains("names no condition"), "{}", matrix.err);
    let campaigns = run(&["campaigns", "kawasaki-2023"]);
    assert_eq!(campaigns.code, 3);
    assert!(campaigns.err.contains("names no test"), "{}", campaigns.err);
}

#[test]
fn what_follows_from_a_cut_search_ends_with_3() {
    for command in ["matrix", "remedies", "campaigns", "bounds"] {
        let ended = run(&[command, "takamatsu-2024", "--max-states", "50"]);
        assert_eq!(ended.code, 3, "{command}: {}", ended.out);
    }
}
