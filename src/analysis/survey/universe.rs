//! The universe of a survey: every combination of answers to some questions.
//!
//! An *axis* is a question with the answers that are surveyed; a *site* is one answer to each.
//! Sites are numbered from 0 as in a table whose last axis turns fastest.

use honnin_models::answers::Answers;
use honnin_models::keys::{self, Answer, Key, KeyId};
use honnin_models::scope::Scope;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The key of the one axis that is not a decision: how many app servers there are.
const APP_SERVERS: &str = "topology.app_servers";

/// The numbers of app servers that are surveyed by default.
const SERVERS: [u8; 3] = [1, 2, 3];

/// A question with the answers that are surveyed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Axis {
    /// The question.
    pub key: KeyId,
    /// The answers, in the order of the register; at least one.
    pub answers: Vec<Answer>,
}

/// Every combination of the answers on the axes, within one scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Universe {
    axes: Vec<Axis>,
    scope: Scope,
}

impl Universe {
    /// Every decision of the incidents of 2020 to 2024 in every way, on one to three app servers,
    /// within a scope: those that the test implementation knows. A document has one page, and there are
    /// as many DB servers as app servers.
    pub fn new(scope: Scope) -> Universe {
        let decisions = keys::decisions().map(|key| Axis { key, answers: key.implemented() });
        Universe::over(decisions.filter(|axis| axis.answers.len() > 1), scope)
    }

    /// The same of these questions alone, each with every answer. Whatever else is decided is decided
    /// as in the reference design.
    pub fn of_questions(questions: &BTreeSet<KeyId>, scope: Scope) -> Universe {
        let axis = |&key: &KeyId| Axis { key, answers: key.allowed.answers() };
        Universe::over(questions.iter().map(axis), scope)
    }

    fn over(questions: impl Iterator<Item = Axis>, scope: Scope) -> Universe {
        let servers = keys::find(APP_SERVERS).expect("the register asks for app servers");
        let servers = Axis { key: servers, answers: SERVERS.map(Answer::Number).to_vec() };
        Universe { axes: std::iter::once(servers).chain(questions).collect(), scope }
    }

    /// The decisions that it does not ask about: each site has the answer of the reference design.
    pub fn unasked(&self) -> impl Iterator<Item = KeyId> {
        keys::decisions().filter(|key| !self.axes.iter().any(|axis| axis.key == *key))
    }

    /// The same universe with these answers alone to one of its questions, in the order of the
    /// register; `None` when it does not ask that question, the question does not allow one of the
    /// answers, or there is none.
    pub fn only(mut self, key: &Key, answers: &[Answer]) -> Option<Universe> {
        let axis = self.axes.iter_mut().find(|axis| axis.key == key)?;
        let mut kept = axis.key.allowed.answers();
        if answers.is_empty() || !answers.iter().all(|answer| kept.contains(answer)) {
            return None;
        }
        kept.retain(|answer| answers.contains(answer));
        axis.answers = kept;
        Some(self)
    }

    /// The axes, the one that turns slowest first.
    pub fn axes(&self) -> &[Axis] {
        &self.axes
    }

    /// The bound of every search.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// How many sites there are.
    pub fn sites(&self) -> usize {
        self.axes.iter().map(|axis| axis.answers.len()).product()
    }

    /// How many sites the model does not cover: their answers do not go together.
    pub fn uncovered(&self) -> usize {
        self.every_site().iter().filter(|site| !site.uncovered().is_empty()).count()
    }

    /// How many designs: the sites of one number of app servers.
    pub fn designs(&self) -> usize {
        self.sites() / self.servers().len()
    }

    /// The numbers of app servers.
    pub fn servers(&self) -> &[Answer] {
        let axis = self.axes.iter().find(|axis| axis.key.name == APP_SERVERS);
        &axis.expect("there is an axis of app servers").answers
    }

    /// Which answer a site gives on each axis, by its place among those surveyed.
    pub fn places(&self, site: usize) -> Vec<usize> {
        let mut rest = site;
        let mut places: Vec<usize> = Vec::with_capacity(self.axes.len());
        for axis in self.axes.iter().rev() {
            places.push(rest % axis.answers.len());
            rest /= axis.answers.len();
        }
        places.reverse();
        places
    }

    /// The answers of a site.
    pub fn answers(&self, site: usize) -> Answers {
        let mut answers = Answers { scope: self.scope, ..Answers::default() };
        for (axis, place) in self.axes.iter().zip(self.places(site)) {
            axis.key.set(&mut answers, axis.answers[place]);
        }
        answers.design.topology.db_servers = answers.design.topology.app_servers;
        answers
    }

    /// The answers of every site, in their order. Sites that agree on the axes that turn slowest are
    /// given these answers once, so that this takes a fraction of the time of asking for each.
    pub fn every_site(&self) -> Vec<Answers> {
        let mut sites = vec![Answers { scope: self.scope, ..Answers::default() }];
        for Axis { key, answers } in &self.axes {
            let with = |site: &Answers, answer: &Answer| {
                let mut site = *site;
                key.set(&mut site, *answer);
                site
            };
            sites = sites
                .iter()
                .flat_map(|site| answers.iter().map(|answer| with(site, answer)))
                .collect();
        }
        for site in &mut sites {
            site.design.topology.db_servers = site.design.topology.app_servers;
        }
        sites
    }
}
