//! The regulator's guidance of 2024-07-17 on Takamatsu: what vendor and city did and left undone.

use super::check::{
    Stand::{Designed, Installed},
    campaign, holds, logged, violated,
};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C4, C5, C8};
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "PPC-2024-07-17/17",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第2の4(1)", en: "part 2 (4)(1)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "富士通Japanは、複数台サーバ構成を採用したサービスを導入する予定の団体に対し、足\
                 立区不具合を修正したプログラムを導入することとした。",
            en: "The vendor decided to bring the program with the Adachi defect corrected to \
                 the bodies about to introduce the service on several servers.",
        },
        bears: Bears::Covered {
            claims: &[C1, C8],
            by: &[holds("takamatsu-2024", Designed, C1), violated("takamatsu-2024", Installed, C8)],
            rest: Some(Gap {
                reason: Text {
                    ja: "高松市のほかに対象となる団体へ導入されたかは、回答を得ていないため調べ\
                         ていない。修正の内容は推定である。",
                    en: "Whether it reached bodies other than Takamatsu is not examined: there \
                         are no answers. What the correction does is inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/18",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第3の3(2)", en: "part 3 (3)(2)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Finding,
        says: Text {
            ja: "強化されたマネジメント体制及び新品質保証プロセスは高松市の開発にも適用されてい\
                 たが、コピーの作業誤りは検出されなかった。",
            en: "The strengthened management and the new quality process were in force in the \
                 development for Takamatsu, and the slip in copying was not detected.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "体制と過程の実効性は、システムの設計や動作から判定できない。",
                en: "How effective management and process are cannot be judged from the design \
                     or the behaviour of a system.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "PPC-2024-07-17/19",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第4の2", en: "part 4 (2)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Finding,
        says: Text {
            ja: "市は証明書の交付を自らの事務として行い、行政機関等の義務を負うが、2023年の各不\
                 具合を検出するための十分なテスト項目を富士通Japanに検証させず、自らも確認しない\
                 ままサービスを開始した。",
            en: "Issuing is the city's own task, with the duties of an administrative organ. It \
                 started the service without having had the vendor verify, or having checked \
                 itself, test items sufficient to detect the defects of 2023.",
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
                    ja: "試験の条件は推定である。法律上の義務は、システムの設計や動作から判定で\
                         きない。",
                    en: "The conditions of the test are inferred. Duties under the law cannot \
                         be judged from the design or the behaviour of a system.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/20",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第2の1", en: "part 2 (1)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "富士通Japanは、4月5日にエラーメッセージの確認とシステムログの取得を始め、8日に\
                 詳細調査を指示し、10日にプログラムの不備と誤交付の可能性を認識し、11日にプログ\
                 ラムを修正した。",
            en: "The vendor began to look at the error message and to collect system logs on 5 \
                 April, ordered a detailed inquiry on the 8th, recognised the defect and a \
                 possible mis-issuance on the 10th, and corrected the program on the 11th.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[logged("takamatsu-2024", Installed, C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "当時のログの書式は公表されていない。記載者を記録しないログから誤交付の\
                         有無は分からず、honnin はそのようなログを判定しない。判定したログは、\
                         推定を含むシートによるものである。",
                    en: "The format of those logs is not public. A log that does not name the \
                         subject cannot show a mis-issuance, and honnin does not judge one. \
                         The log that was judged is of a sheet with inferred answers.",
                },
                errs: Errs::Neither,
            }),
        },
    },
    Finding {
        id: "PPC-2024-07-17/21",
        cites: &[Cite {
            source: "PPC-2024-07-17",
            place: Some(Text { ja: "第5の1(1)", en: "part 5 (1)(1)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "富士通Japanに、安全管理措置の不備を踏まえ、法及びガイドラインに基づく必要かつ適\
                 切な措置を講ずるよう求めた。",
            en: "In view of the insufficient safety measures the vendor is to take what \
                 measures are necessary and appropriate under the law and its guidelines.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "措置が法律上十分であるかは、システムの設計や動作から判定できない。",
                en: "Whether measures suffice in law cannot be judged from the design or the \
                     behaviour of a system.",
            },
            errs: Errs::Neither,
        }),
    },
];
