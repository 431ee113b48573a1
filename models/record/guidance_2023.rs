//! The regulator's guidance of 2023-09-20, as later documents tell it: the paper itself could not be
//! read.

use super::check::{Stand::Designed, holds, mends, violated};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::C1;
use crate::keys::Answer::Flag;
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "PPC-2023-09-20/1",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第3の1", en: "part 3 (1)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Finding,
        says: Text {
            ja: "2023年に連続した誤交付について、富士通Japanに、技術的安全管理措置及び組織的安全\
                 管理措置の不備を改善するよう指導した。",
            en: "After the mis-issuances of 2023 the vendor was told to mend its technical and \
                 organisational safety measures.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[
                violated("yokohama-2023", Designed, C1),
                violated("adachi-2023", Designed, C1),
                violated("tokushima-2023", Designed, C1),
                violated("kawasaki-2023", Designed, C1),
                violated("munakata-2023", Designed, C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "指導の文書そのものは読めておらず、個々の指摘との対応は確かめていない。\
                         シートの回答には推定を含む。",
                    en: "The paper itself could not be read, so its single points are not \
                         matched with checks. Some answers of the sheets are inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "PPC-2023-09-20/2",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第3の2(1)", en: "part 3 (2)(1)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "富士通Japanは、再発防止策の1つとして出力異常検出機能を開発することとした。",
            en: "As one measure the vendor undertook to develop an output check.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[
                holds("reference", Designed, C1),
                mends("yokohama-2023", &[("output_check.enabled", Flag(true))], C1),
                mends("adachi-2023", &[("output_check.enabled", Flag(true))], C1),
                mends("tokushima-2023", &[("output_check.enabled", Flag(true))], C1),
                mends("kawasaki-2023", &[("output_check.enabled", Flag(true))], C1),
                mends("munakata-2023", &[("output_check.enabled", Flag(true))], C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "この機能が何と何を照合するかは公表されておらず、モデルで全ページの記載\
                         者を申請者と照合するものとしたことは推定である。照合の範囲がこれより狭\
                         ければ、防げないものが残る。",
                    en: "What the function compares is not public; that it compares the subject \
                         of every page with the applicant, as in the model, is inferred. One \
                         that compares less leaves something through.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "PPC-2023-09-20/3",
        cites: &[
            Cite {
                source: "PPC-2024-07-17",
                place: Some(Text { ja: "第3の2(2)及び(3)", en: "part 3 (2)(2) and (3)" }),
            },
            Cite { source: "FUJITSU-2023-05-19", place: None },
        ],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "富士通Japanは、マネジメント体制の強化と新品質保証プロセスの構築、最高品質責任者\
                 （CQO）の設置と監査体制の整備を行うこととした。",
            en: "The vendor undertook to strengthen its management, to build a new quality \
                 process, and to appoint a chief quality officer with an audit.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "品質保証の体制と過程は人と組織の取組であり、システムの設計や動作から判定で\
                     きない。検査の結果は、その中で証跡として用いることができる。",
                en: "How quality is organised is what people and organisations do; it cannot be \
                     judged from the design or the behaviour of a system. The results of checks \
                     can serve as evidence there.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "PPC-2023-09-20/4",
        cites: &[Cite { source: "ADACHI-2023-09-22", place: None }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "足立区に対しては、窓口での交付と同等の措置が講じられているかを確認するよう求め\
                 た。",
            en: "Adachi was told to make sure that measures equal to those at a staffed counter \
                 are in place.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "何をもって窓口と同等とするかの基準は、確認できた資料になく、判定できない。",
                en: "What counts as equal to a counter is said in nothing that could be read, \
                     so it cannot be judged.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "PPC-2023-09-20/5",
        cites: &[Cite { source: "YOMIURI-2023-09-22", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "指導は足立区、川崎市及び宗像市にも行われた。横浜市と徳島市は、報じられた一覧に\
                 ない。",
            en: "Guidance was also given to Adachi, Kawasaki and Munakata; Yokohama and \
                 Tokushima are not in the lists reported.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "どの団体が指導を受けたかは、システムの設計や動作に関わらない。",
                en: "Which bodies were given guidance does not concern the design or the \
                     behaviour of a system.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "PPC-2023-09-20/6",
        cites: &[Cite { source: "DATAGUIDANCE-2023", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Finding,
        says: Text {
            ja: "要約によれば、プログラムの不備とともに、システム内の不要な処理などが開発とテス\
                 トで検出されなかったことが指摘された。",
            en: "According to a summary, a defective program and unnecessary processing within \
                 the system, among other things, had not been detected in development and \
                 tests.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "要約は冒頭のみを読むことができた。不要な処理が何を指すか、どのような開発と\
                     テストが行われたかが分からないため、判定できない。",
                en: "Only the opening of the summary could be read. What the unnecessary \
                     processing was, and how programs were developed and tested, is not known, \
                     so it cannot be judged.",
            },
            errs: Errs::Holds,
        }),
    },
];
