//! The opinion of a municipal council before the start of a service, 2016: the protections that it was
//! told of.

use super::check::{Stand::Designed, holds, mends, violated};
use super::{Bears, Certainty, Cite, Errs, Finding, Gap, Kind};
use crate::claims::ClaimId::C6;
use crate::keys::Answer::Word;
use crate::text::Text;

/// The findings, in the order of their numbers.
pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "NISHITOKYO-2016-07-28/1",
        cites: &[Cite {
            source: "NISHITOKYO-2016-07-28",
            place: Some(Text {
                ja: "第1(4)ウ及び第3の1(1)",
                en: "part 1 (4), third item, and part 3 (1)(1)",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Safeguard,
        says: Text {
            ja: "証明書データに含まれる個人情報は、証明書の発行後に消去され、キオスク端末、コン\
                 ビニ事業者及びJ-LISには保存・記録されない。記録されるのは、発行日時等の履歴デー\
                 タのみである。",
            en: "The personal information in the data of a certificate is erased after it was \
                 issued, and neither kiosk nor store operator nor J-LIS keeps it; only history \
                 such as date and time is recorded.",
        },
        bears: Bears::Covered {
            claims: &[C6],
            by: &[
                holds("reference", Designed, C6),
                violated("munakata-2023", Designed, C6),
                violated("tokushima-2023", Designed, C6),
                mends("munakata-2023", &[("image.after", Word("erase"))], C6),
            ],
            rest: Some(Gap {
                reason: Text {
                    ja: "検査が及ぶのは市区町村のシステムにおける消去のみであり、キオスク端末、\
                         コンビニ事業者及びJ-LISにおける消去は、モデルの外にある。シートの回答に\
                         は推定を含む。",
                    en: "The checks reach the erasing in the municipality's system only: kiosk, \
                         store operator and J-LIS lie outside the model. Some answers of the \
                         sheets are inferred.",
                },
                errs: Errs::Either,
            }),
        },
    },
    Finding {
        id: "NISHITOKYO-2016-07-28/2",
        cites: &[
            Cite {
                source: "NISHITOKYO-2016-07-28",
                place: Some(Text { ja: "第1(4)ア", en: "part 1 (4), first item" }),
            },
            Cite { source: "JLIS-SLIDES", place: None },
        ],
        certainty: Certainty::Disclosed,
        kind: Kind::Safeguard,
        says: Text {
            ja: "暗証番号の設定されたカードを利用して申請者本人が操作し、電子証明書の有効性が確\
                 認される。",
            en: "The applicant in person uses a card with a PIN, and the validity of its \
                 electronic certificate is checked.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "申請は本人によるものとして扱う。カード、暗証番号及び電子証明書の確認は、申\
                     請が市区町村に届く前に行われ、モデルの外にある。",
                en: "A request is taken to be the holder's own. Card, PIN and electronic \
                     certificate are checked before the request reaches the municipality, \
                     outside the model.",
            },
            errs: Errs::Holds,
        }),
    },
    Finding {
        id: "NISHITOKYO-2016-07-28/3",
        cites: &[Cite {
            source: "NISHITOKYO-2016-07-28",
            place: Some(Text {
                ja: "第1(4)イ及び第3の1(1)",
                en: "part 1 (4), second item, and part 3 (1)(1)",
            }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Safeguard,
        says: Text {
            ja: "通信には総合行政ネットワーク（LGWAN）と専用回線を用い、送受信を暗号化し、公開セ\
                 グメントと非公開セグメントを分離する。",
            en: "Communication uses LGWAN and dedicated lines and is encrypted, and public and \
                 non-public segments are separated.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "通信路とその保護はモデルにない。外部からの不正アクセスによる漏えいや改ざん\
                     は見つからない。",
                en: "The model has no lines and no protection of them. A leak or a change by \
                     intruders is not found.",
            },
            errs: Errs::Holds,
        }),
    },
    Finding {
        id: "NISHITOKYO-2016-07-28/4",
        cites: &[
            Cite {
                source: "NISHITOKYO-2016-07-28",
                place: Some(Text { ja: "第1(4)エ", en: "part 1 (4), fourth item" }),
            },
            Cite { source: "JLIS-PAPER", place: None },
        ],
        certainty: Certainty::Disclosed,
        kind: Kind::Safeguard,
        says: Text {
            ja: "キオスク端末から出力される証明書には、偽造防止技術が施される。",
            en: "The paper that a kiosk prints is protected against forgery.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "紙面の加工はキオスク端末で行われ、モデルの外にある。偽造防止技術は、別人の\
                     証明書が所定の手順で発行されることを防ぐものではない。",
                en: "The paper is made at the kiosk, outside the model. Such protection does \
                     not keep another person's certificate from being issued in due form.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "NISHITOKYO-2016-07-28/5",
        cites: &[Cite {
            source: "NISHITOKYO-2016-07-28",
            place: Some(Text { ja: "第3の1(1)及び(2)", en: "part 3 (1)(1) and (2)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Safeguard,
        says: Text {
            ja: "キオスク端末は施錠され、原則として店舗の従業員は操作に関与しない。証明書等の取\
                 り忘れには、音声で注意が促される。",
            en: "Kiosks are locked, and as a rule staff of the store take no part; a voice \
                 reminds the applicant to take paper and card along.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "モデルは交付までである。交付された後に証明書が誰の手に渡るかは、店舗と申請\
                     者の行動によるもので、システムの設計や動作から判定できない。",
                en: "The model ends with delivery. Into whose hands a certificate comes \
                     afterwards is up to the store and the applicant; it cannot be judged from \
                     the design or the behaviour of a system.",
            },
            errs: Errs::Holds,
        }),
    },
    Finding {
        id: "NISHITOKYO-2016-07-28/6",
        cites: &[Cite {
            source: "NISHITOKYO-2016-07-28",
            place: Some(Text { ja: "第2の2", en: "part 2 (2)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Circumstance,
        says: Text {
            ja: "少数意見は、戸籍に関する証明書は機微に係る情報を含み、漏えいした場合の不利益が\
                 重大であるとした。",
            en: "A minority held that family-register certificates contain sensitive \
                 information, and that a leak of them does grave harm.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "証明書の種類による影響の違いは扱わない。どの種類であっても、別人のものが交\
                     付されれば違反とする。",
                en: "How grave a leak is for each type of certificate is not weighed. Another \
                     person's certificate of any type is a violation.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "NISHITOKYO-2016-07-28/7",
        cites: &[Cite {
            source: "NISHITOKYO-2016-07-28",
            place: Some(Text { ja: "第4", en: "part 4" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "市は、システムの構築事業者等に依存することなく、コンビニ交付に関する職員自身の\
                 理解の向上を図るよう努めることとされた。",
            en: "The city is to have its own staff understand the service better, without \
                 depending on the vendor for it.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "職員の理解と研修は人と組織の取組であり、システムの設計や動作から判定できな\
                     い。",
                en: "What staff understand, and their training, is what people and \
                     organisations do; it cannot be judged from the design or the behaviour of \
                     a system.",
            },
            errs: Errs::Neither,
        }),
    },
    Finding {
        id: "NISHITOKYO-2016-07-28/8",
        cites: &[Cite {
            source: "NISHITOKYO-2016-07-28",
            place: Some(Text { ja: "第3の1(1)及び(2)", en: "part 3 (1)(1) and (2)" }),
        }],
        certainty: Certainty::Disclosed,
        kind: Kind::Recommendation,
        says: Text {
            ja: "市以外の組織との間で個人情報が処理されることから、漏えい、改ざんされることがな\
                 いよう万全の対策が講じられていなければならないとし、他方、申請者の取り忘れ等に\
                 よるリスクは完全に防止することは困難とした。",
            en: "Since personal information is processed together with other organisations, \
                 measures must be complete so that nothing leaks or is altered; that papers are \
                 left behind and the like cannot be wholly prevented.",
        },
        bears: Bears::NotCovered(Gap {
            reason: Text {
                ja: "通信路、店舗及び申請者の行動は、モデルの外にある。",
                en: "Lines, stores and what applicants do lie outside the model.",
            },
            errs: Errs::Holds,
        }),
    },
];
