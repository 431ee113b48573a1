//! Munakata, 2023-06-28: an update that coincided, and a correction that was never applied.

use super::check::{Stand::Designed, holds, killed, needs, scheduled, violated};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C6, C8};
use crate::keys::Answer::Word;
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "MUNAKATA/1",
        cites: &[
            Cite { source: "XTECH-2023-06-30", place: None },
            Cite { source: "KYODO-MUNAKATA", place: None },
        ],
        certainty: Certainty::Press,
        kind: Kind::Cause,
        says: Text {
            ja: "住民データの更新と証明書の申請が重なり、「直前に発行した別人の住民票」が交付さ\
                 れた。",
            en: "An update of resident data and an application coincided, and the record of the \
                 person served just before was issued.",
        },
        bears: Bears::Covered {
            claims: &[C1, C6],
            by: &[
                violated("munakata-2023", Designed, C1),
                violated("munakata-2023", Designed, C6),
                needs("munakata-2023", "M2", C1),
                needs("munakata-2023", "M3", C1),
                needs("munakata-2023", "M3", C6),
                killed("munakata-2023", "image.after", Word("keep"), C1),
                scheduled("munakata-2023", Designed, C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "重なりから取り違えに至る仕組みは、報道の該当箇所を読めていないため推定\
                         による。欠陥検出表の行は、公表された原因そのものではなく、推定した条件\
                         に対応する。",
                    en: "How the one leads to the other is inferred: the passage of the report \
                         that tells it could not be read. The row of the kill matrix stands for \
                         an inferred condition, not for the disclosed cause.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "MUNAKATA/2",
        cites: &[
            Cite { source: "MINISTER-2023-07-04", place: None },
            Cite { source: "KYODO-MUNAKATA", place: None },
        ],
        certainty: Certainty::Relayed,
        kind: Kind::Cause,
        says: Text {
            ja: "2019年の別の障害を受けた修正について、「過去の修正プログラムの適用漏れが今回の\
                 原因」とされた。",
            en: "The cause was said to be that a correction, made for all after another fault \
                 in 2019, had never been applied here.",
        },
        bears: Bears::Covered {
            claims: &[C1, C8],
            by: &[needs("munakata-2023", "M1", C1), holds("munakata-2023", Designed, C8)],
            rest: Some(Gap {
                reason: Text {
                    ja: "その修正の内容は推定である。過去の修正がすべて適用されているかは、シー\
                         トの回答による。このシートは修正の適用された設計を別に定めていないため \
                         C8 は成立となるが、修正が適用されていたことを示すものではない。",
                    en: "What that correction does is inferred. Whether all past corrections \
                         are applied is taken from the answers of the sheet. This sheet has no \
                         separate design with the correction applied, so C8 holds; that does \
                         not show that it was installed.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "MUNAKATA/3",
        cites: &[Cite { source: "REGISTER-MUNAKATA", place: None }],
        certainty: Certainty::Relayed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "富士通Japanは、データの不整合が生じる障害であったと説明した。",
            en: "The vendor spoke of a failure in which data became inconsistent.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[needs("munakata-2023", "M4", C1), needs("munakata-2023", "M5", C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "印刷イメージファイルが作られないまま失敗が報告されないこと、残っていた\
                         ものが出力されることは、推定である。",
                    en: "That no image is made and no failure reported, and that a leftover \
                         comes out, is inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "MUNAKATA/4",
        cites: &[Cite { source: "XTECH-2023-06-30", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "14時30分頃に窓口で届出があり住民データが更新された。14時35分に店舗で別の者が申\
                 請して自身の住民票を受け取り、14時50分頃に届出をした者が庁内の端末で申請したと\
                 ころ、その別の者の住民票が交付された。",
            en: "About 14:30 a move was filed at the counter and the record updated. At 14:35 a \
                 man applied at a store and got his own record; about 14:50 she who had filed \
                 the move applied at a terminal in the city hall and was handed his.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[needs("munakata-2023", "M2", C1), needs("munakata-2023", "M3", C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "更新の作業は申請の約20分前とされるが、モデルでは、更新が反映される間に\
                         限り申請と重なる。その間に申請があったことは推定である。",
                    en: "The update is said to have been made some twenty minutes before; in \
                         the model the two overlap only while the update is carried over. That \
                         the application fell into that time is inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
];
