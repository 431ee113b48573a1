//! Takamatsu, 2024-04-04: what was said beside the regulator's paper.

use super::check::{Stand::Installed, needs, violated};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C8};
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "TAKAMATSU/1",
        cites: &[
            Cite { source: "ITMEDIA-2024-04-16", place: None },
            Cite { source: "ASAHI-TAKAMATSU", place: None },
        ],
        certainty: Certainty::Relayed,
        kind: Kind::Cause,
        says: Text {
            ja: "開発事業者は「誤って単一サーバ構成向けのプログラムを適用」したと説明し、報道で\
                 は設定の誤り、修正プログラムの提供漏れとも伝えられた。",
            en: "The vendor said that the program for a single server had been applied by \
                 mistake; the press also wrote of a wrong setting and of a correction that was \
                 not provided.",
        },
        bears: Bears::Covered {
            claims: &[C1, C8],
            by: &[
                violated("takamatsu-2024", Installed, C8),
                needs("takamatsu-2024", "B1", C1),
                needs("takamatsu-2024", "B2", C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "どの部分が修正前のものであったかは公表されていない。シートでは待ちの解\
                         除だけが修正前であるとし、ほかの相違は調べていない。",
                    en: "Which parts were uncorrected is not disclosed. In the sheet it is the \
                         release of the wait alone; other differences are not examined.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "TAKAMATSU/2",
        cites: &[
            Cite { source: "NTV-TAKAMATSU", place: None },
            Cite { source: "ASAHI-TAKAMATSU", place: None },
        ],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "ほぼ同時に別の店舗からの申請があった。受け取った者が店員に申し出るとともに、国\
                 のシステムにもエラーが表示された。",
            en: "The other request came from another store at almost the same time. The \
                 applicant told the staff of the store, and an error showed on the national \
                 system.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[needs("takamatsu-2024", "A3", C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "交付された後に誤りを知る手段は対象としていない。",
                    en: "How a mistake is noticed after delivery is not looked at.",
                },
                errs: Errs::Neither,
            }),
        },
    },
];
