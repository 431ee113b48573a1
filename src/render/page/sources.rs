//! Where the facts of a sheet come from: documents by issuer and title, pages by their address.

use super::sheet::Of;
use honnin_messages::{id, message};
use honnin_record::{self as record, RecordSource};
use maud::{Markup, html};

/// The sources of a sheet, each once.
pub(super) fn list(of: &Of<'_>) -> Markup {
    let mut known: Vec<(Option<&RecordSource>, Vec<&str>)> = Vec::new();
    for location in &of.sheet.sources {
        let source = record::bundled().source_at(location);
        match known.iter_mut().find(|(it, _)| it.is_some() && *it == source) {
            Some((_, locations)) => locations.push(location),
            None => known.push((source, vec![location])),
        }
    }
    html! {
        @if !known.is_empty() {
            p class="source" { (of.get(id!("page-sources"))) }
            ul class="source" {
                @for (source, locations) in &known { li { (one(of, *source, locations)) } }
            }
        }
    }
}

/// A source that the register knows, by issuer, title and date; and the addresses. The name of a
/// file says nothing to those who do not have it, so it is only where nothing else is known.
fn one(of: &Of<'_>, source: Option<&RecordSource>, locations: &[&str]) -> Markup {
    html! {
        @if let Some(source) = source { (cited(of, source)) " " }
        @for location in locations {
            @if is_address(location) {
                (link(location)) " "
            } @else if source.is_none() {
                (location) " "
            }
        }
    }
}

fn cited(of: &Of<'_>, source: &RecordSource) -> Markup {
    let messages = of.page.messages;
    let language = messages.language();
    html! {
        (message!(messages, "traceability-cited-whole", issuer = source.issuer.in_language(language), title = source.title.in_language(language)))
        @if let Some(date) = source.date.as_deref() {
            (message!(messages, "page-source-date", date))
        }
    }
}

/// A page by its address.
fn link(location: &str) -> Markup {
    html! { a href=(location) rel="noreferrer" { (decoded(location)) } }
}

/// Pages by their addresses, and whatever else is no address by its words.
pub(super) fn links(locations: &[String]) -> Markup {
    html! {
        @for location in locations {
            @if is_address(location) { (link(location)) " " } @else { (location) " " }
        }
    }
}

/// Whether a text is an address that a browser may be sent to.
fn is_address(location: &str) -> bool {
    location.starts_with("https://") || location.starts_with("http://")
}

/// An address as people read it: `%E5%B8%82` is 市. What is no UTF-8 stays as it is.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |place: usize| after.get(place).and_then(|&byte| (byte as char).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    let readable = String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned());
    readable.chars().map(shown).collect()
}

/// A letter as itself; what cannot be seen, a space above all, as it is in an address.
fn shown(letter: char) -> String {
    if !letter.is_whitespace() && !letter.is_control() {
        return letter.to_string();
    }
    let mut bytes = [0; 4];
    letter.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect()
}
