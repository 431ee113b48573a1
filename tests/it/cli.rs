//! The program from outside: outputs, exit codes, wrong input.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// The program, in English unless it is told otherwise, in a folder.
fn honnin(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_honnin"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.env("LC_ALL", "en_GB.UTF-8").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

struct Ended {
    code: i32,
    out: String,
    err: String,
}

fn ended(output: Output) -> Ended {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    let code = output.status.code().expect("the program ends by itself");
    Ended { code, out: text(output.stdout), err: text(output.stderr) }
}

fn run_in(folder: &Path, arguments: &[&str]) -> Ended {
    ended(honnin(folder, arguments).output().expect("the program starts"))
}

fn run(arguments: &[&str]) -> Ended {
    run_in(tempfile::tempdir().expect("a folder is made").path(), arguments)
}

/// A folder with one file in it.
fn folder_with(name: &str, content: impl AsRef<[u8]>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder is made");
    std::fs::write(folder.path().join(name), content).expect("a file is written");
    folder
}

/// A text without its line breaks: sentences are wrapped to the width of the terminal.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sheet too large to be searched to its end in any test.
const HUGE: &str =
    "schema = 1\nname = \"huge\"\n[scope]\nrequests = 8\nchanges = 4\ntimeouts = 3\n";

#[test]
fn without_a_command_everything_is_checked_and_reported() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let ended = run_in(folder.path(), &[]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    insta::assert_snapshot!("everything", ended.out);
    for name in ["verdicts.md", "verdicts.ja.md"] {
        let written = std::fs::read_to_string(folder.path().join("reports").join(name));
        assert!(written.expect("the report is written").contains("takamatsu-2024"));
    }
}

#[test]
fn a_report_of_a_cut_search_is_not_written() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let ended = run_in(folder.path(), &["--max-states", "100"]);
    assert_eq!(ended.code, 3);
    assert!(ended.err.contains("The report was not written"), "{}", ended.err);
    assert!(!folder.path().join("reports").exists());
}

#[test]
fn a_report_that_cannot_be_written_is_told() {
    let folder = folder_with("reports", "a file where the folder should be");
    let ended = run_in(folder.path(), &[]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("cannot write"), "{}", ended.err);
}

#[test]
fn check_answers_in_a_table_and_in_both_languages() {
    insta::assert_snapshot!("check-en", run(&["check", "adachi-2023", "takamatsu-2024"]).out);
    let japanese = run(&["check", "adachi-2023", "takamatsu-2024", "--lang", "ja"]);
    insta::assert_snapshot!("check-ja", japanese.out);
}

#[test]
fn check_answers_in_one_json_document() {
    let ended = run(&["check", "takamatsu-2024", "--format", "json"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let document: serde_json::Value = serde_json::from_str(&ended.out).expect("it is JSON");
    assert_eq!(document["schema"], 1);
    let stands = [&document["sheets"][0]["as"], &document["sheets"][1]["as"]];
    assert_eq!(stands, ["designed", "installed"]);
    let arrive = serde_json::json!({ "step": "arrive", "request": 0, "server": 0 });
    assert_eq!(document["sheets"][1]["claims"]["C1"]["steps"][0], arrive);
    insta::assert_snapshot!("check-json", ended.out);
}

#[test]
fn a_verdict_that_differs_ends_with_1() {
    let sheet = "schema = 1\nname = \"mine\"\n[image]\nafter = \"keep\"\n";
    let folder = folder_with("mine.toml", sheet);
    let ended = run_in(folder.path(), &["check", "mine.toml"]);
    assert_eq!(ended.code, 1);
    insta::assert_snapshot!("check-differs", ended.out);
    let json = run_in(folder.path(), &["check", "mine.toml", "--format", "json"]);
    assert_eq!(json.code, 1);
    let document: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(document["sheets"][0]["as_expected"], false);
}

#[test]
fn something_not_established_ends_with_3() {
    let ended = run(&["check", "reference", "--max-states", "100"]);
    assert_eq!(ended.code, 3);
    insta::assert_snapshot!("check-cut", ended.out);
    let json = run(&["check", "reference", "--max-states", "100", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    let c1 = &document["sheets"][0]["claims"]["C1"];
    assert_eq!((json.code, &c1["verdict"]), (3, &"not-established".into()));
    assert_eq!(c1["reason"], "cut: 100 states looked at, the most allowed");
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

#[test]
fn a_bad_sheet_does_not_hide_the_others() {
    let folder = folder_with("bad.toml", "schema = 1\nname = \"bad\"\n[order]\nscop = 1\n");
    std::fs::write(folder.path().join("empty.toml"), "").expect("a file is written");
    std::fs::write(folder.path().join("latin.toml"), b"name = \"\xe9\"")
        .expect("a file is written");
    let words = ["check", "bad.toml", "empty.toml", "latin.toml", "none.toml", "kawasaki-2023"];
    let ended = run_in(folder.path(), &words);
    assert_eq!(ended.code, 2);
    assert!(ended.out.contains("kawasaki-2023"), "{}", ended.out);
    insta::assert_snapshot!("bad-sheets", ended.err);
    let japanese = run_in(folder.path(), &[&words[..], &["--lang", "ja"]].concat());
    insta::assert_snapshot!("bad-sheets-ja", japanese.err);
}

#[test]
fn what_follows_from_a_sheet() {
    insta::assert_snapshot!("matrix", run(&["matrix", "adachi-2023"]).out);
    insta::assert_snapshot!(
        "matrix-finding",
        run(&["matrix", "yokohama-2023", "--lang", "ja"]).out
    );
    insta::assert_snapshot!("remedies", run(&["remedies", "munakata-2023"]).out);
    insta::assert_snapshot!(
        "remedies-ja",
        run(&["remedies", "takamatsu-2024", "--lang", "ja"]).out
    );
    insta::assert_snapshot!("campaigns", run(&["campaigns", "takamatsu-2024"]).out);
    insta::assert_snapshot!("campaigns-ja", run(&["campaigns", "reference", "--lang", "ja"]).out);
}

#[test]
fn what_follows_from_a_sheet_in_json() {
    for command in ["matrix", "remedies", "campaigns"] {
        let ended = run(&[command, "takamatsu-2024", "--format", "json"]);
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{command}");
        let document: serde_json::Value = serde_json::from_str(&ended.out).expect("it is JSON");
        assert_eq!((&document["schema"], &document["as"]), (&1.into(), &"installed".into()));
    }
}

/// An empty list of checks establishes nothing.
#[test]
fn nothing_to_check_ends_with_3() {
    let matrix = run(&["matrix", "reference"]);
    assert_eq!((matrix.code, matrix.out.as_str()), (3, ""));
    assert!(matrix.err.contains("names no condition"), "{}", matrix.err);
    let campaigns = run(&["campaigns", "kawasaki-2023"]);
    assert_eq!(campaigns.code, 3);
    assert!(campaigns.err.contains("names no campaign"), "{}", campaigns.err);
}

#[test]
fn what_follows_from_a_cut_search_ends_with_3() {
    for command in ["matrix", "remedies", "campaigns"] {
        let ended = run(&[command, "takamatsu-2024", "--max-states", "50"]);
        assert_eq!(ended.code, 3, "{command}: {}", ended.out);
    }
}

#[test]
fn explain_tells_the_shortest_counterexample() {
    insta::assert_snapshot!("explain", run(&["explain", "adachi-2023", "C1"]).out);
    let states = run(&["explain", "takamatsu-2024", "c4", "--states", "--lang", "ja"]);
    insta::assert_snapshot!("explain-states-ja", states.out);
    let holds = run(&["explain", "takamatsu-2024", "C1", "--as", "designed"]);
    assert_eq!(holds.code, 0);
    assert!(holds.out.contains("No counterexample"), "{}", holds.out);
    let not_claimed = run(&["explain", "kawasaki-2023", "C4"]);
    assert!(not_claimed.out.contains("not made of this site"), "{}", not_claimed.out);
    let from_the_sheet = run(&["explain", "takamatsu-2024", "C8"]);
    assert!(from_the_sheet.out.contains("sync.release = \"all\""), "{}", from_the_sheet.out);
    let open = run(&["explain", "reference", "C1", "--max-states", "10"]);
    assert_eq!(open.code, 3);
    let json = run(&["explain", "adachi-2023", "C1", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(document["judged"]["steps"].as_array().map(Vec::len), Some(17));
}

#[test]
fn init_writes_a_sheet_that_holds_and_never_overwrites() {
    let folder = tempfile::tempdir().expect("a folder is made");
    assert_eq!(run_in(folder.path(), &["init", "mine.toml"]).code, 0);
    let written = std::fs::read_to_string(folder.path().join("mine.toml")).expect("it is there");
    insta::assert_snapshot!("template", written);
    assert_eq!(run_in(folder.path(), &["check", "mine.toml"]).code, 0);
    std::fs::write(folder.path().join("mine.toml"), "mine").expect("a file is written");
    let again = run_in(folder.path(), &["init", "mine.toml"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("exists already"), "{}", again.err);
    let left = std::fs::read_to_string(folder.path().join("mine.toml")).expect("it is there");
    assert_eq!(left, "mine");
    assert_eq!(run_in(folder.path(), &["init", "no/such/folder.toml"]).code, 2);
}

#[test]
fn the_schema_and_the_completions_are_printed() {
    let schema = run(&["schema"]);
    assert_eq!(schema.code, 0);
    insta::assert_snapshot!("schema", schema.out);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ended = run(&["completions", shell]);
        assert_eq!(ended.code, 0, "{shell}");
        assert!(ended.out.contains("campaigns"), "{shell}");
    }
}

#[test]
fn help_speaks_both_languages() {
    insta::assert_snapshot!("help-en", run(&["--help"]).out);
    insta::assert_snapshot!("help-ja", run(&["--help", "--lang", "ja"]).out);
    for command in [
        "check",
        "matrix",
        "remedies",
        "campaigns",
        "explain",
        "init",
        "explore",
        "schema",
        "completions",
    ] {
        let ended = run(&[command, "--help"]);
        assert_eq!(ended.code, 0, "{command}");
        assert!(ended.out.contains("Example"), "{command}: {}", ended.out);
    }
    assert_eq!(run(&["--version"]).out.trim(), concat!("honnin ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    let wrong: [&[&str]; 9] = [
        &["chek"],
        &["check", "--max-state", "3"],
        &["check", "--max-states", "0"],
        &["check", "--max-states", "many"],
        &["check", "--max-states"],
        &["check", "--format", "xml"],
        &["explain", "adachi-2023", "C9"],
        &["explain", "adachi-2023"],
        &["matrix"],
    ];
    let mut japanese = String::new();
    for arguments in wrong {
        let ended = run(arguments);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ended.err.starts_with("error:"), "{}", ended.err);
        let ended = run(&[arguments, &["--lang=ja"]].concat());
        assert_eq!(ended.code, 2, "{arguments:?}");
        japanese += &format!("$ honnin {}\n{}\n", arguments.join(" "), ended.err);
    }
    insta::assert_snapshot!("wrong-command-lines-ja", japanese);
}

#[test]
fn the_language_comes_from_the_locale() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let in_locale = |locale: &str| {
        let mut command = honnin(folder.path(), &["check", "kawasaki-2023"]);
        ended(command.env("LC_ALL", locale).output().expect("the program starts")).out
    };
    assert!(in_locale("ja_JP.UTF-8").contains("予想どおり"));
    assert!(in_locale("C").contains("as expected"));
}

#[test]
fn colours_and_progress_stay_out_of_pipes() {
    let plain = run(&["check", "adachi-2023"]);
    assert!(!plain.out.contains('\u{1b}'), "{:?}", plain.out);
    assert_eq!(plain.err, "");
    let coloured = run(&["check", "adachi-2023", "--color", "always"]);
    assert!(coloured.out.contains('\u{1b}'));
    let slow = run_in(
        folder_with("huge.toml", HUGE).path(),
        &["check", "huge.toml", "--max-seconds", "2"],
    );
    assert_eq!((slow.code, slow.err.as_str()), (3, ""));
    assert!(flat(&slow.out).contains("cut after 2 seconds"), "{}", slow.out);
}

/// The first Ctrl-C ends a search with what is known.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_cleanly() {
    let folder = folder_with("huge.toml", HUGE);
    let mut command = honnin(folder.path(), &["check", "huge.toml", "kawasaki-2023"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let child = child.expect("the program starts");
    std::thread::sleep(Duration::from_millis(700));
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(killed.expect("kill is there").success());
    let ended = ended(child.wait_with_output().expect("the program ends"));
    assert_eq!(ended.code, 3, "{}", ended.err);
    assert!(flat(&ended.out).contains("the search was interrupted"), "{}", ended.out);
}

/// The Explorer answers on loopback, and a port that is taken is told.
#[test]
fn explore_serves_on_loopback() {
    use std::io::{BufRead, BufReader, Read, Write};
    let folder = tempfile::tempdir().expect("a folder is made");
    let mut command = honnin(folder.path(), &["explore", "adachi-2023", "--port", "0"]);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut line = String::new();
    let out = child.stdout.take().expect("its output is piped");
    BufReader::new(out).read_line(&mut line).expect("it prints its address");
    let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
    let address = address.expect("the line has the address").to_owned();
    let mut answer = String::new();
    for _ in 0..50 {
        if let Ok(mut stream) = std::net::TcpStream::connect(&address) {
            write!(stream, "GET /.states/ HTTP/1.0\r\n\r\n").expect("it listens");
            stream.read_to_string(&mut answer).expect("it answers");
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    let port = address.rsplit(':').next().expect("the address has a port");
    let taken = run(&["explore", "adachi-2023", "--port", port]);
    child.kill().expect("it is running");
    child.wait().expect("it ends");
    assert!(
        address.starts_with("127.0.0.1:") && answer.contains("subject-is-requester"),
        "{answer}"
    );
    assert_eq!(taken.code, 2);
    assert!(taken.err.contains("cannot listen"), "{}", taken.err);
}
