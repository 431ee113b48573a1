//! Runs of the real system and the survey, looked up in a document.

use super::resolve::{Looked, Parts};
use super::{Confirmation, Says};
use crate::cause::survey::rules::Explanation;
use crate::kill::Row;
use crate::report::evidence::asked::About;
use crate::report::evidence::schedules::{self, FollowedEnd, HeldTo, LogAnswer, LogEvidence};
use crate::sheet::Stand;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::Answer as Given;

/// Whether a row of the kill matrix says that a defect breaks the claim and is found.
fn of_row(row: &Row, claim: ClaimId) -> (Confirmation, Says) {
    let gaps = row.gaps();
    match (gaps.is_empty(), row.open(), row.breaks.contains(&claim)) {
        (false, _, _) => (Confirmation::Refuted, Says::MissedBy(gaps)),
        (true, true, _) => (Confirmation::NotEstablished, Says::Open),
        (true, false, true) => (Confirmation::Confirmed, Says::Found),
        (true, false, false) => (Confirmation::Refuted, Says::NoDefect),
    }
}

/// What the log of a counterexample says of the claim that it breaks. One that the model of its own
/// site does not accept is no log of that site.
fn of_log(log: &LogEvidence, claim: ClaimId) -> (Confirmation, Says) {
    let word = log.claims.get(&claim).map_or("not-established", String::as_str);
    match (&log.answer, word) {
        (LogAnswer::NotEstablished, _) | (_, "not-established") => {
            (Confirmation::NotEstablished, Says::Open)
        }
        (LogAnswer::Accepted, "violated") => (Confirmation::Confirmed, Says::Verdict("violated")),
        (LogAnswer::Accepted, _) => (Confirmation::Refuted, Says::DidNotBreak),
        (LogAnswer::Rejected { .. }, _) => (Confirmation::Refuted, Says::LeftTheModel),
    }
}

impl Parts<'_> {
    fn answers(&self, number: usize, stand: Stand) -> Answers {
        self.findings[number].sheet().answers(stand)
    }

    /// A row of the kill matrix. A document of other sheets may have no context of that name.
    pub(super) fn kill(
        &self,
        sheet: &str,
        key: &str,
        answer: Given,
        claim: ClaimId,
    ) -> Option<Looked> {
        self.sheet(sheet)?;
        let parts = self.dossier.kill();
        let context = parts.iter().position(|part| part.context.name == sheet)?;
        let same = |row: &Row| row.defect.key.name == key && row.defect.answer == answer;
        let of = parts[context].context.answers;
        let at = format!("/kill/contexts/{context}");
        let about = |row| About::Kill(context, row);
        let Some(place) = parts[context].rows.iter().position(same) else {
            return Some((Confirmation::Refuted, self.answer(Says::NoDefect, of, about(0), at)));
        };
        let (confirmation, says) = of_row(&parts[context].rows[place], claim);
        let at = format!("{at}/rows/{place}");
        Some((confirmation, self.answer(says, of, about(place), at)))
    }

    /// The real system along the shortest counterexample; where none was followed, some schedule
    /// chosen by chance that broke the claim.
    pub(super) fn schedules(&self, sheet: &str, stand: Stand, claim: ClaimId) -> Option<Looked> {
        let number = self.sheet(sheet)?;
        let written = &self.dossier.evidence.sheets[number];
        let along =
            |it: &schedules::FollowedEvidence| Stand::from(it.stand) == stand && it.claim == claim;
        let Some(place) = written.followed.iter().position(along) else {
            return self.by_chance(number, stand, claim);
        };
        let (confirmation, says) = match written.followed[place].end {
            FollowedEnd::Broke => (Confirmation::Confirmed, Says::Broke),
            FollowedEnd::DidNotBreak => (Confirmation::Refuted, Says::DidNotBreak),
            FollowedEnd::Left(_) => (Confirmation::Refuted, Says::LeftTheModel),
            FollowedEnd::Failed(_) => (Confirmation::NotEstablished, Says::Open),
        };
        let at = format!("/sheets/{number}/followed/{place}");
        let about = About::Followed(number, place);
        Some((confirmation, self.answer(says, self.answers(number, stand), about, at)))
    }

    fn by_chance(&self, number: usize, stand: Stand, claim: ClaimId) -> Option<Looked> {
        let runs = &self.dossier.evidence.sheets[number].schedules;
        let broke = |run: &schedules::ScheduleEvidence| {
            let says = run.claims.get(&claim).map(|claim| &claim.says);
            let broken = matches!(says, Some(schedules::Says::Broken { .. }));
            Stand::from(run.stand) == stand && broken && run.left_the_model.is_none()
        };
        let place = runs.iter().position(broke)?;
        let at = format!("/sheets/{number}/schedules/{place}/claims/{claim}");
        let about = About::Schedules(number, place, claim);
        let answer = self.answer(Says::Broke, self.answers(number, stand), about, at);
        Some((Confirmation::Confirmed, answer))
    }

    /// The best log of a counterexample of the claim: one is enough to show that it is judged.
    pub(super) fn trace(&self, claim: ClaimId) -> Option<Looked> {
        let sheets = self.dossier.evidence.sheets.iter().enumerate();
        let known = sheets.filter(|(number, it)| self.sheet(&it.name) == Some(*number));
        let logs = known.flat_map(|(number, sheet)| {
            let logs = sheet.logs.iter().enumerate();
            let ours =
                logs.filter(|(_, log)| log.along == Some(claim) && log.held_to == HeldTo::Itself);
            ours.map(move |(place, log)| (number, place, log))
        });
        let looked = logs.map(|(number, place, log)| {
            let (confirmation, says) = of_log(log, claim);
            let at = format!("/sheets/{number}/logs/{place}/claims/{claim}");
            let of = self.answers(number, log.stand.into());
            (confirmation, self.answer(says, of, About::Log(number, place), at))
        });
        looked.min_by_key(|(confirmation, _)| *confirmation)
    }

    /// The rules of the survey for a claim.
    pub(super) fn survey(&self, claim: ClaimId) -> Option<Looked> {
        let (survey, said) = self.dossier.survey();
        let said = said.iter().find(|said| said.claim == claim)?;
        let (confirmation, says) = match &said.explanation {
            Explanation::Rules(sets) => {
                let rules = sets.iter().map(|set| set.rules.len()).sum();
                (Confirmation::Confirmed, Says::Rules(rules))
            }
            Explanation::NotEstablished(_) => (Confirmation::NotEstablished, Says::Open),
            Explanation::Refuted(_) => (Confirmation::Refuted, Says::Open),
        };
        let of = survey.subject.universe.answers(0);
        let at = format!("/survey/claims/{claim}");
        Some((confirmation, self.answer(says, of, About::Survey(claim), at)))
    }
}
