//! A counterexample as a swim-lane diagram: time runs downward, one row a step.
//!
//! From left to right: the residents at their kiosks, the app servers, the spool, the order control,
//! the replicas, the sync and the registry, as far as the story needs them. Data flows from right to
//! left until it comes out as paper. Bars show what lasts: who waits, who is in print, who holds the
//! order, whose image lies where. A step that breaks a claim which no step before it broke is marked.

use super::{MARGIN, framed};
use crate::canvas::Canvas;
use crate::story::{self, Story, StoryStep};
use crate::words;
use honnin_messages::{MessageId, Messages, message};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::design::Design;
use honnin_models::{Site, State, Step};
use maud::Markup;
use std::collections::BTreeSet;

// Which lanes there are, and where each is.
mod floor;
// What lasts, drawn along the lanes.
mod bars;
// What each step does.
mod steps;
// What moves, a step at a time.
mod motion;
// The rows: number, words and marks of each step.
mod rows;
// The document that comes out.
mod paper;
// What is below the lanes: the claims that gave way, and the legend.
mod foot;

use floor::Floor;
use rows::SwimlaneRows;

/// What a picture tells: the story, and the site at every moment of it.
struct SwimlaneScene<'a> {
    messages: &'a Messages,
    site: Site,
    claim: ClaimId,
    story: Story,
}

/// One step, and the site before and after it.
struct SceneMoment<'a> {
    /// Its place in the story, from 0.
    index: usize,
    step: Step,
    told: &'a StoryStep,
    before: &'a State,
    after: &'a State,
}

impl SwimlaneScene<'_> {
    fn design(&self) -> &Design {
        self.site.design()
    }

    fn moments(&self) -> impl Iterator<Item = SceneMoment<'_>> {
        let befores =
            std::iter::once(&State::START).chain(self.story.steps.iter().map(|s| &s.state));
        let told = self.story.steps.iter().zip(befores).enumerate();
        told.map(|(index, (told, before))| SceneMoment {
            index,
            step: told.step,
            told,
            before,
            after: &told.state,
        })
    }

    fn steps(&self) -> impl Iterator<Item = Step> {
        self.story.steps.iter().map(|told| told.step)
    }

    /// The residents who take part: those who ask, and those whose record changes.
    fn residents(&self) -> BTreeSet<usize> {
        let takes_part = |step: Step| match step {
            Step::Change { resident } => Some(resident),
            step => step.request(),
        };
        self.steps().filter_map(takes_part).collect()
    }

    /// The residents whose record changes.
    fn changed(&self) -> BTreeSet<usize> {
        let changes = |step: Step| match step {
            Step::Change { resident } => Some(resident),
            _ => None,
        };
        self.steps().filter_map(changes).collect()
    }

    /// The name of one of several that are alike.
    fn numbered(&self, id: MessageId, n: usize) -> String {
        message!(self.messages, id, n)
    }

    /// The story in words, for those who do not see the picture.
    fn described(&self) -> String {
        let told = (1..).zip(&self.story.steps).map(|(number, told): (usize, _)| {
            let breaks = story::breaking(self.messages, told);
            let told = words::labelled(self.messages, &told.actor, &told.sentence);
            format!("{number}. {told}{breaks}")
        });
        told.chain(self.story.ending.iter().cloned()).collect::<Vec<_>>().join("\n")
    }
}

/// The picture of the steps that lead to a violation of a claim in the site that `of` names. The ids in it begin with `id`,
/// which is unique among the pictures of a page.
///
/// # Panics
/// When the steps are not a behaviour of the site: a counterexample always is.
pub fn picture(
    messages: &Messages,
    id: &str,
    of: &str,
    answers: &Answers,
    claim: ClaimId,
    steps: &[Step],
) -> Markup {
    let story = story::render(messages, answers, claim, steps);
    let scene = SwimlaneScene { messages, site: Site::new(*answers), claim, story };
    let acts = scene.acts();
    let floor = Floor::new(&scene, &acts);
    let rows = SwimlaneRows::new(&scene, &floor, acts);
    let mut canvas = Canvas::new(messages, format!("{id}-"));
    rows.draw_bands(&mut canvas, &scene, &floor);
    floor.draw(&mut canvas, &scene, rows.bottom());
    bars::draw(&mut canvas, &scene, &floor, &rows);
    rows.draw_steps(&mut canvas, &scene, &floor);
    let bottom = foot::draw(&mut canvas, &scene, &floor, rows.bottom());
    let title = message!(
        messages,
        "picture-counterexample",
        claim = claim.to_string(),
        name = messages.choose(claim.claim().title()),
        count = steps.len()
    );
    framed(canvas, of, &title, &scene.described(), (floor.width(), bottom))
}
