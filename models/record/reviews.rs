//! The re-inspections of 2023 and what vendor and ministers said of them.

use super::check::{
    Stand::{Designed, Installed},
    campaign, mends, needs, violated,
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
            ja: "全123団体を対象とした総点検の内容は「本番環境における高負荷状態での動作確認等」\
                 であった。その完了後の6月28日に、宗像市で誤交付が発生した。",
            en: "The re-inspection of all 123 bodies consisted of runs under high load in \
                 production and the like. After it was complete, Munakata happened, on 28 June.",
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
                    ja: "「等」に含まれる確認と、その間の異動の有無は公表されていない。",
                    en: "What the like was, and whether records changed meanwhile, is not \
                         disclosed.",
                },
                errs: Errs::Alarm,
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
                 グラムの不備が検知された。前者は横浜市の原因に限った説明であった。",
            en: "On 2023-04-11 it was said that no other body had the same trouble; on the 21st \
                 another program was found defective. The former was true of the cause of \
                 Yokohama alone.",
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
            rest: None,
        },
    },
    Finding {
        id: "REVIEW-2023/3",
        cites: &[Cite { source: "IZA-2023-05-24", place: None }],
        certainty: Certainty::Relayed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "富士通の社長は、誤交付に共通の原因はなく「個別事情に依存」すると述べた。",
            en: "Fujitsu's president said that there is no common cause and that it depends on \
                 the circumstances of each case.",
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
                    ja: "公表された原因ごとに条件が異なること、また、いずれも交付前の照合で防げ\
                         ることを示す。各システムのプログラムに共通の部分があるかは調べていな\
                         い。",
                    en: "It is shown that each disclosed cause has conditions of its own, and \
                         that one check before delivery prevents them all. Whether the programs \
                         share parts is not examined.",
                },
                errs: Errs::Neither,
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
                 minister asked all municipalities and their vendors, not those of one vendor \
                 only.",
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
        cites: &[
            Cite { source: "DIGITAL-2023-07-11", place: None },
            Cite { source: "ASAHI-VERSIONS", place: None },
        ],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "2023年7月に、123団体について過去のすべての修正プログラムの適用状況が確認され\
                 た。当時、団体により異なる版が稼働していたと報じられている。",
            en: "In July 2023 the state of all past corrections was established for the 123 \
                 bodies. The press reports that different bodies ran different versions at the \
                 time.",
        },
        bears: Bears::Covered {
            claims: &[C1, C8],
            by: &[violated("takamatsu-2024", Installed, C8), needs("munakata-2023", "M1", C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "修正プログラムの一覧と導入済みのものとの突合は行わない。適用漏れは、シ\
                         ートに相違として記載された場合にだけ現れる。",
                    en: "The list of corrections is not compared with what is installed. One \
                         that is missing shows only where a sheet names the difference.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "REVIEW-2023/6",
        cites: &[Cite { source: "MIC-2024-04-16", place: None }],
        certainty: Certainty::Relayed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "総務省は、責任の明確化、全システムの再点検、再発防止及び四半期ごとの報告を文書\
                 で求めた。",
            en: "The ministry demanded in writing a clear responsibility, a new inspection of \
                 all systems, prevention, and a report every quarter.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "責任の所在と報告は、システムの設計や動作に関わらない。",
                en: "Responsibility and reports do not concern the design or the behaviour of a \
                     system.",
            },
            errs: Errs::Neither,
        }),
    },
];
