//! One test for each thing that can be wrong with a sheet: what is said, and where.

use honnin_messages::{Language, Messages};
use honnin_sheet::diagnostic;
use honnin_sheet::find::{self, SheetFailure};
use honnin_sheet::read::{MOST_CONDITIONS, read_sheet};

/// Every error of a sheet in English, without colours.
fn errors(text: &str) -> String {
    errors_of(text.as_bytes())
}

fn errors_of(bytes: &[u8]) -> String {
    let problems = read_sheet("x.toml", bytes).expect_err("the sheet is refused");
    let failure = SheetFailure::Unsound { path: "x.toml".into(), bytes: bytes.to_vec(), problems };
    anstream::adapter::strip_str(&diagnostic::render(&Messages::new(Language::En), &failure, 200))
        .to_string()
}

/// A sheet with this after its first two lines. The text begins on line 3.
fn sheet(rest: &str) -> String {
    format!("schema = 1\nname = \"x\"\n{rest}\n")
}

/// Checks that the sheet is refused with one error at this line and column, which says all of this.
fn refused(rest: &str, place: &str, sentences: &[&str]) {
    let text = errors(&sheet(rest));
    assert_eq!(text.matches("error: ").count(), 1, "{text}");
    assert!(text.contains(&format!("x.toml:{place}")), "at {place}:\n{text}");
    for sentence in sentences {
        assert!(text.contains(sentence), "{sentence}:\n{text}");
    }
}

#[test]
fn an_unknown_key_is_named_with_what_was_meant() {
    refused(
        "[order]\nscop = \"site\"",
        "4:1",
        &["unknown key `scop` in [order]", "did you mean `scope`"],
    );
    refused(
        "colour = 1",
        "3:1",
        &["unknown key `colour` in the sheet", "allowed here: schema, name"],
    );
    refused("[topolgy]\nspool = \"shared\"", "3:2", &["did you mean `topology`?"]);
}

#[test]
fn a_wrong_type_is_told_from_the_right_one() {
    refused(
        "[image]\nkey = 3",
        "4:7",
        &["`image.key` needs a string, not a whole number", "\"slot\""],
    );
    refused("[image]\npages = \"1\"", "4:9", &["needs a whole number, not a string", "1 to 3"]);
    refused("[image]\npages = 1.0", "4:9", &["not a floating-point number"]);
    refused("[output_check]\nenabled = 1979-05-27", "4:11", &["needs true or false, not a date"]);
    refused("order = 1", "3:9", &["`order` needs a table", "allowed: [order]"]);
    refused(
        "[[order]]\nscope = \"site\"",
        "3:1",
        &["needs a table, not a list", "allowed: [order]"],
    );
    refused(
        "[condition]\nid = \"A\"",
        "3:1",
        &["needs a list, not a table", "allowed: [[condition]]"],
    );
    refused("[expect]\nC1 = 1", "4:6", &["needs a string", "\"holds\", \"violated\""]);
    refused("sources = \"a\"", "3:11", &["`sources` needs a list"]);
}

#[test]
fn an_answer_that_is_not_allowed_is_told_with_those_that_are() {
    refused(
        "[order]\ntimeout = \"releas-only\"",
        "4:11",
        &[
            "may not be \"releas-only\"",
            "did you mean `release-only`?",
            "\"cancel\", \"release-only\"",
        ],
    );
    refused("[scope]\nrequests = 0", "4:12", &["may not be 0", "allowed: 1 to 8"]);
    refused("[scope]\nchanges = 5", "4:11", &["may not be 5", "allowed: 0 to 4"]);
    for beyond in ["99999999999999999999", "-99999999999999999999", "0xffffffffffffffffff"] {
        let said = format!("may not be {beyond}");
        refused(&format!("[scope]\nnights = {beyond}"), "4:10", &[&said, "allowed: 0 to 2"]);
    }
}

#[test]
fn every_error_of_a_file_is_shown() {
    let text = errors(&sheet("[order]\nscop = 1\n[image]\nkey = 3\n[scope]\nrequests = 9"));
    assert_eq!(text.matches("error: ").count(), 3, "{text}");
    assert!(text.ends_with("x.toml: 3 errors; the sheet was not used"), "{text}");
}

#[test]
fn files_that_are_no_sheets_at_all() {
    assert!(errors("").contains("the sheet is empty"));
    assert!(errors("# only a comment\n\n").contains("the sheet is empty"));
    let not_utf8 = errors_of(b"schema = 1\nname = \"\xff\"\n");
    assert!(not_utf8.contains("not UTF-8") && not_utf8.contains("x.toml:2:9"), "{not_utf8}");
    let syntax = errors("schema = 1\nname = \n[x\n");
    assert_eq!(syntax.matches("not TOML").count(), 2, "{syntax}");
    let place = |text: &str, line: &str| text.find(&format!("x.toml:{line}")).expect(line);
    assert!(place(&syntax, "2:") < place(&syntax, "3:"), "in the order of the text: {syntax}");
}

/// A key that stands twice leaves the rest readable, so the rest is read.
#[test]
fn a_key_that_stands_twice_hides_no_other_error() {
    let twice = errors(&sheet("name = \"y\"\n[order]\nscop = 1"));
    assert!(twice.contains("x.toml:3:1") && twice.contains("the key occurs twice"), "{twice}");
    assert!(twice.contains("unknown key `scop`"), "{twice}");
    assert!(!twice.contains("once this is mended"), "{twice}");
}

#[test]
fn a_missing_file_is_told_with_the_bundled_sheet_that_was_meant() {
    let failure = find::find_sheet("adachi-2024").expect_err("there is no such sheet");
    let text = diagnostic::render(&Messages::new(Language::En), &failure, 200);
    assert!(text.contains("there is no such file") && text.contains("adachi-2023"), "{text}");
}

#[test]
fn what_must_be_there_is_asked_for() {
    let text = errors("[order]\nscope = \"site\"");
    assert!(text.contains("`schema` is missing") && text.contains("`name` is missing"), "{text}");
    refused(
        "[[condition]]\nja = \"あ\"\nwithout = { \"scope.requests\" = 1 }",
        "3:1",
        &["`id` is missing"],
    );
    refused(
        "[[condition]]\nid = \"A\"\nwithout = { \"scope.requests\" = 1 }",
        "3:1",
        &["[condition] needs `ja` or `en`, one of them at least"],
    );
    refused("[[condition]]\nid = \"A\"\nja = \"あ\"", "3:1", &["`without` is missing"]);
    refused("[[campaign]]\nname = \"n\"", "3:1", &["`with` is missing"]);
    assert!(errors("schema = 1\nname = \"  \"").contains("`name` has no content"));
}

#[test]
fn another_version_of_sheets_is_refused() {
    let text = errors("schema = 2\nname = \"x\"");
    assert!(text.contains("`schema` may not be 2") && text.contains("x.toml:1:10"), "{text}");
    let text = errors("schema = 9223372036854775807\nname = \"x\"");
    assert!(text.contains("may not be 9223372036854775807"), "{text}");
}

/// What a terminal would obey never reaches one, whether it stands in a value, a key or a path.
#[test]
fn nothing_in_a_sheet_can_command_a_terminal() {
    refused("[title]\nen = \"\\u001b[31m\"", "4:6", &["`en` has a control character"]);
    refused("[title]\nen = \"two\\nlines\"", "4:6", &["a line break"]);
    refused("[title]\nen = \"\\u202edesrever\"", "4:6", &["the direction of writing"]);
    for text in
        ["\"\\u001b[31m\" = 1", "[order]\nscope = \"\\u0007\"", "[expect]\nC1 = \"\\u009b\""]
    {
        let text = errors(&sheet(text));
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
        assert!(text.contains("\\u{"), "{text}");
    }
    let failure = find::find_sheet("\u{1b}[31m.toml").expect_err("there is no such file");
    let text = diagnostic::render(&Messages::new(Language::En), &failure, 80);
    let text = anstream::adapter::strip_str(&text).to_string();
    assert!(text.contains("\\u{1b}[31m.toml"), "{text}");
}

/// A file of any size and with any number of errors is answered at once.
#[test]
fn large_files_are_refused_and_many_errors_are_counted() {
    let large = "# x\n".repeat(100_000);
    assert!(errors(&large).contains("larger than 256 KiB"));
    let many: String = (0..5_000).map(|n| format!("key{n} = 1\n")).collect();
    let text = errors(&sheet(&many));
    assert_eq!(text.matches("error: ").count(), 100);
    assert!(
        text.contains("5000 errors, of which the first 100 are shown"),
        "{}",
        &text[text.len() - 80..]
    );
    let long = format!("[order]\nscope = \"{}\"", "x".repeat(50_000));
    assert!(errors(&sheet(&long)).contains("xxx…"));
}

#[test]
fn names_are_used_once() {
    let condition =
        "[[condition]]\nid = \"A\"\nja = \"あ\"\nwithout = { \"scope.requests\" = 1 }\n";
    refused(&format!("{condition}{condition}"), "8:6", &["the name `A` is used twice"]);
    let campaign = "[[campaign]]\nname = \"n\"\nwith = {}\n";
    refused(&format!("{campaign}{campaign}"), "7:8", &["the name `n` is used twice"]);
}

#[test]
fn two_sheets_of_a_run_have_two_names() {
    let found = find::find_sheets(["adachi-2023", "adachi-2023"]);
    assert_eq!((found.sheets.len(), found.failures.len()), (1, 1));
    let text = diagnostic::render(&Messages::new(Language::En), &found.failures[0], 200);
    assert!(text.contains("has the name `adachi-2023` too"), "{text}");
}

#[test]
fn combinations_that_the_model_does_not_cover_are_refused() {
    refused(
        "[image]\npick = \"next\"\npages = 2",
        "4:8",
        &["image.pick = \"next\", image.pages = 2", "it needs image.pages = 1"],
    );
    refused(
        "[scope]\narrivals = \"one-per-second\"\nrequests = 3\nseconds = 2",
        "4:12",
        &["scope.seconds = 2, scope.requests = 3", "at least scope.requests"],
    );
}

#[test]
fn combinations_that_changed_answers_make_are_refused() {
    refused(
        "[image]\npages = 2\n[installed]\n\"image.pick\" = \"next\"",
        "5:1",
        &["image.pick = \"next\", image.pages = 2"],
    );
    refused(
        "[[campaign]]\nname = \"n\"\nwith = { \"scope.arrivals\" = \"one-per-second\" }",
        "5:8",
        &["scope.seconds = 1, scope.requests = 2"],
    );
    // Each condition is covered on its own, both together are not.
    let condition = |id: &str, without: &str| {
        format!("[[condition]]\nid = \"{id}\"\nja = \"あ\"\nwithout = {{ {without} }}\n")
    };
    let both = condition("A", "\"image.pick\" = \"next\"") + &condition("B", "\"image.pages\" = 2");
    refused(&both, "7:1", &["without these conditions together: A, B"]);
}

#[test]
fn a_condition_makes_a_difference() {
    refused(
        "[[condition]]\nid = \"A\"\nja = \"あ\"\nwithout = { \"scope.changes\" = 1 }",
        "6:11",
        &["without condition `A` the site is the same as with it"],
    );
    refused(
        "[[condition]]\nid = \"A\"\nja = \"あ\"\nwithout = {}",
        "6:11",
        &["is the same as with it"],
    );
}

#[test]
fn tables_of_changed_answers_take_dotted_keys_in_quotes() {
    refused("[installed]\n\"sync.relase\" = \"all\"", "4:1", &["did you mean `sync.release`?"]);
    refused("[installed]\nsync.release = \"all\"", "4:1", &["write \"sync.release\" = …"]);
    refused("[installed]\nrelease = \"all\"", "4:1", &["did you mean `sync.release`?"]);
    refused("[installed]\norder = 1", "4:1", &["unknown key `order` in [installed]"]);
    refused("[installed]\norder.foo = 1", "4:7", &["unknown key `order.foo` in [installed]"]);
    refused(
        "[installed]\nscope.requests = 1",
        "4:7",
        &["`scope.requests` is not allowed in [installed]"],
    );
    refused("\"order.scope\" = \"none\"", "3:1", &["write `scope` under [order]"]);
    refused(
        "[installed]\n\"scope.requests\" = 1",
        "4:1",
        &["`scope.requests` is not allowed in [installed]"],
    );
    refused(
        "[[campaign]]\nname = \"n\"\nwith = { \"sync.release\" = \"all\" }",
        "5:10",
        &["`sync.release` is not allowed in [campaign.with]"],
    );
    refused(
        "[[condition]]\nid = \"A\"\nja = \"あ\"\nwithout = { \"topology.servers\" = 1 }",
        "6:13",
        &["unknown key `topology.servers` in [condition.without]"],
    );
    refused("inferred = [\"sync.relase\"]", "3:13", &["did you mean `sync.release`?"]);
}

/// An empty table is no answer, and no unknown key hides in one.
#[test]
fn empty_tables_are_no_answers() {
    refused("[installed]\n\"sync.release\" = {}", "4:18", &["needs a string, not a table"]);
    refused("[installed]\nsync = {}", "4:1", &["unknown key `sync` in [installed]"]);
    refused("[installed]\nnonsense = {}", "4:1", &["unknown key `nonsense` in [installed]"]);
    refused("[installed.sync]", "3:12", &["unknown key `sync` in [installed]"]);
    refused("[[campaign]]\nname = \"n\"\nwith = { foo = {} }", "5:10", &["unknown key `foo`"]);
    refused(
        "[[condition]]\nid = \"A\"\nja = \"あ\"\nwithout = { foo = {} }",
        "6:13",
        &["unknown key `foo` in [condition.without]"],
    );
    refused(
        "[[campaign]]\nname = \"n\"\nwhen = \"after\"\nwith = {}",
        "5:8",
        &["`when` may not be \"after\"", "\"before-incident\", \"after-incident\"", "\"planned\""],
    );
    refused("hypothesis = 1", "3:14", &["`hypothesis` needs true or false"]);
    refused("[[campaign]]\nname = \"n\"\nwith = []", "5:8", &["allowed: with = { … }"]);
    refused("condition = [\"a\"]", "3:14", &["needs a table", "allowed: [[condition]]"]);
    refused("[expect]\ndesigned = 3", "4:12", &["[expect.designed] needs an [installed]"]);
    refused(
        "[installed]\n[expect.designed]\nC1 = \"holds\"",
        "4:1",
        &["[expect.designed] needs an [installed]"],
    );
}

/// What some editors write is no part of any line.
#[test]
fn marks_and_line_ends_of_editors_are_not_counted() {
    let bom = errors("\u{feff}schma = 1\nschema = 1\nname = \"x\"");
    assert!(bom.contains("x.toml:1:1") && bom.contains("1 | schma = 1"), "{bom}");
    let crlf = errors("schema = 1\r\nname = \"x\"\r\ncolour = 1\r\n");
    assert!(crlf.contains("x.toml:3:1") && crlf.contains("3 | colour = 1\n"), "{crlf}");
}

#[test]
fn installed_answers_differ_from_the_design() {
    refused(
        "[installed]\n\"sync.release\" = \"own\"",
        "4:1",
        &["`sync.release` is installed as designed"],
    );
}

#[test]
fn expectations_speak_of_claims_that_are_made() {
    refused("[expect]\nc1 = \"holds\"", "4:1", &["did you mean `C1`?"]);
    refused("[expect]\nC99 = \"holds\"", "4:1", &["unknown key `C99` in [expect]"]);
    refused(
        "[expect]\nC1 = \"broken\"",
        "4:6",
        &["`C1` may not be \"broken\"", "\"holds\", \"violated\""],
    );
    refused("[order]\nscope = \"none\"\n[expect]\nC4 = \"holds\"", "6:6", &["C4 is not claimed"]);
    refused(
        "[expect.designed]\nC1 = \"holds\"",
        "3:1",
        &["[expect.designed] needs an [installed]"],
    );
}

#[test]
fn a_matrix_has_its_limits() {
    let conditions: String = (0..=MOST_CONDITIONS)
        .map(|n| {
            format!(
                "[[condition]]\nid = \"{n}\"\nja = \"あ\"\nwithout = {{ \"scope.requests\" = 1 }}\n"
            )
        })
        .collect();
    refused(&conditions, "35:1", &["more than 8 conditions"]);
}

/// A wide letter before the error does not shift the place that is pointed at.
#[test]
fn places_are_counted_in_letters() {
    refused("title = { ja = \"東京都足立区\", en = 3 }", "3:31", &["`en` needs a string"]);
}

/// Files, headings and commands are made of a name.
#[test]
fn a_name_has_nothing_in_it_that_means_something_elsewhere() {
    for name in
        ["x; touch pwned #", "<script>", "a/b", "../a", "-rf", "a b", "`a`", &"n".repeat(61)]
    {
        let text = errors(&format!("schema = 1\nname = \"{name}\"\n"));
        assert!(text.contains("`name` may have letters, digits"), "{name}: {text}");
        assert!(text.contains("x.toml:2:8"), "{text}");
    }
    for name in [
        "reference",
        "横浜市-2023",
        "コンビニ交付",
        "かつらぎ町",
        "site_2.test",
        "1",
        &"n".repeat(60),
    ] {
        let text = format!("schema = 1\nname = \"{name}\"\n");
        assert!(read_sheet("x.toml", text.as_bytes()).is_ok(), "{name}");
    }
}
