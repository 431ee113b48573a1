//! What is wrong with a finding or a source though each of its keys is known: texts, ids, checks that say
//! nothing, and what is cited.

use super::{SOUND, errors, refused, refused_text, with};

#[test]
fn a_text_in_one_language_only_is_refused() {
    refused(
        "en = \"It was handed out by mistake.\"\n",
        "",
        "5:1",
        &["`en` is missing in [finding]"],
    );
    refused("ja = \"回答には推定を含む。\"\n", "", "25:1", &["`ja` is missing in [finding.gap]"]);
    refused(
        "title = { ja = \"試験\", en = \"Test\" }",
        "title = { ja = \"試験\" }",
        "3:9",
        &["`en` is missing in [title]"],
    );
    refused("ja = \"議題1\", ", "", "9:40", &["`ja` is missing in [place]"]);
    refused(
        "ja = \"誤って交付された。\"",
        "ja = \"By mistake。\"",
        "10:6",
        &["`ja` is in the other language"],
    );
    refused(
        "en = \"It was handed out by mistake.\"",
        "en = \"誤って.\"",
        "11:6",
        &["`en` is in the other language"],
    );
    refused("en = \"A city\"", "en = \"ある市\"", "52:29", &["`en` is in the other language"]);
    refused("en = \"Test\"", "en = \" \"", "3:27", &["`en` has no content"]);
}

#[test]
fn a_line_that_tears_a_sentence_is_refused() {
    let torn = [
        ("一つ目の文。\n", "一つ目の\n文。\n", "36:1", "`ja` has a line"),
        ("The first sentence.\n", "The first\nsentence.\n", "40:1", "`en` has a line"),
        ("二つ目の文。\n", "二つ目の文\n", "37:1", "`ja` has a line"),
        ("It was handed out by mistake.", "It was handed out", "11:7", "`en` has a line"),
    ];
    for (part, by, place, sentence) in torn {
        refused(part, by, place, &[sentence, "each line is a whole sentence"]);
    }
}

#[test]
fn control_characters_are_refused() {
    refused("It was handed", "It was\\u001b[2J handed", "11:6", &["`en` has a control character"]);
    refused("en = \"item 1\"", "en = \"item\\n1\"", "9:59", &["`en` has a control character"]);
    refused(
        "en = \"A city\"",
        "en = \"A \\u202ecity\"",
        "52:29",
        &["`en` has a control character"],
    );
}

#[test]
fn ids_are_numbered_in_their_order_and_given_once() {
    refused("id = \"TEST/2\"", "id = \"TEST/1\"", "31:6", &["the name `TEST/1` is used twice"]);
    refused(
        "id = \"TEST/2\"",
        "id = \"TEST/3\"",
        "31:6",
        &["the id here is `TEST/2`", "an id is never reused"],
    );
    refused("id = \"TEST/2\"", "id = \"TEST/02\"", "31:6", &["the id here is `TEST/2`"]);
    refused("id = \"TEST/2\"", "id = \"OTHER/2\"", "31:6", &["the id here is `TEST/2`"]);
    let small = SOUND.replace("\"NEW\"", "\"New\"");
    refused_text(&small, "50:6", &["`id` may have capital letters"]);
    // What follows a wrong number is right.
    let third = SOUND.replacen("TEST/2", "TEST/4", 1).replacen("[[source]]", &with_id("TEST/5"), 1);
    refused_text(&third, "31:6", &["the id here is `TEST/2`"]);
    let twice = SOUND.to_owned() + &SOUND[SOUND.find("[[source]]").expect("it is there")..];
    let twice = twice.replacen("https://example.org/new", "https://example.org/other", 1);
    refused_text(&twice, "56:6", &["the name `NEW` is used twice"]);
    refused(
        "\"https://example.org/new\"]",
        "\"https://example.org/new\", \"https://example.org/new\"]",
        "54:41",
        &["is used twice"],
    );
}

/// A finding that nothing covers, before what follows.
fn with_id(id: &str) -> String {
    format!(
        "[[finding]]\nid = \"{id}\"\nkind = \"cause\"\ncertainty = \"press\"\n\
         cites = [{{ source = \"NEW\" }}]\nja = \"文。\"\nen = \"A sentence.\"\n\
         gap = {{ errs = \"holds\", ja = \"文。\", en = \"A sentence.\" }}\n\n[[source]]"
    )
}

#[test]
fn what_another_file_gives_is_not_given_again() {
    let twice = with("group = \"TEST\"", "group = \"HAIIN\"").replace("TEST/", "HAIIN/");
    refused_text(&twice, "2:9", &["`HAIIN` is in models/record/haiin.toml too"]);
    let source = SOUND.replace("\"NEW\"", "\"SAKAI\"");
    refused_text(&source, "50:6", &["`SAKAI` is in models/record/sources.toml too"]);
    refused(
        "https://example.org/new",
        "https://expydoc.com/doc/8096933/",
        "54:14",
        &["sources.toml too"],
    );
}

#[test]
fn a_finding_without_checks_says_why() {
    let gap = "\n[finding.gap]\nerrs = \"neither\"\nja = \"モデルの外にある。\"\nen = \"It is outside the model.\"\n";
    refused(gap, "", "30:1", &["names no check", "[finding.gap]"]);
    refused(
        "kind = \"finding\"\n",
        "kind = \"finding\"\nchecks = []\n",
        "33:10",
        &["`checks` has no content"],
    );
}

#[test]
fn checks_that_say_nothing_or_the_same_are_refused() {
    refused(
        "    { kind = \"survey\", claim = \"C1\" },\n",
        "    { kind = \"survey\", claim = \"C1\" },\n    { kind = \"survey\", claim = \"C1\" },\n",
        "23:5",
        &["names this check twice"],
    );
    refused("misses = [\"C1\", \"C4\"]", "misses = []", "16:5", &["names no claim"]);
    refused(
        "\"image.key\" = \"request\"",
        "\"topology.app_servers\" = 1, \"topology.db_servers\" = 1",
        "14:5",
        &["a second time"],
    );
    refused(
        "kind = \"trace\", sheet = \"adachi-2023\", as = \"designed\"",
        "kind = \"trace\", sheet = \"adachi-2023\", as = \"installed\"",
        "20:51",
        &["adachi-2023 is installed as designed"],
    );
    refused(
        "kind = \"bounds\", sheet = \"adachi-2023\", claim = \"C1\"",
        "kind = \"bounds\", sheet = \"kawasaki-2023\", claim = \"C4\"",
        "21:57",
        &["C4 is not claimed of this site"],
    );
}

#[test]
fn what_rests_on_an_inference_must_say_so() {
    refused("回答には推定を含む。", "回答による。", "5:1", &["rests on answers that are inferred"]);
    refused("Some answers are inferred.", "Some answers are not.", "5:1", &["rests on answers"]);
    let inferred = with("certainty = \"disclosed\"", "certainty = \"inferred\"");
    assert_eq!(errors(inferred.replace("推定", "想定")), "");
}

#[test]
fn a_source_is_cited_dated_and_found() {
    refused(
        "cites = [{ source = \"NEW\" }]",
        "cites = [{ source = \"SAKAI\" }]",
        "50:6",
        &["no finding cites `NEW`"],
    );
    for date in ["24-01", "2024-1", "2024-01-02-03", "January 2024", "2024-"] {
        refused(
            "date = \"2024-01\"",
            &format!("date = \"{date}\""),
            "53:8",
            &["`date` is no date"],
        );
    }
    for location in ["example.org/new", "notes/x.txt", "ftp://example.org/x"] {
        let text = with("https://example.org/new", location);
        assert!(errors(text).contains(&format!("`{location}` is no web address")));
    }
    let file = with("https://example.org/new", "new.txt");
    refused_text(&file, "49:1", &["`without_entry` belongs to a document"]);
    assert_eq!(errors(file + "without_entry = { ja = \"なし。\", en = \"None.\" }\n"), "");
    let text = SOUND.to_owned() + "without_entry = { ja = \"なし。\", en = \"None.\" }\n";
    refused_text(&text, "49:1", &["`without_entry` belongs to a document"]);
}
