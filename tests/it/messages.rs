//! Both message catalogues: the same ids and values, nothing missing, nothing unused.

use clap::Command;
use honnin::cli::command;
use honnin_messages::{Language, Messages, grouped};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The ids of a catalogue with the values that each message takes.
fn catalogue(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in language.catalogue().lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            current = id.to_owned();
            let before = messages.insert(current.clone(), BTreeSet::new());
            assert!(before.is_none(), "{language:?}: {id} stands once");
        }
        for rest in line.split('$').skip(1) {
            let name = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            messages.get_mut(&current).expect("a value stands in a message").insert(name);
        }
    }
    messages
}

/// The text of every source file of the program.
fn sources() -> String {
    fn collect(folder: &Path, text: &mut String) {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("the entry is there").path();
            if path.is_dir() {
                collect(&path, text);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                *text += &std::fs::read_to_string(&path).expect("the file is there");
            }
        }
    }
    let mut text = String::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    text
}

#[test]
fn both_catalogues_have_the_same_messages_with_the_same_values() {
    let (japanese, english) = (catalogue(Language::Ja), catalogue(Language::En));
    assert!(english.len() > 200, "the catalogues were read: {}", english.len());
    let ids = |catalogue: &BTreeMap<String, BTreeSet<String>>| {
        catalogue.keys().cloned().collect::<BTreeSet<String>>()
    };
    assert_eq!(ids(&japanese), ids(&english));
    for (id, values) in &english {
        // How a count shapes a sentence is each language's own matter; nothing else is.
        let but_counts = |values: &BTreeSet<String>| {
            values.iter().filter(|value| *value != "count").cloned().collect::<Vec<_>>()
        };
        assert_eq!(but_counts(&japanese[id]), but_counts(values), "{id}");
    }
}

/// The commands of a command, and theirs, each by its full name.
fn named<'c>(command: &'c Command, before: &str, all: &mut Vec<(String, &'c Command)>) {
    for sub in command.get_subcommands() {
        let name = format!("{before}{}", sub.get_name());
        all.push((name.clone(), sub));
        named(sub, &format!("{name}-"), all);
    }
}

/// Messages whose ids are made from the names of commands and arguments.
fn made_from_commands() -> BTreeSet<String> {
    let command = command(&Messages::new(Language::En), 80);
    let mut all = vec![("main".to_owned(), &command)];
    named(&command, "", &mut all);
    let mut ids = BTreeSet::new();
    for (name, command) in all {
        ids.insert(format!("about-{name}"));
        ids.insert(format!("after-{name}"));
        for arg in command.get_arguments() {
            let id = format!("arg-{}", arg.get_id().as_str().replace('_', "-"));
            // Some mean more to one command.
            let of_command = format!("{id}-of-{name}");
            ids.extend(catalogue(Language::En).contains_key(&of_command).then_some(of_command));
            ids.insert(id);
        }
    }
    ids
}

/// The first literals of every use of a macro.
fn literals<'s>(sources: &'s str, uses: &str) -> BTreeSet<&'s str> {
    let rest = sources.split(uses).skip(1).map(str::trim_start);
    rest.filter_map(|rest| rest.strip_prefix('"')?.split('"').next()).collect()
}

/// The ids that `message!` is given, behind the messages that it asks.
fn of_messages(sources: &str) -> BTreeSet<&str> {
    let rest = sources.split("message!(").skip(1);
    rest.filter_map(|rest| {
        rest.split_once(',')?.1.trim_start().strip_prefix('"')?.split('"').next()
    })
    .collect()
}

/// Messages whose ids begin so and end with a word of a type, of which each has one.
fn of_families(sources: &str, ids: &[&String]) -> BTreeSet<String> {
    literals(sources, "family!(")
        .into_iter()
        .flat_map(|beginning| ids.iter().filter(move |id| id.starts_with(beginning)))
        .map(|id| (*id).clone())
        .collect()
}

/// That a message is there which the program asks for is the compiler's business.
#[test]
fn every_message_is_used() {
    let (sources, made, english) = (sources(), made_from_commands(), catalogue(Language::En));
    let made = &made | &of_families(&sources, &english.keys().collect::<Vec<_>>());
    let used = &literals(&sources, "id!(") | &of_messages(&sources);
    assert!(used.len() > 500, "the uses were found: {}", used.len());
    for id in english.keys() {
        assert!(used.contains(id.as_str()) || made.contains(id), "{id} is unused");
    }
}

#[test]
fn every_command_and_argument_has_its_messages() {
    let english = catalogue(Language::En);
    for id in made_from_commands() {
        assert!(english.contains_key(&id), "{id} is in the catalogue");
    }
}

/// The text of a message without the values that are put into it.
fn without_values(text: &str) -> String {
    let parts = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    parts.collect()
}

/// A sentence that was left in English is no translation. One without letters needs none.
#[test]
fn japanese_messages_are_japanese() {
    let japanese = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    let mut messages: Vec<(String, String)> = Vec::new();
    for line in Language::Ja.catalogue().lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            Some((id, text)) => messages.push((id.to_owned(), text.to_owned())),
            None => messages.last_mut().map(|(_, text)| *text += line).unwrap_or_default(),
        }
    }
    assert!(messages.len() > 200, "the catalogue was read: {}", messages.len());
    for (id, text) in messages {
        let text = without_values(&text);
        let letters = text.chars().any(|c| c.is_ascii_alphabetic());
        assert!(!letters || text.chars().any(japanese), "{id}: {text}");
    }
}

#[test]
fn counts_are_grouped_by_thousands() {
    let grouped = [0, 999, 1_000, 380_894, 1_170_952].map(grouped);
    assert_eq!(grouped, ["0", "999", "1,000", "380,894", "1,170,952"]);
}

#[test]
fn the_language_of_a_locale() {
    for (locale, language) in [
        ("ja_JP.UTF-8", Language::Ja),
        ("ja", Language::Ja),
        ("JA-JP", Language::Ja),
        ("en_GB.UTF-8", Language::En),
        ("C", Language::En),
        ("de_DE", Language::En),
    ] {
        assert_eq!(Language::from_locale(locale), language, "{locale}");
    }
}
