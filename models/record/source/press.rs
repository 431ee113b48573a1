//! What the press and third parties wrote.

use super::Source;
use crate::text::Text;

/// The sources, in the order in which they are listed.
pub(super) const PRESS: &[Source] = &[
    Source {
        id: "ASAHI-YOKOHAMA",
        title: Text {
            ja: "横浜市の誤交付に関する記事（転載）",
            en: "Article on the mis-issuances of Yokohama, as copied",
        },
        issuer: Text { ja: "朝日新聞", en: "Asahi Shimbun" },
        date: None,
        locations: &[
            "https://japonologie.com/news-jp/%e3%83%9e%e3%82%a4%e3%83%8a%e3%82%ab%e3%83%bc%e3%83\
             %89%e3%81%a7%e5%88%a5%e4%ba%ba%e3%81%ae%e4%bd%8f%e6%b0%91%e7%a5%a8%e7%99%ba%e8%a1%8\
             c%e3%80%81%e8%a8%8810%e6%9e%9a%e7%a2%ba%e8%aa%8d%e3%80%8018",
        ],
        without_entry: None,
    },
    Source {
        id: "ASAHI-VERSIONS",
        title: Text {
            ja: "足立区への説明に関する記事（転載）",
            en: "Article on what the vendor told Adachi, as copied",
        },
        issuer: Text { ja: "朝日新聞", en: "Asahi Shimbun" },
        date: None,
        locations: &[
            "https://japonologie.com/news-jp/%E3%83%9E%E3%82%A4%E3%83%8A%E3%82%AB%E3%83%BC%E3%83\
             %89%E8%A8%BC%E6%98%8E%E6%9B%B8%E8%AA%A4%E4%BA%A4%E4%BB%98%E3%80%81%E9%83%BD%E5%86%8\
             5%E8%87%AA%E6%B2%BB%E4%BD%93%E3%82%82%E5%BD%B1%E9%9F%BF%E3%80%80",
        ],
        without_entry: None,
    },
    Source {
        id: "ASAHI-UEHARA",
        title: Text {
            ja: "有識者の見解に関する記事", en: "Article with an expert's opinion"
        },
        issuer: Text { ja: "朝日新聞", en: "Asahi Shimbun" },
        date: None,
        locations: &["https://digital.asahi.com/articles/ASR7H65DXR76ULFA027.html"],
        without_entry: None,
    },
    Source {
        id: "XTECH-2023-05",
        title: Text {
            ja: "証明書誤交付の経緯に関する記事",
            en: "Article on how the mis-issuances came about",
        },
        issuer: Text { ja: "日経クロステック", en: "Nikkei xTECH" },
        date: Some("2023-05"),
        locations: &["https://xtech.nikkei.com/atcl/nxt/info/18/00037/051000130/"],
        without_entry: None,
    },
    Source {
        id: "ITMEDIA-2023-03-30",
        title: Text {
            ja: "横浜市の誤交付に関する記事",
            en: "Article on the mis-issuances of Yokohama",
        },
        issuer: Text { ja: "ITmedia", en: "ITmedia" },
        date: Some("2023-03-30"),
        locations: &["https://www.itmedia.co.jp/news/articles/2303/30/news216.html"],
        without_entry: None,
    },
    Source {
        id: "PIYOLOG-2023-05-22",
        title: Text {
            ja: "証明書誤交付の事例の一覧（冒頭のみ）",
            en: "List of the mis-issuances (its opening)",
        },
        issuer: Text { ja: "piyolog", en: "piyolog" },
        date: Some("2023-05-22"),
        locations: &["https://piyolog.hatenadiary.jp/entry/2023/05/22/000742"],
        without_entry: None,
    },
    Source {
        id: "TOKUSHIMA-SUMMARY",
        title: Text {
            ja: "徳島市の誤交付に関する記事の要約",
            en: "Summary of an article on the mis-issuance of Tokushima",
        },
        issuer: Text { ja: "note（個人）", en: "note (a private author)" },
        date: None,
        locations: &["https://note.com/gifted_peony369/n/n781174d1d852"],
        without_entry: None,
    },
    Source {
        id: "KAWASAKI-GUESS",
        title: Text {
            ja: "川崎市の誤交付の原因に関する推測",
            en: "A guess at the cause in Kawasaki",
        },
        issuer: Text { ja: "note（個人）", en: "note (a private author)" },
        date: None,
        locations: &["https://note.com/subland_/n/n5f693593a523"],
        without_entry: None,
    },
    Source {
        id: "KYODO-MUNAKATA",
        title: Text {
            ja: "宗像市の誤交付に関する記事",
            en: "Article on the mis-issuance of Munakata",
        },
        issuer: Text { ja: "共同通信", en: "Kyodo News" },
        date: None,
        locations: &["https://nordot.app/1047284583994737648?c=388701204576175201"],
        without_entry: None,
    },
    Source {
        id: "XTECH-2023-06-30",
        title: Text {
            ja: "宗像市の誤交付に関する記事（引用、途中まで）",
            en: "Article on the mis-issuance of Munakata, quoted and cut short",
        },
        issuer: Text { ja: "日経クロステック", en: "Nikkei xTECH" },
        date: Some("2023-06-30"),
        locations: &["https://wandersolar.com/post/20230630"],
        without_entry: None,
    },
    Source {
        id: "REGISTER-MUNAKATA",
        title: Text {
            ja: "宗像市の誤交付に関する英文記事（転載）",
            en: "English article on the mis-issuance of Munakata, as copied",
        },
        issuer: Text { ja: "The Register", en: "The Register" },
        date: None,
        locations: &["http://techupdater.org/index-3484.html"],
        without_entry: None,
    },
    Source {
        id: "IZA-2023-05-24",
        title: Text {
            ja: "総点検と社長の説明に関する記事",
            en: "Article on the re-inspection and the president's words",
        },
        issuer: Text { ja: "iza", en: "iza" },
        date: Some("2023-05-24"),
        locations: &["https://www.iza.ne.jp/article/20230524-MM2WTWMOMJK5JFJQ5Z23BXTGJU/"],
        without_entry: None,
    },
    Source {
        id: "DATAGUIDANCE-2023",
        title: Text {
            ja: "令和5年行政指導に関する英文の要約（冒頭のみ）",
            en: "English summary of the guidance of 2023 (its opening)",
        },
        issuer: Text { ja: "DataGuidance", en: "DataGuidance" },
        date: None,
        locations: &[
            "https://www.dataguidance.com/news/japan-ppc-issues-administrative-guidance-fujitsu-\
             japan",
        ],
        without_entry: None,
    },
    Source {
        id: "ITMEDIA-2024-04-16",
        title: Text {
            ja: "高松市の誤交付に関する記事",
            en: "Article on the mis-issuance of Takamatsu",
        },
        issuer: Text { ja: "ITmedia", en: "ITmedia" },
        date: Some("2024-04-16"),
        locations: &["https://www.itmedia.co.jp/news/articles/2404/16/news171.html"],
        without_entry: None,
    },
    Source {
        id: "NTV-TAKAMATSU",
        title: Text {
            ja: "高松市の誤交付に関する記事",
            en: "Article on the mis-issuance of Takamatsu",
        },
        issuer: Text { ja: "日本テレビ", en: "Nippon Television" },
        date: None,
        locations: &["https://news.ntv.co.jp/category/politics/f8686edd83bd42d791d479be59ead40a"],
        without_entry: None,
    },
    Source {
        id: "ASAHI-TAKAMATSU",
        title: Text {
            ja: "高松市の誤交付に関する記事（転載）",
            en: "Article on the mis-issuance of Takamatsu, as copied",
        },
        issuer: Text { ja: "朝日新聞", en: "Asahi Shimbun" },
        date: None,
        locations: &[
            "https://japantoday.jp/%e3%83%9e%e3%82%a4%e3%83%8a%e3%83%b3%e3%83%90%e3%83%bc%e3%81%\
             a7%e8%a8%bc%e6%98%8e%e6%9b%b8%e3%80%81%e3%81%be%e3%81%9f%e8%aa%a4%e4%ba%a4%e4%bb%98\
             %e3%80%80%e7%b7%8f%e5%8b%99%e7%9c%81%e3%81%8c%e5%af%8c",
        ],
        without_entry: None,
    },
    Source {
        id: "LGWAN-2022-01",
        title: Text {
            ja: "証明書交付の停止に関する解説",
            en: "Comment on an interruption of issuing",
        },
        issuer: Text { ja: "legalconnect-g.com", en: "legalconnect-g.com" },
        date: Some("2022-01-28"),
        locations: &[
            "https://legalconnect-g.com/weblog/2022/01/28/failureinconveniencestorecertificateis\
             suancesystem/",
        ],
        without_entry: None,
    },
    Source {
        id: "GOMITA",
        title: Text {
            ja: "富士通Japanの告知を引用する記事",
            en: "Article that quotes the vendor's notices",
        },
        issuer: Text { ja: "gomita.me", en: "gomita.me" },
        date: None,
        locations: &["https://gomita.me/?p=6863"],
        without_entry: None,
    },
    Source {
        id: "UEHARA-NOTE",
        title: Text {
            ja: "印刷の処理の方式に関する有識者の見解（引用）",
            en: "An expert's opinion on how prints are processed, as quoted",
        },
        issuer: Text { ja: "note（個人）", en: "note (a private author)" },
        date: None,
        locations: &["https://note.mu/snob1958/n/nab3b62c86f7b"],
        without_entry: None,
    },
    Source {
        id: "KENTAROU-NOTE",
        title: Text {
            ja: "証明書誤交付の事例の整理", en: "The mis-issuances, put together"
        },
        issuer: Text { ja: "note（個人）", en: "note (a private author)" },
        date: None,
        locations: &["https://note.com/kentarou_c/n/n73fcbf82ec51"],
        without_entry: None,
    },
    Source {
        id: "NHK-TOKUSHIMA",
        title: Text {
            ja: "徳島市の誤交付に関する記事（転載）",
            en: "Article on the mis-issuance of Tokushima, as copied",
        },
        issuer: Text { ja: "NHK", en: "NHK" },
        date: None,
        locations: &["https://pandy.biz/nhk/22506"],
        without_entry: None,
    },
    Source {
        id: "NHK-2024-04-16",
        title: Text {
            ja: "富士通Japanに対する行政指導に関する記事",
            en: "Article on the guidance given to the vendor",
        },
        issuer: Text { ja: "NHK", en: "NHK" },
        date: Some("2024-04-16"),
        locations: &["http://www3.nhk.or.jp/news/html/20240416/k10014423741000.html"],
        without_entry: None,
    },
    Source {
        id: "YOMIURI-2023-06-30",
        title: Text {
            ja: "宗像市と同様の不備のある団体に関する記事（転載）",
            en: "Article on the bodies with trouble like that of Munakata, as copied",
        },
        issuer: Text { ja: "読売新聞", en: "Yomiuri Shimbun" },
        date: Some("2023-06-30"),
        locations: &["https://makunouchibento.com/?p=126041"],
        without_entry: None,
    },
    Source {
        id: "KYODO-2023-07-11",
        title: Text {
            ja: "プログラムの不備のある団体に関する記事（引用）",
            en: "Article on the bodies with defective programs, as quoted",
        },
        issuer: Text { ja: "共同通信", en: "Kyodo News" },
        date: Some("2023-07-11"),
        locations: &["https://b.hatena.ne.jp/hapoa/%E3%83%9D%E3%83%B3%E3%82%B3%E3%83%84"],
        without_entry: None,
    },
    Source {
        id: "YOMIURI-2023-09-22",
        title: Text {
            ja: "個人情報保護委員会の指導に関する英文記事",
            en: "English article on the guidance given by the Commission",
        },
        issuer: Text { ja: "読売新聞", en: "Yomiuri Shimbun" },
        date: Some("2023-09-22"),
        locations: &[
            "https://japannews.yomiuri.co.jp/politics/politics-government/20230922-138081/",
            "https://portal.shojihomu.jp/archives/69583",
        ],
        without_entry: None,
    },
];
