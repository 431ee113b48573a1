//! The program and what it runs in: widths, colours, languages, signals, lost output.

use crate::cluster::wait_until_kept;
use crate::material::{long_tests, so_many};
use crate::program::{HUGE, ended, flat, folder_with, honnin, run, run_in};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Output that is lost is no success, whatever was found.
#[cfg(target_os = "linux")]
#[test]
fn lost_output_is_no_success() {
    let folder = tempfile::tempdir().expect("a folder is made");
    for arguments in [&["check"][..], &["check", "--format", "json"], &["schema"], &["--help"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("it is there");
        let output = honnin(folder.path(), arguments).stdout(full).output();
        let ended = ended(output.expect("the program starts"));
        assert_eq!(ended.code, 2, "{arguments:?}");
        assert!(ended.err.contains("the output was lost: no space is left"), "{}", ended.err);
    }
}

/// A path need not be text, and never hides the other sheets.
#[cfg(unix)]
#[test]
fn a_path_that_is_no_text_is_a_path_all_the_same() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().expect("a folder is made");
    let name = std::ffi::OsStr::from_bytes(b"n\xff.toml");
    std::fs::write(folder.path().join(name), "schema = 1\nname = \"odd\"").expect("it is written");
    let mut command = honnin(folder.path(), &["check", "kawasaki-2023"]);
    let ended = ended(command.arg(name).output().expect("the program starts"));
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.out.contains("odd") && ended.out.contains("kawasaki-2023"), "{}", ended.out);
}

#[test]
fn the_language_comes_from_the_locale() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let in_locale = |locale: &str| {
        let mut command = honnin(folder.path(), &["check", "kawasaki-2023"]);
        ended(command.env("LC_ALL", locale).output().expect("the program starts")).out
    };
    assert!(in_locale("ja_JP.UTF-8").contains("想定どおり"));
    assert!(in_locale("C").contains("as expected"));
}

#[test]
fn colours_and_progress_stay_out_of_pipes() {
    let plain = run(&["check", "adachi-2023"]);
    assert!(!plain.out.contains('\u{1b}'), "{:?}", plain.out);
    assert_eq!(plain.err, "");
    for arguments in [&["--help", "--color", "always"][..], &["chek", "--color", "always"]] {
        let ended = run(arguments);
        assert!((ended.out + &ended.err).contains('\u{1b}'), "{arguments:?}");
    }
    let coloured = run(&["check", "adachi-2023", "--color", "always"]);
    assert!(coloured.out.contains('\u{1b}'));
    let slow = run_in(
        folder_with("huge.toml", HUGE).path(),
        &["check", "huge.toml", "--max-seconds", "2"],
    );
    assert_eq!((slow.code, slow.err.as_str()), (3, ""));
    assert!(flat(&slow.out).contains("cut after 2 seconds"), "{}", slow.out);
}

/// The first Ctrl-C ends a search with what is known, and so does a kill.
#[cfg(unix)]
#[test]
fn a_signal_ends_a_search_cleanly() {
    for signal in ["-INT", "-TERM"] {
        let folder = folder_with("huge.toml", HUGE);
        let arguments =
            ["check", "huge.toml", "kawasaki-2023", "--checkpoint", "kept", "--every", "0"];
        let mut command = honnin(folder.path(), &arguments);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let child = child.expect("the program starts");
        wait_until_kept(&folder.path().join("kept"));
        let kill = format!("kill {signal} {}", child.id());
        let killed = Command::new("sh").args(["-c", &kill]).status();
        assert!(killed.expect("there is a shell").success());
        let ended = ended(child.wait_with_output().expect("the program ends"));
        assert_eq!(ended.code, 3, "{signal}: {}", ended.err);
        assert!(flat(&ended.out).contains("the search was interrupted"), "{}", ended.out);
    }
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

/// The columns that a line fills on a terminal.
pub(crate) fn columns(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

/// Takes long to search: only the long version asks the program itself; how wide the answer is, is a
/// matter of the tests of bounds as well.
const LARGE: &[&str] = &["bounds", "takamatsu-2024"];

/// Nothing is wider than 80 columns, in either language, but for what cannot be broken.
#[test]
fn everything_fits_into_eighty_columns() {
    let commands: [&[&str]; 17] = [
        &["check"],
        &["check", "reference", "--max-states", "100"],
        &["matrix", "takamatsu-2024"],
        &["matrix", "yokohama-2023"],
        &["remedies", "munakata-2023"],
        &["campaigns", "reference"],
        LARGE,
        &["bounds", "yokohama-2023", "--max-states", "50"],
        &["explain", "tokushima-2023", "C6", "--states"],
        &["explain", "takamatsu-2024", "C1", "--states"],
        &["explain", "takamatsu-2024", "C8"],
        &["--help"],
        &["check", "--help"],
        &["explain", "--help"],
        &["init", "--help"],
        &["explore", "--help"],
        &["survey", "--help"],
    ];
    // Each search is made in one of the languages; the long version makes it in both.
    let asked = commands.iter().enumerate().filter(|(_, it)| long_tests() || **it != LARGE);
    for (place, arguments) in asked {
        let both = &["--lang=en", "--lang=ja"];
        for language in so_many(&both[place % 2..][..1], both) {
            let ended = run(&[*arguments, &[*language]].concat());
            let wide: Vec<&str> = ended.out.lines().filter(|line| 80 < columns(line)).collect();
            assert_eq!(wide, Vec::<&str>::new(), "{arguments:?} {language}");
        }
    }
    let folder = folder_with(
        "bad.toml",
        "schema = 1\nname = \"x\"\n[installed]\n\"sync.relase\" = 1\ncolour = 2\n",
    );
    for language in ["--lang=en", "--lang=ja"] {
        let ended = run_in(folder.path(), &["check", "bad.toml", "none.toml", language]);
        let wide: Vec<&str> = ended.err.lines().filter(|line| 80 < columns(line)).collect();
        assert_eq!(wide, Vec::<&str>::new(), "{language}");
    }
}

/// No Japanese line begins with a letter that may not begin one.
#[test]
fn japanese_lines_break_where_japanese_may() {
    let text =
        "申請0は、ＡＰサーバ（アプリケーションサーバ）に届く。ちょっと待って、きゃっと言う。"
            .repeat(4);
    for width in 20..80 {
        for line in honnin_messages::wrapped(&text, width, 0).lines() {
            let first = line.chars().next().expect("no line is empty");
            assert!(!"、。ー）ょっゃァィ".contains(first), "{width}: {line}");
            assert!(columns(line) <= width + 2, "{width}: {line}");
        }
    }
}

/// Every option that all commands have stands before or after one; every other one would be ignored
/// before it, and is refused.
#[test]
fn options_stand_where_they_are_heard() {
    for option in [["--lang", "ja"], ["--color", "never"]] {
        let before = run(&[&option[..], &["check", "kawasaki-2023"]].concat());
        let after = run(&[&["check", "kawasaki-2023"], &option[..]].concat());
        assert_eq!((before.code, after.code), (0, 0), "{option:?}: {}", before.err);
        assert_eq!(before.out, after.out, "{option:?}");
    }
    let misplaced: [&[&str]; 5] = [
        &["--max-states", "3"],
        &["--max-seconds", "3"],
        &["--cross-check"],
        &["--format", "json"],
        &["--reports", "x"],
    ];
    for option in misplaced {
        for language in ["--lang=en", "--lang=ja"] {
            let ended = run(&[option, &["check", "kawasaki-2023", language]].concat());
            assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{option:?}");
            assert!(ended.err.contains(option[0]), "{}", ended.err);
        }
    }
}
