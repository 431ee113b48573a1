//! Niigata, Saitama and Kumamoto, 2020 to 2023: certificates with a revoked seal (廃印).

use super::check::{Stand::Designed, holds, killed, leaves, needs, scheduled, violated};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C3};
use crate::keys::Answer::{Flag, Word};
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "HAIIN/1",
        cites: &[Cite { source: "MIC-2023-05-16", place: None }],
        certainty: Certainty::Relayed,
        kind: Kind::Cause,
        says: Text {
            ja: "住民登録のシステムと証明書発行サーバとの「データ連携に不具合」があり、廃止済み\
                 の印鑑登録の証明書が交付された。",
            en: "The data link between the resident-registration system and the issuing server \
                 was at fault, and certificates of revoked seals were issued.",
        },
        bears: Bears::Covered {
            claims: &[C3],
            by: &[
                violated("haiin-2023", Designed, C3),
                needs("haiin-2023", "H1", C3),
                needs("haiin-2023", "H2", C3),
                killed("haiin-2023", "sync.feed", Word("lossy"), C3),
                scheduled("haiin-2023", Designed, C3),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "異動情報が失われたのか、順序が入れ替わったのか、種別により読み飛ばされ\
                         たのかは公表されていない。モデルは失われる場合だけを扱い、その選択は推\
                         定による。",
                    en: "Whether changes were lost, reordered or skipped by type is not \
                         disclosed. The model knows lost ones only, and that choice is \
                         inferred.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "HAIIN/2",
        cites: &[Cite { source: "PIYOLOG-2023-05-22", place: None }],
        certainty: Certainty::Inferred,
        kind: Kind::Circumstance,
        says: Text {
            ja: "同じ者が2021年10月と2023年3月に廃止済みの印影で交付を受けたことなどから、異動情\
                 報は遅れたのではなく、反映されないままであったとみられる。",
            en: "One person got the revoked seal in October 2021 and again in March 2023; so \
                 the change seems not to have been late, but never to have been applied.",
        },
        bears: Bears::Covered {
            claims: &[C3],
            by: &[needs("haiin-2023", "H3", C3), needs("haiin-2023", "H4", C3)],
            rest: Some(Gap {
                reason: Text {
                    ja: "モデルでは夜間までにすべての異動情報が処理されているため、遅れたままの\
                         場合は表せない。失われたことは推定である。",
                    en: "In the model a night passes only when no change is under way, so a \
                         change that stays late cannot be told apart. That it was lost is \
                         inferred.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "HAIIN/3",
        cites: &[Cite { source: "MIC-2023-05-16", place: None }],
        certainty: Certainty::Inferred,
        kind: Kind::Circumstance,
        says: Text {
            ja: "交付を受けたのは申請者本人であり、誤っていたのは登録の効力である。申請者との照\
                 合では防げない。",
            en: "The right person got the paper; what was wrong is whether the seal was in \
                 force. Comparing with the applicant does not prevent that.",
        },
        bears: Bears::Covered {
            claims: &[C1, C3],
            by: &[
                holds("haiin-2023", Designed, C1),
                leaves("haiin-2023", &[("output_check.enabled", Flag(true))], C3),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "異動情報が失われるものとしたことは推定である。",
                    en: "That changes are lost is inferred.",
                },
                errs: Errs::Neither,
            }),
        },
    },
    Finding {
        id: "HAIIN/4",
        cites: &[Cite { source: "PIYOLOG-2023-05-22", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "新潟市で3件（3名）、さいたま市で3件（2名）、熊本市で5件（3名）が交付された。",
            en: "Three documents were issued in Niigata (to three persons), three in Saitama \
                 (two) and five in Kumamoto (three).",
        },
        bears: Bears::Covered {
            claims: &[C3],
            by: &[violated("haiin-2023", Designed, C3)],
            rest: Some(Gap {
                reason: Text {
                    ja: "件数の多寡は見積もらず、1件でも廃止済みの印影で交付されうれば違反とす\
                         る。異動情報が失われるものとしたことは推定である。",
                    en: "How many documents go wrong is not estimated: a single one with a \
                         revoked seal that can be issued is a violation. That changes are lost \
                         is inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
];
