//! How sure a finding is, what it is, and which way a gap errs.

use honnin_models::{Text, words};

words! {
    /// How sure it is that a finding is so.
    Certainty {
        /// Stated by a party that knows at first hand, and read there or where it is quoted in full.
        Disclosed = "disclosed",
        /// Stated by such a party, and known from somebody else's quotation.
        Relayed = "relayed",
        /// Reported by the press or by a third party.
        Press = "press",
        /// Concluded here from what is stated; it was not disclosed.
        Inferred = "inferred",
    }
}
words! {
    /// What a finding is.
    FindingKind {
        /// A cause of an incident, or a part of one.
        Cause = "cause",
        /// What a regulator found wanting.
        Finding = "finding",
        /// What somebody in charge requires, or promised to do.
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
        /// Either may happen: the verdict rests on something inferred.
        Either = "either",
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

impl FindingKind {
    /// In words.
    pub const fn text(self) -> Text {
        match self {
            FindingKind::Cause => Text { ja: "原因", en: "cause" },
            FindingKind::Finding => Text { ja: "指摘", en: "regulator's finding" },
            FindingKind::Recommendation => Text { ja: "対応策", en: "recommendation" },
            FindingKind::Safeguard => Text { ja: "保護措置", en: "safeguard" },
            FindingKind::Circumstance => Text { ja: "事情", en: "circumstance" },
        }
    }
}

impl Errs {
    /// As a sentence.
    pub const fn text(self) -> Text {
        match self {
            Errs::Holds => Text {
                ja: "誤って「適合」とする側に働く。",
                en: "The gap errs towards a false \"holds\".",
            },
            Errs::Alarm => Text {
                ja: "過剰に指摘する側に働く。",
                en: "The gap errs towards a false alarm.",
            },
            Errs::Either => Text {
                ja: "判定をいずれの側にも誤らせうる。",
                en: "The gap may err either way.",
            },
            Errs::Neither => Text {
                ja: "判定を誤らせるものではない。",
                en: "No verdict becomes wrong by the gap.",
            },
        }
    }
}
