//! The ward's notice on the mis-issuances of Adachi, 2023: the cause, and how it was noticed.

use super::check::{Stand::Designed, holds, killed, logged, needs, scheduled, violated};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C3, C4, C5};
use crate::keys::Answer::Word;
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "ADACHI-2023-05-01/1",
        cites: &[Cite {
            source: "ADACHI-2023-05-01",
            place: Some(Text { ja: "原因", en: "cause" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "住民記録システムとコンビニ交付システムはそれぞれ住民票データを保持しており、登\
                 録された異動情報は、随時連携処理によりコンビニ交付システムへ反映される。",
            en: "The registry and the issuing system each keep resident data; the sync carries \
                 every change that is registered over to the issuing system's copy.",
        },
        bears: Bears::Covered {
            claims: &[C1, C3],
            by: &[
                holds("reference", Designed, C3),
                violated("haiin-2023", Designed, C3),
                needs("adachi-2023", "A2", C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "反映の不具合は、異動情報が失われる場合だけを扱い、遅延、順序の入替り及\
                         び種別による読み飛ばしは扱わない。失われるものとしたことは推定である。",
                    en: "Of faults in the link only lost changes are modelled; late, reordered \
                         or skipped ones are not. That changes are lost is inferred.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "ADACHI-2023-05-01/2",
        cites: &[Cite {
            source: "ADACHI-2023-05-01",
            place: Some(Text { ja: "原因", en: "cause" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Cause,
        says: Text {
            ja: "随時連携処理と2件以上の印刷処理が同時に実行された際、印刷処理の処理待ちを誤って\
                 解除し、本来の印刷イメージファイルを上書きしたため、申請者とは異なる住民の証明\
                 書が発行された。",
            en: "When the sync and two or more prints ran at the same time, the wait of a print \
                 was released by mistake and the right print image file overwritten, so that \
                 another resident's certificate was issued.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5],
            by: &[
                violated("adachi-2023", Designed, C1),
                violated("adachi-2023", Designed, C4),
                violated("adachi-2023", Designed, C5),
                needs("adachi-2023", "A2", C1),
                needs("adachi-2023", "A3", C1),
                needs("adachi-2023", "A4", C1),
                needs("adachi-2023", "A5", C1),
                needs("adachi-2023", "A4", C4),
                needs("adachi-2023", "A4", C5),
                killed("adachi-2023", "sync.release", Word("all"), C1),
                scheduled("adachi-2023", Designed, C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "随時連携が処理待ちを解除する理由、順番管理の範囲、印刷イメージファイル\
                         の置き場所と名称は公表されておらず、推定による。",
                    en: "Why the sync releases the wait, the reach of the order, and where \
                         images lie and how they are named is not disclosed but inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "ADACHI-2023-05-01/3",
        cites: &[
            Cite {
                source: "ADACHI-2023-05-01",
                place: Some(Text {
                    ja: "富士通Japanから区が受けた主な報告内容",
                    en: "what the vendor reported",
                }),
            },
            Cite { source: "FUJITSU-2023-05-01", place: None },
            Cite { source: "PPC-2024-07-17", place: Some(Text { ja: "注3", en: "note 3" }) },
        ],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "「システム上の3つの条件を同時に満たす場合」に生じ、類似サービスを使用する自治体\
                 のうちこれを満たすのは足立区のみであるとされた。個人情報保護委員会の資料では、\
                 複数台サーバ構成の団体がほかに1団体ある。",
            en: "It was said to happen where three conditions of the system are met at the same \
                 time, and among the bodies with a similar service only Adachi to meet them. \
                 The Commission's paper names one more body with several servers.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[
                needs("adachi-2023", "A1", C1),
                needs("adachi-2023", "A2", C1),
                needs("adachi-2023", "A3", C1),
                needs("adachi-2023", "A4", C1),
                needs("adachi-2023", "A5", C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "3つの条件を記した資料は読めておらず、シートの5つの条件との対応は推定に\
                         よる。資料の条件のほうが狭ければ、実際には生じない違反を示すことにな\
                         る。",
                    en: "The paper with the three conditions could not be read, so how they \
                         relate to the five of the sheet is inferred. If they are narrower, a \
                         violation is shown that does not happen in fact.",
                },
                errs: Errs::Alarm,
            }),
        },
    },
    Finding {
        id: "ADACHI-2023-05-01/4",
        cites: &[Cite {
            source: "ADACHI-2023-05-01",
            place: Some(Text { ja: "経過", en: "course of events" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "J-LISから3回エラーの連絡があったが、再度の申請で印刷が正常に終了したと報告さ\
                 れ、誤発行の可能性とは認識されなかった。連絡があるのは、エラーがあった時のみで\
                 ある。",
            en: "J-LIS reported an error three times; each time the answer was that a new \
                 application had been printed normally, and nobody thought of a mis-issuance. \
                 J-LIS calls only when there is an error.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[logged("adachi-2023", Designed, C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "エラーの連絡をどう扱うかは人の業務であり、プログラムの動作から判定でき\
                         ない。ログの検査は、エラーの有無にかかわらず、交付されたすべての申請を\
                         調べる。判定したログは推定を含むシートによる。同じ住民による再度の申請は\
                         モデルにない。",
                    en: "How an error report is dealt with is what people do and no behaviour \
                         of a program. The check of a log looks at every request that was \
                         delivered, with or without an error; the log that was judged is of a \
                         sheet with inferred answers. A second application by the same resident \
                         is not in the model.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "ADACHI-2023-05-01/5",
        cites: &[
            Cite {
                source: "ADACHI-2023-05-01",
                place: Some(Text { ja: "経過", en: "course of events" }),
            },
            Cite {
                source: "PPC-2024-07-17", place: Some(Text { ja: "第2の1", en: "part 2 (1)" })
            },
        ],
        certainty: Certainty::Inferred,
        kind: Kind::Circumstance,
        says: Text {
            ja: "エラーとなったのが先の申請か後の申請かは公表されていない。点検では、エラーとな\
                 った申請と時間の重なるすべての申請を調べる必要がある。",
            en: "Whether the earlier or the later request met the error is not disclosed. An \
                 inspection must look at every request that overlaps the one with the error.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[logged("adachi-2023", Designed, C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "honnin の書式のログに限る。この書式のログでは、すべての申請が調べられ\
                         る。判定したログは、推定を含むシートによる。",
                    en: "This is so for a log in the format of honnin, in which every request \
                         is looked at. The log that was judged is of a sheet with inferred \
                         answers.",
                },
                errs: Errs::Neither,
            }),
        },
    },
    Finding {
        id: "ADACHI-2023-05-01/6",
        cites: &[Cite {
            source: "ADACHI-2023-05-01",
            place: Some(Text {
                ja: "経過（4月23日から27日まで）",
                en: "course of events, 23 to 27 April",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "エラーログとシステムログから、影響を受けた可能性のある区民と証明書の種類は挙げ\
                 られたが、4月27日の時点でも誤交付であるとは特定できなかった。",
            en: "From error logs and system logs the residents who might be affected and the \
                 types of certificates could be named; whether anything had been mis-issued \
                 could not be told, even on 27 April.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[logged("adachi-2023", Designed, C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "当時のログの書式は公表されていない。記載者を記録しないログから誤交付の\
                         有無は分からず、honnin はそのようなログを判定しない。判定したログは、\
                         推定を含むシートによる。",
                    en: "The format of those logs is not public. A log that does not name the \
                         subject cannot show a mis-issuance, and honnin does not judge one. The \
                         log that was judged is of a sheet with inferred answers.",
                },
                errs: Errs::Neither,
            }),
        },
    },
];
