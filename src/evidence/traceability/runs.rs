//! Runs of the real system and the survey, looked up in a document.

use super::resolve::{Looked, Parts};
use super::{Confirmation, Says};
use crate::checks::About;
use crate::logs::{LogAnswer, LogCheck, LogModel};
use honnin_analysis::survey::rules::Explanation;
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::keys::Setting;
use honnin_schedule::along::{FollowedCounterexample, FollowedEnd};
use honnin_schedule::kill::KillRow;
use honnin_schedule::run::ScheduleRun;
use honnin_schedule::verdict::InSchedules;
use honnin_sheet::Configuration;

/// Whether a row of the kill matrix says that a defect breaks the claim and is found.
fn of_row(row: &KillRow, claim: ClaimId) -> (Confirmation, Says) {
    let gaps = row.gaps();
    match (gaps.is_empty(), row.is_inconclusive(), row.breaks.contains(&claim)) {
        (false, _, _) => (Confirmation::Refuted, Says::MissedBy(gaps)),
        (true, true, _) => (Confirmation::NotEstablished, Says::Open),
        (true, false, true) => (Confirmation::Confirmed, Says::Found),
        (true, false, false) => (Confirmation::Refuted, Says::NoDefect),
    }
}

/// What the log of a counterexample says of the claim that it breaks. One that the model of its own
/// site does not accept is no log of that site.
fn of_log(log: &LogCheck, claim: ClaimId) -> (Confirmation, Says) {
    let word = log.claims.get(&claim).copied().unwrap_or(VerdictWord::NotEstablished);
    match (&log.answer, word) {
        (LogAnswer::NotEstablished, _) | (_, VerdictWord::NotEstablished) => {
            (Confirmation::NotEstablished, Says::Open)
        }
        (LogAnswer::Accepted, VerdictWord::Violated) => {
            (Confirmation::Confirmed, Says::Verdict(word))
        }
        (LogAnswer::Accepted, _) => (Confirmation::Refuted, Says::DidNotBreak),
        (LogAnswer::Rejected { .. }, _) => (Confirmation::Refuted, Says::LeftTheModel),
    }
}

impl Parts<'_> {
    /// A row of the kill matrix. A document of other sheets may have no context of that name.
    pub(super) fn kill(&self, sheet: &str, defect: Setting, claim: ClaimId) -> Option<Looked> {
        self.sheet(sheet)?;
        let parts = self.checked.kill();
        let context = parts.iter().position(|part| part.context.name == *sheet)?;
        let same = |row: &KillRow| row.defect == defect;
        let at = format!("/kill/contexts/{context}");
        let about = |row| About::Kill(context, row);
        let Some(place) = parts[context].rows.iter().position(same) else {
            return Some((Confirmation::Refuted, self.answer(Says::NoDefect, about(0), at)));
        };
        let (confirmation, says) = of_row(&parts[context].rows[place], claim);
        let at = format!("{at}/rows/{place}");
        Some((confirmation, self.answer(says, about(place), at)))
    }

    /// The real system along the shortest counterexample; where none was followed, some schedule
    /// chosen by chance that broke the claim.
    pub(super) fn schedules(
        &self,
        sheet: &str,
        configuration: Configuration,
        claim: ClaimId,
    ) -> Option<Looked> {
        let number = self.sheet(sheet)?;
        let written = &self.checked.evidence.sheets[number];
        let along =
            |it: &FollowedCounterexample| it.configuration == configuration && it.claim == claim;
        let Some(place) = written.followed.iter().position(along) else {
            return self.by_chance(number, configuration, claim);
        };
        let (confirmation, says) = match written.followed[place].end {
            FollowedEnd::Broke => (Confirmation::Confirmed, Says::Broke),
            FollowedEnd::DidNotBreak => (Confirmation::Refuted, Says::DidNotBreak),
            FollowedEnd::Left(_) => (Confirmation::Refuted, Says::LeftTheModel),
            FollowedEnd::Failed(_) => (Confirmation::NotEstablished, Says::Open),
        };
        let at = format!("/sheets/{number}/followed/{place}");
        let about = About::Followed(number, place);
        Some((confirmation, self.answer(says, about, at)))
    }

    fn by_chance(
        &self,
        number: usize,
        configuration: Configuration,
        claim: ClaimId,
    ) -> Option<Looked> {
        let runs = &self.checked.evidence.sheets[number].schedules;
        let broke = |run: &ScheduleRun| {
            let says = run.claims.get(&claim).map(|judged| &judged.verdict);
            let broken = matches!(says, Some(InSchedules::Broken { .. }));
            run.configuration == configuration && broken && run.left_the_model.is_none()
        };
        let place = runs.iter().position(broke)?;
        let at = format!("/sheets/{number}/schedules/{place}/claims/{claim}");
        let about = About::Schedules(number, place, claim);
        let answer = self.answer(Says::Broke, about, at);
        Some((Confirmation::Confirmed, answer))
    }

    /// The log of a sheet along the counterexample of the claim, checked against the model of its own site;
    /// the worst of them if there are several.
    pub(super) fn trace(
        &self,
        sheet: &str,
        configuration: Configuration,
        claim: ClaimId,
    ) -> Option<Looked> {
        let number = self.sheet(sheet)?;
        let of_it = |log: &LogCheck| {
            let own = log.model == LogModel::Itself && log.configuration == configuration;
            own && log.along == Some(claim)
        };
        let logs = self.checked.evidence.sheets[number].logs.iter().enumerate();
        let looked = logs.filter(|(_, log)| of_it(log)).map(|(place, log)| {
            let (confirmation, says) = of_log(log, claim);
            let at = format!("/sheets/{number}/logs/{place}/claims/{claim}");
            (confirmation, self.answer(says, About::Log(number, place), at))
        });
        looked.max_by_key(|(confirmation, _)| *confirmation)
    }

    /// The rules of the survey for a claim.
    pub(super) fn survey(&self, claim: ClaimId) -> Option<Looked> {
        let (_, said) = self.checked.survey();
        let said = said.iter().find(|said| said.claim == claim)?;
        let (confirmation, says) = match &said.explanation {
            Explanation::Rules(sets) => {
                let rules = sets.iter().map(|set| set.rules.len()).sum();
                (Confirmation::Confirmed, Says::Rules(rules))
            }
            Explanation::NotEstablished(_) => (Confirmation::NotEstablished, Says::Open),
            Explanation::Refuted(_) => (Confirmation::Refuted, Says::Open),
        };
        let at = format!("/survey/claims/{claim}");
        Some((confirmation, self.answer(says, About::Survey(claim), at)))
    }
}
