//! The house: module docs, dependency directions, committed files.

use honnin::explore::Search;
use honnin::explore::check::{Check, check_all};
use honnin::sheet::read::read;
use honnin_models::Text;
use honnin_models::claims::{CATALOGUE, ClaimId, witnesses};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every Rust file of these folders, by its path from the top.
fn rust_files(folders: &[&str]) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| top().join(folder)).collect();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("the entry is there").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(top()).expect("it lies below the top");
                files.push((name.to_string_lossy().replace('\\', "/"), text_of(&path)));
            }
        }
    }
    files.sort();
    assert!(!files.is_empty(), "{folders:?} have Rust files");
    files
}

#[test]
fn every_file_says_what_it_is_for() {
    for (name, text) in rust_files(&["models", "src", "tests"]) {
        assert!(text.starts_with("//! "), "{name} opens with a sentence on its purpose");
    }
}

#[test]
fn files_have_one_purpose() {
    for (name, text) in rust_files(&["models", "src"]) {
        let lines = text.lines().count();
        assert!(lines <= 400, "{name} has {lines} lines: does it still have one purpose?");
    }
}

/// Each part of the program uses only the parts before it.
#[test]
fn dependencies_point_one_way() {
    let order = [
        "sources", "hold", "capped", "messages", "sheet", "explore", "cause", "issuance", "trace",
        "schedule", "kill", "report", "cli",
    ];
    let mut uses = 0;
    for (name, text) in rust_files(&["src"]) {
        let part = name.trim_start_matches("src/").trim_end_matches(".rs");
        let part = part.split('/').next().expect("a path has a first part");
        let Some(rank) = order.iter().position(|known| *known == part) else {
            assert!(
                ["build", "lib", "main"].contains(&part),
                "{name} belongs to a part of the program"
            );
            continue;
        };
        assert!(!text.contains("super::super"), "{name} names what it uses from the top");
        assert!(part != "issuance" || !text.contains("honnin_models"), "{name} knows the models");
        for used in text.split("crate::").skip(1) {
            let used: String =
                used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let used = order.iter().position(|known| *known == used);
            let used = used.unwrap_or_else(|| panic!("{name} uses a part that has a rank"));
            assert!(used <= rank, "{name} uses {}, which comes after it", order[used]);
            // The real system knows nothing of sheets and searches: it is what they speak of.
            assert!(part != "issuance" || used == rank, "{name} uses {}", order[used]);
            uses += 1;
        }
    }
    assert!(uses > 50, "the uses were found: {uses}");
}

#[test]
fn the_models_know_nothing_of_the_program_and_of_the_world() {
    for (manifest, known) in [
        ("models/Cargo.toml", &["honnin-steps", "serde", "stateright", "zerocopy"][..]),
        ("models/steps/Cargo.toml", &["schemars", "serde"]),
    ] {
        let manifest: toml::Table =
            text_of(&top().join(manifest)).parse().expect("the manifest is TOML");
        let sections: Vec<&str> = manifest.keys().map(String::as_str).collect();
        assert_eq!(sections, ["dependencies", "lib", "lints", "package"]);
        let names: Vec<&String> =
            manifest["dependencies"].as_table().expect("it is a table").keys().collect();
        assert_eq!(names, known);
    }
    for (name, text) in rust_files(&["models"]) {
        for word in
            ["thread::", "fs::", "time::", "net::", "std::{", "HashMap", "HashSet", "unsafe"]
        {
            assert!(!text.contains(word), "{name} has no use for {word}");
        }
    }
}

/// Concurrency, timers and chance enter the issuing system through one door.
#[test]
fn the_issuing_system_has_one_door_for_concurrency() {
    let mut asked = 0;
    for (name, text) in rust_files(&["src/issuance"]) {
        if name.starts_with("src/issuance/runtime/") {
            continue;
        }
        let words = [
            "std::thread",
            "Mutex",
            "RwLock",
            "Condvar",
            "mpsc",
            "Atomic",
            "OnceLock",
            "Instant",
            "SystemTime",
            "sleep",
            "fastrand",
            "shuttle::",
            "wait_timeout",
        ];
        let found = words.iter().find(|word| text.contains(**word));
        assert_eq!(found, None, "{name}");
        asked += 1;
    }
    assert!(asked >= 15, "the files were found: {asked}");
}

/// A dependency that nothing uses is weight without a reason.
#[test]
fn every_dependency_is_used() {
    let mut asked = 0;
    for (manifest, sources) in [
        ("Cargo.toml", &["src", "tests"][..]),
        ("models/Cargo.toml", &["models"]),
        ("models/steps/Cargo.toml", &["models/steps"]),
    ] {
        let text: String = rust_files(sources).into_iter().map(|(_, text)| text).collect();
        let manifest: toml::Table = text_of(&top().join(manifest)).parse().expect("it is TOML");
        for section in ["dependencies", "dev-dependencies"] {
            let names = manifest.get(section).and_then(|section| section.as_table());
            for name in names.into_iter().flat_map(toml::Table::keys) {
                let path = format!("{}::", name.replace('-', "_"));
                assert!(text.contains(&path), "{name} is used");
                asked += 1;
            }
        }
    }
    assert!(asked >= 20, "the dependencies were found: {asked}");
}

#[test]
fn the_program_starts_at_the_command_line() {
    let main = text_of(&top().join("src/main.rs"));
    assert_eq!(main.matches("honnin::").count(), 1);
    assert!(main.contains("honnin::cli::run"));
}

#[test]
fn every_claim_has_a_check_a_source_and_both_sentences() {
    let ids: Vec<ClaimId> = CATALOGUE.iter().map(|claim| claim.id).collect();
    assert_eq!(ids, ClaimId::ALL);
    for claim in CATALOGUE {
        assert!(claim.check().is_some() || claim.id == ClaimId::C8, "{} is judged", claim.id);
        let Text { ja, en } = claim.source;
        assert!(!ja.is_empty() && !en.is_empty() && en.is_ascii(), "{} has a source", claim.id);
        assert!(
            claim.sentence.ja.ends_with('。') && claim.sentence.en.ends_with('.'),
            "{}",
            claim.id
        );
    }
    for witness in witnesses::CATALOGUE {
        assert!(!witness.sentence.ja.is_empty() && !witness.sentence.en.is_empty());
    }
}

/// Each claim is violated by some sheet, or shown by a test of its own what it must refuse.
#[test]
fn every_claim_can_fail() {
    let claims = text_of(&top().join("tests/it/claims.rs"));
    for id in ClaimId::ALL.into_iter().filter(|id| *id != ClaimId::C8) {
        let test = format!("fn {}_refuses_", id.to_string().to_lowercase());
        assert!(claims.contains(&test), "{id} has a test that shows what it refuses");
    }
}

/// The README shows what is true: the real output, and the claims as the catalogue has them.
#[test]
fn the_readme_is_fresh() {
    let readme = text_of(&top().join("README.md"));
    let snapshot = text_of(&top().join("tests/it/snapshots/it__cli__everything.snap"));
    let (_, output) = snapshot.rsplit_once("---\n").expect("a snapshot has a header");
    assert!(readme.contains(output.trim()), "the README shows the output of `cargo run --release`");
    let explained = text_of(&top().join("tests/it/snapshots/it__cli__explain.snap"));
    let (_, explained) = explained.rsplit_once("---\n").expect("a snapshot has a header");
    assert!(readme.contains(explained.trim()), "the README shows a counterexample as it is told");
    let sheet = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next());
    let sheet = read("README.md", sheet.expect("the README shows a sheet").as_bytes());
    let sheet = sheet.unwrap_or_else(|problems| panic!("its sheet is sound: {problems:?}"));
    let checks = check_all(&Search::new(), std::slice::from_ref(&sheet));
    assert!(checks.iter().all(Check::as_expected), "its sheet comes to what it expects");
    for claim in CATALOGUE {
        let row = format!("| {} | {} | {} |", claim.id, claim.name, claim.sentence.en);
        assert!(readme.contains(&row), "the README has the row: {row}");
    }
    for command in ["cargo run --release", "cargo test"] {
        assert!(readme.contains(command), "the README shows {command}");
    }
}

#[test]
fn links_within_the_documents_lead_somewhere() {
    for document in ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = text_of(&top().join(document));
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let local = !link.contains("://") && !link.starts_with('#');
            assert!(!local || top().join(link).exists(), "{document} links to {link}");
        }
    }
}

#[test]
fn nothing_is_left_over() {
    // What is looked for, and nothing that was left here: so this file itself is passed over below.
    let words =
        ["todo!(", "unimplemented!(", "dbg!(", "#[ignore", "FIXME", "XXX", "allow(dead_code"];
    for (name, text) in rust_files(&["models", "src", "tests"]) {
        if name != "tests/it/tidy.rs" {
            let found = words.iter().find(|word| text.contains(**word));
            assert_eq!(found, None, "{name}");
        }
    }
}

/// A snapshot that no test compares any more looks like a check and is none.
#[test]
fn every_snapshot_is_compared() {
    let stories = crate::expected::TABLE.iter().flat_map(|row| {
        let told = row.violated.iter().filter(|(_, length)| *length > 0);
        let name = move |(id, _): &(ClaimId, usize)| {
            format!("it__counterexamples__{}-{}-{id}.snap", row.sheet, row.stand.word())
        };
        told.map(name)
    });
    let incidents =
        crate::expected::TABLE.iter().filter(|row| crate::schedules::worst(row).is_some());
    let schedules =
        incidents.map(|row| format!("it__schedules__{}-{}.snap", row.sheet, row.stand.word()));
    let named = ["bounds", "cli", "kill", "record", "survey/outside", "traceability"]
        .into_iter()
        .flat_map(|module| {
            let text = text_of(&top().join(format!("tests/it/{module}.rs")));
            let named = text.split("assert_snapshot!(").skip(1);
            let named = named.map(|rest| rest.split('"').nth(1).expect("a snapshot has a name"));
            let module = module.replace('/', "__");
            named.map(|name| format!("it__{module}__{name}.snap")).collect::<Vec<_>>()
        });
    let compared: BTreeSet<String> = stories.chain(schedules).chain(named).collect();
    let folder = std::fs::read_dir(top().join("tests/it/snapshots")).expect("the folder is there");
    let there: BTreeSet<String> = folder
        .map(|entry| entry.expect("the entry is there").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(there, compared);
}
