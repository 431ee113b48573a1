//! Pictures, each in its frame: with a caption, and a place of its own to scroll on a small screen.

use super::sheet::Of;
use crate::cause::matrix::Matrix;
use crate::explore::{Check, Verdict};
use crate::report::picture::matrix::Mark;
use crate::report::picture::topology::Marked;
use crate::report::picture::{matrix, swimlane, topology};
use honnin_models::Step;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::Key;
use maud::{Markup, html};

fn framed(caption: &str, picture: &Markup) -> Markup {
    html! {
        figure {
            div class="picture-frame" tabindex="0" role="region" aria-label=(caption) { (picture) }
            figcaption { (caption) }
        }
    }
}

fn drawn(of: &Of<'_>, id: &str, caption: &str, answers: &Answers, marked: Marked<'_>) -> Markup {
    framed(&of.get(caption), &topology::picture(of.page.messages, id, answers, marked))
}

/// The site as designed, with what differs from the reference design marked.
pub(super) fn topology(of: &Of<'_>) -> Markup {
    let answers = of.sheet.designed;
    let marked = of.differing(&answers);
    drawn(of, &of.id("topology"), "page-topology-caption", &answers, Marked::FromReference(&marked))
}

/// The site as installed, with what differs from the design marked.
pub(super) fn installed(of: &Of<'_>) -> Markup {
    let answers = of.sheet.answers(of.sheet.last_stand());
    let marked: Vec<&'static Key> = of.sheet.installed.iter().map(|(key, _)| *key).collect();
    drawn(of, &of.id("installed"), "page-installed-caption", &answers, Marked::FromDesign(&marked))
}

/// A counterexample, from top to bottom.
pub(super) fn swimlane(
    of: &Of<'_>,
    anchor: &str,
    check: &Check<'_>,
    claim: ClaimId,
    steps: &[Step],
) -> Markup {
    let id = format!("{anchor}-lanes");
    let picture = swimlane::picture(of.page.messages, &id, &check.answers, claim, steps);
    framed(&of.get("page-lanes-caption"), &picture)
}

/// Which conditions together break these claims.
pub(super) fn matrix(of: &Of<'_>, id: &str, found: &Matrix<'_>, claims: &[ClaimId]) -> Markup {
    let language = of.page.messages.language();
    let conditions: Vec<(&str, &str)> = found
        .sheet
        .conditions
        .iter()
        .map(|condition| (condition.id.as_str(), condition.label.in_language(language)))
        .collect();
    let cell = |present: u32, claim: ClaimId| {
        let row = found.rows.iter().find(|row| row.present == present);
        row.map_or(Mark::NotEstablished, |row| mark(&row.verdicts[&claim]))
    };
    let picture = matrix::picture(of.page.messages, id, &conditions, claims, &cell);
    framed(&of.get("page-matrix-caption"), &picture)
}

fn mark(verdict: &Verdict) -> Mark {
    match verdict {
        Verdict::Holds => Mark::Holds,
        Verdict::Violated { .. } => Mark::Violated,
        Verdict::NotClaimed => Mark::NotClaimed,
        Verdict::NotEstablished(_) => Mark::NotEstablished,
    }
}
