//! Answers to `honnin bounds`.

use super::compose::{Entry, Tone, terminal as columns};
use super::words;
use honnin_analysis::OfSheet;
use honnin_analysis::bounds::scopes::{DimensionLimit, Extent};
use honnin_analysis::bounds::{Bounds, BoundsDefect, Dimension, Larger, OfConfiguration, Revealed};
use honnin_messages::{Messages, id, message, wrapped};
use honnin_models::claims::ClaimId;

/// The whole answer for a terminal of this width.
pub fn terminal(messages: &Messages, bounds: OfSheet<'_, Bounds>, width: usize) -> String {
    let of = |found: &OfConfiguration| of_configuration(messages, bounds, found, width);
    bounds.configurations.iter().map(of).collect::<Vec<_>>().join("\n\n")
}

fn of_configuration(
    messages: &Messages,
    bounds: OfSheet<'_, Bounds>,
    found: &OfConfiguration,
    width: usize,
) -> String {
    let title = [
        ("sheet", bounds.sheet.name.as_str().into()),
        ("configuration", words::configuration(messages, found.configuration).into()),
    ];
    let answers = bounds.sheet.answers(found.configuration);
    let scope = [("scope", words::scope(messages, &answers).into())];
    let mut text = vec![
        wrapped(&messages.with(id!("bounds-title"), title), width, 0),
        wrapped(&messages.with(id!("bounds-scope"), scope), width, 0),
        String::new(),
        wrapped(&smallest(messages, found), width, 0),
    ];
    let rows = smallest_rows(messages, found);
    if !rows.is_empty() {
        text.push(columns::table(&smallest_header(messages, found), &rows, Some(width)));
    }
    let mut smallest = found.revealed.iter().flatten().flat_map(|revealed| &revealed.smallest);
    if smallest.any(|extent| !extent.within(&found.configured)) {
        text.push(wrapped(&message!(messages, "bounds-beyond"), width, 0));
    }
    text.push(String::new());
    text.push(wrapped(&message!(messages, "bounds-sweep"), width, 0));
    let rows = sweep_rows(messages, found);
    text.push(columns::table(&sweep_header(messages), &rows, Some(width)));
    text.push(String::new());
    text.push(wrapped(&answer(messages, found), width, 0));
    text.join("\n")
}

/// What is said above the smallest scopes, or in their place.
fn smallest(messages: &Messages, found: &OfConfiguration) -> String {
    let Some(revealed) = &found.revealed else { return message!(messages, "bounds-open") };
    let mut text = match found.broken.as_deref() {
        Some([]) => message!(messages, "bounds-defects"),
        broken => message!(
            messages,
            "bounds-violated",
            claims = words::claims(messages, broken.unwrap_or_default())
        ),
    };
    if revealed.is_empty() {
        text += &message!(messages, "bounds-nothing");
    }
    text
}

fn smallest_header(messages: &Messages, found: &OfConfiguration) -> Vec<String> {
    let before = [id!("bounds-defect"), id!("bounds-claims")].map(|id| messages.get(id));
    let numbers = found.dimensions.iter().map(|it| it.key.short_name().to_owned());
    before.into_iter().chain(numbers).collect()
}

/// A row for each smallest scope; claims that a defect breaks from the same scopes on share theirs.
fn smallest_rows(messages: &Messages, found: &OfConfiguration) -> Vec<Vec<Entry>> {
    let revealed = found.revealed.as_deref().unwrap_or_default();
    let mut groups: Vec<(BoundsDefect, &[Extent], Vec<ClaimId>)> = Vec::new();
    for Revealed { defect, claim, smallest } in revealed {
        let same = groups.iter_mut().find(|(d, scopes, _)| d == defect && scopes == smallest);
        match same {
            Some((_, _, claims)) => claims.push(*claim),
            None => groups.push((*defect, smallest, vec![*claim])),
        }
    }
    let rows = groups.into_iter().flat_map(|(defect, smallest, claims)| {
        smallest.iter().enumerate().map(move |(at, extent)| {
            // Another smallest scope of the same: what is above is not said again.
            let names = match at {
                0 => [name(messages, defect), words::claims(messages, &claims)],
                _ => [String::new(), message!(messages, "bounds-or")],
            };
            let numbers = extent.numbers().map(|(key, number)| {
                let beyond = found.configured.number(key) < number;
                let mark = if beyond { "+" } else { "" };
                Entry::number(format!("{number}{mark}"))
            });
            names.into_iter().map(Entry::plain).chain(numbers).collect()
        })
    });
    rows.collect()
}

fn name(messages: &Messages, defect: BoundsDefect) -> String {
    match defect {
        None => message!(messages, "bounds-as-it-stands"),
        Some(decision) => decision.to_string(),
    }
}

fn sweep_header(messages: &Messages) -> Vec<String> {
    messages.all([
        id!("bounds-dimension"),
        id!("bounds-in-sheet"),
        id!("bounds-needed"),
        id!("bounds-one-more"),
    ])
}

fn sweep_rows(messages: &Messages, found: &OfConfiguration) -> Vec<Vec<Entry>> {
    let row = |dimension: &Dimension| {
        let needed = dimension.needed.map_or("?".to_owned(), |needed| needed.to_string());
        vec![
            Entry::plain(dimension.key.short_name()),
            Entry::number(dimension.number.to_string()),
            Entry::number(needed),
            larger(messages, &dimension.one_more),
        ]
    };
    let all = vec![
        Entry::plain(message!(messages, "bounds-all-at-once")),
        Entry::number(""),
        Entry::number(""),
        larger(messages, &found.all_at_once),
    ];
    found.dimensions.iter().map(row).chain([all]).collect()
}

fn larger(messages: &Messages, larger: &Larger) -> Entry {
    match larger {
        Larger::Unchanged => Entry::new(message!(messages, "bounds-unchanged"), Tone::Good),
        Larger::Changed(claims) => {
            let claims = words::claims(messages, claims);
            Entry::new(message!(messages, "bounds-changed", claims), Tone::Alarm)
        }
        Larger::NotEstablished => {
            Entry::new(message!(messages, "verdict-not-established"), Tone::Alarm)
        }
        Larger::CannotBeRaised(DimensionLimit::AtMaximum) => {
            Entry::new(message!(messages, "bounds-at-maximum"), Tone::Faint)
        }
        Larger::CannotBeRaised(DimensionLimit::NotCovered) => {
            Entry::new(message!(messages, "bounds-not-covered"), Tone::Faint)
        }
    }
}

fn answer(messages: &Messages, found: &OfConfiguration) -> String {
    messages.get(match found.adequate() {
        Some(true) => id!("bounds-adequate"),
        Some(false) => id!("bounds-inadequate"),
        None => id!("bounds-not-established"),
    })
}
