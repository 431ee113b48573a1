//! One sheet in the document: its text, its checks, and all that follows from them.

use super::bounds::BoundsEvidence;
use super::campaigns::CampaignsEvidence;
use super::check::CheckEvidence;
use super::controls::ControlEvidence;
use super::digests::sha256;
use super::matrix::MatrixEvidence;
use super::remedies::RemediesEvidence;
use super::schedules::{FollowedEvidence, LogEvidence, ScheduleEvidence};
use crate::findings::Findings;
use honnin_sheet::Sheet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything that was established about one sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetEvidence {
    /// The name of the site.
    pub name: String,
    /// The file it was read from, as it was named.
    pub file: String,
    /// The SHA-256 digest of its text.
    pub sha256: String,
    /// Its text: the answers, where they come from, and what is expected.
    pub text: String,
    /// Its checks: as designed, and as installed where that differs.
    pub checks: Vec<CheckEvidence>,
    /// Its condition matrix; none for a sheet without conditions.
    pub matrix: Option<MatrixEvidence>,
    /// What would mend it; none for a site that is known to have nothing broken.
    pub remedies: Option<RemediesEvidence>,
    /// Its campaigns; none for a sheet without.
    pub campaigns: Option<CampaignsEvidence>,
    /// The sheet with answers changed, as findings of the public record name it, each a check.
    pub controls: Vec<ControlEvidence>,
    /// Whether its scope is enough; none where no finding of the public record relies on that.
    pub bounds: Option<BoundsEvidence>,
    /// Random schedules of the real system.
    pub schedules: Vec<ScheduleEvidence>,
    /// The real system along the model's counterexamples.
    pub followed: Vec<FollowedEvidence>,
    /// Logs of the real system, held to models.
    pub logs: Vec<LogEvidence>,
}

impl SheetEvidence {
    /// What was found of a sheet by searching; runs of the real system are added later.
    pub fn of(findings: &Findings<'_>) -> SheetEvidence {
        let sheet = findings.sheet();
        SheetEvidence {
            name: sheet.name.clone(),
            file: sheet.file.clone(),
            sha256: sha256(sheet.text.as_bytes()),
            text: sheet.text.clone(),
            checks: findings.checks.iter().map(CheckEvidence::of).collect(),
            matrix: findings.matrix.as_ref().map(MatrixEvidence::of),
            remedies: findings.remedies.as_ref().map(RemediesEvidence::of),
            campaigns: findings.campaigns.as_ref().map(CampaignsEvidence::of),
            controls: findings.controls.iter().map(ControlEvidence::of).collect(),
            bounds: findings.bounds.as_ref().map(BoundsEvidence::of),
            schedules: Vec::new(),
            followed: Vec::new(),
            logs: Vec::new(),
        }
    }

    /// The findings again, of this sheet; `None` when something is not of the sheet or the register.
    pub fn read<'s>(&self, sheet: &'s Sheet) -> Option<Findings<'s>> {
        let checks = self.checks.iter().map(|check| check.read(sheet)).collect::<Option<_>>()?;
        let matrix = self.matrix.as_ref().map(|matrix| matrix.read(sheet));
        let remedies = self.remedies.as_ref().map(|remedies| remedies.read(sheet));
        let campaigns = self.campaigns.as_ref().map(|campaigns| campaigns.read(sheet));
        let controls = self.controls.iter().map(|it| it.read(sheet)).collect::<Option<_>>()?;
        let bounds = self.bounds.as_ref().map(|bounds| bounds.read(sheet));
        let read = Findings {
            checks,
            matrix: transposed(matrix)?,
            remedies: transposed(remedies)?,
            campaigns: transposed(campaigns)?,
            controls,
            bounds: transposed(bounds)?,
        };
        let stands = read.checks.iter().map(|check| check.stand);
        let whole = stands.eq(sheet.stands().iter().copied());
        whole.then_some(read)
    }
}

/// Nothing where there is nothing, and no answer where what is there could not be read.
fn transposed<T>(read: Option<Option<T>>) -> Option<Option<T>> {
    match read {
        None => Some(None),
        Some(read) => read.map(Some),
    }
}
