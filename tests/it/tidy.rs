//! The house: module docs, dependency directions, committed files.

use honnin_analysis::SiteSearch;
use honnin_analysis::check::check_all;
use honnin_models::Text;
use honnin_models::claims::{CATALOGUE, ClaimId, witnesses};
use honnin_sheet::read::read_sheet;
use std::collections::{BTreeMap, BTreeSet};
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

/// The crates, in the order of dependence: each may use those before it.
const CRATES: &[(&str, &str)] = &[
    ("honnin-steps", "models/steps"),
    ("honnin-files", "src/files"),
    ("honnin-models", "models"),
    ("honnin-search", "src/search"),
    ("honnin-sources", "src/sources"),
    ("honnin-messages", "src/messages"),
    ("honnin-sheet", "src/sheet"),
    ("honnin-record", "src/record"),
    ("honnin-analysis", "src/analysis"),
    ("honnin-system", "src/system"),
    ("honnin-log", "src/log"),
    ("honnin-schedule", "src/schedule"),
    ("honnin-evidence", "src/evidence"),
    ("honnin-render", "src/render"),
];

/// The crates that use none of ours but the names of the steps: the models, the search engine for any
/// model, and the real system, which the others speak of. Those that write files do so by the rule of
/// all output.
const ALONE: &[&str] =
    &["honnin-models", "honnin-search", "honnin-files", "honnin-sources", "honnin-system"];

fn manifest_of(folder: &str) -> toml::Table {
    let manifest = text_of(&top().join(folder).join("Cargo.toml"));
    manifest.parse().expect("the manifest is TOML")
}

/// The compiler keeps the walls between crates; this keeps the manifests in the order of dependence.
#[test]
fn dependencies_point_one_way() {
    for (rank, (name, folder)) in CRATES.iter().enumerate() {
        let manifest = manifest_of(folder);
        assert_eq!(manifest["package"]["name"].as_str(), Some(*name), "{folder}");
        let before: Vec<&str> = CRATES[..rank].iter().map(|(name, _)| *name).collect();
        let used = manifest["dependencies"].as_table().expect("it is a table").keys();
        for used in used.filter(|used| used.starts_with("honnin")) {
            assert!(before.contains(&used.as_str()), "{name} uses {used}, which comes after it");
            let files = used == "honnin-files" && *name != "honnin-models";
            let alone = ALONE.contains(name) && used != "honnin-steps" && !files;
            assert!(!alone, "{name} uses {used}, and may use the names of the steps alone");
        }
    }
    let members = manifest_of(".")["workspace"]["members"].as_array().expect("a list").len();
    assert_eq!(members, CRATES.len(), "every member has its place in the order of dependence");
}

/// No part of a crate uses another one that uses it. A part is a file with the folder of its name;
/// within a part, parent and children may speak of each other.
#[test]
fn no_imports_go_in_circles() {
    for (name, text) in rust_files(&["models", "src"]) {
        assert!(!text.contains("super::super"), "{name} names what it uses from the top");
    }
    let mut uses = 0;
    let crates = CRATES.iter().map(|(_, folder)| *folder);
    for folder in crates.chain(["src/cli"]) {
        let parts = uses_within(folder);
        uses += parts.values().map(BTreeSet::len).sum::<usize>();
        let mut left: BTreeSet<&String> = parts.keys().collect();
        // What uses nothing that is left comes next in some order; what never does is in a circle.
        while let Some(next) =
            left.iter().copied().find(|part| !parts[*part].iter().any(|used| left.contains(used)))
        {
            left.remove(next);
        }
        assert!(left.is_empty(), "{folder}: these parts use each other in a circle: {left:?}");
    }
    assert!(uses > 150, "the uses were found: {uses}");
}

/// What makes searches fast asks the parts of the state, and looks into none of them.
#[test]
fn what_makes_searches_fast_knows_no_field_and_no_step() {
    let uses = &uses_within("models")["fast"];
    assert_eq!(uses.iter().collect::<Vec<_>>(), ["part", "scope", "site"]);
    let files = rust_files(&["models/fast"]);
    assert_eq!(files.len(), 6, "the files were found");
    for (name, text) in files {
        for word in
            ["requests", "order", "spool", "sync", "clock"].map(|part| format!("state.{part}"))
        {
            assert!(!text.contains(&word), "{name} looks into {word}");
        }
        for word in ["Phase", "Step::", "let State"] {
            assert!(!text.contains(word), "{name} has no use for {word}");
        }
    }
}

/// Each part of a crate, with the other parts that its code names.
fn uses_within(folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let files: Vec<(String, String)> = rust_files(&[folder])
        .into_iter()
        .map(|(name, text)| {
            let name = name.strip_prefix(folder).expect("it lies in the folder");
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            (name.trim_start_matches('/').to_owned(), code.collect::<Vec<_>>().join("\n"))
        })
        .filter(|(name, _)| !["lib.rs", "build.rs"].contains(&name.as_str()))
        .collect();
    let part = |name: &str| {
        name.split('/').next().expect("a path has a first part").trim_end_matches(".rs").to_owned()
    };
    let mut parts: BTreeMap<String, BTreeSet<String>> =
        files.iter().map(|(name, _)| (part(name), BTreeSet::new())).collect();
    let known: BTreeSet<String> = parts.keys().cloned().collect();
    for (name, code) in &files {
        let own = part(name);
        let roots: &[&str] =
            if name.contains('/') { &["crate::"] } else { &["crate::", "super::"] };
        for rest in roots.iter().flat_map(|root| code.split(*root).skip(1)) {
            let path = rest.split(';').next().expect("a split has a first part");
            let words: Vec<&str> = match path.strip_prefix('{') {
                // Of a group, the first word of each path.
                Some(group) => group.split([',', '}']).collect(),
                None => vec![path],
            };
            let named = words.into_iter().map(|word| {
                let word = word.trim_start();
                let end = word.find(|c: char| !c.is_alphanumeric() && c != '_');
                word[..end.unwrap_or(word.len())].to_owned()
            });
            let uses = parts.get_mut(&own).expect("every file has a part");
            uses.extend(named.filter(|used| *used != own && known.contains(used)));
        }
    }
    parts
}

#[test]
fn the_models_know_nothing_of_the_program_and_of_the_world() {
    for (manifest, known) in [
        ("models/Cargo.toml", &["honnin-steps", "schemars", "serde", "stateright", "zerocopy"][..]),
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
    for (name, text) in rust_files(&["src/system"]) {
        if name.starts_with("src/system/runtime/") {
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
    let crates = CRATES.iter().map(|&(_, folder)| (folder, vec![folder]));
    for (folder, sources) in crates.chain([(".", vec!["src", "tests"])]) {
        let text: String = rust_files(&sources).into_iter().map(|(_, text)| text).collect();
        let manifest = manifest_of(folder);
        for section in ["dependencies", "dev-dependencies"] {
            let names = manifest.get(section).and_then(|section| section.as_table());
            for name in names.into_iter().flat_map(toml::Table::keys) {
                let path = format!("{}::", name.replace('-', "_"));
                assert!(text.contains(&path), "{folder} uses {name}");
                asked += 1;
            }
        }
    }
    assert!(asked >= 80, "the dependencies were found: {asked}");
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

/// The README and the guide show what is true: the real output, and the claims of the catalogue.
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
    let sheet = read_sheet("README.md", sheet.expect("the README shows a sheet").as_bytes());
    let sheet = sheet.unwrap_or_else(|problems| panic!("its sheet is sound: {problems:?}"));
    let checks = check_all(&SiteSearch::new(), std::slice::from_ref(&sheet));
    assert!(
        checks.iter().all(|(_, check)| check.as_expected()),
        "its sheet comes to what it expects"
    );
    let claims = text_of(&top().join("src/guide/claims.md"));
    for claim in CATALOGUE {
        let row = format!("| {} | {} | {} |", claim.id, claim.name, claim.sentence.en);
        assert!(claims.contains(&row), "the guide has the row: {row}");
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
            format!("it__counterexamples__{}-{}-{id}.snap", row.sheet, row.configuration.word())
        };
        told.map(name)
    });
    let incidents =
        crate::expected::TABLE.iter().filter(|row| crate::schedules::worst(row).is_some());
    let schedules = incidents
        .map(|row| format!("it__schedules__{}-{}.snap", row.sheet, row.configuration.word()));
    let named = ["bounds", "cli", "kill", "own", "record", "survey/outside", "traceability"]
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
