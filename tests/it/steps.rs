//! The table of steps, and all that is said of a step elsewhere: documents, schema, messages, logs.

use crate::logs::{log_of, roomy};
use crate::material::{AnySite, Walk, quickcheck};
use honnin_log::schema::schema;
use honnin_messages::Language;
use honnin_models::answers::Answers;
use honnin_models::{Site, State, Step};
use honnin_steps::event::{Action, Details, EVENTS, FIELDS};
use honnin_steps::{Actor, Counts, Parameter, Row, Visit};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A row of the table in the documents: the name, and the letters of its parameters.
fn documented() -> Vec<(String, Vec<String>)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/site.rs");
    let text = std::fs::read_to_string(file).expect("the composition is there");
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | `"));
    let row = |row: &str| {
        let (call, _) = row.split_once('`').expect("a row names its step");
        let (name, letters) = call.trim_end_matches(')').split_once('(').unwrap_or((call, ""));
        let letters = letters.split(", ").filter(|letter| !letter.is_empty());
        (name.to_owned(), letters.map(str::to_owned).collect())
    };
    rows.map(row).collect()
}

fn letter(kind: Parameter) -> String {
    let letter = match kind {
        Parameter::Request | Parameter::Resident => "r",
        Parameter::Server => "s",
        Parameter::Page => "p",
        Parameter::Replica => "d",
        Parameter::Counter => "c",
    };
    letter.to_owned()
}

#[test]
fn the_documents_have_the_steps_of_the_table() {
    let declared = Step::TABLE.iter().map(|row| {
        (row.name.to_owned(), row.parameters.iter().copied().map(letter).collect::<Vec<_>>())
    });
    assert_eq!(documented(), declared.collect::<Vec<_>>());
}

#[test]
fn every_row_is_whole() {
    let names: BTreeSet<&str> = Action::TABLE.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), EVENTS.len(), "each event has a name of its own");
    assert_eq!(Action::TABLE.map(|row| row.name), EVENTS);
    let rows = Action::TABLE.iter();
    assert!(Step::TABLE.iter().eq(rows.filter(|row| row.name != "abort")), "a step is an event");
    for Row { name, sentence, parameters, actor, fields } in &Action::TABLE {
        assert!(sentence.trim().ends_with('.') && sentence.starts_with(' '), "{name}: {sentence}");
        assert!(fields.iter().all(|field| Details::FIELDS.contains(field)), "{name}: {fields:?}");
        let for_a_request = parameters.first() == Some(&Parameter::Request);
        let at_a_server = matches!(actor, Actor::Resident | Actor::Server | Actor::Timer);
        assert_eq!(for_a_request, at_a_server, "{name}: a request is the matter of a server");
        assert!(!parameters[1.min(parameters.len())..].contains(&Parameter::Request), "{name}");
    }
    let fields: BTreeSet<&str> = FIELDS.into_iter().collect();
    assert_eq!(fields.len(), FIELDS.len(), "each field has a name of its own");
}

/// All steps of a small site, as they are enumerated.
struct All(Vec<Step>);

impl Visit for All {
    fn visit(&mut self, step: Step) {
        self.0.push(step);
    }
}

#[test]
fn steps_are_enumerated_in_the_order_of_the_table() {
    let counts = Counts { request: 2, server: 3, page: 2, resident: 2, replica: 4, counter: 3 };
    let mut all = All(Vec::new());
    Step::each(&counts, &mut all);
    assert!(all.0.is_sorted(), "{:?}", all.0);
    let many = |kind: &Parameter| match kind {
        Parameter::Request | Parameter::Resident | Parameter::Page => 2,
        Parameter::Server | Parameter::Counter => 3,
        Parameter::Replica => 4,
    };
    let expected = |row: &Row| row.parameters.iter().map(many).product::<usize>();
    for row in &Step::TABLE {
        let found = all.0.iter().filter(|step| step.name() == row.name).count();
        assert_eq!(found, expected(row), "{}", row.name);
    }
    // Request by request they are the same ones.
    let mut by_request = All(Vec::new());
    (0..counts.request).for_each(|r| Step::each_of_request(r, &counts, &mut by_request));
    Step::each_of_site(&counts, &mut by_request);
    by_request.0.sort_unstable();
    assert_eq!(by_request.0, all.0);
    for &step in &all.0 {
        assert_eq!(Action::from(step).step(), Some(step));
        assert_eq!(step.row(), Action::from(step).row());
        let kinds: Vec<Parameter> = step.parameters().iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, step.row().parameters);
        let raised = step.renamed(|kind, number| number + kind as usize);
        let expected = step.parameters().into_iter().map(|(kind, n)| (kind, n + kind as usize));
        assert_eq!(raised.parameters(), expected.collect::<Vec<_>>());
    }
}

/// What the schema says of a field names the events that have it, and no other.
#[test]
fn the_schema_says_which_events_have_a_field() {
    let schema = schema();
    let fields = schema["$defs"]["Event"]["properties"].as_object().expect("an event has fields");
    for field in Details::FIELDS {
        let said = fields[field]["description"].as_str().expect("a field has a description");
        let quoted = said.split('`').skip(1).step_by(2);
        let said: BTreeSet<&str> = quoted.filter(|word| EVENTS.contains(word)).collect();
        let rows = Action::TABLE.into_iter().filter(|row| row.fields.contains(&field));
        assert_eq!(said, rows.map(|row| row.name).collect(), "{field}");
    }
}

/// The ids of a catalogue that begin so.
fn ids(language: Language, prefix: &str) -> Vec<String> {
    let lines = language.catalogue().lines();
    let named = lines.filter_map(|line| line.strip_prefix(prefix)?.split_once(" ="));
    named.map(|(id, _)| id.to_owned()).collect()
}

/// Each step has its sentences, `step-NAME` or `step-NAME-…`, and each such message is a step's.
#[test]
fn every_step_has_its_sentences() {
    for language in Language::ALL {
        let mut sentences = BTreeMap::<&str, usize>::new();
        for id in ids(language, "step-") {
            let of = |row: &&Row| {
                let rest = id.strip_prefix(row.name);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            };
            let row = Step::TABLE.iter().find(of);
            let row = row.unwrap_or_else(|| panic!("step-{id} is a sentence of a step"));
            *sentences.entry(row.name).or_default() += 1;
        }
        let told: BTreeSet<&str> = sentences.into_keys().collect();
        assert_eq!(told, Step::TABLE.iter().map(|row| row.name).collect());
        let actors: BTreeSet<String> = ids(language, "actor-").into_iter().collect();
        assert_eq!(actors, Actor::ALL.iter().map(|actor| actor.name().to_owned()).collect());
    }
}

/// A log says of an event what the table says that it may, and who took it.
#[test]
fn logs_say_what_the_table_lets_them() {
    fn law(AnySite(answers): AnySite, walk: Walk) -> bool {
        let site = Site::new(roomy(&answers));
        let steps = walk.of(&site).0;
        log_of(&site, &steps).events.iter().all(|logged| logged.event.stray_field().is_none())
    }
    quickcheck(300).quickcheck(law as fn(AnySite, Walk) -> bool);
}

/// What a site's steps are is read off the table: a step that is left out is never enabled, and one
/// that is not left out is enabled somewhere.
#[test]
fn the_steps_of_a_site_are_those_that_happen() {
    let mut answers = Answers::default();
    answers.scope.timeouts = 0;
    let seen = |answers: &Answers| {
        let site = Site::new(*answers);
        let (mut states, mut steps) = (vec![State::START], BTreeSet::new());
        let mut known: BTreeSet<Vec<u8>> = BTreeSet::new();
        while let Some(state) = states.pop() {
            for (step, next) in site.successors(&state) {
                steps.insert(step);
                if known.insert(zerocopy::IntoBytes::as_bytes(&next).to_vec()) {
                    states.push(next);
                }
            }
        }
        let counts = Counts { request: 2, server: 2, page: 1, resident: 2, replica: 2, counter: 1 };
        let mut all = All(Vec::new());
        Step::each(&counts, &mut all);
        let last = all.0.iter().map(|&step| site.rank(step)).max().expect("there are steps");
        let ranked: BTreeSet<Step> =
            all.0.into_iter().filter(|&step| site.rank(step) < last).collect();
        assert_eq!(steps, ranked);
        steps.iter().map(|step| step.name()).collect::<BTreeSet<_>>()
    };
    let without = seen(&answers);
    assert!(!without.contains("timeout") && !without.contains("drop") && !without.contains("tick"));
    answers.scope.timeouts = 1;
    assert!(seen(&answers).contains("timeout"));
}
