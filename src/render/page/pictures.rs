//! Pictures, each in its frame: with a caption, and a place of its own to scroll on a small screen.

use super::sheet::Of;
use crate::picture::topology::Marked;
use crate::picture::{matrix, swimlane, topology};
use crate::words;
use honnin_analysis::matrix::Matrix;
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_messages::MessageId;
use honnin_messages::id;
use honnin_models::Step;
use honnin_models::answers::Answers;
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::keys::KeyId;
use honnin_sheet::Configuration;
use maud::{Markup, html};

/// A picture below a heading. Its frame can be scrolled by keyboard, so it can be reached by
/// keyboard, and is called by the heading and the caption.
fn framed(heading: &str, id: &str, caption: &str, picture: &Markup) -> Markup {
    html! {
        figure {
            div class="picture-frame" tabindex="0" role="group"
                aria-labelledby={ (heading) " " (id) "-c" } {
                (picture)
            }
            figcaption id={ (id) "-c" } { (caption) }
        }
    }
}

fn drawn(
    of: &Of<'_>,
    (name, configuration): (&str, Configuration),
    caption: MessageId,
    answers: &Answers,
    marked: Marked<'_>,
) -> Markup {
    let (messages, id) = (of.page.messages, of.id(name));
    let site = words::site(messages, of.sheet, configuration);
    let picture = topology::picture(messages, &id, &site, answers, marked);
    framed(&of.heading(), &id, &of.get(caption), &picture)
}

/// The site as designed, with what differs from the reference design marked.
pub(super) fn topology(of: &Of<'_>) -> Markup {
    let answers = of.sheet.designed;
    let marked = of.differing(&answers);
    let marked = Marked::FromReference(&marked);
    drawn(of, ("topology", Configuration::Designed), id!("page-topology-caption"), &answers, marked)
}

/// The site as installed, with what differs from the design marked.
pub(super) fn installed(of: &Of<'_>) -> Markup {
    let answers = of.sheet.answers(of.sheet.last_configuration());
    let marked: Vec<KeyId> = of.sheet.installed.iter().map(|it| it.key).collect();
    let (configuration, marked) = (of.sheet.last_configuration(), Marked::FromDesign(&marked));
    drawn(of, ("installed", configuration), id!("page-installed-caption"), &answers, marked)
}

/// A counterexample, from top to bottom.
pub(super) fn swimlane(
    of: &Of<'_>,
    anchor: &str,
    check: OfSheet<'_, SheetCheck>,
    claim: ClaimId,
    steps: &[Step],
) -> Markup {
    let id = format!("{anchor}-lanes");
    let messages = of.page.messages;
    let site = words::site(messages, of.sheet, check.configuration);
    let picture = swimlane::picture(messages, &id, &site, &check.answers, claim, steps);
    framed(&format!("{anchor}-h"), &id, &of.get(id!("page-lanes-caption")), &picture)
}

/// Which conditions together break these claims, or one of them: a picture below the heading with
/// this id.
pub(super) fn matrix(
    of: &Of<'_>,
    (heading, id): (&str, &str),
    of_claim: Option<ClaimId>,
    found: OfSheet<'_, Matrix>,
    claims: &[ClaimId],
) -> Markup {
    let language = of.page.messages.language();
    let conditions: Vec<(&str, &str)> = found
        .sheet
        .conditions
        .iter()
        .map(|condition| (condition.id.as_str(), condition.label.in_language(language)))
        .collect();
    let cell = |present: u32, claim: ClaimId| {
        let row = found.rows.iter().find(|row| row.present == present);
        row.map_or(VerdictWord::NotEstablished, |row| row.verdicts[&claim].word())
    };
    let messages = of.page.messages;
    let site = words::site(messages, of.sheet, found.configuration);
    let claim = of_claim.map(|id| id.to_string());
    let site = messages.sentences([site.as_str()].into_iter().chain(claim.as_deref()));
    let picture = matrix::picture(messages, id, &site, &conditions, claims, &cell);
    framed(heading, id, &of.get(id!("page-matrix-caption")), &picture)
}
