//! The legends of pictures: everything that occurs is explained, and nothing else.

use super::{counterexamples, swimlane, texts, topology};
use crate::material::sheet;
use honnin_messages::{Language, Messages};
use honnin_models::Step;
use honnin_models::design::OrderScope;
use honnin_render::story;
use roxmltree::Document;
use std::collections::BTreeSet;

/// The legend explains what occurs and nothing else: without an order nobody holds one, and only
/// where something was cut short is that explained.
#[test]
fn the_legend_of_the_lanes_has_what_occurs() {
    let messages = Messages::new(Language::En);
    let (mut seen, mut asked) = (BTreeSet::new(), 0);
    for found in counterexamples() {
        let picture = swimlane(&messages, &found).0;
        let document = Document::parse(&picture).expect("it is well-formed");
        let says = |words: &str| texts(document.root_element()).contains(&words);
        let design = &found.answers.design;
        let order = says("at order control: holds the order") || says("order released too early");
        assert!(!order || design.order.scope == OrderScope::Site, "{}", found.name);
        let story = story::render(&messages, &found.answers, found.claim, &found.steps);
        let night = story.steps.iter().any(|told| told.step == Step::Night);
        assert_eq!(says("night"), night, "{}", found.name);
        let dashed = picture.contains(" dashed\"");
        assert!(!says("released") || dashed, "{}", found.name);
        for words in ["order released too early", "overwritten before it was read", "night"] {
            if says(words) {
                seen.insert(words);
            }
        }
        asked += 1;
    }
    assert_eq!((seen.len(), asked), (3, 18));
}

/// A queue is drawn as a queue, and the sheets in the spool are explained.
#[test]
fn the_spool_says_what_it_is() {
    let messages = Messages::new(Language::En);
    let of = |name: &str| {
        let answers = sheet(name).designed;
        let picture = topology(&messages, &answers).0;
        let document = Document::parse(&picture).expect("it is well-formed");
        texts(document.root_element()).into_iter().map(str::to_owned).collect::<Vec<String>>()
    };
    let yokohama = of("yokohama-2023");
    assert!(yokohama.iter().any(|text| text == "print queue"));
    assert!(yokohama.iter().all(|text| text != "print images"));
    let adachi = of("adachi-2023");
    assert!(adachi.iter().any(|text| text == "print images"));
    assert!(adachi.iter().any(|text| text.contains("both share it")), "{adachi:?}");
}
