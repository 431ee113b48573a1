//! Kawasaki, 2023-05-02: an add-on program, and two requests within a second.

use super::check::{Stand::Designed, killed, leaves, mends, needs, scheduled, violated};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::{C1, C5};
use crate::keys::Answer::Word;
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "KAWASAKI/1",
        cites: &[Cite { source: "FUJITSU-2023-05-09", place: None }],
        certainty: Certainty::Disclosed,
        kind: Kind::Cause,
        says: Text {
            ja: "個別連携システムの通信連携プログラムにおいて、2つの店舗から「時間間隔1秒以内」\
                 に申請があった際、後続の処理が先行する処理を上書きした。",
            en: "In an add-on program that links to the family-register system, two requests \
                 came from two stores within one second, and the later one overwrote the \
                 earlier.",
        },
        bears: Bears::Covered {
            claims: &[C1, C5],
            by: &[
                violated("kawasaki-2023", Designed, C1),
                violated("kawasaki-2023", Designed, C5),
                needs("kawasaki-2023", "K2", C1),
                needs("kawasaki-2023", "K3", C1),
                needs("kawasaki-2023", "K4", C1),
                needs("kawasaki-2023", "K4", C5),
                killed("kawasaki-2023", "order.scope", Word("none"), C1),
                scheduled("kawasaki-2023", Designed, C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "上書きされたものの名称が秒単位の時刻から決まること、本体の順番管理が及\
                         ばないことは、推定である。欠陥検出表の行は、公表された原因そのものでは\
                         なく、推定した条件に対応する。",
                    en: "That what was overwritten is named by the second, and that the order \
                         control does not reach there, is inferred. The row of the kill matrix \
                         stands for an inferred condition, not for the disclosed cause.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "KAWASAKI/2",
        cites: &[Cite { source: "KAWASAKI-GUESS", place: None }],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "秒単位の時刻を鍵に用いたためとの推測が伝えられたが、富士通Japanは確認していな\
                 い。",
            en: "It is said that the time in seconds served as the key; the vendor has not \
                 confirmed it.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[
                needs("kawasaki-2023", "K3", C1),
                leaves("kawasaki-2023", &[("image.key", Word("slot"))], C1),
                mends("kawasaki-2023", &[("image.key", Word("request"))], C1),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "名称の固定された領域であっても、公表された内容と合う。その場合は1秒を超\
                         える間隔でも取り違えが起こりうるが、シートの鍵が秒であることは推定であ\
                         る。",
                    en: "An area with a fixed name would fit what is disclosed as well. Then \
                         requests more than a second apart could be mixed up too; that the key \
                         is the second, as in the sheet, is inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "KAWASAKI/3",
        cites: &[Cite { source: "FUJITSU-2023-05-09", place: None }],
        certainty: Certainty::Inferred,
        kind: Kind::Circumstance,
        says: Text {
            ja: "完了したとされた類似サービスの総点検は本体を対象としたもので、団体固有の連携プ\
                 ログラムには及んでいなかったとみられる。",
            en: "The inspection of similar services, said to be complete, seems to have looked \
                 at the main product and not at the link programs of single sites.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[needs("kawasaki-2023", "K1", C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "シートに記載のないプログラムは調べられない。付加されたプログラムは、利\
                         用者が漏れなく挙げる必要がある。",
                    en: "A program that no sheet describes is not examined. Which ones a site \
                         has added, its user must tell.",
                },
                errs: Errs::Holds,
            }),
        },
    },
    Finding {
        id: "KAWASAKI/4",
        cites: &[Cite { source: "FUJITSU-2023-05-09", place: None }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "このプログラムは川崎市のみで用いられ、「これまでとは技術的に異なる原因」とされ\
                 た。プログラムは修正され、入れ替えられた。",
            en: "Only Kawasaki used the program, and the cause was called technically different \
                 from the earlier ones. The program was corrected and replaced.",
        },
        bears: Bears::Covered {
            claims: &[C1],
            by: &[mends("kawasaki-2023", &[("image.key", Word("request"))], C1)],
            rest: Some(Gap {
                reason: Text {
                    ja: "修正の内容は公表されておらず、申請ごとに異なる名称を用いるものとしたこ\
                         とは推定である。",
                    en: "What the correction does is not public; that each request now has a \
                         name of its own is inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "KAWASAKI/5",
        cites: &[
            Cite { source: "PIYOLOG-2023-05-22", place: None },
            Cite { source: "KENTAROU-NOTE", place: None },
        ],
        certainty: Certainty::Press,
        kind: Kind::Circumstance,
        says: Text {
            ja: "交付された別人の証明書は、7時31分の戸籍全部事項証明書1件である。対象者は、1名と\
                 する資料と2名とする資料とがある。",
            en: "It was one family-register certificate in full, at 07:31. Some sources speak \
                 of one person whose data it showed, others of two.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "証明書の種類と人数は区別せず、1件でも別人の証明書が交付されうれば違反とす\
                     る。",
                en: "Types of certificates and numbers of persons are not told apart: a single \
                     document of another person that can be issued is a violation.",
            },
            errs: Errs::Neither,
        }),
    },
];
