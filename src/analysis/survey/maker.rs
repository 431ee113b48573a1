//! Who made the findings of a survey: the program's version, the engine, and a fingerprint of what
//! the model does. Findings of another maker are not gone on from.

use crate::SiteSearch;
use honnin_models::answers::Answers;
use honnin_models::keys;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Who made findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyMaker {
    /// The version of the program.
    pub version: String,
    /// The name of the engine.
    pub engine: String,
    /// A digest of what the model does, in a few characters.
    pub model: String,
}

impl SurveyMaker {
    /// This program with this search. The reference design and every single other answer to a
    /// decision are searched for the fingerprint, so a model in which one of them does something
    /// else has another one.
    pub fn for_search(search: &SiteSearch<'_>) -> SurveyMaker {
        let reference = Answers::default();
        let others = keys::decisions().flat_map(|key| {
            key.others(&reference).into_iter().map(move |answer| {
                let mut answers = reference;
                key.set(&mut answers, answer);
                answers
            })
        });
        // What asks about counters has no answer but that of the reference without one.
        let others = others.filter(|answers| answers.uncovered().is_empty());
        let mut facts = String::new();
        for answers in std::iter::once(reference).chain(others) {
            let seen = search.glance("fingerprint", &answers);
            let (states, transitions, cut) = (seen.states, seen.transitions, &seen.cut);
            let broken = seen.violations.keys();
            let witnesses: BTreeSet<&str> = seen.witnesses.iter().map(|it| it.word()).collect();
            writeln!(facts, "{states} {transitions} {broken:?} {witnesses:?} {cut:?}")
                .expect("a string grows");
        }
        SurveyMaker {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            engine: search.engine_name(),
            model: format!("{:016x}", fingerprint(facts.as_bytes())),
        }
    }
}

/// The 64-bit FNV-1a hash, which is the same on every machine.
fn fingerprint(bytes: &[u8]) -> u64 {
    let add = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, add)
}
