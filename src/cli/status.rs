//! How a run ended, as an exit status.

use honnin_analysis::{JudgedClaim, OfSheet, SheetCheck};
use std::process::ExitCode;

/// What came up in a run. Each is worth knowing; one number must express all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// The input or the command is wrong: 2.
    pub wrong_input: bool,
    /// A verdict differs from what was expected: 1.
    pub differs: bool,
    /// Something was not established: 3.
    pub not_established: bool,
}

impl Status {
    /// The input or the command is wrong.
    pub fn wrong_input() -> Status {
        Status { wrong_input: true, ..Status::default() }
    }

    /// Something was not established, when that is so.
    pub fn not_established_when(open: bool) -> Status {
        Status { not_established: open, ..Status::default() }
    }

    /// The status of checks.
    pub fn from_checks(checks: &[OfSheet<'_, SheetCheck>]) -> Status {
        let judged = || checks.iter().flat_map(|check| check.claims.values());
        Status {
            wrong_input: false,
            differs: judged().any(JudgedClaim::differs),
            // No check at all establishes nothing.
            not_established: checks.is_empty() || judged().any(JudgedClaim::is_inconclusive),
        }
    }

    /// Both together.
    pub fn and(self, other: Status) -> Status {
        Status {
            wrong_input: self.wrong_input || other.wrong_input,
            differs: self.differs || other.differs,
            not_established: self.not_established || other.not_established,
        }
    }

    /// The exit status: where several apply, wrong input before a difference before something not
    /// established.
    pub fn code(self) -> u8 {
        match self {
            Status { wrong_input: true, .. } => 2,
            Status { differs: true, .. } => 1,
            Status { not_established: true, .. } => 3,
            _ => 0,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(status.code())
    }
}
