//! Yokohama, 2023-03-27: figures, the correction, and what missed the defect.

use super::check::{CheckedBy, Stand::Designed, logged, mends, reveals, spares, violated};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C2, C4};
use crate::keys::Answer::Word;
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "YOKOHAMA/7",
        cites: &[Cite { source: "FUJITSU-2023-03-30", place: None }],
        certainty: Certainty::Inferred,
        kind: Kind::Circumstance,
        says: Text {
            ja: "タイムアウトの時間、待ち行列の長さ、サーバの台数などの数値は公表されていない。",
            en: "The timeout, the length of the queue, the number of servers and other figures \
                 are not disclosed.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "モデルに時間はなく、印刷中はいつでもタイムアウトが生じうるものとするため、\
                     実際の数値では起こらない順序も違反として示すことがある。順番を待つ間のタイ\
                     ムアウトは扱わない。",
                en: "The model has no durations: a timeout may fire at any moment of a print, \
                     so an order of steps that the real figures rule out may be shown as a \
                     violation. A timeout while waiting for one's turn is not modelled.",
            },
            errs: Errs::Either,
        }),
    },
    Finding {
        id: "YOKOHAMA/8",
        cites: &[
            Cite { source: "ASAHI-YOKOHAMA", place: None },
            Cite { source: "XTECH-2023-05", place: None },
        ],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "11時34分から43分までの間に、10件の証明書が9人に交付され、18人分の情報が漏えいし\
                 た。",
            en: "Between 11:34 and 11:43 ten documents with the data of eighteen persons were \
                 handed to nine people.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[
                violated("yokohama-2023", Designed, C1),
                CheckedBy::Bounds { sheet: "yokohama-2023", claim: C1 },
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "件数の多寡は見積もらず、1件でも別人の証明書が交付されうれば違反とする。\
                         同じ住民による再度の申請はモデルにない。シートの回答には推定を含む。",
                    en: "How many documents go wrong is not estimated: a single one that can is \
                         a violation. A second application by the same resident is not in the \
                         model. Some answers of the sheet are inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "YOKOHAMA/9",
        cites: &[
            Cite { source: "FUJITSU-2023-03-30", place: None },
            Cite { source: "GOMITA", place: None },
        ],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "3月28日に「負荷検証・再現検証」を行ってプログラムの一部を修正し、29日にサービス\
                 を再開した。修正したのは「一時的に交付申請が集中した際の強制的な印刷処理に関す\
                 るプログラム」である。",
            en: "On 28 March load and reproduction tests were run and the program corrected in \
                 part; service resumed on the 29th. What was corrected is the program for the \
                 forced handling of prints when applications come all at once.",
        },
        bears: Bears::Covered {
            claims: &[C1, C2, C4],
            by: &[
                mends("yokohama-2023", &[("order.timeout", Word("cancel"))], C1),
                mends("yokohama-2023", &[("order.timeout", Word("cancel"))], C2),
                mends("yokohama-2023", &[("order.timeout", Word("cancel"))], C4),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "修正の内容は公表されておらず、申請者の手続をすべて取り消すものとしたこ\
                         とは推定である。",
                    en: "What the correction does is not public; that it cancels all of the \
                         applicant's procedure is inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "YOKOHAMA/10",
        cites: &[Cite { source: "HONNIN", place: Some(Text { ja: "1.1", en: "1.1" }) }],
        certainty: Certainty::Inferred,
        kind: Kind::Circumstance,
        says: Text {
            ja: "横浜市の事案において、J-LISがエラーを検知したとの公表は見当たらない。",
            en: "Nothing that could be read says that J-LIS saw an error at Yokohama.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[logged("yokohama-2023", Designed, C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "J-LISのシステムはモデルの外にある。ログの検査は、エラーの有無にかかわら\
                         ず、交付されたすべての申請を調べる。",
                    en: "The system of J-LIS lies outside the model. The check of a log looks \
                         at every request that was delivered, with or without an error.",
                },
                errs: Errs::Neither,
            }),
        },
    },
    Finding {
        id: "YOKOHAMA/11",
        cites: &[Cite { source: "HONNIN", place: Some(Text { ja: "1.1", en: "1.1" }) }],
        certainty: Certainty::Inferred,
        kind: Kind::Circumstance,
        says: Text {
            ja: "高負荷時のタイムアウトの処理は試験されておらず、タイムアウトが申請を残したまま\
                 占有だけを解除することは、設計の確認でも見落とされたとみられる。",
            en: "The path of a timeout under load seems never to have been tested; and that a \
                 timeout releases a hold and leaves the request alive seems to have been \
                 overlooked in design review.",
        },
        bears: Bears::Covered {
            claims: &[C4],
            by: &[reveals("high load, no update", "order.timeout", Word("release-only"), C4)],
            rest: Some(Gap {
                reason: Text {
                    ja: "当時の試験と設計の確認の内容は公表されていない。C4 の違反は交付された証\
                         明書には現れず、試験で検出するには順番管理の状態を観測する必要がある。",
                    en: "What was tested and reviewed at the time is not public. A violation of \
                         C4 does not show on paper: a test detects it only if it observes who \
                         holds the order.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "YOKOHAMA/12",
        cites: &[Cite { source: "UEHARA-NOTE", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "有識者は、このシステムの印刷が逐次処理であり、他の事業者は並列に処理していると\
                 述べた。",
            en: "An expert said that this system prints one document after the other, where \
                 other vendors work in parallel.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[spares("yokohama-2023", "Y1", C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "並列に処理する設計の良否は示さない。順番管理（Y1）がなくても C1 は違反\
                         となるため、Y1 を必要な条件とする見方は裏付けられない。シートの回答には\
                         推定を含む。",
                    en: "Nothing is said for or against designs that print in parallel. C1 \
                         breaks without the order control (Y1) too: the checks do not bear out \
                         that Y1 is needed. Some answers of the sheet are inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
];
