//! The assurance case: every question has its leaf, and what is not established or not as it must be
//! is seen up to the top.

use super::altered::cut;
use super::{altered, committed_evidence, document, number_of};
use crate::pictures::styled;
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::{About, CheckState};
use honnin_messages::{Language, Messages};
use honnin_render::assurance::case::{ElementKind, Node, Standing};
use honnin_render::assurance::{self, AssuranceCase, Module};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn case(checked: &ConsistentEvidence) -> AssuranceCase {
    AssuranceCase::build(&Messages::new(Language::En), checked)
}

fn module<'a>(case: &'a AssuranceCase, name: &str) -> &'a Module {
    case.modules.iter().find(|module| module.name == name).expect("the module is there")
}

fn node<'a>(module: &'a Module, id: &str) -> &'a Node {
    module.root.all().into_iter().find(|node| node.id == id).expect("the element is there")
}

const UNDEVELOPED: Standing = Standing { undeveloped: true, contested: false, defeated: false };
const CONTESTED: Standing = Standing { undeveloped: false, contested: true, defeated: false };

#[test]
fn every_question_has_one_leaf_and_every_goal_has_evidence() {
    let checked = committed_evidence();
    let case = case(&checked);
    let all = || case.modules.iter().flat_map(|module| module.root.all());
    let mut about: Vec<About> = all().flat_map(|node| node.about.clone()).collect();
    about.sort_unstable();
    // A claim that is not made of a site is told in the context: nobody asked it.
    // So is one that nothing puts to the test.
    // The argument is about the sites, and not about cases elsewhere.
    let asked = checked.checks().into_iter().filter(|it| it.state != CheckState::NoCase);
    let asked = asked.filter(|it| !matches!(it.about, About::Case(..)));
    let mut asked: Vec<About> = asked.map(|it| it.about).collect();
    asked.sort_unstable();
    assert_eq!(about, asked);
    for node in all() {
        let leaf = matches!(node.kind, ElementKind::Solution | ElementKind::AwayGoal);
        assert_eq!(leaf, node.below.is_empty(), "{}", node.id);
        assert!((node.kind == ElementKind::Solution) == node.pointer().is_some(), "{}", node.id);
    }
    let document = document();
    for node in all().filter(|node| node.kind == ElementKind::Solution) {
        let asked = node.about.first().map(|about| about.pointer());
        let place = asked.or(node.at.clone()).expect("evidence has its place");
        assert!(document.pointer(&place).is_some(), "{}", node.id);
    }
}

#[test]
fn what_an_incident_violates_is_defeated_and_the_goals_above_stand() {
    let case = case(&committed_evidence());
    let adachi = module(&case, "adachi-2023-designed");
    let defeated = |id: &str| node(adachi, id).standing.defeated;
    assert_eq!(["G-C1", "G-C4", "G-C5", "G-C6"].map(defeated), [true, true, true, false]);
    // Nothing puts C2 and C3 to the test there: they are told in the context, and are no goals.
    assert!(adachi.root.all().iter().all(|node| !["G-C2", "G-C3"].contains(&node.id.as_str())));
    let told = adachi.root.beside.iter().any(|it| it.text.contains("C2"));
    assert!(told, "the context says so");
    assert_eq!(adachi.root.standing, Standing::default());
    assert_eq!(case.modules[0].root.standing, Standing::default());
}

#[test]
fn what_is_not_established_is_undeveloped_up_to_the_top() {
    let checked = altered(cut).unwrap_or_else(|why| panic!("it is evidence: {why:?}"));
    let case = case(&checked);
    let reference = module(&case, "reference-designed");
    for id in ["G-C1", "S1", "G1", "G-follows"] {
        assert_eq!(node(reference, id).standing, UNDEVELOPED, "{id}");
    }
    assert_eq!(node(reference, "G-C8").standing, Standing::default());
    assert_eq!(case.modules[0].root.standing, UNDEVELOPED);
    assert_eq!(module(&case, "adachi-2023-designed").root.standing, Standing::default());
    let text = assurance::text(&Messages::new(Language::En), &case);
    assert!(text.contains("G1 goal [? undeveloped] As far as the model"), "{text}");
}

#[test]
fn what_is_not_as_it_must_be_contests_the_goals_above() {
    let adachi = number_of("adachi-2023");
    let alter = |it: &mut Value| it["sheets"][adachi]["logs"][2]["answer"] = json!("accepted");
    let case = case(&altered(alter).unwrap_or_else(|why| panic!("{why:?}")));
    assert_eq!(module(&case, "adachi-2023-designed").root.standing, CONTESTED);
    assert_eq!(case.modules[0].root.standing, CONTESTED);
    let other = module(&case, "yokohama-2023-designed");
    assert_eq!(other.root.standing, Standing::default());
}

#[test]
fn pictures_are_well_formed_and_their_ids_are_their_own() {
    let checked = committed_evidence();
    for language in Language::ALL {
        let messages = Messages::new(language);
        let case = AssuranceCase::build(&messages, &checked);
        let mut ids = BTreeSet::new();
        for (number, module) in case.modules.iter().enumerate() {
            let link = |name: &str| format!("#{name}");
            let svg = assurance::svg(&messages, &format!("a{number}-"), module, &link);
            assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
            well_formed(&svg);
            assert!(styled(&svg).contains("goal"));
            for id in svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(ids.insert(id.to_owned()), "{id} stands once");
            }
            for node in module.root.all() {
                assert!(svg.contains(&format!(">{}", node.id)), "{}", node.id);
            }
        }
    }
}

/// Every element that is opened is closed, in turn, and no sign stands for itself that XML reads.
fn well_formed(svg: &str) {
    let mut open = Vec::new();
    for part in svg.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        assert!(!text.contains('&') || text.contains(';'), "{text}");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None => open.push(tag.split([' ', '\n']).next().expect("a tag has a name")),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}
