//! Failing schedules: shrunk, kept as a file, run again; and every way a file can be wrong.

use crate::exhaustive::small;
use crate::expected::TABLE;
use crate::material::{sheet, so_many};
use crate::program::{ended, flat, folder_with, honnin, run, run_in};
use crate::schedules::{schedules, worst};
use honnin_analysis::StopReason;
use honnin_models::claims::ClaimId;
use honnin_schedule::campaign::{FoundSchedule, Method, SchedulePlan, Schedules};
use honnin_schedule::kept::{KeptSchedule, KeptScheduleProblem, read_kept_schedule};
use honnin_schedule::scene::Scene;
use honnin_schedule::shrink::{shrink, switches};
use honnin_sheet::Configuration;

fn found(schedules: &Schedules, claim: ClaimId) -> FoundSchedule {
    let plan = SchedulePlan { until: Some(claim), ..SchedulePlan::new(Method::Random, 5_000, 1) };
    schedules.run(&plan).broken.remove(&claim).expect("the claim breaks")
}

fn replayed(
    schedules: &Schedules,
    found: &FoundSchedule,
) -> honnin_schedule::campaign::ScheduleFindings {
    let method = Method::Replay(found.ran.day.clone(), found.recording.choices.clone());
    schedules.run(&SchedulePlan::new(method, 1, 0))
}

/// A shrunk schedule breaks the same claim with no more context switches, and is what it says: its
/// choices, run again, take the same steps.
#[test]
fn a_shrunk_schedule_still_breaks_the_claim() {
    let mut shorter = 0;
    for row in TABLE {
        let Some(claim) = worst(row) else { continue };
        let schedules = schedules(row.sheet, row.configuration);
        let found = found(&schedules, claim);
        let shrunk = shrink(&schedules, claim, &found);
        let (before, after) = (switches(&found.ran.events), switches(&shrunk.ran.events));
        assert!(after <= before, "{}: {before} to {after}", row.sheet);
        shorter += usize::from(after < before);
        let again = replayed(&schedules, &shrunk);
        let broken = again.broken.get(&claim).expect("the claim breaks again");
        assert_eq!(broken.ran.events, shrunk.ran.events, "{}", row.sheet);
        assert_eq!(broken.recording, shrunk.recording, "{}", row.sheet);
    }
    assert!(shorter >= 5, "most random schedules switch more than they need: {shorter}");
}

/// A change, the first print up to its image, the sync, the second print up to its image, the rest of
/// the first, the rest of the second: five context switches, whatever schedule is shrunk.
#[test]
fn adachi_needs_five_context_switches() {
    let schedules = schedules("adachi-2023", Configuration::Designed);
    let seeds = so_many(2, 8);
    let fewest = (1..=seeds).map(|seed| {
        let plan = SchedulePlan {
            until: Some(ClaimId::C1),
            ..SchedulePlan::new(Method::Pct { depth: 3 }, 5_000, seed)
        };
        let found = schedules.run(&plan).broken.remove(&ClaimId::C1).expect("C1 breaks");
        switches(&shrink(&schedules, ClaimId::C1, &found).ran.events)
    });
    let fewest: Vec<usize> = fewest.collect();
    assert_eq!(fewest, vec![5; fewest.len()]);
    assert_eq!(fewest.len() as u64, seeds, "the long version shrinks 8");
}

/// Shuttle's own string leads to the same steps, by Shuttle's own replay.
#[test]
fn what_shuttle_writes_is_the_same_schedule() {
    let schedules = schedules("yokohama-2023", Configuration::Designed);
    let found = found(&schedules, ClaimId::C1);
    let method = Method::Shuttle(found.ran.day.clone(), found.recording.shuttle());
    let again = schedules.run(&SchedulePlan::new(method, 1, 0));
    assert_eq!(again.cut, None);
    assert_eq!(again.broken[&ClaimId::C1].ran.events, found.ran.events);
}

fn kept(name: &str, claim: ClaimId) -> KeptSchedule {
    let schedules = schedules(name, Configuration::Installed);
    let found = found(&schedules, claim);
    KeptSchedule::new(schedules.scene(), Configuration::Installed, claim, &found)
}

#[test]
fn a_kept_schedule_is_read_back() {
    let kept = kept("munakata-2023", ClaimId::C1);
    let read = read_kept_schedule(&kept.text()).expect("it is sound");
    assert_eq!(read.kept, kept);
    assert_eq!(read.claim, ClaimId::C1);
    let sheet = crate::material::sheet("munakata-2023");
    assert_eq!(read.scene.answers, sheet.answers(Configuration::Installed));
}

#[test]
fn a_kept_schedule_that_is_wrong_is_refused() {
    let sound = kept("yokohama-2023", ClaimId::C1).text();
    let refused = |from: &str, to: &str| {
        assert!(sound.contains(from), "{sound}");
        read_kept_schedule(&sound.replacen(from, to, 1)).expect_err("it is refused")
    };
    assert!(matches!(
        read_kept_schedule("").expect_err("it is refused"),
        KeptScheduleProblem::Shape(_)
    ));
    assert!(matches!(
        read_kept_schedule("{}").expect_err("it is refused"),
        KeptScheduleProblem::Shape(_)
    ));
    assert!(matches!(refused("\"steps\"", "\"stepz\""), KeptScheduleProblem::Shape(_)));
    // Of an answer that is there twice, another program would run the other.
    let twice = refused("\"order.scope\"", "\"order.scope\": \"none\", \"order.scope\"");
    assert!(
        matches!(&twice, KeptScheduleProblem::Shape(why) if why.contains("twice")),
        "{twice:?}"
    );
    assert_eq!(refused("\"schedule\": 1", "\"schedule\": 2"), KeptScheduleProblem::Version(2));
    assert!(matches!(refused("\"installed\"", "\"built\""), KeptScheduleProblem::Word("as", ..)));
    assert!(matches!(refused("\"C1\"", "\"C99\""), KeptScheduleProblem::Word("claim", ..)));
    assert!(matches!(refused("\"release-only\"", "\"never\""), KeptScheduleProblem::Answer(..)));
    assert!(matches!(
        refused("\"order.timeout\"", "\"order.timeouts\""),
        KeptScheduleProblem::Answer(..)
    ));
    let more = refused("\"order.timeout\"", "\"order.more\": 1, \"order.timeout\"");
    assert!(matches!(more, KeptScheduleProblem::Answer(..)), "{more:?}");
    let servers = refused("\"servers\": [\n    0,", "\"servers\": [\n    4,");
    assert_eq!(servers, KeptScheduleProblem::Number("servers", 4));
    assert_eq!(
        refused("\"timeouts\": 1", "\"timeouts\": 2"),
        KeptScheduleProblem::Number("timeouts", 2)
    );
    let changes = refused("\"changes\": []", "\"changes\": [0, 1]");
    assert_eq!(changes, KeptScheduleProblem::Number("changes", 2));
    let servers = refused("\"servers\": [\n    0,", "\"servers\": [");
    assert_eq!(servers, KeptScheduleProblem::Number("servers", 1));
}

#[test]
fn the_program_keeps_and_replays() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let keep = ["schedules", "yokohama-2023", "--iterations", "500", "--keep", "kept"];
    let ended = run_in(folder.path(), &keep);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.err.contains("kept kept/yokohama-2023-designed-C1.json"), "{}", ended.err);
    let again = run_in(folder.path(), &["replay", "kept/yokohama-2023-designed-C1.json"]);
    assert_eq!(again.code, 1, "the claim broke again");
    assert!(again.out.contains("the same steps again, and C1 broke again"), "{}", again.out);
    // The same choices at a site that is mended take other steps.
    let path = folder.path().join("kept/yokohama-2023-designed-C1.json");
    let kept = std::fs::read_to_string(&path).expect("it was kept");
    let mended = kept.replace("release-only", "cancel");
    std::fs::write(&path, mended.replace("yokohama-2023", "mended")).expect("it is written");
    let other = run_in(folder.path(), &["replay", "kept/yokohama-2023-designed-C1.json"]);
    assert_eq!(other.code, 3, "{}", other.out);
    assert!(flat(&other.out).contains("other steps were taken"), "{}", other.out);
    // Under a name that the program knows, only the answers of that sheet are run.
    for other in [mended, kept.replace("yokohama-2023", "reference")] {
        std::fs::write(&path, other).expect("it is written");
        let other = run_in(folder.path(), &["replay", "kept/yokohama-2023-designed-C1.json"]);
        assert_eq!((other.code, other.out.as_str()), (2, ""));
        assert!(
            flat(&other.err).contains("its answers are not those of the sheet"),
            "{}",
            other.err
        );
    }
}

/// Choices that are missing, that are there twice or that fit nowhere are passed over, and the rest
/// may lead to the same steps; but they are not the choices of those steps.
#[test]
fn choices_that_were_cut_or_doubled_establish_nothing() {
    let sound = kept("yokohama-2023", ClaimId::C1);
    let choices = sound.choices.clone();
    let last = choices.len() - 1;
    let doubled = choices.iter().flat_map(|&choice| [choice, choice]).collect();
    let altered = [
        choices[..last].to_vec(),
        choices[..last / 2].to_vec(),
        Vec::new(),
        [&choices[..], &choices[last..]].concat(),
        [&[99][..], &choices].concat(),
        doubled,
    ];
    let replay = |kept: &KeptSchedule| {
        let folder = folder_with("schedule.json", kept.text());
        run_in(folder.path(), &["replay", "schedule.json"])
    };
    let whole = replay(&sound);
    assert_eq!((whole.code, whole.err.as_str()), (1, ""), "{}", whole.out);
    // What the file says of a sheet that nobody has here cannot be compared with it.
    let of_another = replay(&KeptSchedule { sheet: "somewhere-2026".to_owned(), ..sound.clone() });
    assert!(flat(&of_another.err).contains("whether they are those of the sheet is not known"));
    for choices in altered {
        let ended = replay(&KeptSchedule { choices: choices.clone(), ..sound.clone() });
        assert_eq!(ended.code, 3, "{choices:?}: {}", ended.out);
        assert!(!ended.out.contains("broke again"), "{choices:?}: {}", ended.out);
    }
    let shuttle = format!("{}00", sound.shuttle);
    for other in [
        KeptSchedule { shuttle, ..sound.clone() },
        KeptSchedule { claim: "C6".to_owned(), ..sound.clone() },
        KeptSchedule { steps: sound.steps[1..].to_vec(), ..sound.clone() },
    ] {
        let ended = replay(&other);
        assert_eq!(ended.code, 3, "{}", ended.out);
        assert!(!ended.out.contains("broke again"), "{}", ended.out);
    }
}

#[test]
fn replay_refuses_what_is_no_kept_schedule() {
    for (content, words) in [("", "is no kept schedule"), ("[1, 2]", "is no kept schedule")] {
        let folder = folder_with("schedule.json", content);
        let ended = run_in(folder.path(), &["replay", "schedule.json"]);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""));
        assert!(flat(&ended.err).contains(words), "{}", ended.err);
    }
    assert_eq!(run(&["replay", "nowhere.json"]).code, 2);
}

/// The long version runs 3,000 schedules of the reference.
#[test]
fn schedules_ends_as_it_went() {
    let code = |arguments: &[&str]| run(arguments).code;
    assert_eq!(code(&["schedules", "reference", "--iterations", so_many("1000", "3000")]), 0);
    assert_eq!(code(&["schedules", "reference", "--iterations", "0"]), 2, "nothing would run");
    assert_eq!(code(&["schedules", "adachi-2023", "--iterations", "3"]), 3, "not reached");
    assert_eq!(code(&["schedules", "reference", "--scheduler", "guided"]), 3, "nothing to follow");
    assert_eq!(code(&["schedules", "adachi-2023", "--scheduler", "best"]), 2);
    assert_eq!(code(&["schedules", "adachi-2023", "--depth", "0"]), 2);
    assert_eq!(code(&["schedules", "adachi-2023", "--as", "installed"]), 2);
    assert_eq!(code(&["schedules", "nowhere"]), 2);
}

/// Shuttle's schedulers take a seed from the environment, whatever they are given; ours do not.
#[test]
fn a_seed_in_the_environment_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let arguments = ["schedules", "yokohama-2023", "--iterations", "200"];
    let output = honnin(folder.path(), &arguments).env("SHUTTLE_RANDOM_SEED", "abc").output();
    let with = ended(output.expect("the program starts"));
    let without = run(&arguments);
    assert_eq!((with.code, with.out), (without.code, without.out));
}

/// Every schedule of one day of eight is not every schedule. The long version runs 2,000 of them, and
/// all 3,892 of Yokohama instead of the 16 of two prints on one server.
#[test]
fn a_cut_run_of_every_schedule_establishes_nothing() {
    let (few, told) = so_many(("300", "300 schedules"), ("2000", "2,000 schedules"));
    let arguments = ["schedules", "adachi-2023", "--scheduler", "dfs", "--iterations", few];
    let ended = run(&arguments);
    assert_eq!(ended.code, 3, "{}", ended.out);
    assert!(flat(&ended.out).contains(&format!("{told} were run, the most allowed")));
    assert!(!ended.out.contains("holds in every one"), "{}", ended.out);
    // As many as there are is no cut, and one fewer is.
    let plan = |iterations| SchedulePlan::new(Method::Exhaustive, iterations, 0);
    let (sheet, count) = so_many((small(""), 16), (sheet("yokohama-2023"), 3_892));
    let schedules = Schedules::new(Scene::new(&sheet, Configuration::Designed));
    let all = schedules.run(&plan(count));
    assert_eq!((all.schedules, all.exhaustive, &all.cut), (count, true, &None));
    let cut = schedules.run(&plan(count - 1));
    assert_eq!((cut.schedules, cut.exhaustive), (count - 1, false));
    assert_eq!(cut.cut, Some(StopReason::Schedules(count - 1)));
}

/// Guided replay heeds what the sheet expects, as a check of the model does.
#[test]
fn a_counterexample_that_was_not_expected_ends_with_1() {
    let sheet = "schema = 1\nname = \"mine\"\n[image]\nafter = \"keep\"\n";
    let folder = folder_with("mine.toml", sheet);
    let ended = run_in(folder.path(), &["schedules", "mine.toml", "--scheduler", "guided"]);
    assert_eq!(ended.code, 1, "{}", ended.out);
    assert!(ended.out.contains("C6: the test implementation took the same"), "{}", ended.out);
}

/// Steps that differ from those in the file establish nothing, though the claim breaks.
#[test]
fn a_replay_with_other_steps_establishes_nothing() {
    let text = kept("yokohama-2023", ClaimId::C1).text();
    let other = text.replacen("enter request", "leave request", 1);
    let folder = folder_with("schedule.json", other);
    let ended = run_in(folder.path(), &["replay", "schedule.json"]);
    assert_eq!(ended.code, 3, "{}", ended.out);
}

/// A claim that breaks though the sheet expects it to hold is a difference. The long version runs
/// 2,000 schedules.
#[test]
fn an_unexpected_break_ends_with_1() {
    let sheet = "schema = 1\nname = \"mine\"\n[image]\nafter = \"keep\"\n";
    let folder = folder_with("mine.toml", sheet);
    let (many, told) = so_many(("500", "500"), ("2000", "2,000"));
    let ended = run_in(folder.path(), &["schedules", "mine.toml", "--iterations", many]);
    assert_eq!(ended.code, 1, "{}", ended.out);
    assert!(ended.out.contains(&format!("✗ broken in {told}")), "{}", ended.out);
}
