//! The ward's notice on the mis-issuances of Adachi, 2023: the papers, and what was done.

use super::check::mends;
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C4, C5};
use crate::keys::Answer::Word;
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "ADACHI-2023-05-01/7",
        cites: &[Cite {
            source: "ADACHI-2023-05-01",
            place: Some(Text {
                ja: "誤交付の書類および件数内訳", en: "the documents"
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "3月22日に誤って交付された住民票の写しには、3名分の情報が記載されていた。",
            en: "The resident record mis-issued on 22 March showed three persons.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "モデルの証明書の各ページに記載されるのは1名であり、世帯は扱わない。同じ世帯\
                     の者の間でも、申請者以外の記載は違反とする。1つのページに複数の者が混在する\
                     誤りは表せない。",
                en: "In the model a page shows one person, and there are no households. A page \
                     of somebody else is a violation even within a household; a page that mixes \
                     several persons cannot be expressed.",
            },
            errs: Errs::Either,
        }),
    },
    Finding {
        id: "ADACHI-2023-05-01/8",
        cites: &[Cite {
            source: "ADACHI-2023-05-01",
            place: Some(Text { ja: "再発防止策等", en: "measures" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "区は、他システムも含めて、改めて運用管理を徹底するとした。",
            en: "The ward announced stricter operation management, of its other systems as \
                 well.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "運用管理は人と組織の取組であり、システムの設計や動作から判定できない。",
                en: "Operation management is what people and organisations do; it cannot be \
                     judged from the design or the behaviour of a system.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "ADACHI-2023-05-01/9",
        cites: &[Cite {
            source: "ADACHI-2023-05-01",
            place: Some(Text {
                ja: "経過並びに誤交付の書類および件数内訳",
                en: "course of events, and the documents",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "エラーの連絡は3件あり、誤交付と確認されたのは3月22日の住民票の写し（3名分）と4\
                 月18日の印鑑登録証明書（1名分）である。1月17日の1件について、誤交付は確認されて\
                 いない。",
            en: "Of three errors two were confirmed as mis-issuances: a resident record with \
                 three persons on 22 March and a seal certificate with one on 18 April. For 17 \
                 January none was confirmed.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "モデルにおける失敗とJ-LISが検知したエラーとの対応は公表されていないため、検\
                     査では定められない。",
                en: "How a failure in the model relates to an error that J-LIS sees is not \
                     public, so no check can tell.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "ADACHI-2023-05-01/10",
        cites: &[Cite {
            source: "ADACHI-2023-05-01",
            place: Some(Text {
                ja: "経過及び富士通Japanから区が受けた主な報告内容",
                en: "course of events, and what the vendor reported",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "4月22日に当該プログラムの一部修正と入替えが行われ、4月23日以降は同障害が発生し\
                 ていないと報告された。障害が発生し得たのは、1月4日から4月22日までに限られるとさ\
                 れた。",
            en: "On 22 April the program was corrected in part and replaced; from the 23rd on \
                 no such fault was reported. It could have happened from 4 January to 22 April \
                 and at no other time.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5],
            by: &[
                mends("adachi-2023", &[("sync.release", Word("own"))], C1),
                mends("adachi-2023", &[("sync.release", Word("own"))], C4),
                mends("adachi-2023", &[("sync.release", Word("own"))], C5),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "修正の内容は公表されておらず、随時連携による解除を自らの占有に限るもの\
                         としたことは推定である。",
                    en: "What the correction does is not public; that the sync now releases its \
                         own hold only is inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "ADACHI-2023-05-01/11",
        cites: &[Cite {
            source: "ADACHI-2023-05-01",
            place: Some(Text { ja: "証明書の所在", en: "where the papers are" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "3月22日に誤って交付された証明書は、当日店舗に届けられ、4月28日に区が回収した。4\
                 月18日のものは、自宅で細かく切って処分された。",
            en: "The paper mis-issued on 22 March was handed in at the store that day, and the \
                 ward collected it on 28 April. That of 18 April was cut up at home.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "交付された後の証明書の扱いは、申請者、店舗及び区の行動によるもので、モデル\
                     の外にある。",
                en: "What becomes of a paper after delivery is up to the applicant, the store \
                     and the ward, outside the model.",
            },
            errs: Errs::Neither,
        }),
    },
];
