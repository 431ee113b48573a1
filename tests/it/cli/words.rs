//! What the program says of wrong words, of files that it cannot use, and of itself.

use crate::program::{folder_with, run, run_in};
use honnin_files::capped;

/// What is allowed in the place of a wrong value is said in both languages.
#[test]
fn a_wrong_value_is_told_with_what_is_allowed() {
    let cases: [(&[&str], &str, &str); 6] = [
        (&["check", "--workers", "0"], "allowed: 1 to 256", "使える値: 1 から 256 まで"),
        (&["check", "--max-states", "0"], "allowed: 1 or more", "使える値: 1 以上"),
        (&["check", "--max-states", "x"], "allowed: a whole number", "使える値: 大きすぎない整数"),
        (&["check", "--max-memory", "5x"], "such as 16GiB", "（例: 16GiB）"),
        (&["kill", "--iterations", "0"], "allowed: 1 or more", "使える値: 1 以上"),
        (&["schedules", "reference", "--iterations", "0"], "1 or more", "使える値: 1 以上"),
    ];
    for (arguments, english, japanese) in cases {
        for (language, words) in [("en", english), ("ja", japanese)] {
            let ended = run(&[arguments, &["--lang", language]].concat());
            assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
            assert!(ended.err.contains(words), "{}", ended.err);
            let help = format!("`honnin {} --help`", arguments[0]);
            assert!(ended.err.contains(&help), "{}", ended.err);
        }
    }
}

/// Where the exit status is not that of the verdicts alone, the help says what it is.
#[test]
fn the_help_says_what_the_exit_status_means() {
    for command in ["bounds", "survey", "schedules", "replay", "trace", "kill", "run", "verify"] {
        for (language, words) in [("en", "Exit status: "), ("ja", "終了コード: ")] {
            let help = run(&[command, "--help", "--lang", language]).out;
            assert!(help.contains(words), "{help}");
        }
    }
    let example = "honnin report --key key.pem";
    assert!(run(&["report", "--help"]).out.contains(example));
    assert!(!run(&["compare", "--help"]).out.contains(example));
}

/// Why a file cannot be read or written is said in words that fit, and in the user's language.
#[test]
fn what_is_wrong_with_a_file_is_said_in_the_language_of_the_user() {
    let folder = folder_with("latin.json", b"\xe9");
    let cases: [(&[&str], &str, &str); 3] = [
        (&["init", "nowhere/x.toml"], "there is no such folder", "フォルダがありません"),
        (&["check", "--checkpoint", "latin.json"], "a folder is needed", "フォルダが必要です"),
        (&["replay", "latin.json"], "it is not text in UTF-8", "UTF-8 の文字列ではありません"),
    ];
    for (arguments, english, japanese) in cases {
        for (language, words) in [("en", english), ("ja", japanese)] {
            let ended = run_in(folder.path(), &[arguments, &["--lang", language]].concat());
            assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
            assert!(ended.err.contains(words), "{}", ended.err);
        }
    }
}

/// A device that may have no end is not read at all, and a file to a limit, which is named.
#[cfg(unix)]
#[test]
fn what_has_no_end_is_not_read_to_its_end() {
    let ended = run(&["replay", "/dev/zero"]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(ended.err.contains("it is no file, but a device"), "{}", ended.err);
    let folder = folder_with("ten", "0123456789");
    let large = std::fs::File::create(folder.path().join("large")).expect("a file is made");
    large.set_len((64 << 20) + 1).expect("a file may have holes");
    let ended = run_in(folder.path(), &["replay", "large"]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(ended.err.contains("larger than 64 MiB, and no more is read"), "{}", ended.err);
    let ten = folder.path().join("ten");
    assert_eq!(capped::read_capped(&ten, 10).expect("it has no more").len(), 10);
    let error = capped::read_capped(&ten, 9).expect_err("it has more");
    assert_eq!(error.kind(), std::io::ErrorKind::FileTooLarge);
}

#[test]
fn both_languages_are_for_reports() {
    for arguments in [&["check", "reference"][..], &["schema"], &["explain", "adachi-2023", "C1"]] {
        let ended = run(&[arguments, &["--lang", "both"]].concat());
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ended.err.contains("`--lang both` is for reports"), "{}", ended.err);
    }
}

/// Completions are broken by shells, which would put our break within a word; a command's own
/// sentence fills the terminal; and a format is named where it is taken.
#[test]
fn help_is_made_for_where_it_is_shown() {
    let script = run(&["completions", "zsh", "--lang", "ja"]).out;
    assert!(script.contains("それぞれ打ち切る"), "{script}");
    let help = run(&["check", "--help"]).out;
    let first = "Checks sheets, as designed and as installed; all bundled ones when none is named";
    assert_eq!(help.lines().next(), Some(first));
    assert!(help.contains("github"), "{help}");
    assert!(!run(&["matrix", "--help"]).out.contains("github"));
}
