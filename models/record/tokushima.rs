//! Tokushima, 2023-03-27: one page of three, and no disclosed cause.

use super::check::{Stand::Designed, killed, mends, needs, scheduled, spares, violated};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C5, C6};
use crate::keys::Answer::{Flag, Word};
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "TOKUSHIMA/1",
        cites: &[
            Cite { source: "PIYOLOG-2023-05-22", place: None },
            Cite { source: "PPC-2024-07-17", place: Some(Text { ja: "注4", en: "note 4" }) },
        ],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "3枚の戸籍証明書のうち2枚目が別人のものであった。確認できた範囲では、原因は公表\
                 されていない。",
            en: "The second of three sheets of a family-register certificate was another \
                 person's. In nothing that could be read is the cause disclosed.",
        },
        bears: Bears::Covered {
            claims: &[C1, C5, C6],
            by: &[
                violated("tokushima-2023", Designed, C1),
                violated("tokushima-2023", Designed, C5),
                violated("tokushima-2023", Designed, C6),
                needs("tokushima-2023", "T2", C1),
                needs("tokushima-2023", "T3", C1),
                needs("tokushima-2023", "T4", C1),
                spares("tokushima-2023", "T1", C1),
                killed("tokushima-2023", "order.scope", Word("none"), C1),
                scheduled("tokushima-2023", Designed, C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "シートは全体が仮説であり、推定による。別の仕組みであった場合、その条件\
                         は調べていない。",
                    en: "All of the sheet is a hypothesis and inferred. If the mechanism was \
                         another, its conditions are not examined.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "TOKUSHIMA/2",
        cites: &[Cite { source: "TOKUSHIMA-SUMMARY", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "市はシステムを停止し、庁内の端末を撤去した上で店舗での交付を再開したと伝えられ\
                 た。",
            en: "The city is reported to have stopped the system, removed a terminal inside the \
                 city hall, and resumed issuing at stores.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[needs("tokushima-2023", "T4", C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "庁内の端末が原因の一部であることは推定であり、確かめられていない。",
                    en: "That the terminal was a part of the cause is inferred and not \
                         confirmed.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "TOKUSHIMA/3",
        cites: &[Cite { source: "PIYOLOG-2023-05-22", place: None }],
        certainty: Certainty::Inferred,
        kind: Kind::Circumstance,
        says: Text {
            ja: "一部のページだけが別人のものとなりうるため、申請者との結び付きは、証明書ごとで\
                 はなくページごとに確かめる必要がある。",
            en: "Since single pages can be another person's, the binding to the applicant must \
                 be checked on every page and not once for a document.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[
                violated("tokushima-2023", Designed, C1),
                mends("tokushima-2023", &[("output_check.enabled", Flag(true))], C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "一部のページだけが別人のものとなりうることは、無作為のスケジュールの結果\
                         に現れているが、ページごとの照合と証明書ごとの照合とは比べていない。シ\
                         ートは全体が仮説であり、推定による。",
                    en: "That single pages can be foreign shows in the outcomes of random \
                         schedules; a check of every page is not compared with one of the whole \
                         document. All of the sheet is a hypothesis and inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "TOKUSHIMA/4",
        cites: &[
            Cite { source: "NHK-TOKUSHIMA", place: None },
            Cite { source: "TOKUSHIMA-SUMMARY", place: None },
        ],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "証明書の種類は、戸籍証明書とする資料と住民票とする資料とがある。公になったの\
                 は、2023年5月11日から12日にかけてである。",
            en: "Some say that it was a family-register certificate, one that it was a resident \
                 record. It became known on 11 and 12 May 2023.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "証明書の種類は区別せず、いずれであっても、別人のものが交付されれば違反とす\
                     る。",
                en: "Types of certificates are not told apart: another person's of any type is \
                     a violation.",
            },
            errs: Errs::Neither,
        }),
    },
];
