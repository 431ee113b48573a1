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
            Cite {
                source: "PPC-2024-07-17",
                place: Some(Text { ja: "第2の4(5)", en: "part 2 (4)(5)" }),
            },
        ],
        certainty: Certainty::Relayed,
        kind: Kind::Cause,
        says: Text {
            ja: "富士通Japanは「誤って単一サーバ構成向けのプログラムを適用」したと説明し、報道で\
                 は設定の誤り、修正プログラムの提供漏れとも伝えられた。一部のプログラムが反映さ\
                 れなかったとする個人情報保護委員会の資料とは、説明が異なる。",
            en: "The vendor said that the program for a single server had been applied by \
                 mistake; the press also wrote of a wrong setting and of a correction that was \
                 not provided. The Commission's paper says otherwise, that a part of the \
                 program was not carried over.",
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
                    ja: "シートは個人情報保護委員会の資料に従う。どの部分が修正前のものであった\
                         かは公表されておらず、処理待ちの解除だけが修正前であるとしたことは推定\
                         である。ほかの相違は調べていない。",
                    en: "The sheet follows the Commission's paper. Which parts were uncorrected \
                         is not disclosed; that it is the release of the wait alone is \
                         inferred. Other differences are not examined.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "TAKAMATSU/2",
        cites: &[
            Cite { source: "NTV-TAKAMATSU", place: None },
            Cite { source: "ASAHI-TAKAMATSU", place: None },
            Cite {
                source: "PPC-2024-07-17", place: Some(Text { ja: "第2の1", en: "part 2 (1)" })
            },
        ],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "ほぼ同時に別の店舗からの申請があった。申請者が店員に申し出るとともに、国のシス\
                 テムにもエラーが表示されたと報じられている。個人情報保護委員会の資料に挙げられ\
                 ているのは、J-LISによる検知のみである。",
            en: "The other request came from another store at almost the same time. The \
                 applicant told the staff of the store, and an error showed on the national \
                 system, as the press has it; the Commission's paper names J-LIS alone as the \
                 one who noticed.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[needs("takamatsu-2024", "A3", C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "交付された後に誤りを知る手段は、申請者と店舗の行動によるもので、モデル\
                         の外にある。シートの回答には推定を含む。",
                    en: "How a mistake is noticed after delivery is up to the applicant and the \
                         store, outside the model. Some answers of the sheet are inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
];
