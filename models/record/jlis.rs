//! The hearing of all vendors by J-LIS, December 2023: what it found and what it recommends.

use super::check::{
    CheckedBy,
    Stand::{Designed, Installed},
    campaign, hides, holds, needs, reveals, violated,
};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C3, C4, C5, C6, C8};
use crate::keys::Answer::Word;
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "JLIS-2023-12/1",
        cites: &[Cite {
            source: "JLIS-2023-12",
            place: Some(Text { ja: "ヒアリング結果（設計）", en: "results, design" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "住基システム等の他のシステムからのデータ連携を「定期的に全件チェックする仕組\
                 み」の構築を自治体に要請する。",
            en: "Municipalities are asked to build a periodic check of all records that are \
                 linked from other systems such as the registry.",
        },
        bears: Bears::Covered {
            claims: &[C3],
            by: &[
                violated("haiin-2023", Designed, C3),
                needs("haiin-2023", "H3", C3),
                holds("reference", Designed, C3),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "夜ごとの全件チェックだけを扱う。週次又は月次で行う場合は「行わない」と\
                         回答するほかなく、その効果は判定に表れない。全件チェックは、相違を見つ\
                         けるだけでなく直ちに是正するものとしたため、検出にとどまる場合、C3 は誤\
                         って成立となりうる。事案の当時に行われていなかったことは推定である。",
                    en: "Only a nightly check is modelled. One that runs weekly or monthly has \
                         to be answered as none, and what it achieves does not show. The check \
                         is taken to repair at once what differs; where it only reports, C3 may \
                         hold wrongly. That none ran at the time is inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "JLIS-2023-12/2",
        cites: &[Cite {
            source: "JLIS-2023-12",
            place: Some(Text {
                ja: "今後の対応策（２）、チェックシート（設計）",
                en: "measures (2), checksheet for design",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "自治体が開発事業者に対して証明発行システムのアーキテクチャーを確認するための、\
                 チェックシート（設計）を作成する。",
            en: "A checksheet for design is to be made, by which a municipality confirms the \
                 architecture of its issuing system with the vendor.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[holds("reference", Designed, C1), CheckedBy::Survey { claim: C1 }],
            rest: Some(Gap {
                reason: Text {
                    ja: "チェックシートの項目は公表されていない。シートの質問は公表された原因か\
                         ら定めたものであり、問わない事項に由来する不具合は見つからない。",
                    en: "The items of the checksheet are not public. The questions of a sheet \
                         were drawn from the disclosed causes; a defect that they do not ask \
                         about is not found.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "JLIS-2023-12/3",
        cites: &[Cite {
            source: "JLIS-2023-12",
            place: Some(Text {
                ja: "今後の対応策（２）、チェックシート（試験）",
                en: "measures (2), checksheet for tests",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "証明発行システムが妥当なアーキテクチャーの下で、かつ、十分な負荷をかけた状態に\
                 おいても正常に稼働することを確認するための、チェックシート（試験）を作成する。",
            en: "A checksheet for tests is to be made, by which a municipality confirms that \
                 the system works under a sound architecture and also under sufficient load.",
        },
        bears: Bears::Covered {
            claims: &[C4, C6],
            by: &[
                reveals("high load, no update", "order.timeout", Word("release-only"), C4),
                hides("high load, no update", "sync.release", Word("all"), C4),
                reveals("high load with updates", "order.timeout", Word("release-only"), C4),
                reveals("high load with updates", "sync.release", Word("all"), C4),
                reveals("high load with updates", "image.after", Word("keep"), C6),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "負荷の量と処理性能は、モデルに時間がないため判定できない。C4 と C6 の違\
                         反は交付された証明書には現れず、試験で検出するには順番管理の状態や残っ\
                         た印刷イメージファイルを観測する必要がある。",
                    en: "How much load there is and how fast it is worked off cannot be judged: \
                         the model has no durations. A violation of C4 or C6 does not show on \
                         paper: a test detects it only if it observes who holds the order, or \
                         which images remain.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "JLIS-2023-12/4",
        cites: &[Cite {
            source: "JLIS-2023-12",
            place: Some(Text {
                ja: "ヒアリング結果（保守・運用体制）及びチェックシート（保守・運用体制）",
                en: "results and checksheet, maintenance and operation",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "常時監視体制と高負荷状態の検知の仕組みの構築を自治体に要請し、必要な監視体制を\
                 設けているかなどを確認するための、チェックシート（保守・運用体制）を作成する。",
            en: "Municipalities are asked to watch the system at all times and to have a way of \
                 detecting high load; a checksheet for maintenance and operation is to be made, \
                 by which this is confirmed.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "監視体制と高負荷状態の検知は運用の仕組みであり、モデルには監視する者も負荷\
                     もない。",
                en: "Watching and detecting load are matters of operation: the model has \
                     neither a watcher nor load.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "JLIS-2023-12/5",
        cites: &[Cite {
            source: "JLIS-2023-12",
            place: Some(Text { ja: "今後の対応策（２）(2)", en: "measures (2)(2)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "チェックシートはサービスの導入時、改修時及び3年に1回程度提出し、確認を終えた自\
                 治体のみが契約約款を締結してサービスを開始できることとする。",
            en: "Checksheets are submitted at introduction, at modification and about every \
                 three years; only municipalities that were checked may sign the contract and \
                 start the service.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "提出と確認の手続は人と組織の取組であり、システムの設計や動作から判定できな\
                     い。改修のたびに検査をやり直すことは、利用者に委ねられる。",
                en: "The procedure is what people and organisations do; it cannot be judged \
                     from the design or the behaviour of a system. To run the checks again at \
                     each modification is left to the user.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "JLIS-2023-12/6",
        cites: &[Cite {
            source: "JLIS-2023-12",
            place: Some(Text { ja: "ヒアリング結果", en: "results" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "76社へのヒアリングの結果、富士通Japanについては、誤交付の発生後に各工程に必要な\
                 対策を実施したことを確認し、それ以外の事業者には誤交付に直結するような課題はな\
                 いことを確認したとされた。",
            en: "By the hearing of 76 vendors, Fujitsu Japan was found to have taken the \
                 measures needed at each stage after the mis-issuances, and the others to have \
                 no problem that leads straight to one.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5, C8],
            by: &[
                violated("takamatsu-2024", Installed, C1),
                violated("takamatsu-2024", Installed, C8),
                campaign(
                    "takamatsu-2024",
                    "load test, October to December 2023",
                    &[],
                    &[C1, C4, C5],
                ),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "同じ時期に高松市のシステムには不具合が残っていた。ヒアリングが何をもっ\
                         て確認としたかは公表されていない。試験の条件は推定である。他の事業者の\
                         システムは、シートへの回答がないため判定していない。",
                    en: "At that very time the defect was in the system of Takamatsu. On what \
                         the hearing relied is not public. The conditions of the tests are \
                         inferred. Other vendors' systems are not judged: there are no answers \
                         for a sheet.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "JLIS-2023-12/7",
        cites: &[Cite {
            source: "JLIS-2023-12",
            place: Some(Text { ja: "今後の対応策（２）(3)", en: "measures (2)(3)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "J-LISが一元的に管理する、小規模団体向け共同コンビニ交付サービスへの移行を推奨す\
                 る。",
            en: "Small municipalities are advised to move to a shared service that J-LIS runs.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "モデルは1つの団体のシステムである。複数の団体が基盤を共用する場合の、団体を\
                     またぐ取り違えは調べていない。",
                en: "The model is of one municipality. Where several share a platform, mix-ups \
                     between them are not examined.",
            },
            errs: Errs::Holds,
        }),
    },
    Finding {
        id: "JLIS-2023-12/8",
        cites: &[Cite {
            source: "JLIS-2023-12",
            place: Some(Text {
                ja: "ヒアリング結果（試験）及び（保守・運用体制）",
                en: "results, tests, and maintenance and operation",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "対象の全事業者において必要な試験が実施されており、未然にトラブルを防ぐ体制に課\
                 題はなかったことを確認したとされた。",
            en: "All vendors were found to run the tests needed, and to have no problem in how \
                 they are set up to prevent trouble.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5],
            by: &[campaign(
                "takamatsu-2024",
                "load test, October to December 2023",
                &[],
                &[C1, C4, C5],
            )],
            rest: Some(Gap {
                reason: Text {
                    ja: "必要な試験が何を指すかは公表されていない。高松市の試験の条件は推定であ\
                         る。体制は、システムの設計や動作から判定できない。",
                    en: "Which tests are needed is not public. The conditions of those at \
                         Takamatsu are inferred. How vendors are set up cannot be judged from \
                         the design or the behaviour of a system.",
                },
                errs: Errs::Either,
            }),
        },
    },
];
