//! Facts about runs of the real system, the kill matrix and the survey.

use super::facts::{CheckStates, Fact, counted};
use super::{ChangeKind, DocumentPlace, PlacePart, StatedValue, Word};
use crate::ConsistentEvidence;
use crate::checks::{About, CheckState};
use crate::logs::LogAnswer;
use crate::sheet::SheetFindings;
use honnin_analysis::survey::rules::{Explanation, Literal, Rule, RuleSet};
use honnin_models::claims::VerdictWord;
use honnin_schedule::along::FollowedEnd;
use honnin_schedule::kill::Cell;
use honnin_schedule::verdict::InSchedules;

pub(super) fn of_sheet(
    facts: &mut Vec<Fact>,
    states: &CheckStates,
    sheet: usize,
    found: SheetFindings<'_>,
) {
    let site = |configuration| DocumentPlace::site(&found.name, configuration);
    let state = |about| states.get(&about).copied();
    for (number, run) in found.schedules.iter().enumerate() {
        let at = site(run.configuration).below([PlacePart::Run(run.scheduler)]);
        facts.push(Fact::sized(ChangeKind::Schedules, at.clone(), run.schedules));
        facts.push(Fact::new(ChangeKind::Seed, at.clone(), run.seed));
        let left = run.left_the_model.is_some() || run.logs_disagree;
        let word = if left { Word::Left } else { Word::Kept };
        facts.push(Fact::new(ChangeKind::Model, at.clone(), word));
        for (&id, judged) in &run.claims {
            let at = at.below([PlacePart::Claim(id)]);
            if let InSchedules::Broken { after, times } = judged.verdict {
                let said = StatedValue::Text(format!("{after}, {times}"));
                facts.push(Fact::new(ChangeKind::Count, at.clone(), said));
            }
            let fact = Fact::new(ChangeKind::InSchedules, at, in_schedules(&judged.verdict));
            facts.push(fact.stated(state(About::Schedules(sheet, number, id))));
        }
        facts.push(Fact::new(ChangeKind::Count, at, counted(run.outcomes.len(), &run.outcomes)));
    }
    for (number, followed) in found.followed.iter().enumerate() {
        let end = match &followed.end {
            FollowedEnd::Broke => Word::Broke,
            FollowedEnd::DidNotBreak => Word::DidNotBreak,
            FollowedEnd::Left(_) => Word::Left,
            FollowedEnd::Failed(_) => Word::Failed,
        };
        let at = site(followed.configuration).below([PlacePart::Claim(followed.claim)]);
        let fact = Fact::new(ChangeKind::Followed, at, end);
        facts.push(fact.stated(state(About::Followed(sheet, number))));
    }
    for (number, log) in found.logs.iter().enumerate() {
        let path = [PlacePart::LogAlong(log.along), PlacePart::Model(log.model)];
        let at = site(log.configuration).below(path);
        let answer = match &log.answer {
            LogAnswer::Accepted => Word::Accepted,
            LogAnswer::Rejected { .. } => Word::Rejected,
            LogAnswer::NotEstablished => Word::NotEstablished,
        };
        let fact = Fact::new(ChangeKind::Log, at.clone(), answer);
        facts.push(fact.stated(state(About::Log(sheet, number))));
        let claims = log.claims.iter();
        facts.extend(claims.map(|(&id, &word)| {
            Fact::new(ChangeKind::Log, at.below([PlacePart::Claim(id)]), word)
        }));
        facts.push(Fact::new(ChangeKind::Count, at, counted(log.events, &log.answer)));
    }
}

fn in_schedules(says: &InSchedules) -> StatedValue {
    match says {
        InSchedules::Broken { .. } => Word::Broke.into(),
        InSchedules::Holds => VerdictWord::Holds.into(),
        InSchedules::NotBroken => Word::DidNotBreak.into(),
        InSchedules::NoCase => VerdictWord::NoCase.into(),
        InSchedules::NotEstablished(_) => Word::NotEstablished.into(),
    }
}

pub(super) fn of_kill(facts: &mut Vec<Fact>, states: &CheckStates, checked: &ConsistentEvidence) {
    let kill = &checked.evidence.kill;
    facts.push(Fact::sized(ChangeKind::Schedules, [PlacePart::KillMatrix], kill.iterations));
    facts.push(Fact::new(ChangeKind::Seed, [PlacePart::KillMatrix], kill.seed));
    for (context, part) in kill.contexts.iter().enumerate() {
        let sheet = PlacePart::Sheet(part.context.name.clone());
        let of_context = DocumentPlace::from([PlacePart::KillMatrix, sheet]);
        let mended = StatedValue::Settings(part.context.mended_by.clone());
        facts.push(Fact::new(ChangeKind::Context, of_context.clone(), mended));
        for (number, row) in part.rows.iter().enumerate() {
            let state = states.get(&About::Kill(context, number)).copied();
            let at = of_context.below([PlacePart::Defect(row.defect)]);
            let breaks = StatedValue::Claims(row.breaks.clone());
            facts.push(Fact::new(ChangeKind::Breaks, at.clone(), breaks).stated(state));
            for (layer, cell) in row.cells() {
                let at = || at.below([PlacePart::Layer(layer)]);
                let (word, size, count) = match *cell {
                    Cell::Found { after } => (Word::Found, Some(2), Some(after)),
                    Cell::NotFound { of } => (Word::NotFound, Some(1), Some(of)),
                    Cell::CannotFind { of } => (Word::CannotFind, Some(1), Some(of)),
                    Cell::NotApplicable(_) => (Word::NothingToFind, None, None),
                    Cell::NotEstablished(_) => (Word::NotEstablished, Some(0), None),
                };
                facts.push(Fact { size, ..Fact::new(ChangeKind::Layer, at(), word) });
                facts.extend(count.map(|count| Fact::new(ChangeKind::Count, at(), count)));
            }
        }
    }
}

pub(super) fn of_survey(facts: &mut Vec<Fact>, states: &CheckStates, checked: &ConsistentEvidence) {
    let (survey, said) = checked.survey();
    facts.push(Fact::new(
        ChangeKind::Engine,
        [PlacePart::Survey],
        StatedValue::Text(survey.engine.clone()),
    ));
    facts.push(Fact::new(ChangeKind::Count, [PlacePart::Survey], survey.states()));
    for said in said {
        let state = states.get(&About::Survey(said.claim)).copied();
        let at = DocumentPlace::from([PlacePart::Survey, PlacePart::Claim(said.claim)]);
        let rules = match &said.explanation {
            Explanation::Rules(sets) => {
                StatedValue::Text(sets.iter().map(rules).collect::<Vec<_>>().join(" / "))
            }
            Explanation::NotEstablished(_) | Explanation::Refuted(_) => Word::NotEstablished.into(),
        };
        facts.push(Fact::new(ChangeKind::Rules, at.clone(), rules).stated(state));
        let counts = [
            (VerdictWord::Holds, said.counts.holds),
            (VerdictWord::Violated, said.counts.violated),
            (VerdictWord::NotClaimed, said.counts.not_claimed),
            (VerdictWord::NoCase, said.counts.no_case),
            (VerdictWord::NotEstablished, said.counts.not_established),
        ];
        let settled = match said.counts.not_established {
            0 => CheckState::AsExpected,
            _ => CheckState::NotEstablished,
        };
        facts.extend(counts.map(|(word, count)| {
            let at = at.below([PlacePart::Verdict(word)]);
            Fact::new(ChangeKind::Sites, at, count as u64).stated(Some(settled))
        }));
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
