//! Several processes: the same words as one, and an end with words when one of them is lost.

use crate::program::{Ended, HUGE, ended, flat, folder_with, honnin, run, run_in};
use honnin_files::marked::{FolderUse, MarkedFolder};
use honnin_search::fingerprint::Fingerprint as _;
use honnin_search::graph::{Graph, Words};
use honnin_search::limits::StopReason;
use honnin_search::search::Search;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A worker that fails.
mod worker;
/// Processes that were started for different work.
mod work;

/// A process, ended when the test is over, whatever came of it.
struct Process(Option<Child>);

impl Process {
    fn start(folder: &Path, arguments: &[&str]) -> Process {
        let mut command = honnin(folder, arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        Process(Some(command.spawn().expect("the program starts")))
    }

    fn child(&mut self) -> &mut Child {
        self.0.as_mut().expect("the process was not waited for yet")
    }

    fn signal(&mut self, signal: &str) {
        let id = self.child().id().to_string();
        let sent = Command::new("kill").args([signal, &id]).status().expect("kill is there");
        assert!(sent.success());
    }

    /// How it ended, which must be soon.
    fn ended(mut self, within: Duration) -> Ended {
        let began = Instant::now();
        while self.child().try_wait().expect("it can be waited for").is_none() {
            assert!(began.elapsed() < within, "it ends within {within:?}");
            sleep(Duration::from_millis(10));
        }
        let child = self.0.take().expect("the process was not waited for yet");
        ended(child.wait_with_output().expect("it has ended"))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(mut child) = self.0.take() {
            // It may have ended.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Free ports, and a file that names them.
fn hostfile(folder: &Path, processes: usize) -> Vec<u16> {
    let listeners: Vec<TcpListener> =
        (0..processes).map(|_| TcpListener::bind("127.0.0.1:0").expect("a port is free")).collect();
    let port = |listener: &TcpListener| listener.local_addr().expect("it has an address").port();
    let ports: Vec<u16> = listeners.iter().map(port).collect();
    let lines: Vec<String> = ports.iter().map(|port| format!("127.0.0.1:{port}\n")).collect();
    std::fs::write(folder.join("hosts"), lines.concat()).expect("a file is written");
    ports
}

/// One of several processes.
fn one_of(folder: &Path, processes: usize, process: usize, arguments: &[&str]) -> Process {
    let (processes, process) = (processes.to_string(), process.to_string());
    let place = ["--processes", &processes, "--process", &process, "--hostfile", "hosts"];
    Process::start(folder, &[arguments, &place].concat())
}

fn all_of(folder: &Path, processes: usize, arguments: &[&str]) -> Vec<Process> {
    (0..processes).map(|process| one_of(folder, processes, process, arguments)).collect()
}

const SOON: Duration = Duration::from_secs(30);

/// A folder with a sheet that has many states, and one that would be searched for ever.
fn folder() -> TempDir {
    let folder = folder_with("huge.toml", HUGE);
    let large = "schema = 1\nname = \"large\"\n[scope]\nrequests = 3\nchanges = 1\n";
    std::fs::write(folder.path().join("large.toml"), large).expect("a file is written");
    folder
}

#[test]
fn several_processes_say_what_one_says() {
    let folder = folder();
    let sheets = ["check", "adachi-2023", "takamatsu-2024", "large.toml", "kawasaki-2023"];
    for (processes, more) in [
        (2, &["--workers", "1"][..]),
        (2, &["--workers", "2", "--format", "json", "--no-symmetry"]),
        (3, &["--workers", "1", "--format", "json", "--fingerprint", "128"]),
    ] {
        let arguments = [&sheets[..], more].concat();
        let alone = run_in(folder.path(), &arguments);
        assert_eq!(alone.code, 0, "{}", alone.err);
        hostfile(folder.path(), processes);
        for (process, it) in all_of(folder.path(), processes, &arguments).into_iter().enumerate() {
            let it = it.ended(SOON);
            assert_eq!(it.code, 0, "{process}: {}", it.err);
            if process == 0 {
                assert!(it.out == alone.out, "{}\n{}", it.out, alone.out);
            } else {
                let done = format!("Process {process} of {processes} is done");
                assert!(it.out.is_empty() && it.err.starts_with(&done), "{}", it.err);
                assert_eq!(it.err.lines().count(), 1, "{}", it.err);
            }
        }
    }
}

/// What went wrong, from whichever process: not established, and nothing but that.
fn not_established(it: Ended, words: &[&str]) {
    assert_eq!(it.code, 3, "{}{}", it.out, it.err);
    let told = flat(&(it.out + &it.err));
    assert!(told.contains("not established"), "{told}");
    assert!(words.iter().any(|words| told.contains(words)), "{told}");
    assert!(!told.contains("panicked"), "{told}");
}

/// A search that takes long, and keeps a checkpoint after each level: so it can be seen that it is
/// under way.
const HUGE_SEARCH: &[&str] = &[
    "check",
    "huge.toml",
    "--no-symmetry",
    "--workers",
    "1",
    "--checkpoint",
    "kept",
    "--every",
    "0",
];

/// Waits until a search has kept a checkpoint: all of its processes have met by then.
pub(crate) fn wait_until_kept(folder: &Path) {
    let began = Instant::now();
    while !is_kept(folder) {
        assert!(began.elapsed() < SOON, "a checkpoint is written");
        sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_process_that_dies_ends_the_others() {
    for dying in 0..3 {
        let folder = folder();
        hostfile(folder.path(), 3);
        let mut all = all_of(folder.path(), 3, HUGE_SEARCH);
        wait_until_kept(&folder.path().join("kept"));
        let mut dead = all.remove(dying);
        dead.child().kill().expect("it is killed");
        for it in all {
            not_established(it.ended(Duration::from_secs(10)), &["was lost", "has gone"]);
        }
    }
}

#[test]
fn a_process_that_falls_silent_ends_the_others() {
    let folder = folder();
    hostfile(folder.path(), 2);
    let arguments = [HUGE_SEARCH, &["--patience", "3"]].concat();
    let mut all = all_of(folder.path(), 2, &arguments);
    wait_until_kept(&folder.path().join("kept"));
    let mut silent = all.pop().expect("there are two");
    silent.signal("-STOP");
    let first = all.pop().expect("there are two").ended(Duration::from_secs(10));
    not_established(first, &["nothing was heard of process 1 for 3 s"]);
    // When it wakes up it finds that the others have gone.
    silent.signal("-CONT");
    not_established(silent.ended(Duration::from_secs(10)), &["was lost", "nothing was heard"]);
}

/// Whoever knows a port can call; nobody who has something to do is kept from it.
#[test]
fn strangers_are_left_alone() {
    let folder = folder();
    let ports = hostfile(folder.path(), 2);
    let arguments = ["check", "adachi-2023", "--workers", "1"];
    let first = one_of(folder.path(), 2, 0, &arguments);
    let call = || loop {
        match TcpStream::connect(("127.0.0.1", ports[0])) {
            Ok(socket) => break socket,
            Err(_) => sleep(Duration::from_millis(20)),
        }
    };
    let _says_nothing = call();
    let mut says_half = call();
    says_half.write_all(b"honnin/3\0\0").expect("it is written");
    let mut says_rubbish = call();
    says_rubbish.write_all(&[b'x'; 4096]).expect("it is written");
    drop(call());
    let second = one_of(folder.path(), 2, 1, &arguments);
    assert_eq!(second.ended(SOON).code, 0);
    let first = first.ended(SOON);
    assert_eq!((first.code, first.out), (0, run(&arguments).out));
}

#[test]
fn processes_that_were_started_for_something_else_refuse_each_other() {
    let others: [(&[&str], &str); 3] = [
        (&["check", "kawasaki-2023", "--workers", "1"], "was started for other work"),
        (&["check", "adachi-2023", "--workers", "2"], "workers, this one has"),
        (&["check", "adachi-2023", "--workers", "1", "--no-symmetry"], "runs another search"),
    ];
    for (other, words) in others {
        let folder = folder();
        hostfile(folder.path(), 2);
        let first = one_of(folder.path(), 2, 0, &["check", "adachi-2023", "--workers", "1"]);
        let second = one_of(folder.path(), 2, 1, other);
        // Whoever looks later may only see that the other has gone.
        let words = [words, "has gone", "was lost"];
        let (first, second) = (first.ended(SOON), second.ended(SOON));
        let told = flat(&format!("{}{}{}{}", first.out, first.err, second.out, second.err));
        assert!(told.contains(words[0]), "{told}");
        not_established(first, &words);
        not_established(second, &words);
    }
}

#[test]
fn a_process_that_does_not_come_is_waited_for_so_long_and_no_longer() {
    let folder = folder();
    hostfile(folder.path(), 3);
    let arguments = ["check", "reference", "--workers", "1", "--patience", "1"];
    let all = [0, 2].map(|process| one_of(folder.path(), 3, process, &arguments));
    for it in all {
        not_established(
            it.ended(Duration::from_secs(10)),
            &["process 1 (127.0.0.1:", "has gone", "was lost"],
        );
    }
}

/// The second search of a run fails as soon as the first did.
#[test]
fn a_run_that_lost_a_process_waits_for_it_once() {
    let folder = folder();
    hostfile(folder.path(), 2);
    let arguments =
        ["check", "adachi-2023", "reference", "kawasaki-2023", "--workers", "1", "--patience", "2"];
    let first = one_of(folder.path(), 2, 0, &arguments);
    not_established(first.ended(Duration::from_secs(5)), &["did not come within 2 s"]);
}

#[test]
fn a_port_in_use_is_told() {
    let folder = folder();
    let ports = hostfile(folder.path(), 2);
    let _taken = TcpListener::bind(("127.0.0.1", ports[0])).expect("the port is free");
    let first = one_of(folder.path(), 2, 0, &["check", "reference", "--workers", "1"]);
    not_established(first.ended(Duration::from_secs(5)), &["process 0 cannot listen at 127.0.0.1"]);
}

#[test]
fn an_interrupt_of_one_process_stops_all() {
    let folder = folder();
    hostfile(folder.path(), 2);
    let mut all = all_of(folder.path(), 2, HUGE_SEARCH);
    wait_until_kept(&folder.path().join("kept"));
    all[1].signal("-INT");
    for it in all {
        not_established(it.ended(Duration::from_secs(10)), &["interrupted"]);
    }
}

#[test]
fn impossible_combinations_are_refused() {
    let folder = folder();
    hostfile(folder.path(), 2);
    std::fs::write(folder.path().join("odd"), "one:1\ntwo\n").expect("a file is written");
    let two = ["check", "reference", "--processes", "2"];
    let held = folder.path().join("held");
    let _held = MarkedFolder::take(&held, FolderUse::Checkpoints).expect("nobody else has it");
    std::fs::create_dir(folder.path().join("theirs")).expect("a folder is made");
    std::fs::write(folder.path().join("theirs/notes"), "mine").expect("a file is written");
    let cases: [(&[&str], &str); 12] = [
        (&["--process", "2"], "--process: the numbers of 2 processes go from 0 to 1"),
        (&[], "--process <I>"),
        (&["--process", "0", "--hostfile", "none"], "--hostfile: cannot read none"),
        (&["--process", "0", "--hostfile", "odd"], "not HOST:PORT in odd: two"),
        (&["--process", "0", "--cross-check"], "--cross-check"),
        (&["--process", "0", "--patience", "0"], "--patience"),
        (&["--process", "0", "--resume", "hosts"], "--resume: hosts holds no checkpoint"),
        (&["--process", "0", "--workers", "0"], "--workers"),
        (
            &["--process", "1", "--checkpoint", "odd"],
            "cannot keep checkpoints in odd: a file of that name",
        ),
        (&["--process", "0", "--checkpoint", "held"], "another run keeps its checkpoints in held"),
        (&["--process", "0", "--checkpoint", "theirs"], "`theirs/notes` is in the way"),
        (&["--process", "1", "--checkpoint", "theirs"], "`theirs/notes` is in the way"),
    ];
    for (more, words) in cases {
        let ended = run_in(folder.path(), &[&two, more].concat());
        assert_eq!((ended.code, ended.out.as_str()), (2, ""));
        assert!(ended.err.contains(words), "{}", ended.err);
    }
    let three = ["check", "reference", "--processes", "3", "--process", "0", "--hostfile", "hosts"];
    let ended = run_in(folder.path(), &three);
    assert!(ended.err.contains("hosts names 2 addresses, and --processes 3"), "{}", ended.err);
    let alone = run_in(folder.path(), &["check", "reference", "--process", "0"]);
    assert_eq!(alone.code, 2);
    assert!(alone.err.contains("--processes"), "{}", alone.err);
    for command in ["matrix", "remedies", "campaigns"] {
        let ended = run_in(folder.path(), &[command, "reference", "--processes", "2"]);
        assert_eq!(ended.code, 2);
        assert!(ended.err.contains("--processes"), "{}", ended.err);
    }
}

/// Where the checkpoints of a run lie, if there are any by now.
pub(crate) fn is_kept(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| entry.path().join("checkpoint").exists())
}

/// A search by several processes goes on with another number of them, when one was killed.
#[test]
fn a_search_by_several_processes_is_resumed_by_others() {
    let folder = folder();
    let sheet = ["check", "large.toml", "--no-symmetry", "--workers", "1"];
    let alone = run_in(folder.path(), &sheet);
    assert_eq!(alone.code, 0);
    let keeping = [&sheet[..], &["--checkpoint", "kept", "--every", "0"]].concat();
    hostfile(folder.path(), 2);
    let mut all = all_of(folder.path(), 2, &keeping);
    wait_until_kept(&folder.path().join("kept"));
    all.remove(1).child().kill().expect("it is killed");
    not_established(all.remove(0).ended(SOON), &["was lost", "has gone"]);
    let resuming = [&keeping[..], &["--resume", "kept"]].concat();
    hostfile(folder.path(), 3);
    let mut all = all_of(folder.path(), 3, &resuming);
    assert_eq!(all.remove(0).ended(SOON).out, alone.out);
    assert!(all.into_iter().all(|it| it.ended(SOON).code == 0));
    let again = run_in(folder.path(), &[&sheet[..], &["--resume", "kept"]].concat());
    assert_eq!((again.code, again.out), (0, alone.out));
}

/// Processes that do not see the same folder are told so, before one of them believes in it.
#[test]
fn processes_need_one_folder_for_their_checkpoints() {
    let folder = folder();
    let sheet = ["check", "adachi-2023", "--workers", "1", "--every", "0", "--checkpoint"];
    hostfile(folder.path(), 2);
    let first = one_of(folder.path(), 2, 0, &[&sheet[..], &["here"]].concat());
    let second = one_of(folder.path(), 2, 1, &[&sheet[..], &["there"]].concat());
    not_established(first.ended(SOON), &["the processes need one folder"]);
    not_established(second.ended(SOON), &["the processes need one folder"]);
}

/// Each process reads a sound checkpoint of the search, and not the same one.
#[test]
fn processes_that_read_different_checkpoints_do_not_go_on() {
    let folder = folder();
    let sheet = ["check", "adachi-2023", "--workers", "1"];
    for (name, most) in [("early", "100"), ("late", "300")] {
        let keeping = ["--checkpoint", name, "--every", "0", "--max-states", most];
        assert_eq!(run_in(folder.path(), &[&sheet[..], &keeping].concat()).code, 3);
    }
    hostfile(folder.path(), 2);
    let first = one_of(folder.path(), 2, 0, &[&sheet[..], &["--resume", "early"]].concat());
    let second = one_of(folder.path(), 2, 1, &[&sheet[..], &["--resume", "late"]].concat());
    not_established(first.ended(SOON), &["the workers did not read one checkpoint"]);
    not_established(second.ended(SOON), &["the workers did not read one checkpoint"]);
}

#[test]
fn a_full_memory_ends_all_processes() {
    let folder = folder();
    hostfile(folder.path(), 2);
    let arguments = [HUGE_SEARCH, &["--max-memory", "8MiB"]].concat();
    for it in all_of(folder.path(), 2, &arguments) {
        not_established(it.ended(Duration::from_secs(10)), &["8,388,608 bytes of memory"]);
    }
}
