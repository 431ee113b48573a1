//! Checkpoints: a search that goes on from the disk ends as if it had never stopped.

use crate::cluster::is_kept;
use crate::material::{number, seed, sheet, with};
use crate::program::{ended, folder_with, honnin, run_in};
use honnin_analysis::distributed::Dataflow;
use honnin_analysis::sites::SiteGraph;
use honnin_files::marked::{FolderUse, MarkedFolder};
use honnin_models::Site;
use honnin_models::answers::Answers;
use honnin_search::checkpoint::Checkpoint;
use honnin_search::counts::SearchCounts;
use honnin_search::fingerprint::Fingerprint as _;
use honnin_search::graph::Graph;
use honnin_search::limits::{Limits, StopReason};
use honnin_search::search::{Search, SearchResult};
use honnin_sources as sources;
use std::collections::HashSet;
use std::num::{NonZeroU64, NonZeroUsize};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use tempfile::TempDir;

type Narrow = SiteGraph<u64>;

/// A site with violated claims, so that there are paths to compare.
fn adachi() -> Narrow {
    SiteGraph::new(&Site::new(sheet("adachi-2023").designed), true)
}

fn search<G: Graph>(graph: &G, workers: usize) -> Search<G> {
    Search::new(graph.clone()).workers(NonZeroUsize::new(workers).expect("there are workers"))
}

/// Kept in a folder at every level, as long as no more than so many states are looked at.
fn kept<G: Graph>(search: Search<G>, folder: &Path, most: u64) -> Search<G> {
    let checkpoint = Checkpoint { folder: folder.to_owned(), every: Duration::ZERO };
    let limits = Limits { max_states: NonZeroU64::new(most), ..Limits::default() };
    search.checkpoint(Some(checkpoint)).limits(limits)
}

fn resumed<G: Graph>(search: Search<G>, folder: &Path) -> Search<G> {
    search.resume(Some(folder.to_owned()))
}

/// All that a search came to. How the memory is laid out may differ.
fn outcome<G: Graph>(search: Search<G>) -> (SearchCounts, String)
where
    G::State: std::fmt::Debug,
    G::Step: std::fmt::Debug,
{
    let SearchResult { counts, paths } = search.run(&|_| ());
    (SearchCounts { visited_bytes: 0, ..counts }, format!("{paths:?}"))
}

/// How many states there are up to each level: a slow twin of the search.
fn states_up_to_levels<G: Graph>(graph: &G) -> Vec<u64> {
    let mut level = graph.start();
    let mut seen: HashSet<u128> = HashSet::new();
    let mut up_to = Vec::new();
    let name = |state: &G::State| u128::from(graph.fingerprint(state).high());
    seen.extend(level.iter().map(name));
    while !level.is_empty() {
        up_to.push(seen.len() as u64);
        let mut next = Vec::new();
        level.iter().for_each(|state| graph.successors(state, &mut next));
        next.retain(|state| seen.insert(name(state)));
        level = next;
    }
    up_to
}

fn copy_of(folder: &Path) -> TempDir {
    fn copy(from: &Path, to: &Path) {
        for entry in std::fs::read_dir(from).expect("the folder is there").flatten() {
            let to = to.join(entry.file_name());
            if entry.path().is_dir() {
                std::fs::create_dir(&to).expect("a folder is made");
                copy(&entry.path(), &to);
            } else {
                std::fs::copy(entry.path(), to).expect("a file is copied");
            }
        }
    }
    let to = tempfile::tempdir().expect("a folder is made");
    copy(folder, to.path());
    to
}

/// The folders of levels, of which there is one: those before are removed.
fn level_folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there").flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
}

/// Stops at each level in turn, goes on from each with 1, 2 and 3 workers, and compares all that
/// each comes to with the search that was never stopped. The searches that stop go on from each
/// other, too: none but the first begins at the start.
fn at_every_level<G: Graph>(graph: &G)
where
    G::State: std::fmt::Debug,
    G::Step: std::fmt::Debug,
{
    let whole = outcome(search(graph, 1));
    assert_eq!(whole.0.cut, None);
    let folder = tempfile::tempdir().expect("a folder is made");
    let folder = folder.path();
    let up_to = states_up_to_levels(graph);
    assert_eq!(up_to.len() as u64, whole.0.depth + 1);
    for (level, &states) in up_to.iter().enumerate() {
        let stopping = kept(search(graph, 1 + level % 3), folder, states);
        let stopping = if level == 0 { stopping } else { resumed(stopping, folder) };
        let (counts, _) = outcome(stopping);
        assert_eq!(counts.looked_at, states);
        let last = level + 1 == up_to.len();
        assert_eq!(counts.cut, (!last).then_some(StopReason::States(states)));
        assert_eq!(level_folders(folder), [folder.join(format!("level-{level:06}"))]);
        for workers in 1..=3 {
            assert_eq!(outcome(resumed(search(graph, workers), folder)), whole, "level {level}");
        }
    }
}

#[test]
fn a_search_goes_on_from_every_level_as_if_it_had_never_stopped() {
    at_every_level(&adachi());
}

#[test]
fn wide_fingerprints_are_kept_too() {
    at_every_level(&SiteGraph::<u128>::new(&Site::new(sheet("kawasaki-2023").designed), false));
}

/// One checkpoint of adachi in the middle of its search.
fn in_the_middle(workers: usize) -> (TempDir, u64) {
    let folder = tempfile::tempdir().expect("a folder is made");
    let graph = adachi();
    let up_to = states_up_to_levels(&graph);
    let level = up_to.len() / 2;
    outcome(kept(search(&graph, workers), folder.path(), up_to[level]));
    (folder, level as u64)
}

/// Resumes, which must fail with these words and look at nothing.
fn refused(search: Search<Narrow>, words: &str) {
    let (counts, paths) = outcome(search);
    let Some(StopReason::Engine(told)) = &counts.cut else { panic!("it is refused: {counts:?}") };
    assert!(told.contains(words), "{told}");
    assert_eq!((counts.looked_at, counts.answered, paths.as_str()), (0, 0, "{}"));
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    let levels = level_folders(folder);
    let parts = levels.iter().flat_map(|level| std::fs::read_dir(level).expect("it is there"));
    let mut files: Vec<PathBuf> = parts.flatten().map(|entry| entry.path()).collect();
    files.push(folder.join("checkpoint"));
    files.sort();
    files
}

#[test]
fn no_byte_of_a_checkpoint_can_change_unnoticed() {
    let (folder, _) = in_the_middle(2);
    let files = files_of(folder.path());
    assert_eq!(files.len(), 3);
    for file in files {
        let good = std::fs::read(&file).expect("the file is there");
        let places = (0..good.len()).step_by((good.len() / 40).max(1)).chain([good.len() - 1]);
        for place in places {
            let mut bad = good.clone();
            bad[place] ^= 1 << (place % 8);
            std::fs::write(&file, &bad).expect("the file is written");
            refused(resumed(search(&adachi(), 1), folder.path()), "cannot resume from");
            // Cut off there instead.
            std::fs::write(&file, &good[..place]).expect("the file is written");
            refused(resumed(search(&adachi(), 1 + place % 3), folder.path()), "cannot resume from");
        }
        let longer = [good.as_slice(), b"\0"].concat();
        std::fs::write(&file, longer).expect("the file is written");
        refused(resumed(search(&adachi(), 2), folder.path()), "cannot resume from");
        std::fs::remove_file(&file).expect("the file is removed");
        refused(resumed(search(&adachi(), 3), folder.path()), "cannot resume from");
        std::fs::write(&file, &good).expect("the file is written");
    }
    let whole = outcome(search(&adachi(), 1));
    assert_eq!(outcome(resumed(search(&adachi(), 2), folder.path())), whole);
}

/// A part or a manifest that is no file is told at once, and what a file says of its own size is no reason
/// to ask for memory.
#[cfg(unix)]
#[test]
fn a_checkpoint_that_is_no_file_is_refused() {
    let (folder, _) = in_the_middle(2);
    for file in files_of(folder.path()) {
        let good = std::fs::read(&file).expect("the file is there");
        std::fs::remove_file(&file).expect("it is removed");
        let made = std::process::Command::new("mkfifo").arg(&file).status();
        assert!(made.expect("there is mkfifo").success());
        refused(resumed(search(&adachi(), 2), folder.path()), "it is no file");
        std::fs::remove_file(&file).expect("it is removed");
        let holes = std::fs::File::create(&file).expect("a file is made");
        holes.set_len(3 << 30).expect("a file may have holes");
        refused(resumed(search(&adachi(), 2), folder.path()), "cannot resume from");
        std::fs::write(&file, good).expect("the file is written");
    }
}

/// Each part is sound, and they do not belong together.
#[test]
fn parts_of_different_checkpoints_are_not_mixed() {
    let (folder, level) = in_the_middle(2);
    let part = |worker: usize| folder.path().join(format!("level-{level:06}/part-{worker:04}"));
    let other = tempfile::NamedTempFile::new().expect("a file is made");
    std::fs::copy(part(0), other.path()).expect("it is copied");
    std::fs::copy(part(1), part(0)).expect("it is copied");
    refused(resumed(search(&adachi(), 1), folder.path()), "part-0000: a block has a wrong sum");
    std::fs::copy(other.path(), part(0)).expect("it is copied");
    std::fs::copy(other.path(), part(1)).expect("it is copied");
    refused(resumed(search(&adachi(), 3), folder.path()), "part-0001: a block has a wrong sum");
}

#[test]
fn a_checkpoint_of_another_search_is_refused() {
    let (folder, _) = in_the_middle(1);
    let of_other = resumed(search(&adachi(), 2).named(1), folder.path());
    refused(of_other, "of another search");
    let wide = SiteGraph::<u128>::new(&Site::new(sheet("adachi-2023").designed), true);
    let (counts, _) = outcome(resumed(search(&wide, 1), folder.path()));
    assert!(
        matches!(counts.cut, Some(StopReason::Engine(words)) if words.contains("of another search"))
    );
    let empty = tempfile::tempdir().expect("a folder is made");
    refused(resumed(search(&adachi(), 1), empty.path()), "there is no checkpoint");
    refused(resumed(search(&adachi(), 3), &empty.path().join("none")), "there is no checkpoint");
}

/// Bytes that another engine wrote may mean something else to this one: its hash, the bits of its
/// claims and the layout of its records are in its sources, so those are in the name of a search.
#[test]
fn a_checkpoint_is_named_after_the_sources_of_models_and_engine() {
    let dataflow = Dataflow::new().sources(sources::of_searches());
    let decided = dataflow.decided_by(&Answers::default());
    for name in ["models", "engine"] {
        let files = sources::group(name);
        assert!(files.len() > 10, "{name} has files: {files:?}");
        for (path, digest) in files {
            assert!(decided.contains(&format!("{digest}  {path}\n")), "{path} is a part of it");
        }
    }
    let engine = sources::group("engine");
    for wanted in ["fingerprint.rs", "part.rs", "storage.rs", "wire.rs", "sites.rs", "Cargo.lock"] {
        let is = |(path, _): &&(&str, &str)| Path::new(path).ends_with(wanted);
        assert_eq!(engine.iter().filter(is).count(), 1, "{wanted} is the engine's");
    }
    let other = with(&Answers::default(), &[("scope.requests", number(3))]);
    assert_ne!(dataflow.decided_by(&other), decided);
    assert_ne!(dataflow.symmetry(false).decided_by(&Answers::default()), decided);
}

/// A checkpoint is replaced by the search that goes on from it, and by no other.
#[test]
fn a_checkpoint_is_not_overwritten_by_a_search_that_begins_anew() {
    let (folder, level) = in_the_middle(1);
    refused(kept(search(&adachi(), 2), folder.path(), u64::MAX), "it holds a checkpoint already");
    let (other, _) = in_the_middle(1);
    let elsewhere = resumed(kept(search(&adachi(), 2), folder.path(), u64::MAX), other.path());
    refused(elsewhere, "it holds a checkpoint already");
    assert_eq!(level_folders(folder.path()), [folder.path().join(format!("level-{level:06}"))]);
    let whole = outcome(search(&adachi(), 1));
    assert_eq!(outcome(resumed(search(&adachi(), 1), folder.path())), whole);
    // From one folder into another.
    let fresh = tempfile::tempdir().expect("a folder is made");
    let moved = resumed(kept(search(&adachi(), 2), fresh.path(), u64::MAX), other.path());
    assert_eq!(outcome(moved), whole);
    assert_eq!(outcome(resumed(search(&adachi(), 3), fresh.path())), whole);
}

#[test]
fn two_searches_are_not_kept_in_one_folder_at_a_time() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let other = MarkedFolder::take(folder.path(), FolderUse::Checkpoints);
    let other = other.expect("nobody else has it");
    let keeping = || kept(search(&adachi(), 2), folder.path(), u64::MAX);
    refused(keeping(), "another search keeps its checkpoints there");
    drop(other);
    assert_eq!(outcome(keeping()), outcome(search(&adachi(), 1)));
}

/// What remains of an attempt that was killed does not count, and is in nobody's way.
#[test]
fn an_unfinished_checkpoint_does_not_count() {
    let (folder, level) = in_the_middle(2);
    let next = folder.path().join(format!("level-{:06}", level + 1));
    std::fs::create_dir(&next).expect("a folder is made");
    for worker in 0..5 {
        let part = next.join(format!("part-{worker:04}"));
        std::fs::write(part, "rubbish").expect("a file is written");
    }
    std::fs::write(folder.path().join(".checkpoint.partial"), "{").expect("a file is written");
    let whole = outcome(search(&adachi(), 1));
    let going_on = kept(search(&adachi(), 2), folder.path(), u64::MAX);
    assert_eq!(outcome(resumed(going_on, folder.path())), whole);
    assert_eq!(level_folders(folder.path()).len(), 1);
    assert_eq!(outcome(resumed(search(&adachi(), 1), folder.path())), whole);
}

/// Who asked for checkpoints and gets none is told, and the checkpoint before is still there.
#[test]
fn a_checkpoint_that_cannot_be_written_ends_the_search() {
    let (folder, level) = in_the_middle(2);
    // A file stands where the folder of a later level should be.
    let next = folder.path().join(format!("level-{:06}", level + 2));
    std::fs::write(&next, "in the way").expect("a file is written");
    for workers in 1..=3 {
        let copy = copy_of(folder.path());
        let going_on = kept(search(&adachi(), workers), copy.path(), u64::MAX);
        let (counts, _) = outcome(resumed(going_on, copy.path()));
        let Some(StopReason::Engine(words)) = &counts.cut else { panic!("it is cut: {counts:?}") };
        assert!(words.contains("cannot keep a checkpoint in"), "{words}");
        std::fs::remove_file(copy.path().join(next.file_name().expect("it has a name")))
            .expect("it is removed");
        let whole = outcome(search(&adachi(), 1));
        assert_eq!(outcome(resumed(search(&adachi(), 2), copy.path())), whole);
    }
    let file = folder.path().join("checkpoint");
    refused(kept(search(&adachi(), 2), &file, u64::MAX), "cannot keep checkpoints in");
}

/// A search that takes no longer than the pause between checkpoints writes none.
#[test]
fn checkpoints_are_written_as_often_as_asked_for() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let every = Duration::from_secs(3600);
    let checkpoint = Checkpoint { folder: folder.path().to_owned(), every };
    let graph = SiteGraph::new(
        &Site::new(with(&Answers::default(), &[("scope.requests", number(2))])),
        false,
    );
    outcome::<Narrow>(search(&graph, 2).checkpoint(Some(checkpoint)));
    assert_eq!(level_folders(folder.path()).len(), 0);
    refused(resumed(search(&adachi(), 1), folder.path()), "there is no checkpoint");
}

/// The program, killed at random moments and started again, until it comes to its end.
#[test]
fn a_program_that_is_killed_again_and_again_comes_to_the_same() {
    let sheet = "schema = 1\nname = \"large\"\n[scope]\nrequests = 3\nchanges = 1\n";
    let folder = folder_with("large.toml", sheet);
    let folder = folder.path();
    let check = ["check", "adachi-2023", "large.toml", "--no-symmetry", "--format", "json"];
    let whole = run_in(folder, &check);
    assert_eq!(whole.code, 0, "{}", whole.err);
    let mut random = fastrand::Rng::with_seed(seed());
    let (mut killed, mut resumed) = (0, 0);
    for attempt in 0_u64.. {
        let workers = random.usize(1..=3).to_string();
        let mut arguments = [&check[..], &["--checkpoint", "kept", "--every", "0"]].concat();
        arguments.extend(["--workers", &workers]);
        if is_kept(&folder.join("kept")) {
            arguments.extend(["--resume", "kept"]);
            resumed += 1;
        }
        let mut program = honnin(folder, &arguments);
        program.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut program = program.spawn().expect("the program starts");
        // More time at each attempt, so that it comes to its end.
        let life = random.u64(10..200 + 100 * attempt);
        std::thread::sleep(Duration::from_millis(life));
        // It may have ended by itself.
        let _ = program.kill();
        let output = program.wait_with_output().expect("it has ended");
        if output.status.code().is_some() {
            let last = ended(output);
            assert_eq!((last.code, last.err.as_str()), (0, ""));
            assert!(last.out == whole.out, "{}\n{}", last.out, whole.out);
            break;
        }
        killed += 1;
    }
    assert!(killed > 1 && resumed > 1, "killed {killed} times, resumed {resumed} times");
}
