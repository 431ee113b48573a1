//! Facts about runs of the real system, the kill matrix and the survey.

use super::Kind;
use super::facts::{Fact, States, ids, written};
use crate::Dossier;
use crate::asked::{About, State};
use crate::schedules::{FollowedEnd, HeldTo, LogAnswer, Says};
use crate::sheet::SheetEvidence;
use crate::words::StandWord;
use honnin_analysis::survey::rules::{Explanation, Literal, Rule, RuleSet};
use honnin_schedule::kill::Cell;
use honnin_sheet::Stand;

fn word(stand: StandWord) -> &'static str {
    Stand::from(stand).word()
}

pub(super) fn of_sheet(
    facts: &mut Vec<Fact>,
    states: &States,
    sheet: usize,
    written: &SheetEvidence,
) {
    let name = written.name.as_str();
    let state = |about| states.get(&about).copied();
    for (number, run) in written.schedules.iter().enumerate() {
        let at = [name, word(run.stand), run.scheduler.as_str()];
        facts.push(Fact::sized(Kind::Schedules, &at, run.schedules));
        facts.push(Fact::new(Kind::Seed, &at, run.seed));
        let left = run.left_the_model.is_some() || run.logs_disagree;
        facts.push(Fact::new(Kind::Model, &at, if left { "left" } else { "kept" }));
        for (&id, claim) in &run.claims {
            let claimed = id.to_string();
            let at = [at[0], at[1], at[2], claimed.as_str()];
            let fact = Fact::new(Kind::InSchedules, &at, says(&claim.says));
            facts.push(fact.stated(state(About::Schedules(sheet, number, id))));
            if let Says::Broken { after, times } = claim.says {
                let counted = format!("{after}, {times}");
                facts.push(Fact::new(Kind::Count, &at, counted));
            }
        }
        let ends = run.outcomes.iter().map(|outcome| format!("{outcome:?}")).collect::<Vec<_>>();
        let digest = crate::digests::sha256(ends.join("\n").as_bytes());
        let ends = format!("{} [{}]", ends.len(), &digest[..12]);
        facts.push(Fact::new(Kind::Count, &[at[0], at[1], at[2], "outcomes"], ends));
    }
    for (number, followed) in written.followed.iter().enumerate() {
        let end = match &followed.end {
            FollowedEnd::Broke => "broke",
            FollowedEnd::DidNotBreak => "did-not-break",
            FollowedEnd::Left(_) => "left",
            FollowedEnd::Failed(_) => "failed",
        };
        let at = [name, word(followed.stand), &followed.claim.to_string()];
        let fact = Fact::new(Kind::Followed, &at, end);
        facts.push(fact.stated(state(About::Followed(sheet, number))));
    }
    for (number, log) in written.logs.iter().enumerate() {
        let (answer, stop) = match &log.answer {
            LogAnswer::Accepted => ("accepted", String::new()),
            LogAnswer::Rejected { event, by, step } => {
                ("rejected", format!("{event}: {by:?} {step:?}"))
            }
            LogAnswer::NotEstablished => ("not-established", String::new()),
        };
        let held_to = match log.held_to {
            HeldTo::Itself => "itself",
            HeldTo::Designed => "the-design",
            HeldTo::Reference => "the-reference",
        };
        let along = log.along.map_or("an-ordinary-day".to_owned(), |claim| claim.to_string());
        let at = [name, word(log.stand), &along, held_to];
        facts.push(Fact::new(Kind::Log, &at, answer).stated(state(About::Log(sheet, number))));
        facts.extend(log.claims.iter().map(|(id, says)| {
            let claim = id.to_string();
            Fact::new(Kind::Log, &[at[0], at[1], at[2], at[3], claim.as_str()], says)
        }));
        facts.push(Fact::new(Kind::Count, &at, format!("{} [{stop}]", log.events)));
    }
}

fn says(says: &Says) -> &'static str {
    match says {
        Says::Broken { .. } => "broken",
        Says::Holds => "holds",
        Says::NotBroken => "not-broken",
        Says::NotEstablished(_) => "not-established",
    }
}

pub(super) fn of_kill(facts: &mut Vec<Fact>, states: &States, dossier: &Dossier) {
    let kill = &dossier.evidence.kill;
    facts.push(Fact::sized(Kind::Schedules, &["kill"], kill.iterations));
    facts.push(Fact::new(Kind::Seed, &["kill"], kill.seed));
    for (context, part) in dossier.kill().iter().enumerate() {
        let of = ["kill", part.context.name.as_str()];
        facts.push(Fact::new(Kind::Context, &of, written(&part.context.mended_by)));
        for (number, row) in part.rows.iter().enumerate() {
            let defect = format!("{} = {}", row.defect.key.name, row.defect.answer);
            let state = states.get(&About::Kill(context, number)).copied();
            let at = [of[0], of[1], defect.as_str()];
            facts.push(Fact::new(Kind::Breaks, &at, ids(&row.breaks)).stated(state));
            for (layer, cell) in row.cells() {
                let at = [of[0], of[1], at[2], layer];
                let (word, size, count) = match cell {
                    Cell::Found { after } => ("found", Some(2), Some(after)),
                    Cell::NotFound { of } => ("not-found", Some(1), Some(of)),
                    Cell::CannotFind { of } => ("cannot-find", Some(1), Some(of)),
                    Cell::NotApplicable(_) => ("nothing-to-find", None, None),
                    Cell::NotEstablished(_) => ("not-established", Some(0), None),
                };
                facts.push(Fact { size, ..Fact::new(Kind::Layer, &at, word) });
                facts.extend(count.map(|count| Fact::new(Kind::Count, &at, count)));
            }
        }
    }
}

pub(super) fn of_survey(facts: &mut Vec<Fact>, states: &States, dossier: &Dossier) {
    let (survey, said) = dossier.survey();
    facts.push(Fact::new(Kind::Engine, &["survey"], &survey.engine));
    facts.push(Fact::new(Kind::Count, &["survey", "states"], survey.states()));
    for said in said {
        let claim = said.claim.to_string();
        let state = states.get(&About::Survey(said.claim)).copied();
        let rules = match &said.explanation {
            Explanation::Rules(sets) => sets.iter().map(rules).collect::<Vec<_>>().join(" / "),
            Explanation::NotEstablished(_) | Explanation::Refuted(_) => {
                "not-established".to_owned()
            }
        };
        facts.push(Fact::new(Kind::Rules, &["survey", &claim], rules).stated(state));
        let counts = [
            ("holds", said.counts.holds),
            ("violated", said.counts.violated),
            ("not-claimed", said.counts.not_claimed),
            ("not-established", said.counts.not_established),
        ];
        let count = |(word, count)| Fact::new(Kind::Sites, &["survey", &claim, word], count);
        let settled = match said.counts.not_established {
            0 => State::AsExpected,
            _ => State::NotEstablished,
        };
        facts.extend(counts.map(count).map(|fact| fact.stated(Some(settled))));
    }
}

fn rules(set: &RuleSet) -> String {
    let literal = |literal: &Literal| {
        let answers: Vec<String> = literal.answers.iter().map(ToString::to_string).collect();
        format!("{} = {}", literal.key.name, answers.join(" or "))
    };
    let rule = |rule: &Rule| rule.literals.iter().map(literal).collect::<Vec<_>>().join(", ");
    format!("[{}]", set.rules.iter().map(rule).collect::<Vec<_>>().join(" | "))
}
