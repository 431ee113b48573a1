//! The re-inspections of 2023 and what vendor and ministers said of them.

use super::check::{
    Stand::{Designed, Installed},
    campaign, holds, mends, needs, violated,
};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C4, C5, C6, C8};
use crate::keys::Answer::{Flag, Number};
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "REVIEW-2023/1",
        cites: &[
            Cite { source: "FUJITSU-2023-06", place: None },
            Cite {
                source: "PPC-2024-07-17",
                place: Some(Text { ja: "第2の4(2)", en: "part 2 (4)(2)" }),
            },
            Cite {
                source: "ADACHI-2023-05-01",
                place: Some(Text { ja: "5月28日現在情報", en: "state of 28 May" }),
            },
        ],
        certainty: Certainty::Relayed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "全123団体を対象とし2023年6月17日に完了した総点検の内容は、「本番環境における高\
                 負荷状態での動作確認等」であった。その後の6月28日に、宗像市で誤交付が発生し\
                 た。",
            en: "The re-inspection of all 123 bodies, complete on 2023-06-17, consisted of runs \
                 under high load in production and the like. Munakata happened after it, on 28 \
                 June.",
        },
        bears: Bears::Covered {
            claims: &[C1, C4, C5, C6],
            by: &[
                campaign(
                    "adachi-2023",
                    "re-inspection of June 2023: high load",
                    &[],
                    &[C1, C4, C5],
                ),
                campaign("munakata-2023", "re-inspection of June 2023: high load", &[C6], &[C1]),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "「等」に含まれる確認は公表されておらず、その間に異動がなかったことは推\
                         定である。足立区についての結果は、修正前のプログラムに同じ方法を用いた\
                         場合の仮定であり、当該不具合は4月の総点検で検知済みであった。",
                    en: "What else was checked is not disclosed; that no records changed \
                         meanwhile is inferred. For Adachi the result is hypothetical, the \
                         method applied to the uncorrected program: the review of April had \
                         already found that defect.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "REVIEW-2023/2",
        cites: &[
            Cite { source: "XTECH-2023-05", place: None },
            Cite {
                source: "ADACHI-2023-05-01",
                place: Some(Text { ja: "事案概要", en: "outline" }),
            },
        ],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "2023年4月11日に同様の障害はほかの自治体にないと説明されたが、同月21日に別のプロ\
                 グラムの不備が検知された。前者は、横浜市の原因に限れば正しい説明であったとみら\
                 れる。",
            en: "On 2023-04-11 it was said that no other body had the same trouble; on the 21st \
                 another program was found defective. The former seems to have been true of the \
                 cause of Yokohama alone.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[
                violated("yokohama-2023", Designed, C1),
                violated("adachi-2023", Designed, C1),
                mends(
                    "adachi-2023",
                    &[("scope.changes", Number(0)), ("scope.timeouts", Number(3))],
                    C1,
                ),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "ほかの自治体に横浜市と同じ不具合がなかったかは、回答を得ていないため調\
                         べていない。シートの回答には推定を含む。",
                    en: "Whether no other body had the fault of Yokohama is not examined: there \
                         are no answers. Some answers of the sheets are inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "REVIEW-2023/3",
        cites: &[Cite { source: "IZA-2023-05-24", place: None }],
        certainty: Certainty::Relayed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "富士通の社長は、2023年5月24日に、誤交付に共通の原因はなく「個別事情に依存」する\
                 と述べた。6月28日の宗像市の事案は、この説明の後に発生した。",
            en: "On 2023-05-24 Fujitsu's president said that there is no common cause and that \
                 it depends on the circumstances of each case. Munakata happened after that, on \
                 28 June.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[
                needs("yokohama-2023", "Y4", C1),
                needs("adachi-2023", "A4", C1),
                needs("kawasaki-2023", "K3", C1),
                mends("yokohama-2023", &[("output_check.enabled", Flag(true))], C1),
                mends("adachi-2023", &[("output_check.enabled", Flag(true))], C1),
                mends("tokushima-2023", &[("output_check.enabled", Flag(true))], C1),
                mends("kawasaki-2023", &[("output_check.enabled", Flag(true))], C1),
                mends("munakata-2023", &[("output_check.enabled", Flag(true))], C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "公表された原因ごとに条件が異なること、また、別人の証明書が交付された5つ\
                         の事案は、いずれも交付前の照合で防げることを示す。廃印の事案は、照合で\
                         は防げない。各システムのプログラムに共通の部分があるかは調べていない。\
                         シートの回答には推定を含む。",
                    en: "It is shown that each disclosed cause has conditions of its own, and \
                         that one check before delivery prevents all five cases of another \
                         person's certificate. It does not prevent revoked seals. Whether the \
                         programs share parts is not examined. Some answers of the sheets are \
                         inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "REVIEW-2023/4",
        cites: &[
            Cite { source: "MIC-2023-05-12", place: None },
            Cite {
                source: "ADACHI-2023-05-01",
                place: Some(Text { ja: "経過", en: "course of events" }),
            },
        ],
        certainty: Certainty::Relayed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "デジタル庁は富士通Japanにシステムの再点検等を指示し、総務大臣は、特定の事業者に\
                 限らず、すべての自治体と委託先の事業者に点検を求めた。",
            en: "The Digital Agency told Fujitsu Japan to inspect its systems again; the \
                 internal-affairs minister asked all municipalities and their vendors, not \
                 those of one vendor only.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "事案のあった団体のほかは、シートへの回答がないため判定していない。",
                en: "Of bodies without an incident there are no answers for a sheet, so nothing \
                     is said of them.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "REVIEW-2023/5",
        cites: &[Cite { source: "DIGITAL-2023-07-11", place: None }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "2023年7月に、123団体について過去のすべての修正プログラムの適用状況が確認され\
                 た。",
            en: "In July 2023 the state of all past corrections was established for the 123 \
                 bodies.",
        },
        bears: Bears::Covered {
            claims: &[C1, C8],
            by: &[
                violated("takamatsu-2024", Installed, C8),
                needs("munakata-2023", "M1", C1),
                holds("munakata-2023", Designed, C8),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "修正プログラムの一覧と導入済みのものとの突合は行わない。適用漏れは、シ\
                         ートに相違として記載された場合にだけ現れる。宗像市のシートは修正の適用\
                         された設計を別に定めていないため C8 は成立となるが、修正が適用されてい\
                         たことを示すものではない。その修正の内容は推定である。",
                    en: "The list of corrections is not compared with what is installed. One \
                         that is missing shows only where a sheet names the difference. The \
                         sheet of Munakata has no separate design with the correction applied, \
                         so C8 holds; that does not show that it was installed. What that \
                         correction does is inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "REVIEW-2023/6",
        cites: &[Cite { source: "MIC-2024-04-16", place: None }],
        certainty: Certainty::Relayed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "総務省は、富士通Japanに対し、責任の明確化、全システムの再点検、再発防止及び四半\
                 期ごとの報告を文書で求めた。",
            en: "The ministry demanded of the vendor in writing a clear responsibility, a new \
                 inspection of all systems, prevention, and a report every quarter.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "責任の所在と報告は、システムの設計や動作に関わらない。全システムの再点検\
                     は、シートへの回答がないため行っていない。",
                en: "Responsibility and reports do not concern the design or the behaviour of a \
                     system. All systems are not inspected again here: there are no answers for \
                     a sheet.",
            },
            errs: Errs::Neither,
        }),
    },
];
