//! The keys of a file of the record, and the forms of a check: reader and schema both take them from
//! here.

/// The version of the files that this program reads.
pub(super) const SCHEMA: u8 = 1;

/// The most characters of an id.
pub(super) const MOST_LETTERS: usize = 40;

/// A table: its keys, and those of them that must be there.
pub(super) struct TableKeys {
    /// Its name in sentences, without brackets; empty for the top.
    pub(super) name: &'static str,
    /// Every key.
    pub(super) keys: &'static [&'static str],
    /// Those that must be there.
    pub(super) required: &'static [&'static str],
}

/// The top of a file.
pub(super) const TOP: TableKeys = TableKeys {
    name: "",
    keys: &["schema", "group", "title", "finding", "source"],
    required: &["schema"],
};

/// A finding.
pub(super) const FINDING: TableKeys = TableKeys {
    name: "finding",
    keys: &["id", "kind", "certainty", "cites", "ja", "en", "checks", "gap"],
    required: &["id", "kind", "certainty", "cites", "ja", "en"],
};

/// A place in a source.
pub(super) const CITE: TableKeys =
    TableKeys { name: "finding.cites", keys: &["source", "place"], required: &["source"] };

/// What no check covers.
pub(super) const GAP: TableKeys =
    TableKeys { name: "finding.gap", keys: &["errs", "ja", "en"], required: &["errs", "ja", "en"] };

/// A source.
pub(super) const SOURCE: TableKeys = TableKeys {
    name: "source",
    keys: &["id", "title", "issuer", "date", "locations", "without_entry"],
    required: &["id", "title", "issuer", "locations"],
};

/// A text in both languages.
pub(super) const BOTH: &[&str] = &["ja", "en"];

/// How one kind of check is written: its keys beside `kind`, all of which must be there.
pub(super) struct CheckForm {
    /// The word of `kind`.
    pub(super) kind: &'static str,
    /// The keys.
    pub(super) keys: &'static [&'static str],
    /// What it is.
    pub(super) says: &'static str,
}

/// The name of a check's table in sentences.
pub(super) const CHECK: &str = "finding.checks";

/// Every kind of check.
pub(super) const FORMS: &[CheckForm] = &[
    CheckForm {
        kind: "verdict",
        keys: &["sheet", "as", "claim", "verdict"],
        says: "The verdict on a claim of a sheet.",
    },
    CheckForm {
        kind: "condition",
        keys: &["sheet", "condition", "claim", "needed"],
        says: "Whether a claim holds where one condition of a sheet alone is absent.",
    },
    CheckForm {
        kind: "changed",
        keys: &["sheet", "changes", "claim", "verdict"],
        says: "A claim that is violated, and its verdict with some answers of the sheet changed.",
    },
    CheckForm {
        kind: "campaign",
        keys: &["sheet", "campaign", "reaches", "misses"],
        says: "A test of a site that is violated: the broken claims that it can reach, and the rest.",
    },
    CheckForm {
        kind: "plan",
        keys: &["sheet", "campaign", "defect", "claim", "revealed"],
        says: "A test of a site that holds: whether it could reveal a single defect.",
    },
    CheckForm {
        kind: "kill",
        keys: &["sheet", "defect", "claim"],
        says: "A single defect in the kill matrix that breaks the claim.",
    },
    CheckForm {
        kind: "schedules",
        keys: &["sheet", "as", "claim"],
        says: "Schedules of the test implementation that break the claim.",
    },
    CheckForm {
        kind: "trace",
        keys: &["sheet", "as", "claim"],
        says: "The log of the test implementation, in which the claim is found violated.",
    },
    CheckForm {
        kind: "bounds",
        keys: &["sheet", "claim"],
        says: "The scope of a sheet shows that the claim is violated, and is enough.",
    },
    CheckForm {
        kind: "survey",
        keys: &["claim"],
        says: "The rules by which the claim holds, over every combination of decisions.",
    },
];
