//! Pictures: well-formed, complete, legible, and true to the story that they show.

use crate::expected::TABLE;
use crate::material::sheet;
use honnin_analysis::matrix::matrix;
use honnin_analysis::{SiteSearch, Verdict, check::check};
use honnin_messages::{Language, Messages};
use honnin_models::Step;
use honnin_models::answers::Answers;
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::keys::{KEYS, Key, KeyId};
use honnin_models::request::Phase;
use honnin_render::picture::{self, topology::Marked};
use honnin_render::story;
use maud::Markup;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

/// Where everything stands: within the picture, within its box, over nothing else.
mod layout;
/// The legends: what occurs, and nothing else.
mod legends;
/// The style: every class and every colour, in light and in dark.
mod style;

pub(crate) use style::styled;

/// A counterexample of a bundled sheet.
struct Found {
    name: String,
    answers: Answers,
    claim: ClaimId,
    steps: Vec<Step>,
}

fn counterexamples() -> Vec<Found> {
    let mut found = Vec::new();
    for row in TABLE {
        let sheet = sheet(row.sheet);
        let check = check(&SiteSearch::new(), &sheet, row.configuration);
        for (claim, _) in row.violated.iter().filter(|(_, length)| *length > 0) {
            let Verdict::Violated { steps: Some(steps) } = &check.claims[claim].verdict else {
                panic!("{} {claim} has a counterexample", row.sheet);
            };
            let (answers, steps) = (check.answers, steps.clone());
            let name = format!("{} {} {claim}", row.sheet, row.configuration.word());
            found.push(Found { name, answers, claim: *claim, steps });
        }
    }
    assert_eq!(found.len(), 18, "a picture for each violated claim that has steps");
    found
}

fn swimlane(messages: &Messages, found: &Found) -> Markup {
    picture::swimlane::picture(
        messages,
        "lanes",
        &found.name,
        &found.answers,
        found.claim,
        &found.steps,
    )
}

/// The questions of the design whose answers are not those of the reference design.
fn differing(answers: &Answers) -> Vec<KeyId> {
    let differs = |key: &&Key| key.section() != "scope" && key.get(answers) != key.default();
    KEYS.iter().filter(differs).collect()
}

fn topology(messages: &Messages, answers: &Answers) -> Markup {
    let marked = differing(answers);
    let marked = Marked::FromReference(&marked);
    picture::topology::picture(messages, "site", "a site", answers, marked)
}

/// The reference design with one answer changed, in every way.
fn sites() -> Vec<Answers> {
    let design = KEYS.iter().filter(|key| key.section() != "scope");
    let changed = |key: KeyId| {
        key.allowed.answers().into_iter().map(move |answer| {
            let mut answers = Answers::default();
            key.set(&mut answers, answer);
            answers
        })
    };
    design.flat_map(changed).collect()
}

/// A matrix of so many conditions in which every mark occurs, as far as there is room.
fn made_up(messages: &Messages, conditions: usize) -> Markup {
    let label = "a condition that takes more than one line when it is written beside the columns";
    let conditions = vec![("X1", label); conditions];
    picture::matrix::picture(
        messages,
        "matrix",
        "a site",
        &conditions,
        &[ClaimId::C1, ClaimId::C4],
        &cell,
    )
}

fn cell(present: u32, claim: ClaimId) -> VerdictWord {
    let marks = [
        VerdictWord::Holds,
        VerdictWord::Violated,
        VerdictWord::NotClaimed,
        VerdictWord::NotEstablished,
    ];
    marks[(present as usize + usize::from(claim == ClaimId::C4)) % 4]
}

/// Every picture of every bundled sheet, and of what no bundled sheet has, each with its name.
fn pictures() -> Vec<(String, String)> {
    let counterexamples = counterexamples();
    let mut pictures = Vec::new();
    for language in Language::ALL {
        let messages = Messages::new(language);
        let mut add = |name: String, picture: Markup| {
            pictures.push((format!("{name} {language:?}"), picture.into_string()));
        };
        for found in &counterexamples {
            add(found.name.clone(), swimlane(&messages, found));
            add(format!("site of {}", found.name), topology(&messages, &found.answers));
        }
        for (number, answers) in sites().iter().enumerate() {
            add(format!("site {number}"), topology(&messages, answers));
        }
        for conditions in 0..=8 {
            add(format!("matrix of {conditions}"), made_up(&messages, conditions));
        }
    }
    assert!(pictures.len() > 150, "{} pictures are looked at", pictures.len());
    pictures
}

/// The texts below an element.
fn texts<'a>(node: Node<'a, 'a>) -> Vec<&'a str> {
    let texts = node.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|text| text.text()).collect()
}

/// The elements of the steps, in order.
fn rows<'a>(document: &'a Document<'a>) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_attribute("data-step")).collect()
}

#[test]
fn every_picture_is_well_formed_and_has_its_words() {
    for (name, picture) in pictures() {
        let document = Document::parse(&picture).unwrap_or_else(|error| panic!("{name}: {error}"));
        let root = document.root_element();
        assert!(root.has_tag_name(("http://www.w3.org/2000/svg", "svg")), "{name}");
        assert_eq!(root.attribute("role"), Some("img"), "{name}");
        let words = |of| root.attribute(of).expect("the picture has its words");
        let parts: Vec<Node<'_, '_>> = root.children().take(2).collect();
        assert!(parts[0].has_tag_name("title") && parts[1].has_tag_name("desc"), "{name}");
        let ids: Vec<&str> = parts.iter().filter_map(|part| part.attribute("id")).collect();
        assert_eq!(ids, [words("aria-labelledby"), words("aria-describedby")], "{name}");
        for part in parts {
            assert!(part.text().is_some_and(|text| text.len() > 10), "{name} has its words");
        }
    }
}

/// Pictures stand on one page, so no id may occur twice there; and what is referred to is there.
#[test]
fn ids_are_unique_on_a_page_of_many_pictures() {
    let messages = Messages::new(Language::En);
    let mut page = String::from("<page>");
    for (number, found) in counterexamples().iter().enumerate() {
        let id = format!("p{number}");
        let Found { answers, claim, steps, .. } = found;
        page += &picture::swimlane::picture(&messages, &id, "a site", answers, *claim, steps).0;
        let id = format!("s{number}");
        let marked = Marked::FromReference(&[]);
        page += &picture::topology::picture(&messages, &id, "a site", answers, marked).0;
    }
    page += "</page>";
    let document = Document::parse(&page).expect("a page of pictures is well-formed");
    let mut ids = BTreeSet::new();
    for id in document.descendants().filter_map(|node| node.attribute("id")) {
        assert!(ids.insert(id), "{id} occurs once");
    }
    let mut referred = 0;
    for fill in document.descendants().filter_map(|node| node.attribute("fill")) {
        if let Some(id) = fill.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')) {
            assert!(ids.contains(id), "{id} is there");
            referred += 1;
        }
    }
    assert!(referred > 100, "hatching was referred to: {referred}");
}

#[test]
fn a_picture_is_drawn_the_same_every_time() {
    assert!(pictures() == pictures());
}

#[test]
fn every_step_has_a_row_with_its_number() {
    for language in Language::ALL {
        let messages = Messages::new(language);
        for found in counterexamples() {
            let picture = swimlane(&messages, &found).0;
            let document = Document::parse(&picture).expect("it is well-formed");
            let rows = rows(&document);
            assert_eq!(rows.len(), found.steps.len(), "{}", found.name);
            for (number, row) in (1..).zip(rows) {
                let texts = texts(row);
                assert_eq!(texts[0], format!("{number}"), "{}", found.name);
                assert!(!texts[1].is_empty(), "{} says what step {number} does", found.name);
                let drawn =
                    |node: Node<'_, '_>| node.has_tag_name("path") || node.has_tag_name("circle");
                assert!(row.descendants().any(drawn), "{} draws step {number}", found.name);
            }
        }
    }
}

/// The marks stand at the steps that break claims, and at no others.
#[test]
fn the_marks_stand_where_the_story_has_them() {
    let messages = Messages::new(Language::En);
    let mut marks = 0;
    for found in counterexamples() {
        let story = story::render(&messages, &found.answers, found.claim, &found.steps);
        let picture = swimlane(&messages, &found).0;
        let document = Document::parse(&picture).expect("it is well-formed");
        for (row, told) in rows(&document).into_iter().zip(&story.steps) {
            let drawn: Vec<&str> =
                texts(row).into_iter().filter(|text| text.starts_with('✗')).collect();
            let expected: Vec<String> = told.breaks.iter().map(|id| format!("✗ {id}")).collect();
            assert_eq!(drawn, expected, "{}", found.name);
            let leads = texts(row).into_iter().any(|text| text.starts_with('▲'));
            assert_eq!(leads, told.amiss && told.breaks.is_empty(), "{}", found.name);
            marks += drawn.len();
        }
        let last = story.steps.last().expect("a counterexample has steps");
        assert!(last.breaks.contains(&found.claim), "{} ends with its claim", found.name);
    }
    assert!(marks > 25, "marks were found: {marks}");
}

/// A document says that it shows somebody else exactly when it does.
#[test]
fn a_foreign_document_says_so() {
    let messages = Messages::new(Language::En);
    let (mut wrong, mut own) = (0, 0);
    for found in counterexamples() {
        let story = story::render(&messages, &found.answers, found.claim, &found.steps);
        let picture = swimlane(&messages, &found).0;
        let document = Document::parse(&picture).expect("it is well-formed");
        for (row, told) in rows(&document).into_iter().zip(&story.steps) {
            let Step::Finish { request } = told.step else { continue };
            let delivered = &told.state.requests[request];
            assert_eq!(delivered.phase, Phase::Delivered, "no bundled sheet has it stopped");
            let shows = delivered.shows_another(request);
            let says = texts(row).into_iter().any(|text| text.starts_with('≠'));
            assert_eq!(says, shows, "{}", found.name);
            *if shows { &mut wrong } else { &mut own } += 1;
        }
    }
    assert!(wrong >= 7 && own >= 4, "both were seen: {wrong}, {own}");
}

/// Where an image is overwritten too early, its bar is cut on the line of that step.
#[test]
fn an_image_that_is_overwritten_too_early_is_cut() {
    let messages = Messages::new(Language::En);
    let mut seen = 0;
    for found in counterexamples() {
        let story = story::render(&messages, &found.answers, found.claim, &found.steps);
        let picture = swimlane(&messages, &found).0;
        let document = Document::parse(&picture).expect("it is well-formed");
        let line = |node: Node<'_, '_>| {
            let path = node.attribute("d")?.strip_prefix('M')?;
            path.split([' ', 'H']).nth(1).map(str::to_owned)
        };
        let of_class = |node: &Node<'_, '_>, class| node.attribute("class") == Some(class);
        let cuts: Vec<String> =
            document.descendants().filter(|node| of_class(node, "cut")).filter_map(line).collect();
        for (row, told) in rows(&document).into_iter().zip(&story.steps) {
            if told.breaks.contains(&ClaimId::C5) {
                let arrow = row.descendants().find(|node| of_class(node, "under"));
                let arrow = arrow.and_then(line).expect("a write is an arrow");
                assert!(cuts.contains(&arrow), "{}", found.name);
                seen += 1;
            }
        }
    }
    assert!(seen >= 9, "overwritten images were seen: {seen}");
}

/// Every answer stands below the drawing; what differs from the reference design has the sign.
#[test]
fn a_site_shows_every_decision_and_marks_what_differs() {
    let messages = Messages::new(Language::En);
    for answers in sites() {
        let picture = topology(&messages, &answers).0;
        let document = Document::parse(&picture).expect("it is well-formed");
        let texts = texts(document.root_element());
        let words = texts.join(" ");
        let usual = |key: &Key| key.implemented().len() == 1 && key.get(&answers) == key.default();
        for key in KEYS.iter().filter(|key| key.section() != "scope" && !usual(key)) {
            let answer = format!("{} = {}", key.name, key.get(&answers));
            assert!(words.contains(&answer), "{answer}");
        }
        let signs = texts.iter().filter(|text| **text == "≠").count();
        // One more explains the sign.
        let marked = differing(&answers).len();
        assert_eq!(signs, if marked == 0 { 0 } else { marked + 1 });
    }
}

/// A sentence that two answers share would hide the difference between them.
#[test]
fn every_answer_has_words_of_its_own() {
    for language in Language::ALL {
        let messages = Messages::new(language);
        let described = |answers: &Answers| {
            let picture = topology(&messages, answers).0;
            let document = Document::parse(&picture).expect("it is well-formed");
            let desc = document.descendants().find(|node| node.has_tag_name("desc"));
            let words = desc.and_then(|desc| desc.text()).expect("it has its words");
            let lines = words.lines().filter_map(|line| {
                line.rsplit_once(" (").or(line.rsplit_once('（')).map(|(words, _)| words)
            });
            lines.map(|line| line.trim_start_matches("≠ ").to_owned()).collect::<Vec<_>>()
        };
        let reference = described(&Answers::default());
        for answers in sites() {
            let described = described(&answers);
            let different = described.iter().filter(|line| !reference.contains(line)).count();
            assert_eq!(different, differing(&answers).len(), "{:?}", differing(&answers));
        }
    }
}

#[test]
fn a_matrix_has_a_cell_for_every_subset_and_claim() {
    for row in TABLE.iter().filter(|row| !sheet(row.sheet).conditions.is_empty()) {
        let sheet = sheet(row.sheet);
        let found = matrix(&SiteSearch::new(), &sheet);
        let mark = |present: u32, claim: ClaimId| {
            let row = found.rows.iter().find(|row| row.present == present);
            row.expect("every subset has a row").verdicts[&claim].word()
        };
        let conditions: Vec<(&str, &str)> = sheet
            .conditions
            .iter()
            .map(|condition| (condition.id.as_str(), condition.label.in_language(Language::En)))
            .collect();
        let messages = Messages::new(Language::En);
        let picture = picture::matrix::picture(
            &messages,
            "matrix",
            "a site",
            &conditions,
            &found.claims,
            &mark,
        )
        .0;
        let document = Document::parse(&picture).expect("it is well-formed");
        let texts = texts(document.root_element());
        let crosses = document.descendants().filter(|node| node.attribute("class") == Some("x"));
        let crosses = crosses.filter_map(|node| node.attribute("d")).collect::<String>();
        let signs = |sign: &str| {
            let of_it = texts.iter().filter(|text| text.starts_with(sign));
            of_it.map(|text| text.matches(sign).count()).sum::<usize>()
        };
        for (sign, drawn, of) in [
            ("a tick", signs("✓"), VerdictWord::Holds),
            ("a cross", crosses.matches('M').count(), VerdictWord::Violated),
            ("a dash", signs("-"), VerdictWord::NotClaimed),
        ] {
            let cells = found.rows.iter().flat_map(|row| {
                found.claims.iter().filter(move |claim| mark(row.present, **claim) == of)
            });
            // One more stands in the legend.
            assert_eq!(drawn, cells.count() + 1, "{}: {sign}", row.sheet);
        }
        let dots = document
            .descendants()
            .filter(|node| matches!(node.attribute("class"), Some("present" | "absent")))
            .map(|row| row.attribute("d").expect("a path").matches("h0").count())
            .sum::<usize>();
        assert_eq!(dots, conditions.len() << conditions.len(), "{}", row.sheet);
    }
}

#[test]
fn a_file_of_its_own_brings_its_style() {
    let messages = Messages::new(Language::Ja);
    let file = picture::standalone(&made_up(&messages, 2));
    let document = Document::parse(&file).expect("it is well-formed");
    let style = document.descendants().find(|node| node.has_tag_name("style"));
    assert_eq!(style.and_then(|style| style.text()), Some(picture::STYLE));
}
