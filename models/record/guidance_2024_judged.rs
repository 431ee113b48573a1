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
            ja: "出力異常検出機能の社内開発は2024年1月までに完了し、全国の団体に順次適用する計画\
                 であったが、高松市への適用は同年9月の予定であり、発生時点では適用されていなかっ\
                 た。",
            en: "The output check was ready by January 2024 and was to be brought to all bodies \
                 one after the other; for Takamatsu that was planned in September, and at the \
                 time of the incident it was not installed.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[needs("takamatsu-2024", "B3", C1)],
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
        id: "PPC-2024-07-17/10",
        cites: &[Cite { source: "PPC-2024-07-17", place: Some(Text { ja: "注5", en: "note 5" }) }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "富士通Japanによれば、出力異常検出機能を適用したサービスでは、足立区不具合と同じ\
                 原因による誤交付は「生じないとされる」。",
            en: "According to the vendor the same cause is said to lead to no mis-issuance \
                 where the output check is installed.",
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
        id: "PPC-2024-07-17/11",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第3の3(3)", en: "part 3 (3)(3)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Finding,
        says: Text {
            ja: "富士通Japanによれば、第三者監査では、プログラムの現物確認やコピー作業結果の確認\
                 など、作業の詳細までは確認していなかった。",
            en: "According to the vendor the third-party audit did not go into details such as \
                 looking at the program itself or at the result of the copying.",
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
                 ぞれについて富士通Japanと締結していた。",
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
            ja: "富士通Japanは、不具合が残るおそれを認識しながら、プログラミング工程の結果を第三\
                 者監査で検証せず、検出するためのテスト項目も設けなかったことから、安全管理措置\
                 の評価、見直し及び改善が不十分であった。",
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
                    ja: "安全管理措置の評価と見直しは組織の取組であり、システムの設計や動作から\
                         判定できない。試験の条件は推定である。",
                    en: "How an organisation evaluates and reviews its measures cannot be \
                         judged from the design or the behaviour of a system. The conditions of \
                         the tests are inferred.",
                },
                errs: Errs::Either,
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
            ja: "市は、2023年の誤交付で露呈した各不具合を検出するための十分なテスト項目を富士通\
                 Japanに検証させ、また、自ら確認することが望ましい。",
            en: "The city should have the vendor verify, and itself check, test items \
                 sufficient to detect each defect that the mis-issuances of 2023 brought to \
                 light.",
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
                    ja: "どの試験が何を検出できるかは示すが、実際のプログラムに試験を行うもので\
                         はない。C4 と C6 の違反は交付された証明書には現れず、試験で検出するには\
                         順番管理の状態や残った印刷イメージファイルを観測する必要がある。川崎市\
                         及び徳島市の不具合と、宗像市における C1 の違反については、検出できる試\
                         験を示していない。欠陥検出表の行は、川崎市と宗像市では公表された原因そ\
                         のものではなく、推定した条件に対応する。",
                    en: "It is shown which tests can detect what; the vendor's own program is \
                         not tested. A violation of C4 or C6 does not show on paper: a test \
                         detects it only if it observes who holds the order, or which images \
                         remain. For Kawasaki, Tokushima and C1 at Munakata no test plan is \
                         shown that detects the defect. For Kawasaki and Munakata the row of \
                         the kill matrix stands for an inferred condition, not for the \
                         disclosed cause.",
                },
                errs: Errs::Either,
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
            ja: "富士通Japanに、出力異常検出機能の適用等の再発防止策を確実に実施し、その後も適切\
                 に運用して、安全管理のために必要かつ適切な措置を継続して講ずるよう求めた。",
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
                         取るのみで確かめていない。シートの回答には推定を含む。",
                    en: "That a measure is really installed and stays in operation is taken \
                         from the sheet and not verified. Some answers of the sheet are \
                         inferred.",
                },
                errs: Errs::Either,
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
            ja: "漏えいは報告義務の対象に該当しないものの、事案の重大性に鑑み、市から情報提供が\
                 あった。富士通Japanには、取組状況を2024年9月30日と2025年1月31日までの2回にわた\
                 り報告するよう求めた。",
            en: "The leak was not one that must be reported; in view of its gravity the city \
                 informed the Commission all the same. The vendor is to report its progress \
                 twice, by 2024-09-30 and by 2025-01-31.",
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
