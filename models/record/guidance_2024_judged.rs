//! The regulator's guidance of 2024-07-17 on Takamatsu: the measures of 2023, what was found wanting,
//! and what was asked for.

use super::check::{
    Stand::{Designed, Installed},
    campaign, holds, killed, leaves, mends, needs, reveals, violated,
};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C2, C4, C5, C6, C8};
use crate::keys::Answer::{Flag, Word};
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "PPC-2024-07-17/9",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第3の3(1)", en: "part 3 (3)(1)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Cause,
        says: Text {
            ja: "出力異常検出機能の社内開発は2024年1月までに完了していたが、高松市への適用は同年\
                 9月の予定であり、発生時点では適用されていなかった。",
            en: "The output check was ready by January 2024, but planned for Takamatsu in \
                 September, and was not installed at the time of the incident.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[
                needs("takamatsu-2024", "B3", C1),
                mends("takamatsu-2024", &[("output_check.enabled", Flag(true))], C1),
            ],
            rest: None,
        },
    },
    Finding {
        id: "PPC-2024-07-17/10",
        cites: &[Cite { source: "PPC-2024-07-17", place: Some(Text { ja: "注5", en: "note 5" }) }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "開発事業者によれば、出力異常検出機能を適用したサービスでは、足立区不具合と同じ\
                 原因による誤交付は「生じないとされる」。",
            en: "According to the vendor the same cause leads to no mis-issuance where the \
                 output check is installed.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5],
            by: &[
                mends("adachi-2023", &[("output_check.enabled", Flag(true))], C1),
                mends("takamatsu-2024", &[("output_check.enabled", Flag(true))], C1),
                leaves("takamatsu-2024", &[("output_check.enabled", Flag(true))], C4),
                leaves("takamatsu-2024", &[("output_check.enabled", Flag(true))], C5),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "この機能が何と何を照合するかは公表されていない。モデルでは全ページの記\
                         載者を申請者と照合するものとした。照合の範囲がこれより狭ければ、防げな\
                         いものが残る。",
                    en: "What the function compares is not public. In the model it compares the \
                         subject of every page with the applicant; one that compares less \
                         leaves something through.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/11",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第3の3(3)", en: "part 3 (3)(3)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Finding,
        says: Text {
            ja: "第三者監査では、プログラムの現物確認やコピー作業結果の確認など、作業の詳細まで\
                 は確認していなかった。",
            en: "The third-party audit did not go into details such as looking at the program \
                 itself or at the result of the copying.",
        },
        bears: Bears::Covered {
            claims: &[C8],
            by: &[violated("takamatsu-2024", Installed, C8)],
            rest: Some(Gap {
                reason: Text {
                    ja: "C8 は、導入されたものが設計と同じかを問うにとどまる。現物との照合は、な\
                         お監査において行う必要がある。",
                    en: "C8 asks whether what is installed is what was designed. To hold the \
                         answer against the program itself remains the task of an audit.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/12",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第2の2", en: "part 2 (2)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "市は、個人情報の取扱いに関する取決めを含む業務委託契約を、開発と運用保守のそれ\
                 ぞれについて同じ事業者と締結していた。",
            en: "The city had contracts with the same vendor for development and for operation \
                 and maintenance, each with terms on the handling of personal information.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "委託契約の内容と委託先の監督は、システムの設計や動作から判定できるものでは\
                     ない。",
                en: "The terms of a contract and the supervision of a contractor cannot be \
                     judged from a system's design or behaviour.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "PPC-2024-07-17/13",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第4の1", en: "part 4 (1)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Finding,
        says: Text {
            ja: "不具合が残るおそれを認識しながら、プログラミング工程の結果を第三者監査で検証せ\
                 ず、検出するためのテスト項目も設けなかったことから、安全管理措置の評価、見直し\
                 及び改善が不十分であった。",
            en: "The risk that the defect remains was known; yet no audit verified the result \
                 of the programming, and no test item could detect the defect. So the safety \
                 measures were not sufficiently evaluated, reviewed and improved.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5, C8],
            by: &[
                violated("takamatsu-2024", Installed, C8),
                campaign(
                    "takamatsu-2024",
                    "load test, October to December 2023",
                    &[],
                    &[C1, C4, C5],
                ),
                campaign(
                    "takamatsu-2024",
                    "acceptance, December 2023: standard items, one print at a time",
                    &[],
                    &[C1, C4, C5],
                ),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "安全管理措置を評価し見直す組織の取組は、検査の対象としていない。",
                    en: "How an organisation evaluates and reviews its measures is not looked \
                         at.",
                },
                errs: Errs::Neither,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/14",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第4の2", en: "part 4 (2)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "市は、2023年の誤交付で露呈した各不具合を検出するための十分なテスト項目を事業者\
                 に検証させ、また、自ら確認することが望ましい。",
            en: "A city should have the vendor verify, and itself check, test items sufficient \
                 to detect each defect that the mis-issuances of 2023 brought to light.",
        },
        bears: Bears::Covered {
            claims: &[C1, C2, C4, C6],
            by: &[
                violated("yokohama-2023", Designed, C1),
                violated("adachi-2023", Designed, C1),
                violated("tokushima-2023", Designed, C1),
                violated("kawasaki-2023", Designed, C1),
                violated("munakata-2023", Designed, C1),
                killed("yokohama-2023", "order.timeout", Word("release-only"), C1),
                killed("adachi-2023", "sync.release", Word("all"), C1),
                killed("tokushima-2023", "order.scope", Word("none"), C1),
                killed("kawasaki-2023", "order.scope", Word("none"), C1),
                killed("munakata-2023", "image.after", Word("keep"), C1),
                reveals("high load with updates", "order.timeout", Word("release-only"), C2),
                reveals("high load with updates", "sync.release", Word("all"), C4),
                reveals("high load with updates", "image.after", Word("keep"), C6),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "どの試験が何を検出できるかは示すが、事業者の実際のプログラムに試験を行\
                         うものではない。",
                    en: "It is shown which tests can detect what; the vendor's own program is \
                         not tested.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/15",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第5の1", en: "part 5 (1)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "出力異常検出機能の適用等の再発防止策を確実に実施し、その後も適切に運用して、安\
                 全管理のために必要かつ適切な措置を継続して講ずるよう求めた。",
            en: "The vendor is to carry out its measures against recurrence without fail, the \
                 output check among them, to operate them properly, and to go on taking what \
                 measures safety needs.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[
                mends("takamatsu-2024", &[("output_check.enabled", Flag(true))], C1),
                holds("reference", Designed, C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "対策が実際に適用され、運用され続けていることは、シートの回答として受け\
                         取るのみで確かめていない。",
                    en: "That a measure is really installed and stays in operation is taken \
                         from the sheet and not verified.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/16",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text {
                ja: "第1の2、注2及び第5の2",
                en: "part 1 (2), note 2 and part 5 (2)",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "市から漏えい等の報告を受け、事業者には取組状況を2024年9月30日と2025年1月31日ま\
                 での二回にわたり報告するよう求めた。",
            en: "The Commission received the city's report of the leak, and demanded two \
                 reports of progress from the vendor, by 2024-09-30 and by 2025-01-31.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "報告の義務と期限は、システムの設計や動作に関わらない。",
                en: "Duties to report and their dates do not concern the design or the \
                     behaviour of a system.",
            },
            errs: Errs::Neither,
        }),
    },
];
