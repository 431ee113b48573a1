//! The record: every finding of the public documents that bears on a program which issues
//! certificates, and what answers it.
//!
//! It can be read in both directions. From a finding: the claims that answer it, the checks that
//! judge them, and what remains outside. From a claim or a sheet: the findings that it is there for.
//! A finding that no check covers stands here too, with the reason and the way in which the gap errs.
//!
//! What a finding says is told in our own words; 「」 encloses words of the source. An id is never
//! given to another finding: a new one is put at the end of its group.

use crate::claims::ClaimId;
use crate::design::words;
use crate::text::Text;

// What can answer a finding: verdicts, conditions, remedies, test plans, runs of the real system.
pub mod check;
// The documents that the findings are taken from.
pub mod source;
pub use check::{CheckedBy, Outcome, Stand};
pub use source::Source;

// The regulator's guidance of 2024 on Takamatsu: the incident, then the judgement.
mod guidance_2024;
mod guidance_2024_judged;
// The minutes of the meeting that decided it.
mod minutes_2024;
// The ward's notice on Adachi.
mod adachi;
// The council's opinion before the start of a service, 2016.
mod nishitokyo;
// The hearing of all vendors, December 2023.
mod jlis;
// What notices, ministers and the press say of each incident.
mod yokohama;
mod tokushima;
mod kawasaki;
mod haiin;
mod munakata;
mod takamatsu;
// The regulator's guidance of 2023.
mod guidance_2023;
// The re-inspections and what was said of them.
mod reviews;
// How the service works around the program.
mod service;

words! {
    /// How sure it is that a finding is so.
    Certainty {
        /// Stated by a party that knows at first hand, and read there or where it is quoted in full.
        Disclosed = "disclosed",
        /// Stated by such a party, and read where somebody else quotes it.
        Relayed = "relayed",
        /// Reported by the press or by a third party.
        Press = "press",
        /// Concluded here from what is stated; nobody disclosed it.
        Inferred = "inferred",
    }
}
words! {
    /// What a finding is.
    Kind {
        /// A cause of an incident, or a part of one.
        Cause = "cause",
        /// What a regulator found wanting.
        Finding = "finding",
        /// What somebody in charge asks for, or promised to do.
        Recommendation = "recommendation",
        /// A protection that is said to be in place.
        Safeguard = "safeguard",
        /// Anything else that the program, its tests or its maintenance must reckon with.
        Circumstance = "circumstance",
    }
}
words! {
    /// Which way a gap errs.
    Errs {
        /// Something that is wrong may be missed.
        Holds = "holds",
        /// Something may be called wrong that is not.
        Alarm = "alarm",
        /// No verdict becomes wrong by it.
        Neither = "neither",
    }
}

impl Certainty {
    /// In words.
    pub const fn text(self) -> Text {
        match self {
            Certainty::Disclosed => Text { ja: "公表", en: "disclosed" },
            Certainty::Relayed => Text { ja: "公表・引用", en: "disclosed, as quoted" },
            Certainty::Press => Text { ja: "報道", en: "press" },
            Certainty::Inferred => Text { ja: "推定", en: "inferred" },
        }
    }
}

impl Kind {
    /// In words.
    pub const fn text(self) -> Text {
        match self {
            Kind::Cause => Text { ja: "原因", en: "cause" },
            Kind::Finding => Text { ja: "指摘", en: "regulator's finding" },
            Kind::Recommendation => Text { ja: "対応策", en: "recommendation" },
            Kind::Safeguard => Text { ja: "保護措置", en: "safeguard" },
            Kind::Circumstance => Text { ja: "事情", en: "circumstance" },
        }
    }
}

impl Errs {
    /// As a sentence.
    pub const fn text(self) -> Text {
        match self {
            Errs::Holds => Text {
                ja: "誤って「成立」とする側に働く。",
                en: "The gap errs towards a false \"holds\".",
            },
            Errs::Alarm => Text {
                ja: "過剰に指摘する側に働く。",
                en: "The gap errs towards a false alarm.",
            },
            Errs::Neither => Text {
                ja: "判定を誤らせるものではない。",
                en: "No verdict becomes wrong by the gap.",
            },
        }
    }
}

/// A place in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cite {
    /// The id of the source.
    pub source: &'static str,
    /// Where in it; `None` for a page without parts.
    pub place: Option<Text>,
}

/// What no check covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What it is, and why no check covers it.
    pub reason: Text,
    /// Which way that errs.
    pub errs: Errs,
}

/// What bears on a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bears {
    /// Checks do.
    Covered {
        /// The claims that answer it: those that the checks speak of, in order.
        claims: &'static [ClaimId],
        /// The checks.
        by: &'static [CheckedBy],
        /// What remains outside; `None` when nothing does.
        rest: Option<Gap>,
    },
    /// No check does.
    NotCovered(Gap),
}

/// How much of a finding is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coverage {
    /// All of it.
    Covered,
    /// A part: the rest is said.
    Partly,
    /// Nothing.
    NotCovered,
}

/// One finding of the public record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The group's id, a stroke, and a number: `MUNAKATA/2`.
    pub id: &'static str,
    /// Where it is taken from; the first is the one that says most.
    pub cites: &'static [Cite],
    /// How sure it is.
    pub certainty: Certainty,
    /// What it is.
    pub kind: Kind,
    /// What it says, in our words.
    pub says: Text,
    /// What bears on it.
    pub bears: Bears,
}

impl Finding {
    /// The claims that answer it.
    pub fn claims(&self) -> &'static [ClaimId] {
        match self.bears {
            Bears::Covered { claims, .. } => claims,
            Bears::NotCovered(_) => &[],
        }
    }

    /// The checks that cover it.
    pub fn checks(&self) -> &'static [CheckedBy] {
        match self.bears {
            Bears::Covered { by, .. } => by,
            Bears::NotCovered(_) => &[],
        }
    }

    /// What no check covers of it.
    pub fn gap(&self) -> Option<Gap> {
        match self.bears {
            Bears::Covered { rest, .. } => rest,
            Bears::NotCovered(gap) => Some(gap),
        }
    }

    /// How much of it is covered.
    pub fn coverage(&self) -> Coverage {
        match self.bears {
            Bears::Covered { rest: None, .. } => Coverage::Covered,
            Bears::Covered { rest: Some(_), .. } => Coverage::Partly,
            Bears::NotCovered(_) => Coverage::NotCovered,
        }
    }
}

/// The findings of one document, or on one incident.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The id, which begins those of its findings.
    pub id: &'static str,
    /// What it is about.
    pub title: Text,
    parts: &'static [&'static [Finding]],
}

impl Group {
    /// Its findings, in the order of their numbers.
    pub fn findings(&self) -> impl Iterator<Item = &'static Finding> + use<> {
        self.parts.iter().copied().flatten()
    }
}

/// Short for a group.
const fn group(
    id: &'static str,
    ja: &'static str,
    en: &'static str,
    parts: &'static [&'static [Finding]],
) -> Group {
    Group { id, title: Text { ja, en }, parts }
}

/// Every group: documents first, then the incidents by date, then what is about all of them.
pub const GROUPS: &[Group] = &[
    group(
        "PPC-2024-07-17",
        "高松市の事案に対する行政上の対応",
        "The regulator's guidance on Takamatsu",
        &[guidance_2024::FINDINGS, guidance_2024_judged::FINDINGS],
    ),
    group(
        "PPC-295",
        "第295回個人情報保護委員会の議事",
        "The 295th meeting of the Commission",
        &[minutes_2024::FINDINGS],
    ),
    group("ADACHI-2023-05-01", "足立区の公表", "The notice of Adachi", &[adachi::FINDINGS]),
    group(
        "NISHITOKYO-2016-07-28",
        "西東京市個人情報保護審議会の答申",
        "The opinion of the Nishitokyo council",
        &[nishitokyo::FINDINGS],
    ),
    group(
        "JLIS-2023-12",
        "地方公共団体情報システム機構のヒアリング",
        "The hearing by J-LIS",
        &[jlis::FINDINGS],
    ),
    group("YOKOHAMA", "横浜市（2023年3月27日）", "Yokohama, 2023-03-27", &[yokohama::FINDINGS]),
    group("TOKUSHIMA", "徳島市（2023年3月27日）", "Tokushima, 2023-03-27", &[tokushima::FINDINGS]),
    group("KAWASAKI", "川崎市（2023年5月2日）", "Kawasaki, 2023-05-02", &[kawasaki::FINDINGS]),
    group(
        "HAIIN",
        "新潟市・さいたま市・熊本市（2020年12月から2023年5月まで）",
        "Niigata, Saitama and Kumamoto, 2020-12 to 2023-05",
        &[haiin::FINDINGS],
    ),
    group("MUNAKATA", "宗像市（2023年6月28日）", "Munakata, 2023-06-28", &[munakata::FINDINGS]),
    group("TAKAMATSU", "高松市（2024年4月4日）", "Takamatsu, 2024-04-04", &[takamatsu::FINDINGS]),
    group(
        "PPC-2023-09-20",
        "2023年の行政指導",
        "The regulator's guidance of 2023",
        &[guidance_2023::FINDINGS],
    ),
    group(
        "REVIEW-2023",
        "2023年の総点検と関係者の説明",
        "The re-inspections of 2023, and what was said of them",
        &[reviews::FINDINGS],
    ),
    group("SERVICE", "コンビニ交付の仕組み", "How issuing at kiosks works", &[service::FINDINGS]),
];

/// Every finding, group by group.
pub fn findings() -> impl Iterator<Item = &'static Finding> {
    GROUPS.iter().flat_map(Group::findings)
}

/// The finding with this id.
pub fn find(id: &str) -> Option<&'static Finding> {
    findings().find(|finding| finding.id == id)
}

/// The findings that a claim answers.
pub fn of_claim(claim: ClaimId) -> impl Iterator<Item = &'static Finding> {
    findings().filter(move |finding| finding.claims().contains(&claim))
}

/// The findings that a sheet helps to answer.
pub fn of_sheet(sheet: &str) -> impl Iterator<Item = &'static Finding> {
    findings().filter(move |finding| finding.checks().iter().any(|by| by.sheet() == Some(sheet)))
}

/// The findings that are taken from a source, by its id.
pub fn of_source(source: &str) -> impl Iterator<Item = &'static Finding> {
    findings().filter(move |finding| finding.cites.iter().any(|cite| cite.source == source))
}

/// The findings covered so far and no further.
pub fn of_coverage(coverage: Coverage) -> impl Iterator<Item = &'static Finding> {
    findings().filter(move |finding| finding.coverage() == coverage)
}
