//! How the service works around the program: message flow, limits, logs, terminals.

use super::check::{Stand::Designed, holds, needs};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::C3;
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "SERVICE/1",
        cites: &[
            Cite { source: "JLIS-SLIDES", place: None },
            Cite {
                source: "NISHITOKYO-2016-07-28",
                place: Some(Text { ja: "第1(3)", en: "part 1 (3)" }),
            },
        ],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "証明書データは市区町村から証明書交付センターを経てキオスク端末へ送られ、手数料\
                 の納付の後に印刷される。",
            en: "The data of a certificate goes from the municipality by way of the issuing \
                 centre to the kiosk, where the fee is paid before it is printed.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "モデルは、市区町村のシステムが証明書を送り出すところまでである。センター、\
                     店舗及び端末における取り違えと、手数料の納付は調べていない。",
                en: "The model ends where the municipality's system sends the document. Mix-ups \
                     at the centre, the store or the kiosk, and payment, are not examined.",
            },
            errs: Errs::Holds,
        }),
    },
    Finding {
        id: "SERVICE/2",
        cites: &[Cite { source: "SHIBUKAWA", place: None }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "一部の異動は、当日中にはコンビニ交付に反映されないことが案内されている。",
            en: "Residents are told that some changes do not reach the kiosks on the same day.",
        },
        bears: Bears::Covered {
            claims: &[C3],
            by: &[holds("reference", Designed, C3), needs("haiin-2023", "H4", C3)],
            rest: Some(Gap {
                reason: Text {
                    ja: "夜間までにすべての異動情報が反映済みであることを前提とするが、これは推\
                         定である。夜間を越えて遅れる場合は表せず、C3 の違反として現れない。",
                    en: "It is assumed, and inferred, that every change has arrived before the \
                         night. A delay beyond the night cannot be expressed and does not show \
                         as a violation of C3.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "SERVICE/3",
        cites: &[Cite { source: "SAKAI", place: None }, Cite { source: "SHIBUKAWA", place: None }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "印刷には2分以上を要する場合があり、利用時間には定めがある。",
            en: "Printing may take two minutes or more, and there are hours of service.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "時刻と所要時間は扱わず、処理の速さと順序に前提を置かない。実際には起こらな\
                     い順序も調べている。",
                en: "Hours and durations are not modelled: nothing is assumed about speed and \
                     order. So orders of steps are examined that do not happen in fact.",
            },
            errs: Errs::Alarm,
        }),
    },
    Finding {
        id: "SERVICE/4",
        cites: &[Cite { source: "JLIS-FAQ", place: None }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "仕様書は、資料提供の申込みと機密保持の誓約の後に提供される。通信の書式、エラー\
                 の符号及びログの書式は、公表されたものが見当たらない。",
            en: "Specifications are handed out on application and against a pledge of secrecy. \
                 No public format of messages, error codes or logs was found.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "honnin のログの書式は独自のものである。ほかのログは、この書式に変換しなけれ\
                     ば調べられない。",
                en: "The log format of honnin is its own. Other logs cannot be examined unless \
                     they are converted to it.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "SERVICE/5",
        cites: &[Cite { source: "LGWAN-2022-01", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "2022年1月、LGWAN の障害により、複数の区で証明書の交付ができなくなった。",
            en: "In January 2022 a failure of LGWAN made it impossible to issue certificates in \
                 several wards.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "モデルに通信の障害や停止はない。サービスが利用できるかどうかは判定しない。",
                en: "The model has no failing network and no outage. Whether the service is \
                     available is not judged.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "SERVICE/6",
        cites: &[
            Cite { source: "XTECH-2023-06-30", place: None },
            Cite { source: "TOKUSHIMA-SUMMARY", place: None },
        ],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "庁内の端末からの証明書も、同じコンビニ交付システムを通じて発行されることがあ\
                 る。",
            en: "Certificates from terminals inside a city hall may come from the same issuing \
                 system.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "端末の種類は区別しない。店舗からの申請と異なる経路を通る場合、その経路をシ\
                     ートに記載しなければ調べられない。",
                en: "Kinds of terminals are not told apart. Where such a request takes another \
                     path through the system, it is examined only if a sheet describes that \
                     path.",
            },
            errs: Errs::Holds,
        }),
    },
    Finding {
        id: "SERVICE/7",
        cites: &[
            Cite { source: "IZA-2023-05-24", place: None },
            Cite { source: "KENTAROU-NOTE", place: None },
        ],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "証明書発行のシステムには、団体に設置されるもののほか、クラウド上で稼働するもの\
                 もある。",
            en: "Some issuing systems run in a cloud, others on the premises of the \
                 municipality.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "モデルは1つの団体のシステムである。クラウドの基盤を複数の団体が共用する場合\
                     の取り違えは調べていない。",
                en: "The model is of one municipality. Mix-ups between several that share the \
                     platform of a cloud are not examined.",
            },
            errs: Errs::Holds,
        }),
    },
];
