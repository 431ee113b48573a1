//! The record: every finding has its place, and every check that it names is there and comes to what
//! the register says.

use crate::material::settings;
use honnin_models::Text;
use honnin_models::claims::ClaimId::{self, C1, C3, C4, C5, C7, C8};
use honnin_models::keys::Answer::{Flag, Word};
use honnin_models::record::source::{self, sources};
use honnin_models::record::{
    self, Certainty, CheckedBy, Coverage, GROUPS, Gap, Outcome, Stand as Standing, findings,
};
use honnin_sheet::find::bundled;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use suite::{Suite, standing};

/// What the register says of a check, held against the check.
mod suite;

#[test]
fn ids_are_those_of_their_groups_in_order() {
    let mut ids = BTreeSet::new();
    for group in GROUPS {
        assert!(group.findings().count() > 0, "{} has findings", group.id);
        for (number, finding) in (1..).zip(group.findings()) {
            assert_eq!(finding.id, format!("{}/{number}", group.id));
            assert!(ids.insert(finding.id), "{} is there once", finding.id);
            assert_eq!(record::find(finding.id), Some(finding));
        }
    }
    assert_eq!(ids.len(), findings().count());
}

/// An id stays with its finding: the list shows which is which, and what bears on it.
#[test]
fn the_register_is_what_was_reviewed() {
    let mut list = String::new();
    for finding in findings() {
        let coverage = match finding.coverage() {
            Coverage::Covered => "covered",
            Coverage::Partly => "partly covered",
            Coverage::NotCovered => "not covered",
        };
        let (certainty, kind) = (finding.certainty.word(), finding.kind.word());
        let claims: Vec<String> = finding.claims().iter().map(ClaimId::to_string).collect();
        let errs = finding.gap().map_or("", |gap| gap.errs.word());
        let line = format!("{coverage} {} {errs}", claims.join(" "));
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(list, "{} [{kind}, {certainty}; {line}]", finding.id).expect("it fits");
        writeln!(list, "  {}", finding.says.en).expect("it fits");
    }
    insta::assert_snapshot!("register", list);
}

#[test]
fn what_is_cited_is_a_source_and_every_source_is_cited() {
    let ids: BTreeSet<&str> = sources().map(|source| source.id).collect();
    assert_eq!(ids.len(), sources().count(), "ids are unique");
    let locations: Vec<&str> = sources().flat_map(|source| source.locations).copied().collect();
    assert_eq!(locations.iter().collect::<BTreeSet<_>>().len(), locations.len());
    for finding in findings() {
        assert!(!finding.cites.is_empty(), "{} is taken from somewhere", finding.id);
        for cite in finding.cites {
            assert!(ids.contains(cite.source), "{} cites {}", finding.id, cite.source);
        }
    }
    for source in sources() {
        assert!(record::of_source(source.id).count() > 0, "{} is cited", source.id);
        assert!(!source.locations.is_empty(), "{} was read somewhere", source.id);
        let seed = !source.locations[0].contains("://");
        assert_eq!(seed, source.without_entry.is_some(), "{}: what has no entry", source.id);
        for location in source.locations {
            let address = location.starts_with("https://") || location.starts_with("http://");
            let file = [".txt", ".md"].iter().any(|end| location.ends_with(end));
            assert!(address || file && !location.contains('/'), "{location}");
        }
    }
}

#[test]
fn the_sources_of_every_sheet_are_in_the_register() {
    let mut asked = 0;
    for sheet in bundled() {
        for location in &sheet.sources {
            assert!(source::at(location).is_some(), "{}: {location}", sheet.name);
            asked += 1;
        }
    }
    assert!(asked >= 18, "the sources were found: {asked}");
}

/// Whether a text has letters of Japanese.
fn japanese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}

#[test]
fn every_sentence_is_there_in_both_languages() {
    let gaps = findings().filter_map(|finding| finding.gap()).map(|gap: Gap| gap.reason);
    let says = findings().map(|finding| finding.says);
    let errs = findings().filter_map(|finding| finding.gap()).map(|gap| gap.errs.text());
    let passed_over = sources().filter_map(|source| source.without_entry);
    for Text { ja, en } in says.chain(gaps).chain(errs).chain(passed_over) {
        assert!(ja.ends_with('。') && japanese(ja), "{ja}");
        assert!(en.ends_with('.') && en.is_ascii(), "{en}");
        assert!(!ja.contains('.') && !ja.contains("  ") && !en.contains("  "), "{ja} {en}");
    }
    let titles = GROUPS.iter().map(|group| group.title);
    let places = findings().flat_map(|finding| finding.cites).filter_map(|cite| cite.place);
    let sources = sources().flat_map(|source| [source.title, source.issuer]);
    let words = findings().flat_map(|f| [f.certainty.text(), f.kind.text()]);
    for Text { ja, en } in titles.chain(places).chain(sources).chain(words) {
        assert!(!ja.is_empty() && !ja.ends_with('。'), "{ja}");
        assert!(!en.is_empty() && !en.ends_with('.') && !japanese(en), "{en}");
    }
}

#[test]
fn the_claims_of_a_finding_are_those_that_its_checks_speak_of() {
    for finding in findings().filter(|finding| finding.coverage() != Coverage::NotCovered) {
        let spoken: BTreeSet<ClaimId> =
            finding.checks().iter().flat_map(CheckedBy::claims).collect();
        let spoken: Vec<ClaimId> = spoken.into_iter().collect();
        assert!(!spoken.is_empty(), "{} has a check", finding.id);
        assert_eq!(finding.claims(), spoken, "{}", finding.id);
        for (place, by) in finding.checks().iter().enumerate() {
            assert!(!finding.checks()[..place].contains(by), "{} names {by:?} twice", finding.id);
        }
    }
}

#[test]
fn every_check_comes_to_what_the_register_says() {
    let suite = Suite::new();
    let mut asked: Vec<CheckedBy> = Vec::new();
    for finding in findings() {
        for by in finding.checks() {
            if !asked.contains(by) {
                assert!(suite.confirms(by), "{}: {by:?}", finding.id);
                asked.push(*by);
            }
        }
    }
    assert!(asked.len() >= 100, "the checks were found: {}", asked.len());
}

/// The alarm rings: each kind of check, wrong in one thing, is refused.
#[test]
fn a_check_that_does_not_come_to_what_is_said_is_refused() {
    let suite = Suite::new();
    let (sheet, stand) = ("adachi-2023", Standing::Designed);
    let load = "re-inspection of June 2023: high load";
    let high = "high load, no update";
    let all = Word("all");
    let own = &[("sync.release", Word("own"))];
    let page = &[("sync.feed", Word("lossy"))];
    let plan = |campaign, key, claim, revealed| CheckedBy::Plan {
        sheet: "reference",
        campaign,
        key,
        answer: all,
        claim,
        revealed,
    };
    let broken = [C1, C4, C5];
    assert!(suite.confirms(&plan(high, "sync.release", C4, false)));
    let wrong = [
        CheckedBy::Verdict { sheet, stand, claim: C1, outcome: Outcome::Holds },
        CheckedBy::Verdict { sheet, stand, claim: C3, outcome: Outcome::Violated },
        CheckedBy::Verdict { sheet: "adachi", stand, claim: C1, outcome: Outcome::Violated },
        CheckedBy::Verdict {
            sheet,
            stand: Standing::Installed,
            claim: C1,
            outcome: Outcome::Violated,
        },
        CheckedBy::Condition { sheet, condition: "A6", claim: C1, needed: true },
        CheckedBy::Condition { sheet, condition: "A5", claim: C4, needed: true },
        CheckedBy::Condition { sheet, condition: "A5", claim: C1, needed: false },
        CheckedBy::Changed { sheet, changes: own, claim: C1, outcome: Outcome::Violated },
        CheckedBy::Changed { sheet, changes: page, claim: C1, outcome: Outcome::Holds },
        CheckedBy::Changed { sheet, changes: own, claim: C3, outcome: Outcome::Holds },
        CheckedBy::Changed { sheet, changes: &[], claim: C1, outcome: Outcome::Violated },
        CheckedBy::Campaign { sheet, campaign: load, reaches: &[C1], misses: &[C4, C5] },
        CheckedBy::Campaign { sheet, campaign: "none", reaches: &[], misses: &[C1, C4, C5] },
        plan(high, "sync.release", C4, true),
        plan(high, "sync.release", C1, false),
        plan(high, "sync.conflict", C4, false),
        CheckedBy::Kill { sheet, key: "sync.release", answer: all, claim: C3 },
        CheckedBy::Kill { sheet, key: "sync.release", answer: Flag(true), claim: C1 },
        CheckedBy::Schedules { sheet, stand, claim: C3 },
        CheckedBy::Trace { sheet, stand, claim: C3 },
        CheckedBy::Bounds { sheet, claim: C3 },
        CheckedBy::Survey { claim: C8 },
    ];
    for by in wrong {
        assert!(!suite.confirms(&by), "{by:?}");
    }
    let blind = CheckedBy::Campaign { sheet, campaign: load, reaches: &[], misses: &[C1, C4, C5] };
    assert!(suite.confirms(&blind) && blind.claims() == broken);
}

/// In the other direction: no claim, no sheet, and nothing that a sheet says of the record is there
/// without a finding. C7 alone answers none: it keeps the other claims from holding because all
/// stands still.
#[test]
fn every_claim_and_all_that_a_sheet_says_of_the_record_is_reached() {
    for claim in ClaimId::ALL {
        let mut reached = record::of_claim(claim).peekable();
        assert_eq!(reached.peek().is_some(), claim != C7, "{claim} answers a finding");
        assert!(reached.all(|finding| finding.claims().contains(&claim)));
    }
    for sheet in bundled() {
        let checks: Vec<&CheckedBy> =
            record::of_sheet(&sheet.name).flat_map(|finding| finding.checks()).collect();
        assert!(!checks.is_empty(), "{} answers a finding", sheet.name);
        let named = |what: &str, of: &dyn Fn(&CheckedBy) -> bool| {
            let ours = |by: &&CheckedBy| by.sheet() == Some(sheet.name.as_str());
            assert!(checks.iter().copied().filter(ours).any(of), "{}: {what}", sheet.name);
        };
        for sought in sheet.conditions.iter().map(|condition| &condition.id) {
            named(
                sought,
                &|by| matches!(by, CheckedBy::Condition { condition, .. } if condition == sought),
            );
        }
        // The plans of the reference design are examples, not tests of the record.
        for sought in sheet.campaigns.iter().filter(|_| sheet.name != "reference") {
            let sought = sought.label.en.as_str();
            named(
                sought,
                &|by| matches!(by, CheckedBy::Campaign { campaign, .. } if *campaign == sought),
            );
        }
        for sought in sheet.expect_installed.keys() {
            named(&sought.to_string(), &|by| {
                let last = |stand| standing(stand) == sheet.last_stand();
                matches!(by, CheckedBy::Verdict { stand, claim, .. } if last(*stand) && claim == sought)
            });
        }
    }
    // Something of a finding remains outside as a rule, so none need be covered to the end.
    for coverage in [Coverage::Partly, Coverage::NotCovered] {
        assert!(record::of_coverage(coverage).count() > 0, "{coverage:?}");
    }
}

/// What rests on something inferred is itself inferred, or says in both languages that something is.
/// C8 compares the answers of a sheet with each other, whether they are inferred or not.
#[test]
fn what_rests_on_an_inference_says_so() {
    let sheets = bundled();
    let mut asked = 0;
    for finding in findings() {
        let inferred = finding.checks().iter().any(|by| {
            let sheet = sheets.iter().find(|sheet| Some(sheet.name.as_str()) == by.sheet());
            sheet.is_some_and(|sheet| !sheet.inferred.is_empty() && by.claims() != [C8])
        });
        if inferred {
            let said = finding.gap().is_some_and(|Gap { reason, .. }| {
                reason.ja.contains("推定") && reason.en.contains("inferred")
            });
            assert!(said || finding.certainty == Certainty::Inferred, "{}", finding.id);
            asked += 1;
        }
    }
    assert!(asked >= 40, "such findings were found: {asked}");
}

/// A condition that is absent alone and the change that takes it away are one check, and a finding
/// names it once.
#[test]
fn no_finding_counts_a_check_twice() {
    let sheets = bundled();
    let mut asked = 0;
    for finding in findings() {
        for by in finding.checks() {
            let CheckedBy::Condition { sheet: name, condition, claim, needed: true } = by else {
                continue;
            };
            let sheet = sheets.iter().find(|sheet| sheet.name == *name).expect("it is bundled");
            let absent = sheet.conditions.iter().find(|known| known.id == *condition);
            let absent = &absent.expect("the sheet has the condition").without;
            let twice = finding.checks().iter().find(|by| match by {
                CheckedBy::Changed { sheet: other, changes, claim: of, .. } => {
                    other == name && of == claim && settings(changes) == *absent
                }
                _ => false,
            });
            assert_eq!(twice, None, "{}: {by:?}", finding.id);
            asked += 1;
        }
    }
    assert!(asked >= 40, "conditions were found: {asked}");
}
