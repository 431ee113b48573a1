//! The minutes of the meeting of 2024-07-17 that decided the guidance on Takamatsu.

use super::check::{Stand::Installed, campaign, hides, mends, reveals, violated};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C4, C5, C8};
use crate::keys::Answer::{Flag, Word};
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "PPC-295/1",
        cites: &[Cite {
            source: "PPC-295",
            place: Some(Text {
                ja: "議題1、委員の発言", en: "item 1, a commissioner's remark"
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "委員は、担当部署によるテストについて、足立区不具合の修正が適切に完了したことを\
                 確認しなかったこと、言い換えれば、検出するためのテスト項目を入れていなかったこ\
                 とを、不十分な点として挙げた。",
            en: "A commissioner named as insufficient in the tests by the department in charge \
                 that it did not confirm the correction to be complete, in other words that no \
                 test item could detect the Adachi defect.",
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
                    ja: "修正が完了したことをプログラムの現物で確かめることは、シートの回答に基\
                         づく検査ではできない。試験の条件は推定である。",
                    en: "Whether a correction is complete cannot be verified on the program \
                         itself by checks that rest on the answers of a sheet. The conditions \
                         of the tests are inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "PPC-295/2",
        cites: &[Cite {
            source: "PPC-295",
            place: Some(Text {
                ja: "議題1、委員の発言", en: "item 1, a commissioner's remark"
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "委員は、異なるタイプである横浜市の不具合が発生しないことをもって問題なしとした\
                 ことを、もう一つの不十分な点として挙げた。",
            en: "The commissioner named as the second insufficiency that the absence of another \
                 type of defect, that of Yokohama, was taken to mean that there is no problem.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5],
            by: &[
                reveals("high load, no update", "order.timeout", Word("release-only"), C4),
                hides("high load, no update", "sync.release", Word("all"), C4),
                campaign(
                    "takamatsu-2024",
                    "load test, October to December 2023",
                    &[],
                    &[C1, C4, C5],
                ),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "試験の間に随時連携が動いていなかったことは推定である。C4 の違反は交付さ\
                         れた証明書には現れず、試験で検出するには順番管理の状態を観測する必要が\
                         ある。",
                    en: "That no sync ran during the tests is inferred. A violation of C4 does \
                         not show on paper: a test detects it only if it observes who holds the \
                         order.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "PPC-295/3",
        cites: &[
            Cite {
                source: "PPC-295",
                place: Some(Text {
                    ja: "議題1、再発防止策との関連性",
                    en: "item 1, relation to the measures",
                }),
            },
            Cite {
                source: "PPC-2024-07-17",
                place: Some(Text { ja: "第3の3(1)及び(2)", en: "part 3 (3)(1) and (2)" }),
            },
        ],
        certainty: Certainty::Inferred,
        kind: Kind::Circumstance,
        says: Text {
            ja: "議事録には、出力異常検出機能が適用され、足立区不具合の観点のテストも行われてい\
                 たと読める記載が2か所ある。公表資料、同じ議事録の後段及び委員の発言と合わないこ\
                 とから、否定の脱落とみられる。",
            en: "In two places the minutes read as if the output check had been installed and \
                 tests for the Adachi defect been run. The paper, a later passage of the same \
                 minutes and the commissioner's remark say otherwise; two negations seem to \
                 have been dropped.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5],
            by: &[
                mends("takamatsu-2024", &[("output_check.enabled", Flag(true))], C1),
                campaign(
                    "takamatsu-2024",
                    "load test, October to December 2023",
                    &[],
                    &[C1, C4, C5],
                ),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "シートは公表資料に従う。適用されていたとすれば C1 の違反は生じないが、\
                         いずれの記載が正しいかを検査で定めることはできない。試験の条件は推定で\
                         ある。",
                    en: "The sheet follows the paper. Were the check installed, C1 would hold; \
                         but which of the two texts is right cannot be decided by a check. The \
                         conditions of the tests are inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
];
