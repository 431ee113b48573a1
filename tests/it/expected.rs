//! What every sheet must come to: the one table.
//!
//! Verdicts are those of the public record, and were confirmed on an independent model in another
//! language. Counts are this model's own; a change that is meant to cost nothing
//! leaves them alone.

use honnin_models::claims::ClaimId::{self, C1, C2, C3, C4, C5, C6, C8, C9};
use honnin_sheet::Configuration::{self, Designed, Installed};

/// One check of a bundled sheet.
pub(crate) struct Expected {
    pub(crate) sheet: &'static str,
    pub(crate) configuration: Configuration,
    pub(crate) states: u64,
    /// How many of them are looked at, one for all that differ in names only.
    pub(crate) looked_at: u64,
    pub(crate) transitions: u64,
    pub(crate) depth: u64,
    /// Violated claims, each with the length of its shortest counterexample.
    pub(crate) violated: &'static [(ClaimId, usize)],
    /// Claims that are not made of the site.
    pub(crate) not_claimed: &'static [ClaimId],
    /// Claims that nothing within the scope puts to the test.
    pub(crate) no_case: &'static [ClaimId],
}

/// Every check of every bundled sheet.
pub(crate) const TABLE: &[Expected] = &[
    Expected {
        sheet: "reference",
        configuration: Designed,
        states: 3_940,
        looked_at: 1_044,
        transitions: 10_652,
        depth: 20,
        violated: &[],
        not_claimed: &[],
        no_case: &[],
    },
    Expected {
        sheet: "adachi-2023",
        configuration: Designed,
        states: 1_854,
        looked_at: 481,
        transitions: 4_072,
        depth: 19,
        violated: &[(C1, 17), (C4, 11), (C5, 15)],
        not_claimed: &[],
        no_case: &[C2, C3],
    },
    Expected {
        sheet: "yokohama-2023",
        configuration: Designed,
        states: 137,
        looked_at: 70,
        transitions: 228,
        depth: 15,
        violated: &[(C1, 13), (C2, 8), (C4, 7)],
        not_claimed: &[],
        no_case: &[C3, C9],
    },
    Expected {
        sheet: "tokushima-2023",
        configuration: Designed,
        states: 533,
        looked_at: 270,
        transitions: 860,
        depth: 22,
        violated: &[(C1, 16), (C5, 10), (C6, 19)],
        not_claimed: &[C4],
        no_case: &[C2, C3, C9],
    },
    Expected {
        sheet: "kawasaki-2023",
        configuration: Designed,
        states: 307,
        looked_at: 163,
        transitions: 611,
        depth: 15,
        violated: &[(C1, 12), (C5, 10)],
        not_claimed: &[C4],
        no_case: &[C2, C3, C9],
    },
    Expected {
        sheet: "haiin-2023",
        configuration: Designed,
        states: 1_240,
        looked_at: 623,
        transitions: 2_551,
        depth: 19,
        violated: &[(C3, 10)],
        not_claimed: &[],
        no_case: &[C2],
    },
    Expected {
        sheet: "munakata-2023",
        configuration: Designed,
        states: 396,
        looked_at: 199,
        transitions: 790,
        depth: 18,
        violated: &[(C6, 7)],
        not_claimed: &[],
        no_case: &[C2, C3],
    },
    Expected {
        sheet: "munakata-2023",
        configuration: Installed,
        states: 454,
        looked_at: 228,
        transitions: 886,
        depth: 18,
        violated: &[(C1, 15), (C6, 7), (C8, 0)],
        not_claimed: &[],
        no_case: &[C2, C3],
    },
    Expected {
        sheet: "takamatsu-2024",
        configuration: Designed,
        states: 1_342,
        looked_at: 350,
        transitions: 3_196,
        depth: 19,
        violated: &[],
        not_claimed: &[],
        no_case: &[C2, C3],
    },
    // C8 is judged from the sheet: it has no steps.
    Expected {
        sheet: "takamatsu-2024",
        configuration: Installed,
        states: 1_854,
        looked_at: 481,
        transitions: 4_072,
        depth: 19,
        violated: &[(C1, 17), (C4, 11), (C5, 15), (C8, 0)],
        not_claimed: &[],
        no_case: &[C2, C3],
    },
];
