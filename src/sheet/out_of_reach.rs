//! Public cases of the same failure that no sheet can say yet, and the concept that each needs.

use super::Label;
use honnin_models::sheets::OUT_OF_REACH;
use serde::Deserialize;
use std::sync::LazyLock;

/// A case that the model of a site does not cover.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutOfReachCase {
    /// Its name, which no sheet has.
    pub name: String,
    /// Where its facts come from.
    pub sources: Vec<String>,
    /// What happened.
    pub title: Label,
    /// The concept that the model lacks.
    pub needs: Label,
}

/// All of them, in the order of the file that comes with the suite.
///
/// # Panics
/// When the file is unsound, which a test rules out.
pub fn out_of_reach() -> &'static [OutOfReachCase] {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct OutOfReachFile {
        case: Vec<OutOfReachCase>,
    }
    static CASES: LazyLock<Vec<OutOfReachCase>> = LazyLock::new(|| {
        let file: OutOfReachFile = toml::from_str(OUT_OF_REACH).expect("the list is sound");
        file.case
    });
    &CASES
}
