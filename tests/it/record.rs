//! The record: every finding has its place, and every check that it names is there and comes to what
//! the register says.

use crate::material::settings;
use honnin_models::claims::ClaimId::{self, C1, C3, C4, C5, C7, C8};
use honnin_models::keys::Answer::{Flag, Word};
use honnin_models::keys::{self, Answer, Setting};
use honnin_record::{self as record, Both, Certainty, Coverage, Finding, FindingCheck};
use honnin_sheet::find::bundled;
use honnin_sheet::{Configuration, Expected, SheetId};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use suite::Suite;

/// What the register says of a check, checked against the check.
mod suite;
/// One test for each thing that can be wrong with a file of the record.
mod problems;
/// `honnin record check`, and the schema of a file.
mod command;

/// Every finding of the bundled record.
fn findings() -> impl Iterator<Item = &'static Finding> {
    record::bundled().findings()
}

#[test]
fn ids_are_those_of_their_groups_in_order() {
    let mut ids = BTreeSet::new();
    for group in &record::bundled().groups {
        assert!(!group.findings.is_empty(), "{} has findings", group.id);
        for (number, finding) in (1..).zip(&group.findings) {
            let id = finding.id.to_string();
            assert_eq!(id, format!("{}/{number}", group.id));
            assert!(ids.insert(id), "{} is there once", finding.id);
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
        let errs = finding.gap.as_ref().map_or("", |gap| gap.errs.word());
        let line = format!("{coverage} {} {errs}", claims.join(" "));
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(list, "{} [{kind}, {certainty}; {line}]", finding.id).expect("it fits");
        writeln!(list, "  {}", finding.says.en).expect("it fits");
    }
    insta::assert_snapshot!("register", list);
}

#[test]
fn what_is_cited_is_a_source_and_every_source_is_cited() {
    let sources = &record::bundled().sources;
    let ids: BTreeSet<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(ids.len(), sources.len(), "ids are unique");
    let locations: Vec<&String> = sources.iter().flat_map(|source| &source.locations).collect();
    assert_eq!(locations.iter().collect::<BTreeSet<_>>().len(), locations.len());
    let mut cited = BTreeSet::new();
    for finding in findings() {
        assert!(!finding.cites.is_empty(), "{} is taken from somewhere", finding.id);
        cited.extend(finding.cites.iter().map(|cite| cite.source.as_str()));
    }
    assert_eq!(cited, ids);
    for source in sources {
        assert!(!source.locations.is_empty(), "{} was read somewhere", source.id);
        let seed = !source.locations[0].contains("://");
        assert_eq!(seed, source.without_entry.is_some(), "{}: what has no entry", source.id);
        for location in &source.locations {
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
            assert!(record::bundled().source_at(location).is_some(), "{}: {location}", sheet.name);
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
    let owned = |text: honnin_models::Text| Both { ja: text.ja.into(), en: text.en.into() };
    let gaps = || findings().filter_map(|finding| finding.gap.as_ref());
    let sources = &record::bundled().sources;
    let says = findings().map(|finding| finding.says.clone());
    let reasons = gaps().map(|gap| gap.reason.clone());
    let errs = gaps().map(|gap| owned(gap.errs.text()));
    let passed_over = sources.iter().filter_map(|source| source.without_entry.clone());
    for Both { ja, en } in says.chain(reasons).chain(errs).chain(passed_over) {
        assert!(ja.ends_with('。') && japanese(&ja), "{ja}");
        assert!(en.ends_with('.') && en.is_ascii(), "{en}");
        assert!(!ja.contains('.') && !ja.contains("  ") && !en.contains("  "), "{ja} {en}");
    }
    let titles = record::bundled().groups.iter().map(|group| group.title.clone());
    let places = findings().flat_map(|finding| &finding.cites);
    let places = places.filter_map(|cite| cite.place.clone());
    let sources = sources.iter().flat_map(|source| [source.title.clone(), source.issuer.clone()]);
    let words = findings().flat_map(|it| [owned(it.certainty.text()), owned(it.kind.text())]);
    for Both { ja, en } in titles.chain(places).chain(sources).chain(words) {
        assert!(!ja.is_empty() && !ja.ends_with('。'), "{ja}");
        assert!(!en.is_empty() && !en.ends_with('.') && !japanese(&en), "{en}");
    }
}

/// They are derived, so that there is no second list to keep.
#[test]
fn the_claims_of_a_finding_are_those_that_its_checks_speak_of() {
    for finding in findings() {
        let spoken = finding.checks.iter().flat_map(FindingCheck::claims).collect::<BTreeSet<_>>();
        assert_eq!(finding.claims(), spoken.into_iter().collect::<Vec<_>>(), "{}", finding.id);
        let covered = finding.coverage() != Coverage::NotCovered;
        assert_eq!(!finding.claims().is_empty(), covered, "{} has a check", finding.id);
    }
    let munakata = findings().find(|finding| finding.id.to_string() == "MUNAKATA/2");
    assert_eq!(munakata.expect("it is there").claims(), [C1, C8]);
}

#[test]
fn every_check_comes_to_what_the_register_says() {
    let suite = Suite::new();
    let mut asked: Vec<&FindingCheck> = Vec::new();
    for finding in findings() {
        for by in &finding.checks {
            if !asked.contains(&by) {
                assert!(suite.confirms(by), "{}: {by:?}", finding.id);
                asked.push(by);
            }
        }
    }
    assert!(asked.len() >= 100, "the checks were found: {}", asked.len());
}

/// The alarm rings: each kind of check, wrong in one thing, is refused.
#[test]
fn a_check_that_does_not_come_to_what_is_said_is_refused() {
    let suite = Suite::new();
    let sheet = || SheetId::new("adachi-2023");
    let configuration = Configuration::Designed;
    let load = || "re-inspection of June 2023: high load".to_owned();
    let high = "high load, no update";
    let all = Word("all");
    let own = || settings(&[("sync.release", Word("own"))]);
    let page = || settings(&[("sync.feed", Word("lossy"))]);
    let defect =
        |key: &str, answer: Answer| Setting::new(keys::find(key).expect("it is a key"), answer);
    let plan = |campaign: &str, key, claim, revealed| FindingCheck::Plan {
        sheet: SheetId::new("reference"),
        campaign: campaign.to_owned(),
        defect: defect(key, all),
        claim,
        revealed,
    };
    let verdict = |sheet: SheetId, configuration, claim, verdict| FindingCheck::Verdict {
        sheet,
        configuration,
        claim,
        verdict,
    };
    let condition = |condition: &str, claim, needed| FindingCheck::Condition {
        sheet: sheet(),
        condition: condition.to_owned(),
        claim,
        needed,
    };
    let changed =
        |changes, claim, verdict| FindingCheck::Changed { sheet: sheet(), changes, claim, verdict };
    let campaign = |campaign, reaches: &[ClaimId], misses: &[ClaimId]| FindingCheck::Campaign {
        sheet: sheet(),
        campaign,
        reaches: reaches.to_vec(),
        misses: misses.to_vec(),
    };
    let kill = |answer, claim| FindingCheck::Kill {
        sheet: sheet(),
        defect: defect("sync.release", answer),
        claim,
    };
    let broken = [C1, C4, C5];
    assert!(suite.confirms(&plan(high, "sync.release", C4, false)));
    let wrong = [
        verdict(sheet(), configuration, C1, Expected::Holds),
        verdict(sheet(), configuration, C3, Expected::Violated),
        verdict(SheetId::new("adachi"), configuration, C1, Expected::Violated),
        verdict(sheet(), Configuration::Installed, C1, Expected::Violated),
        condition("A6", C1, true),
        condition("A5", C4, true),
        condition("A5", C1, false),
        changed(own(), C1, Expected::Violated),
        changed(page(), C1, Expected::Holds),
        changed(own(), C3, Expected::Holds),
        changed(Vec::new(), C1, Expected::Violated),
        campaign(load(), &[C1], &[C4, C5]),
        campaign("none".to_owned(), &[], &broken),
        plan(high, "sync.release", C4, true),
        plan(high, "sync.release", C1, false),
        plan(high, "sync.conflict", C4, false),
        kill(all, C3),
        kill(Flag(true), C1),
        FindingCheck::Schedules { sheet: sheet(), configuration, claim: C3 },
        FindingCheck::Trace { sheet: sheet(), configuration, claim: C3 },
        FindingCheck::Bounds { sheet: sheet(), claim: C3 },
        FindingCheck::Survey { claim: C8 },
    ];
    for by in wrong {
        assert!(!suite.confirms(&by), "{by:?}");
    }
    let blind = campaign(load(), &[], &broken);
    assert!(suite.confirms(&blind) && blind.claims() == broken);
}

/// In the other direction: no claim, no sheet, and nothing that a sheet says of the record is there
/// without a finding. C7 alone answers none: it keeps the other claims from holding because all
/// stands still.
#[test]
fn every_claim_and_all_that_a_sheet_says_of_the_record_is_reached() {
    for claim in ClaimId::ALL {
        let reached = findings().any(|finding| finding.claims().contains(&claim));
        assert_eq!(reached, claim != C7, "{claim} answers a finding");
    }
    for sheet in bundled() {
        let of_sheet = record::bundled().findings_of_sheet(&sheet.name);
        let checks: Vec<&FindingCheck> = of_sheet.flat_map(|finding| &finding.checks).collect();
        assert!(!checks.is_empty(), "{} answers a finding", sheet.name);
        let named = |what: &str, of: &dyn Fn(&FindingCheck) -> bool| {
            let ours = |by: &&FindingCheck| by.sheet() == Some(&sheet.name);
            assert!(checks.iter().copied().filter(ours).any(of), "{}: {what}", sheet.name);
        };
        for sought in sheet.conditions.iter().map(|condition| &condition.id) {
            named(
                sought,
                &|by| matches!(by, FindingCheck::Condition { condition, .. } if condition == sought),
            );
        }
        // The plans of the reference design are examples, not tests of the record.
        for sought in sheet.campaigns.iter().filter(|_| sheet.name != "reference") {
            let sought = sought.label.en.as_str();
            named(
                sought,
                &|by| matches!(by, FindingCheck::Campaign { campaign, .. } if campaign == sought),
            );
        }
        let installed = sheet.expect_installed.iter();
        for (sought, _) in installed.filter(|(_, expected)| **expected == Expected::Violated) {
            named(&sought.to_string(), &|by| {
                let last = sheet.last_configuration();
                matches!(by, FindingCheck::Verdict { configuration, claim, .. } if *configuration == last && claim == sought)
            });
        }
    }
    // Something of a finding remains outside as a rule, so none need be covered to the end.
    for coverage in [Coverage::Partly, Coverage::NotCovered] {
        assert!(findings().any(|finding| finding.coverage() == coverage), "{coverage:?}");
    }
}

/// What rests on something inferred is itself inferred, or says in both languages that something is.
/// C8 compares the answers of a sheet with each other, whether they are inferred or not.
#[test]
fn what_rests_on_an_inference_says_so() {
    let sheets = bundled();
    let mut asked = 0;
    for finding in findings() {
        let inferred = finding.checks.iter().any(|by| {
            let sheet = sheets.iter().find(|sheet| Some(&sheet.name) == by.sheet());
            sheet.is_some_and(|sheet| !sheet.inferred.is_empty() && by.claims() != [C8])
        });
        if inferred {
            let said = finding.gap.as_ref().is_some_and(|gap| {
                gap.reason.ja.contains("推定") && gap.reason.en.contains("inferred")
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
        for (place, by) in finding.checks.iter().enumerate() {
            assert!(!finding.checks[..place].contains(by), "{} names {by:?} twice", finding.id);
            let FindingCheck::Condition { sheet: name, condition, claim, needed: true } = by else {
                continue;
            };
            let sheet = sheets.iter().find(|sheet| sheet.name == *name).expect("it is bundled");
            let absent = sheet.conditions.iter().find(|known| known.id == *condition);
            let absent = &absent.expect("the sheet has the condition").without;
            let twice = finding.checks.iter().find(|by| match by {
                FindingCheck::Changed { sheet: other, changes, claim: of, .. } => {
                    other == name && of == claim && changes == absent
                }
                _ => false,
            });
            assert_eq!(twice, None, "{}: {by:?}", finding.id);
            asked += 1;
        }
    }
    assert!(asked >= 40, "conditions were found: {asked}");
}
