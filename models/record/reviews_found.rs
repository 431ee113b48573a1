//! The re-inspections of 2023: what came after them, and how many bodies and cases there were.

use super::check::{Stand::Designed, campaign, violated};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C6};
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "REVIEW-2023/7",
        cites: &[Cite {
            source: "ADACHI-2023-05-01",
            place: Some(Text {
                ja: "経過（4月30日）及び5月24日現在情報",
                en: "course of events, 30 April, and state of 24 May",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "富士通Japanは、4月30日までにシステムの総点検を完了し、再発がなく問題のないこと\
                 を足立区に報告した。その後、川崎市（5月2日）と宗像市（6月28日）で誤交付が発生し\
                 た。",
            en: "By 30 April the vendor had completed its inspection and reported to Adachi \
                 that there was no recurrence and no problem. Kawasaki (2 May) and Munakata (28 \
                 June) came after.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[violated("kawasaki-2023", Designed, C1), violated("munakata-2023", Designed, C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "報告は足立区のシステムについてのものであり、点検の内容は公表されていな\
                         い。シートの回答には推定を含む。",
                    en: "The report was on the system of Adachi, and what was inspected is not \
                         public. Some answers of the sheets are inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "REVIEW-2023/8",
        cites: &[
            Cite { source: "YOMIURI-2023-06-30", place: None },
            Cite { source: "KYODO-2023-07-11", place: None },
            Cite { source: "DIGITAL-2023-07-11", place: None },
        ],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "宗像市と同様の不備があったのは123団体のうち41団体又は44団体と報じられた。デジタ\
                 ル庁の説明には47団体との数も現れるが、前後を読めておらず、何の数かは確認できて\
                 いない。",
            en: "Of the 123 bodies 41, or 44, are reported to have had trouble like that of \
                 Munakata. The Digital Agency also names 47 bodies; the text around it could \
                 not be read, so of what is not known.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "団体ごとの修正の適用状況について回答がなく、判定できない。",
                en: "There are no answers on which corrections single bodies have, so nothing \
                     can be judged.",
            },
            errs: Errs::Holds,
        }),
    },
    Finding {
        id: "REVIEW-2023/9",
        cites: &[Cite { source: "NHK-2024-04-16", place: None }],
        certainty: Certainty::Relayed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "総務省によれば、2023年に別人の証明書が交付された事案は15件で、すべて富士通Japan\
                 のシステムであった。",
            en: "By the ministry's count there were fifteen cases of another person's \
                 certificate in 2023, all on this vendor's system.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "件数は見積もらず、他の事業者のシステムは、シートへの回答がないため判定して\
                     いない。",
                en: "Numbers of cases are not estimated, and other vendors' systems are not \
                     judged: there are no answers for a sheet.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "REVIEW-2023/10",
        cites: &[
            Cite { source: "FUJITSU-2023-06", place: None },
            Cite { source: "HONNIN", place: Some(Text { ja: "1.6", en: "1.6" }) },
        ],
        certainty: Certainty::Inferred,
        kind: Kind::Circumstance,
        says: Text {
            ja: "6月までの総点検では負荷時の動作が確認され、過去の修正の適用状況は確認されていな\
                 かったため、宗像市の適用漏れは見つからなかったとみられる。",
            en: "The re-inspection up to June looked at runs under load and not at which past \
                 corrections were applied, so it seems that the one missing at Munakata could \
                 not be found.",
        },
        bears: Bears::Covered {
            claims: &[C1, C6],
            by: &[campaign("munakata-2023", "re-inspection of June 2023: high load", &[C6], &[C1])],
            rest: Some(Gap {
                reason: Text {
                    ja: "点検の内容は、告知に挙げられたもののほかは推定である。修正の一覧との突\
                         合は、検査でも行わない。",
                    en: "What was inspected is inferred beyond what the notice names. The list \
                         of corrections is not compared by the checks either.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "REVIEW-2023/11",
        cites: &[Cite { source: "ASAHI-VERSIONS", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "富士通Japanは足立区に対し、宗像市とは版が異なるため同じ不具合は生じないと説明し\
                 た。団体により異なる版が稼働していたことになる。",
            en: "The vendor told Adachi that Munakata ran another version, so that the same \
                 fault should not occur in Adachi; so different bodies ran different versions.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "版はモデルになく、団体ごとの相違は、シートの回答に現れるものに限り調べてい\
                     る。",
                en: "The model has no versions: how bodies differ is examined as far as the \
                     answers of sheets show it.",
            },
            errs: Errs::Holds,
        }),
    },
];
