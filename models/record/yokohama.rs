//! Yokohama, 2023-03-27: a timeout that released half of what it should.

use super::check::{
    CheckedBy, Stand::Designed, hides, holds, killed, mends, needs, reveals, scheduled, spares,
    violated,
};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C2, C4};
use crate::keys::Answer::{Flag, Word};
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "YOKOHAMA/1",
        cites: &[Cite { source: "FUJITSU-2023-03-30", place: None }],
        certainty: Certainty::Disclosed,
        kind: Kind::Cause,
        says: Text {
            ja: "負荷の上昇で印刷処理が遅延してタイムアウトの上限を超え、「強制的な印刷処理の解\
                 除が生じ、次の印刷イメージファイルを誤って取得した」。",
            en: "Load rose, printing was delayed and the timeout exceeded; the print was \
                 released by force, and the next print image file was taken by mistake.",
        },
        bears: Bears::Covered {
            claims: &[C1, C2],
            by: &[
                violated("yokohama-2023", Designed, C1),
                violated("yokohama-2023", Designed, C2),
                needs("yokohama-2023", "Y2", C1),
                needs("yokohama-2023", "Y3", C1),
                needs("yokohama-2023", "Y5", C1),
                scheduled("yokohama-2023", Designed, C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "次の印刷イメージファイルを取得する仕組みとサーバの台数は公表されておら\
                         ず、推定による。順番を待つ間のタイムアウトは扱わない。",
                    en: "How the next image comes to be taken, and the number of servers, is \
                         not disclosed but inferred. A timeout while waiting for one's turn is \
                         not modelled.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "YOKOHAMA/2",
        cites: &[Cite { source: "ASAHI-YOKOHAMA", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Cause,
        says: Text {
            ja: "タイムアウトの際は申請者の発行手続をすべて取り消すべきところ、「順番の管理機能\
                 のみを解除」していた。",
            en: "At a timeout all of the applicant's issuing procedure should have been \
                 cancelled; only the control of the order was released.",
        },
        bears: Bears::Covered {
            claims: &[C1, C2, C4],
            by: &[
                violated("yokohama-2023", Designed, C4),
                needs("yokohama-2023", "Y4", C1),
                needs("yokohama-2023", "Y4", C2),
                needs("yokohama-2023", "Y4", C4),
                killed("yokohama-2023", "order.timeout", Word("release-only"), C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "次の印刷イメージファイルを取得する仕組みは推定である。順番を待つ間のタ\
                         イムアウトは扱わない。",
                    en: "How the next image is taken is inferred. A timeout while waiting for \
                         one's turn is not modelled.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "YOKOHAMA/3",
        cites: &[Cite { source: "ASAHI-YOKOHAMA", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "印刷は共有の待ち行列で順番に処理されており、時間のかかる印刷の集中がきっかけと\
                 なった。",
            en: "Prints were worked off one after the other from a shared queue, and a run of \
                 prints that took long set the failure off.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[spares("yokohama-2023", "Y1", C1), needs("yokohama-2023", "Y3", C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "負荷と待ち行列の長さはモデルになく、印刷の集中がきっかけであったことは\
                         示さない。順番管理（Y1）がなくても C1 は違反となるため、Y1 を必要な条件\
                         とする見方は裏付けられない。シートの回答には推定を含む。",
                    en: "The model has no load and no length of a queue, so it does not show \
                         that a run of prints set the failure off. C1 breaks without the order \
                         control (Y1) too: the checks do not bear out that Y1 is needed. Some \
                         answers of the sheet are inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "YOKOHAMA/4",
        cites: &[Cite { source: "ITMEDIA-2023-03-30", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Recommendation,
        says: Text {
            ja: "高負荷での試験の強化、類似サービスの点検及び負荷の早期検知が、再発防止策とされ\
                 た。",
            en: "Stronger tests under high load, an inspection of similar services and early \
                 detection of load were named as measures.",
        },
        bears: Bears::Covered {
            claims: &[C4],
            by: &[
                reveals("high load, no update", "order.timeout", Word("release-only"), C4),
                hides("high load, no update", "sync.release", Word("all"), C4),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "負荷の早期検知と類似サービスの点検は運用の取組であり、システムの設計や\
                         動作から判定できない。C4 の違反は交付された証明書には現れず、試験で検出\
                         するには順番管理の状態を観測する必要がある。",
                    en: "Early detection of load and the inspection of similar services are \
                         matters of operation and cannot be judged from the design or the \
                         behaviour of a system. A violation of C4 does not show on paper: a \
                         test detects it only if it observes who holds the order.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "YOKOHAMA/5",
        cites: &[Cite { source: "XTECH-2023-05", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "誤交付は、区役所やコールセンターへの住民からの連絡で判明した。",
            en: "The mis-issuances came to light by residents who called ward offices and a \
                 call centre.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[mends("yokohama-2023", &[("output_check.enabled", Flag(true))], C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "交付された後に誤りを知る手段は、住民と店舗の行動によるもので、モデルの\
                         外にある。示すのは、交付前の照合があれば失敗として現れることである。シ\
                         ートの回答には推定を含む。",
                    en: "How a mistake is noticed after delivery is up to residents and stores, \
                         outside the model. What is shown is that a check before delivery turns \
                         it into a visible failure. Some answers of the sheet are inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "YOKOHAMA/6",
        cites: &[Cite { source: "ASAHI-UEHARA", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "有識者は、プログラムが自治体ごとに多くの型で改変されていること、また、負荷でフ\
                 ァイルが遅れることはあってもデータが入れ替わってはならないことを指摘した。",
            en: "An expert said that programs are customised in many patterns, one for each \
                 municipality, and that load may delay a file but must never swap data.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[holds("reference", Designed, C1), CheckedBy::Survey { claim: C1 }],
            rest: Some(Gap {
                reason: Text {
                    ja: "改変は、シートの質問で表せるものに限られる。",
                    en: "Customisation is covered as far as the questions of a sheet can \
                         express it.",
                },
                errs: Errs::Holds,
            }),
        },
    },
];
