//! The kill matrix: its deterministic cells, and that it notices a layer that misses something.

use crate::material::{long_tests, sheet_of, so_many};
use crate::program::{flat, folder_with, run, run_in};
use honnin_analysis::SiteSearch;
use honnin_analysis::verdict::judge;
use honnin_messages::{Language, Messages};
use honnin_models::Site;
use honnin_models::claims::ClaimId;
use honnin_render as report;
use honnin_schedule::kill::context::{Context, Lacking, UnsafeDecision, context};
use honnin_schedule::kill::{
    Cell, ContextRows, KillEffort, KillRow, Layer, NothingToFindReason, kill,
};
use honnin_search::limits::{Interrupt, Limits};
use honnin_sheet::Sheet;
use honnin_sheet::find::bundled;
use std::cell::RefCell;
use std::num::NonZeroU64;
use std::sync::LazyLock;

/// The effort at which every cell below is what it is; PCT needs 478 schedules at the most, random
/// ones 978.
fn effort() -> KillEffort {
    let interrupt = Interrupt::default();
    KillEffort { iterations: 2_000, seed: 1, load: false, threads: 2, interrupt }
}

fn matrix(effort: &KillEffort) -> Vec<ContextRows> {
    kill(&SiteSearch::new(), &bundled(), effort, |_, _| ())
}

/// The matrix after one schedule for each cell, filled once for all tests of a process.
static HARDLY_ANY: LazyLock<Vec<ContextRows>> =
    LazyLock::new(|| matrix(&KillEffort { iterations: 1, ..effort() }));

/// The matrix of two incidents; in the long version that of all sheets.
fn smaller_matrix(effort: &KillEffort) -> Vec<ContextRows> {
    let two = |sheet: &Sheet| ["adachi-2023", "yokohama-2023"].contains(&sheet.name.as_str());
    let sheets = bundled().into_iter().filter(|sheet| long_tests() || two(sheet));
    kill(&SiteSearch::new(), &sheets.collect::<Vec<_>>(), effort, |_, _| ())
}

/// Every defect that breaks C1 in the model is found by the model, by random schedules, by PCT and
/// by guided replay, and stopped by the output check; every one that breaks any claim is found by
/// the first four and by the trace check.
#[test]
fn every_layer_finds_what_it_must() {
    let parts = matrix(&effort());
    assert_eq!(parts.len(), bundled().len(), "every bundled sheet gives a context");
    let rows: Vec<&KillRow> = parts.iter().flat_map(|part| &part.rows).collect();
    let breaking_c1 = rows.iter().filter(|row| row.breaks.contains(&ClaimId::C1)).count();
    assert_eq!((rows.len(), breaking_c1), (85, 12));
    // What the trace check does not find it could not: 200 logs of each bear that out.
    let cannot = rows.iter().filter(|row| row.trace == Cell::CannotFind { of: 200 }).count();
    let found = rows.iter().filter(|row| matches!(row.trace, Cell::Found { .. })).count();
    assert_eq!((cannot, found), (46, 39));
    for row in rows {
        assert!(row.gaps().is_empty() && !row.is_inconclusive(), "{row:?}");
        let found = |cell: &Cell| matches!(cell, Cell::Found { .. });
        let nothing =
            |cell: &Cell| *cell == Cell::NotApplicable(NothingToFindReason::NothingBreaks);
        let searched = [&row.model, &row.random, &row.pct, &row.guided];
        if row.breaks.is_empty() {
            assert!(searched.into_iter().all(nothing), "{row:?}");
        } else {
            assert!(searched.into_iter().all(found) && found(&row.trace), "{row:?}");
        }
    }
    let shown = report::kill::terminal(&Messages::new(Language::En), &parts, 100);
    insta::assert_snapshot!("matrix", anstream::adapter::strip_str(&shown).to_string());
}

/// Each runner of Shuttle keeps its state on its own thread, so several at once do not disturb each
/// other: however many threads there are, the matrix is the same, and its rows stand in one order.
/// The long version has 300 schedules for each cell, asks the model anew for each matrix, and fills one more.
#[test]
fn the_matrix_is_the_same_with_any_number_of_threads() {
    let known = SiteSearch::new();
    let filled = |threads| {
        let told = RefCell::new(Vec::new());
        let note = |context: &Context, defect: &UnsafeDecision| {
            told.borrow_mut().push(format!("{} {}", context.name, defect.decision));
        };
        let effort = KillEffort { iterations: so_many(60, 300), threads, ..effort() };
        let anew = SiteSearch::new();
        let search = if long_tests() { &anew } else { &known };
        let parts = kill(search, &bundled(), &effort, note);
        (format!("{parts:#?}"), told.into_inner())
    };
    let (alone, told_alone) = filled(1);
    // Every row is told when the model is asked, and again when the other layers are.
    assert_eq!(told_alone.len(), 2 * 85);
    assert_eq!(told_alone[..85], told_alone[85..]);
    for &threads in so_many(&[5][..], &[2, 5]) {
        let (together, mut told) = filled(threads);
        assert_eq!(together, alone, "{threads} threads");
        assert_eq!(told[..85], told_alone[..85]);
        told[85..].sort();
        let mut all = told_alone[85..].to_vec();
        all.sort();
        assert_eq!(told[85..], all);
    }
}

/// A load beside another row would not be measured alone.
#[test]
fn loads_are_measured_one_at_a_time() {
    assert_eq!(KillEffort { threads: 8, ..effort() }.rows_at_once(), 8);
    assert_eq!(KillEffort { threads: 8, load: true, ..effort() }.rows_at_once(), 1);
}

/// The incident itself is among the defects of its context.
#[test]
fn every_incident_is_a_defect_of_its_context() {
    let incidents = [
        ("adachi-2023", "sync.release", "\"all\"", ClaimId::C1),
        ("takamatsu-2024", "sync.release", "\"all\"", ClaimId::C1),
        ("yokohama-2023", "order.timeout", "\"release-only\"", ClaimId::C1),
        ("kawasaki-2023", "order.scope", "\"none\"", ClaimId::C1),
        ("munakata-2023", "sync.conflict", "\"skip\"", ClaimId::C1),
        ("tokushima-2023", "order.scope", "\"none\"", ClaimId::C1),
        ("haiin-2023", "sync.feed", "\"lossy\"", ClaimId::C3),
    ];
    for (name, key, answer, breaks) in incidents {
        let part =
            HARDLY_ANY.iter().find(|part| part.context.name == name).expect("it is a context");
        let row = part
            .rows
            .iter()
            .find(|row| row.defect.key.name == key && row.defect.answer.to_string() == answer);
        assert!(row.expect("it is a defect").breaks.contains(&breaks), "{name}");
    }
}

/// One schedule is too few for PCT: the matrix says what is missed, and the program fails.
#[test]
fn a_layer_that_misses_something_is_a_gap() {
    let gaps = HARDLY_ANY.iter().flat_map(|part| &part.rows).filter(|row| !row.gaps().is_empty());
    assert!(gaps.clone().count() >= 10);
    assert!(
        gaps.clone()
            .all(|row| row.gaps().contains(&Layer::Pct) && !row.gaps().contains(&Layer::Model))
    );
    let ended = run(&["kill", "adachi-2023", "--iterations", "1"]);
    assert_eq!(ended.code, 1, "{}", ended.out);
    assert!(flat(&ended.out).contains("breaks C1 and is missed by: PCT"), "{}", ended.out);
}

/// The long version asks of every sheet.
#[test]
fn what_was_not_asked_establishes_nothing() {
    let none = smaller_matrix(&KillEffort { iterations: 0, ..effort() });
    let broken = |row: &&KillRow| !row.breaks.is_empty();
    let rows: Vec<&KillRow> = none.iter().flat_map(|part| &part.rows).filter(broken).collect();
    assert!(
        rows.iter().all(|row| row.is_inconclusive() && matches!(row.pct, Cell::NotEstablished(_)))
    );
    assert_eq!(run(&["kill", "adachi-2023", "--iterations", "0"]).code, 2);
    let interrupt = Interrupt::default();
    interrupt.store(true, std::sync::atomic::Ordering::Relaxed);
    let cut = smaller_matrix(&KillEffort { interrupt, ..effort() });
    assert!(cut.iter().flat_map(|part| &part.rows).any(KillRow::is_inconclusive));
}

#[test]
fn kill_ends_as_it_went() {
    let ended = run(&["kill", "yokohama-2023", "--iterations", "1000", "--format", "json"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let document: serde_json::Value = serde_json::from_str(&ended.out).expect("it is JSON");
    let mended = serde_json::json!([{ "key": "order.timeout", "answer": "cancel" }]);
    assert_eq!(document["contexts"][0]["mended_by"], mended);
    let row = document["contexts"][0]["rows"][0].as_object().expect("there is a row");
    assert!(row.contains_key("pct") && !row.contains_key("load"), "the load was not run");
    assert_eq!(run(&["kill", "nowhere"]).code, 2);
    // Three reference answers mend this one.
    let sheet = "schema = 1\nname = \"mine\"\n[topology]\nspool = \"per-server\"\n[order]\n\
                 scope = \"none\"\n[image]\nkey = \"slot\"\nafter = \"keep\"\n[sync]\n\
                 release = \"all\"\nfeed = \"lossy\"\nreconcile = \"never\"\n[output_check]\n\
                 enabled = false\n";
    // The long version looks at it in the whole default scope.
    let scope = so_many("[scope]\nchanges = 1\ntimeouts = 0\nnights = 0\n", "");
    let folder = folder_with("mine.toml", format!("{sheet}{scope}"));
    let ended = run_in(folder.path(), &["kill", "mine.toml", "--iterations", "10"]);
    assert!(ended.code == 3 || ended.code == 1, "{}: {}", ended.code, ended.out);
}

/// Two of a site's three remedies are other than the reference, and its design is unsound as well.
const UNSOUND_AS_DESIGNED_TOO: &str = "[order]\nscope = \"server\"\ntimeout = \"release-only\"\n\
     [image]\nkey = \"slot\"\n[output_check]\nenabled = false\n\
     [installed]\n\"sync.release\" = \"all\"\n[scope]\ntimeouts = 1\nnights = 0\n";

/// What breaks in a design that is itself unsound is not the defect's doing: the site is mended.
#[test]
fn an_unsound_design_is_no_context_and_what_mends_it_is() {
    let sheet = sheet_of(UNSOUND_AS_DESIGNED_TOO);
    let found =
        context(&SiteSearch::new(), &sheet).expect("a remedy of reference answers is known");
    assert!(!found.mended_by.is_empty());
    assert!(found.mended_by.iter().all(|it| it.answer == it.key.default()), "{found:?}");
    let seen = SiteSearch::new().glance("mended", &found.answers);
    let site = Site::new(found.answers);
    assert!(
        ClaimId::ALL.into_iter().all(|id| judge(&site, &seen, id, true).is_unbroken()),
        "{found:?}"
    );
}

/// Why a sheet gives no context is told: a search that was cut is not a lack of remedies.
#[test]
fn why_there_is_no_context_is_told() {
    let sheet = sheet_of(UNSOUND_AS_DESIGNED_TOO);
    let few = Limits { max_states: NonZeroU64::new(20), ..Limits::default() };
    let search = SiteSearch::new().limits(few);
    assert_eq!(context(&search, &sheet), Err(Lacking::Open));
    // No four decisions install five things as designed, and the design breaks C1.
    let sheet = "schema = 1\nname = \"mine\"\n[image]\nkey = \"slot\"\nafter = \"keep\"\n\
                 [sync]\nconflict = \"skip\"\n[output_check]\nenabled = false\n[installed]\n\
                 \"image.pages\" = 2\n\"topology.app_servers\" = 1\n\
                 \"topology.db_servers\" = 1\n\"sync.conflict\" = \"fail\"\n\
                 \"order.timeout\" = \"release-only\"\n\
                 [scope]\nrequests = 2\nchanges = 1\ntimeouts = 0\nnights = 0\n";
    let folder = folder_with("mine.toml", sheet);
    let ended = run_in(folder.path(), &["kill", "mine.toml", "--iterations", "10"]);
    assert_eq!(ended.code, 3, "{}", ended.out);
    let told = "mine breaks claims, and none of its smallest remedies consists of answers of the \
                reference design alone";
    assert!(flat(&ended.err).contains(told), "{}", ended.err);
    assert!(ended.err.lines().all(|line| line.len() <= 80), "{}", ended.err);
}

/// Real threads under load: the cells are measured and gate nothing, but they are filled.
#[test]
fn load_is_measured_where_it_is_asked_for() {
    let sheets: Vec<_> =
        bundled().into_iter().filter(|sheet| sheet.name == "tokushima-2023").collect();
    let effort = KillEffort { iterations: 500, load: true, ..effort() };
    let parts = kill(&SiteSearch::new(), &sheets, &effort, |_, _| ());
    for row in &parts[0].rows {
        for (name, cell) in row.load_cells() {
            let measured = matches!(cell, Cell::Found { .. } | Cell::NotFound { of: 1.. });
            let nothing = *cell == Cell::NotApplicable(NothingToFindReason::NothingBreaks);
            assert!(if row.breaks.is_empty() { nothing } else { measured }, "{name}: {cell:?}");
        }
    }
}
