//! Every counterexample as a story: one snapshot for each violated claim of each sheet.

use crate::expected::TABLE;
use crate::material::sheet;
use honnin_analysis::{SiteSearch, Verdict, check::check};
use honnin_messages::{Language, Messages};
use honnin_models::Step;
use honnin_render::{story, words};

fn told(messages: &Messages, story: &story::Story) -> String {
    let steps = (1..).zip(&story.steps).map(|(number, told): (usize, _)| {
        let breaks = story::breaking(messages, told);
        format!("{number:>2}. {}: {}{breaks}", told.actor, told.sentence)
    });
    let ending = story.ending.iter().cloned();
    steps.chain(ending).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_violated_claim_has_its_story() {
    let mut told_count = 0;
    for row in TABLE {
        let sheet = sheet(row.sheet);
        let check = check(&SiteSearch::new(), &sheet, row.configuration);
        for (id, length) in row.violated.iter().filter(|(_, length)| *length > 0) {
            let Verdict::Violated { steps: Some(steps) } = &check.claims[id].verdict else {
                panic!("{} {id} has a counterexample", row.sheet);
            };
            let names: Vec<&str> = steps.iter().copied().map(Step::name).collect();
            let english = Messages::new(Language::En);
            let header = format!(
                "{} ({}), {id} {}. Scope: {}. {length} steps: {}",
                row.sheet,
                row.configuration.word(),
                id.claim().name,
                words::scope(&english, &check.answers),
                names.join(" "),
            );
            let stories = Language::ALL.map(|language| {
                let messages = Messages::new(language);
                told(&messages, &story::render(&messages, &check.answers, *id, steps))
            });
            insta::with_settings!({ description => header, omit_expression => true }, {
                let name = format!("{}-{}-{id}", row.sheet, row.configuration.word());
                insta::assert_snapshot!(name, stories.join("\n\n"));
            });
            told_count += 1;
        }
    }
    assert_eq!(told_count, 18, "a story for each violated claim that has steps");
}
