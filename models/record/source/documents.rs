//! Documents of authorities, municipalities and vendors, and what was put together here from all of
//! the record.

use super::Source;
use crate::text::Text;

/// The sources, in the order in which they are listed.
pub(super) const DOCUMENTS: &[Source] = &[
    Source {
        id: "PPC-2024-07-17",
        title: Text {
            ja: "高松市のコンビニ交付サービスにおける証明書誤交付事案に対する個人情報の保護に関\
                 する法律に基づく行政上の対応について",
            en: "Administrative response to the certificate mis-issuance in Takamatsu",
        },
        issuer: Text {
            ja: "個人情報保護委員会", en: "Personal Information Protection Commission"
        },
        date: Some("2024-07-17"),
        locations: &["000_6f475c2ef1bfaf3e.txt"],
        without_entry: Some(Text {
            ja: "第1の1の件数、第2の2の契約の日付、第3の1及び2の報告の手続、第4及び第5の法令の条\
                 項は、プログラムに関わらないため掲げない。第2の4(3)の計画の策定は、内容が公表さ\
                 れていないため掲げない。",
            en: "The number of documents, the dates of the contracts, the reports of 2023 and \
                 the articles of the law do not bear on the program. Of the plans made for \
                 Takamatsu, part 2 (4)(3), the contents are not public.",
        }),
    },
    Source {
        id: "PPC-295",
        title: Text {
            ja: "第295回個人情報保護委員会議事録",
            en: "Minutes of the 295th meeting of the Commission",
        },
        issuer: Text {
            ja: "個人情報保護委員会", en: "Personal Information Protection Commission"
        },
        date: Some("2024-07-17"),
        locations: &["001_21aa045eea722625.txt"],
        without_entry: Some(Text {
            ja: "議題1の説明は PPC-2024-07-17 と同じであるため、そこに掲げる。議題2は別の事業者\
                 に関するもの、議題3は非公表である。",
            en: "What is explained under item 1 is that of PPC-2024-07-17 and stands there. \
                 Item 2 is about another company; item 3 is not public.",
        }),
    },
    Source {
        id: "ADACHI-2023-05-01",
        title: Text {
            ja: "コンビニエンスストアでの証明書交付サービスにおける証明書誤交付による個人情報の\
                 漏えいについて（詳細）",
            en: "Leak of personal information by mis-issued certificates at convenience stores \
                 (details)",
        },
        issuer: Text { ja: "足立区", en: "Adachi City" },
        date: Some("2023-05-01"),
        locations: &[
            "002_e9be7dd5d2d6e9c6.txt",
            "https://www.city.adachi.tokyo.jp/koseki/20230501roei.html",
        ],
        without_entry: Some(Text {
            ja: "区長の陳謝、会見及び漏えいした情報の項目は、プログラムに関わらないため掲げない\
                 。5月の再点検は REVIEW-2023 に掲げる。",
            en: "Apologies, the press conference and the items that leaked do not bear on the \
                 program. The inspection of May stands under REVIEW-2023.",
        }),
    },
    Source {
        id: "NISHITOKYO-2016-07-28",
        title: Text {
            ja: "電子計算組織の結合による証明書等のコンビニエンスストアでの交付について（答申）",
            en: "Opinion on issuing certificates at convenience stores by linked computers",
        },
        issuer: Text {
            ja: "西東京市個人情報保護審議会",
            en: "Nishitokyo council on personal information",
        },
        date: Some("2016-07-28"),
        locations: &["003_76695f4cafacc536.txt"],
        without_entry: Some(Text {
            ja: "条例に基づく承認の手続と審議の経過は、プログラムに関わらないため掲げない。",
            en: "The approval under the ordinance and the course of the meetings do not bear on \
                 the program.",
        }),
    },
    Source {
        id: "JLIS-2023-12",
        title: Text {
            ja: "コンビニ交付・システム確認ヒアリングの結果と今後の対応策",
            en: "Hearing on the systems for issuing at kiosks: results and measures",
        },
        issuer: Text { ja: "地方公共団体情報システム機構", en: "J-LIS" },
        date: Some("2023-12"),
        locations: &["004_027911911316e57c.txt"],
        without_entry: Some(Text {
            ja: "国民への広報と関係省庁との連携は、プログラムに関わらないため掲げない。",
            en: "Publicity and the co-operation of ministries do not bear on the program.",
        }),
    },
    Source {
        id: "FUJITSU-2023-03-30",
        title: Text {
            ja: "横浜市における証明書誤交付に関する告知",
            en: "Notice on the mis-issued certificates of Yokohama",
        },
        issuer: Text { ja: "富士通Japan株式会社", en: "Fujitsu Japan Limited" },
        date: Some("2023-03-30"),
        locations: &[
            "https://www.fujitsu.com/jp/group/fjj/about/resources/news/topics/2023/0330.html",
            "https://sagomemo.blogspot.com/2023/04/blog-post.html",
        ],
        without_entry: None,
    },
    Source {
        id: "FUJITSU-2023-05-01",
        title: Text {
            ja: "『Fujitsu MICJET コンビニ交付』における新たな印刷障害に関する告知（冒頭のみ）",
            en: "Notice on a further printing fault of Fujitsu MICJET (its opening only)",
        },
        issuer: Text { ja: "富士通Japan株式会社", en: "Fujitsu Japan Limited" },
        date: Some("2023-05-01"),
        locations: &[
            "https://www.fujitsu.com/jp/group/fjj/about/resources/news/topics/2023/0501.html",
        ],
        without_entry: None,
    },
    Source {
        id: "FUJITSU-2023-05-09",
        title: Text {
            ja: "川崎市における証明書誤交付に関する告知（全文の引用）",
            en: "Notice on the mis-issued certificate of Kawasaki, quoted in full",
        },
        issuer: Text { ja: "富士通Japan株式会社", en: "Fujitsu Japan Limited" },
        date: Some("2023-05-09"),
        locations: &["http://note.dev1x.org/tech/item/5077"],
        without_entry: None,
    },
    Source {
        id: "FUJITSU-2023-05-19",
        title: Text {
            ja: "最高品質責任者の設置に関する発表",
            en: "Announcement of a chief quality officer",
        },
        issuer: Text { ja: "富士通株式会社", en: "Fujitsu Limited" },
        date: Some("2023-05-19"),
        locations: &[
            "https://www.fujitsu.com/global/about/resources/news/notices/2023/0519-01.html",
        ],
        without_entry: None,
    },
    Source {
        id: "FUJITSU-2023-06",
        title: Text {
            ja: "総点検の内容に関する告知（引用）",
            en: "Notice on what the re-inspection consisted of, as quoted",
        },
        issuer: Text { ja: "富士通Japan株式会社", en: "Fujitsu Japan Limited" },
        date: Some("2023-06"),
        locations: &["https://note.com/snob1958/n/nddc515bb64b6"],
        without_entry: None,
    },
    Source {
        id: "MIC-2023-05-12",
        title: Text {
            ja: "総務大臣会見（点検の要請）",
            en: "Press conference of the internal-affairs minister: inspections",
        },
        issuer: Text { ja: "総務省", en: "Ministry of Internal Affairs and Communications" },
        date: Some("2023-05-12"),
        locations: &["https://nordot.app/1029575969090339756?c=302675738515047521"],
        without_entry: None,
    },
    Source {
        id: "MIC-2023-05-16",
        title: Text {
            ja: "総務大臣会見（廃印の原因）",
            en: "Press conference of the internal-affairs minister: revoked seals",
        },
        issuer: Text { ja: "総務省", en: "Ministry of Internal Affairs and Communications" },
        date: Some("2023-05-16"),
        locations: &["https://nordot.app/1031111514772308161?c=302675738515047521"],
        without_entry: None,
    },
    Source {
        id: "MINISTER-2023-07-04",
        title: Text {
            ja: "デジタル大臣会見（宗像市の原因）",
            en: "Press conference of the digital minister: the cause in Munakata",
        },
        issuer: Text { ja: "デジタル庁", en: "Digital Agency" },
        date: Some("2023-07-04"),
        locations: &["https://this.kiji.is/1048919280896590386"],
        without_entry: None,
    },
    Source {
        id: "DIGITAL-2023-07-11",
        title: Text {
            ja: "デジタル大臣会見（修正プログラムの適用状況）",
            en: "Press conference of the digital minister: which corrections are applied",
        },
        issuer: Text { ja: "デジタル庁", en: "Digital Agency" },
        date: Some("2023-07-11"),
        locations: &["https://www.digital.go.jp/speech/minister-230711-01"],
        without_entry: None,
    },
    Source {
        id: "ADACHI-2023-09-22",
        title: Text {
            ja: "個人情報保護委員会からの指導について",
            en: "On the guidance given by the Commission",
        },
        issuer: Text { ja: "足立区", en: "Adachi City" },
        date: Some("2023-09-22"),
        locations: &["https://www.city.adachi.tokyo.jp/topics/20230922_conveni.html"],
        without_entry: None,
    },
    Source {
        id: "MIC-2024-04-16",
        title: Text {
            ja: "富士通Japanに対する文書による指導",
            en: "Guidance in writing to Fujitsu Japan",
        },
        issuer: Text { ja: "総務省", en: "Ministry of Internal Affairs and Communications" },
        date: Some("2024-04-16"),
        locations: &["https://nikkeilive.com/politics/1471.html"],
        without_entry: None,
    },
    Source {
        id: "JLIS-SLIDES",
        title: Text {
            ja: "コンビニ交付の仕組みに関する説明資料",
            en: "Slides on how issuing at kiosks works",
        },
        issuer: Text { ja: "地方公共団体情報システム機構", en: "J-LIS" },
        date: None,
        locations: &["https://expydoc.com/doc/8096933/"],
        without_entry: None,
    },
    Source {
        id: "JLIS-FAQ",
        title: Text {
            ja: "コンビニ交付に関するよくある質問",
            en: "Frequently asked questions on issuing at kiosks",
        },
        issuer: Text { ja: "地方公共団体情報システム機構", en: "J-LIS" },
        date: None,
        locations: &["https://expydoc.com/doc/10302536/"],
        without_entry: None,
    },
    Source {
        id: "JLIS-PAPER",
        title: Text {
            ja: "証明書の偽造防止対策",
            en: "How certificates are protected against forgery",
        },
        issuer: Text { ja: "地方公共団体情報システム機構", en: "J-LIS" },
        date: None,
        locations: &["https://www.j-lis.go.jp/rdd/card/convinikoufu/cms_91501420.html"],
        without_entry: None,
    },
    Source {
        id: "SHIBUKAWA",
        title: Text { ja: "コンビニ交付の案内", en: "Guide to issuing at kiosks" },
        issuer: Text { ja: "渋川市", en: "Shibukawa City" },
        date: None,
        locations: &["https://www.city.shibukawa.lg.jp/kurashi/koseki/jyuminhyou/p009981.html"],
        without_entry: None,
    },
    Source {
        id: "SAKAI",
        title: Text { ja: "コンビニ交付の注意事項", en: "Notes on issuing at kiosks" },
        issuer: Text { ja: "坂井市", en: "Sakai City (Fukui)" },
        date: None,
        locations: &[
            "https://www.city.fukui-sakai.lg.jp/shimin/kurashi/koseki/conveni/conbini-tyuui.html",
        ],
        without_entry: None,
    },
    Source {
        id: "HONNIN",
        title: Text { ja: "公表された事実の整理", en: "The public facts, put together" },
        issuer: Text { ja: "honnin", en: "honnin" },
        date: None,
        locations: &["INCIDENTS.md"],
        without_entry: Some(Text {
            ja: "証明書の種類ごとの内訳、件数の初報、暗証番号の回数制限、利用時間、偽造防止の方\
                 式、点検の進捗及び損害賠償等の対応は、プログラムに関わらないため掲げない。標準\
                 仕様書及び導入の手引きは冒頭を除いて、川崎市の報道発表は全部を読めていない。こ\
                 のほかに挙げた記事等は、ここに掲げた資料と同じ内容を伝えるものである。",
            en: "How many documents of each type there were, first counts, limits on the PIN, \
                 hours of service, how forgery is prevented, the progress of inspections and \
                 claims for damages do not bear on the program. Of the standard specification \
                 and the guide to introduction only the opening could be read, of the press \
                 releases of Kawasaki nothing. What other pages are named there say the same as \
                 the sources listed here.",
        }),
    },
];
