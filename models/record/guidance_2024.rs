//! The regulator's guidance of 2024-07-17 on Takamatsu: the incident, and how it came about.

use super::check::{
    Stand::{Designed, Installed},
    campaign, hides, holds, killed, leaves, logged, mends, needs, reveals, scheduled, violated,
};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C4, C5, C8};
use crate::keys::Answer::{Number, Word};
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "PPC-2024-07-17/1",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第2の1", en: "part 2 (1)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "2024年4月4日に地方公共団体情報システム機構（J-LIS）が誤交付発生時のエラーメッセ\
                 ージを検知してから、市が住民に誤交付の事実を確認するまでに7日を要した。",
            en: "Seven days passed from 2024-04-04, when J-LIS noticed the error message that \
                 appears at a mis-issuance, until the city confirmed with the resident what had \
                 happened.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[logged("takamatsu-2024", Installed, C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "調べられるのは、各ページに記載された者を記録した honnin の書式のログで\
                         ある。調べたログは、推定を含むシートによる。運用中のシステムのエラーの監視と、連絡を受けてから確認するまでの\
                         対応は人の業務であり、プログラムの動作から判定できない。",
                    en: "What can be judged is a log in the format of honnin, which names the \
                         subject of every page; the one that was judged is of a sheet with \
                         inferred answers. How a running system is watched for errors, and \
                         how soon a notice is followed up, is what people do and no behaviour \
                         of a program.",
                },
                errs: Errs::Neither,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/2",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第2の3", en: "part 2 (3)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Cause,
        says: Text {
            ja: "住民記録システムの異動情報を随時更新する処理と、複数の証明書発行の処理が同時に\
                 実行された際、後から申請を行った別人の証明書データで上書きする不具合があった。",
            en: "When the program that brings changes over from the registry ran at the same \
                 time as several issuing processes, the applicant's certificate data was \
                 overwritten by that of somebody who had applied later.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5],
            by: &[
                violated("takamatsu-2024", Installed, C1),
                violated("takamatsu-2024", Installed, C4),
                violated("takamatsu-2024", Installed, C5),
                needs("takamatsu-2024", "A2", C1),
                needs("takamatsu-2024", "A3", C1),
                needs("takamatsu-2024", "A5", C1),
                killed("takamatsu-2024", "sync.release", Word("all"), C1),
                scheduled("takamatsu-2024", Installed, C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "処理待ちが解除される仕組み、順番管理の範囲及び印刷イメージファイルの名\
                         称は公表されておらず、シートでは推定している。同じ条件で起こる別の仕組\
                         みの不具合は調べていない。",
                    en: "Why the wait gives way, how far the order reaches and how images are \
                         named is not disclosed but inferred in the sheet. Another mechanism \
                         under the same conditions is not examined.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/3",
        cites: &[
            Cite {
                source: "PPC-2024-07-17",
                place: Some(Text { ja: "第2の4(1)及び注3", en: "part 2 (4)(1) and note 3" }),
            },
            Cite { source: "FUJITSU-2023-05-01", place: None },
        ],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "足立区不具合は複数台サーバ構成においてのみ発生する可能性があり、単一サーバ構成\
                 では発生しない。複数台サーバ構成の団体は足立区のほかに1団体のみである。富士通\
                 Japanは2023年5月1日に、足立区のほかにこの環境に該当する団体はないと告知してい\
                 た。",
            en: "The Adachi defect can show on several servers only, never on a single one. \
                 Besides Adachi only one body had several. The vendor's notice of 2023-05-01 \
                 had said that no other body had this environment.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[
                needs("adachi-2023", "A1", C1),
                needs("takamatsu-2024", "B1", C1),
                mends("adachi-2023", &[("topology.app_servers", Number(1))], C1),
                leaves("adachi-2023", &[("topology.db_servers", Number(1))], C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "データベースサーバの台数は、モデルではどの判定にも影響しない。単一のア\
                         プリケーションサーバで印刷が1件ずつになること、告知にいう環境がプログラ\
                         ムをも含むものであることは推定である。該当する団体の数は検査の対象とな\
                         らない。",
                    en: "The number of database servers alters no verdict in the model. That a \
                         single app server prints one document at a time, and that the \
                         environment of the notice means the program as well, is inferred. How \
                         many bodies there are is no matter of a check.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/4",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第2の4(4)", en: "part 2 (4)(4)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "設計工程では、複数台サーバ構成であることから足立区不具合を修正したプログラムを\
                 導入する方針が立てられ、修正仕様書が作成されていた。",
            en: "At the design stage a specification was written to bring in the program with \
                 the Adachi defect corrected, because the site has several servers.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5],
            by: &[
                holds("takamatsu-2024", Designed, C1),
                holds("takamatsu-2024", Designed, C4),
                holds("takamatsu-2024", Designed, C5),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "修正仕様書は公表されていない。設計では、随時連携が解除するのは自らの占\
                         有だけであるとしたことは、推定である。",
                    en: "The specification is not public. That by design the sync releases its \
                         own hold only is inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/5",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第2の4(5)", en: "part 2 (4)(5)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Cause,
        says: Text {
            ja: "修正したプログラムをテスト環境へコピーする際の作業誤りにより「一部プログラムが\
                 適切に反映されなかった」ため、修正したはずの不具合が生じることとなった。",
            en: "By a slip in copying the corrected program to the test environment a part of \
                 it was not carried over, and so the defect that had been corrected came to be \
                 in the system.",
        },
        bears: Bears::Covered {
            claims: &[C1, C8],
            by: &[
                violated("takamatsu-2024", Installed, C8),
                violated("takamatsu-2024", Installed, C1),
                holds("takamatsu-2024", Designed, C1),
                needs("takamatsu-2024", "B2", C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "導入されたプログラムの現物は読まず、シートに記載された相違に基づいて判\
                         定する。記載に漏れがあれば、C8 は誤って成立となる。どの部分が修正前のも\
                         のであったかは推定である。",
                    en: "The installed program itself is not read: the verdict rests on the \
                         differences that the sheet names. Where it leaves one out, C8 holds \
                         wrongly. Which part was uncorrected is inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/6",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text {
                ja: "第2の3なお書き及び第3の3(2)",
                en: "part 2 (3), last sentence, and part 3 (3)(2)",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Finding,
        says: Text {
            ja: "プログラム管理が適切に行われておらず、富士通Japanによれば、詳細な作業手順までは\
                 確認しなかったため、コピーの作業誤りとその後の管理の不備を検出できなかった。",
            en: "Programs were not managed properly, and according to the vendor procedures \
                 were not looked at in detail, so the slip in copying and what went wrong after \
                 it stayed unnoticed.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "コピーその他の作業手順とその確認は、プログラムの動作ではないため検査できな\
                     い。検査が扱うのは、その結果として導入されたものだけである。",
                en: "Copying and other procedures, and the control of them, are no behaviour of \
                     a program and cannot be checked. What is checked is what came to be \
                     installed.",
            },
            errs: Errs::Holds,
        }),
    },
    Finding {
        id: "PPC-2024-07-17/7",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text {
                ja: "第2の4(6)及び第3の3(2)",
                en: "part 2 (4)(6) and part 3 (3)(2)",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Finding,
        says: Text {
            ja: "再発防止の観点からのテストは、横浜市の誤交付が高負荷状態で発生したという理由か\
                 ら、「一定の高負荷状態」で誤交付が発生しないことの確認にとどまり、足立区不具合\
                 が起きないかという観点では行われていなかった。",
            en: "Because Yokohama had happened under high load, the tests against recurrence \
                 only made sure that nothing goes wrong under a certain high load; none was \
                 aimed at the Adachi defect.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5],
            by: &[
                campaign(
                    "takamatsu-2024",
                    "load test, October to December 2023",
                    &[],
                    &[C1, C4, C5],
                ),
                mends(
                    "adachi-2023",
                    &[("scope.changes", Number(0)), ("scope.timeouts", Number(3))],
                    C1,
                ),
                hides("high load, no update", "sync.release", Word("all"), C4),
                reveals("high load with updates", "sync.release", Word("all"), C4),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "テストの間に随時連携が動いていなかったことは推定であり、動いていたので\
                         あれば、検出の余地はあったことになる。C4 の違反は交付された証明書には現\
                         れず、試験で検出するには順番管理の状態を観測する必要がある。",
                    en: "That no sync ran during the tests is inferred; if one did, the tests \
                         could have shown the defect. A violation of C4 does not show on paper: \
                         a test detects it only if it observes who holds the order.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/8",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text {
                ja: "第2の4(7)及び第4の2", en: "part 2 (4)(7) and part 4 (2)"
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "市によれば、富士通Japanに2023年の誤交付の影響の報告を求めることや、2023年12月の\
                 受入テストでJ-LISの標準試験項目を確認することなど、一定の確認は行われたとされる\
                 が、足立区不具合を検出するに至らなかった。",
            en: "According to the city it asked the vendor how the mis-issuances of 2023 \
                 concern it, and its acceptance test of December 2023 went through the standard \
                 test items of J-LIS, among other things. The Adachi defect was not detected.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5],
            by: &[campaign(
                "takamatsu-2024",
                "acceptance, December 2023: standard items, one print at a time",
                &[],
                &[C1, C4, C5],
            )],
            rest: Some(Gap {
                reason: Text {
                    ja: "標準試験項目は公表されていない。1件ずつの印刷であったことは推定であ\
                         る。",
                    en: "The standard items are not public. That documents were printed one at \
                         a time is inferred.",
                },
                errs: Errs::Alarm,
            }),
        },
    },
];
