//! Traceability: from the findings of the record to the evidence, and back.

use altered::{altered, evidence, flipped, one_sheet, unknown};
use honnin::messages::{Language, Messages};
use honnin::report::evidence::asked::Class;
use honnin::report::evidence::schedules::FollowedEnd;
use honnin::report::evidence::sheet::SheetEvidence;
use honnin::report::evidence::words::VerdictEvidence;
use honnin::report::evidence::{Dossier, Evidence, Unreadable};
use honnin::report::traceability::name::name;
use honnin::report::traceability::{self, Confirmation, Says, State, Traceability, html};
use honnin_models::claims::ClaimId;
use honnin_models::record::{CheckedBy, Coverage, findings};
use honnin_models::sheets::BUNDLED;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The committed document, and documents that say otherwise in one thing.
mod altered;

/// The committed document against the register of today.
fn whole() -> Dossier {
    Dossier::traced(evidence()).expect("the committed document is of one piece")
}

fn states(traced: &Traceability) -> BTreeMap<&'static str, State> {
    traced.findings.iter().map(|traced| (traced.finding.id, traced.state)).collect()
}

#[test]
fn every_finding_stands_once_with_all_its_checks() {
    let traced = Traceability::of(&whole());
    let ids: Vec<&str> = traced.findings.iter().map(|traced| traced.finding.id).collect();
    assert_eq!(ids, findings().map(|finding| finding.id).collect::<Vec<_>>());
    let mut names = BTreeMap::new();
    for traced in &traced.findings {
        let checks: Vec<&CheckedBy> = traced.checks.iter().map(|check| check.by).collect();
        assert_eq!(checks, traced.finding.checks().iter().collect::<Vec<_>>());
        for by in checks {
            let known = names.insert(name(by), by);
            assert!(known.is_none_or(|known| known == by), "{} names one check", name(by));
        }
    }
    assert!(names.len() >= 100, "the checks were found: {}", names.len());
}

#[test]
fn backward_is_the_inverse_of_forward() {
    let traced = Traceability::of(&whole());
    let forward = |of: &dyn Fn(&CheckedBy) -> bool| -> Vec<(String, &str)> {
        let pairs = traced.findings.iter().flat_map(|t| {
            let ours = t.checks.iter().filter(|check| of(check.by));
            ours.map(|check| (name(check.by), t.finding.id))
        });
        let mut pairs: Vec<(String, &str)> = pairs.collect();
        pairs.sort();
        pairs
    };
    let compare = |found: Vec<traceability::Backward<'_>>, of: &dyn Fn(&CheckedBy) -> bool| {
        let pairs = found
            .iter()
            .flat_map(|back| back.findings.iter().map(|t| (name(back.check.by), t.finding.id)));
        let mut pairs: Vec<(String, &str)> = pairs.collect();
        pairs.sort();
        assert_eq!(pairs, forward(of));
        let checks: BTreeSet<String> = found.iter().map(|back| name(back.check.by)).collect();
        assert_eq!(checks.len(), found.len(), "each check stands once");
    };
    for claim in ClaimId::ALL {
        compare(traced.of_claim(claim), &|by| by.claims().contains(&claim));
        // C7 answers no finding.
        assert_eq!(traced.of_claim(claim).is_empty(), claim == ClaimId::C7, "{claim}");
    }
    for sheet in BUNDLED {
        compare(traced.of_sheet(sheet.name), &|by| by.sheet() == Some(sheet.name));
        assert!(!traced.of_sheet(sheet.name).is_empty(), "{}", sheet.name);
    }
}

/// Bounds are in no document, and neither is a change that no part of it judges. All else is.
#[test]
fn the_whole_document_confirms_what_it_holds() {
    let traced = Traceability::of(&whole());
    let (mut confirmed, mut by_the_tests) = (BTreeSet::new(), BTreeSet::new());
    for traced in &traced.findings {
        for check in &traced.checks {
            let name = name(check.by);
            match check.confirmation {
                Confirmation::Confirmed => confirmed.insert(name),
                Confirmation::ByTheTests => {
                    let may = ["bounds ", "changed "].iter().any(|kind| name.starts_with(kind));
                    assert!(may && check.answer.is_none(), "{name}");
                    by_the_tests.insert(name)
                }
                other => panic!("{}: {name} is {other:?}", traced.finding.id),
            };
        }
        let good = [State::Confirmed, State::ConfirmedInPart, State::ByTheTests];
        let covered = traced.finding.coverage() != Coverage::NotCovered;
        let expected = if covered { &good[..] } else { &[State::NotCovered] };
        assert!(expected.contains(&traced.state), "{}: {:?}", traced.finding.id, traced.state);
    }
    for kind in ["verdict", "condition", "changed", "campaign", "plan", "kill", "schedules"] {
        let names = confirmed.iter().filter(|name| name.starts_with(kind));
        assert!(names.count() >= 3, "checks of this kind are confirmed: {kind}");
    }
    let by_the_tests = by_the_tests.into_iter().collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!("by-the-tests", by_the_tests);
}

#[test]
fn every_pointer_leads_to_what_is_said() {
    let dossier = whole();
    let text = dossier.evidence.text();
    let document: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(Dossier::read(&text).expect("it is evidence").evidence, dossier.evidence);
    let mut followed = 0;
    for traced in Traceability::of(&dossier).findings {
        for answer in traced.checks.iter().filter_map(|check| check.answer.as_ref()) {
            let there = document.pointer(&answer.at);
            let there = there.unwrap_or_else(|| panic!("{} leads somewhere", answer.at));
            if let (Says::Verdict(word), Some(said)) = (&answer.says, there.get("verdict")) {
                assert_eq!(said, word, "{}", answer.at);
                followed += 1;
            }
            let observed = answer.at.contains("/followed/") || answer.at.contains("/logs/");
            assert_eq!(observed, answer.class == Class::Observed, "{}", answer.at);
        }
    }
    assert!(followed > 100, "verdicts were compared: {followed}");
    // The list for programs says the same.
    let written = document["traceability"].as_array().expect("it is a list");
    let pointers = written.iter().flat_map(|it| it["checks"].as_array().expect("it has checks"));
    for at in pointers.filter_map(|check| check["at"].as_str()) {
        assert!(document.pointer(at).is_some(), "{at}");
    }
}

/// Nobody can say otherwise of one verdict: what follows from it says the same once more.
#[test]
fn a_verdict_that_is_altered_alone_is_refused() {
    let verdicts: BTreeMap<String, &CheckedBy> = findings()
        .flat_map(|finding| finding.checks())
        .filter(|by| matches!(by, CheckedBy::Verdict { .. }))
        .map(|by| (name(by), by))
        .collect();
    assert!(verdicts.len() > 20, "the verdicts were found: {}", verdicts.len());
    for (number, (name, by)) in verdicts.iter().enumerate() {
        // Each becomes another or unknown in turn: both is twice the time and shows no more.
        let alter: fn(&mut VerdictEvidence) = if number % 2 == 0 { flipped } else { unknown };
        assert!(matches!(altered(by, alter), Err(Unreadable::Findings(_))), "{name}");
    }
}

/// What stands on a search that was cut is open, and nothing else is.
#[test]
fn a_search_that_was_cut_opens_the_findings_that_rely_on_it_alone() {
    let before = states(&Traceability::of(&whole()));
    let dossier = crate::evidence::altered(crate::evidence::cut).expect("it is of one piece");
    let after = states(&Traceability::of(&dossier));
    let mut opened = 0;
    for finding in findings() {
        let checks = || finding.checks().iter();
        let relies = checks().any(|by| matches!(by, CheckedBy::Verdict { sheet: "reference", .. }));
        if relies {
            assert_eq!(after[finding.id], State::Open, "{}", finding.id);
            opened += 1;
        } else if checks().all(|by| by.sheet() != Some("reference")) {
            assert_eq!(after[finding.id], before[finding.id], "{}", finding.id);
        }
    }
    assert!(opened > 0, "findings rely on the reference design");
}

/// Runs of the real system cannot be said to have come to something else either: what was followed
/// has a log, and what a layer finds breaks something.
#[test]
fn altered_runs_are_refused() {
    let refused = |alter: fn(&mut Evidence)| {
        let mut evidence = evidence();
        alter(&mut evidence);
        let refused = Dossier::traced(evidence).expect_err("it does not follow");
        assert!(matches!(refused, Unreadable::Findings(_) | Unreadable::Kill), "{refused:?}");
    };
    fn sheets(evidence: &mut Evidence) -> impl Iterator<Item = &mut SheetEvidence> {
        evidence.sheets.iter_mut()
    }
    refused(|it| {
        sheets(it).flat_map(|s| &mut s.followed).for_each(|f| f.end = FollowedEnd::DidNotBreak);
    });
    refused(|it| sheets(it).for_each(|sheet| sheet.logs.clear()));
    refused(|it| {
        let rows = it.kill.contexts.iter_mut().flat_map(|context| &mut context.rows);
        rows.filter(|row| row.gaps.is_empty()).for_each(|row| row.breaks.clear());
    });
}

/// A log in which the claim does not break refutes the checks that rely on it.
#[test]
fn logs_that_show_nothing_refute_the_checks_that_rely_on_them() {
    let mut evidence = evidence();
    let logs = evidence.sheets.iter_mut().flat_map(|sheet| &mut sheet.logs);
    let claims = logs.flat_map(|log| log.claims.values_mut());
    claims.for_each(|word| "holds".clone_into(word));
    let dossier = Dossier::traced(evidence).expect("it is of one piece");
    let mut asked = 0;
    for check in Traceability::of(&dossier).findings.into_iter().flat_map(|t| t.checks) {
        let name = name(check.by);
        let ours = name.starts_with("trace ");
        assert_eq!(check.confirmation == Confirmation::Refuted, ours, "{name}");
        asked += usize::from(ours);
    }
    assert!(asked > 0, "such checks were found");
}

/// What is said of other sheets is not part of a document of one, and nothing there is confirmed.
#[test]
fn a_document_of_one_sheet_confirms_nothing_of_others() {
    for bundled in BUNDLED {
        let dossier = Dossier::traced(one_sheet(bundled.name)).expect("it is of one piece");
        let mut absent = 0;
        for traced in Traceability::of(&dossier).findings {
            for check in &traced.checks {
                let other = check.by.sheet().is_some_and(|sheet| sheet != bundled.name);
                if other && !matches!(check.by, CheckedBy::Bounds { .. }) {
                    let name = name(check.by);
                    assert_eq!(check.confirmation, Confirmation::NotInEvidence, "{name}");
                    assert_eq!(check.answer, None, "{name}");
                    let confirmed = [State::Confirmed, State::ConfirmedInPart];
                    assert!(!confirmed.contains(&traced.state), "{}", traced.finding.id);
                    absent += 1;
                }
                let bad = [Confirmation::Refuted, Confirmation::NotEstablished];
                assert!(!bad.contains(&check.confirmation), "{}", name(check.by));
            }
        }
        assert!(absent > 50, "checks of other sheets were asked: {absent}");
    }
}

/// The register speaks of the bundled sheets: another one of the same name shows nothing of them.
#[test]
fn another_sheet_of_the_same_name_confirms_nothing() {
    let mut evidence = evidence();
    for sheet in &mut evidence.sheets {
        sheet.text += "# another one\n";
        sheet.sha256 = honnin::report::evidence::digests::sha256(sheet.text.as_bytes());
    }
    let dossier = Dossier::traced(evidence).expect("it is of one piece");
    for traced in Traceability::of(&dossier).findings {
        for check in traced.checks {
            let of_all = matches!(check.by, CheckedBy::Survey { .. } | CheckedBy::Bounds { .. });
            let absent = check.confirmation == Confirmation::NotInEvidence;
            assert!(of_all || absent, "{}", name(check.by));
        }
    }
}

#[test]
fn what_does_not_follow_from_the_rest_is_refused() {
    let sound = whole().evidence;
    let refused = |alter: fn(&mut Evidence)| {
        let mut evidence = sound.clone();
        alter(&mut evidence);
        let refused = Dossier::of(evidence).expect_err("it does not follow");
        assert!(matches!(refused, Unreadable::Traceability | Unreadable::Findings(_)));
    };
    refused(|it| it.traceability[0].state = State::NotCovered);
    refused(|it| it.traceability[0].checks[0].confirmation = Confirmation::ByTheTests);
    refused(|it| it.traceability[0].checks[0].at = None);
    refused(|it| it.traceability.clear());
    refused(|it| it.traceability.swap(0, 1));
    refused(|it| {
        flipped(&mut it.sheets[2].checks[0].claims.get_mut(&ClaimId::C1).expect("C1").verdict)
    });
    assert!(Dossier::of(sound).is_ok());
}

#[test]
fn both_renderings_tell_of_every_finding_and_their_links_lead_somewhere() {
    let dossier = whole();
    for language in Language::ALL {
        let messages = Messages::new(language);
        let text = traceability::document(&messages, &dossier);
        let page = html::body(&messages, "x-", &dossier).into_string();
        for finding in findings() {
            let heading = format!("\n### {}\n", finding.id);
            let deeper = format!("\n#### {}\n", finding.id);
            assert_eq!(text.matches(&heading).count() + text.matches(&deeper).count(), 1);
            let id = format!("id=\"x-finding-{}\"", finding.id.replace('/', "-"));
            assert_eq!(page.matches(&id).count(), 1, "{}", finding.id);
        }
        let anchors: BTreeSet<String> = text.lines().filter_map(heading).collect();
        let mut links = 0;
        for link in text.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(anchors.contains(link), "{link}");
            links += 1;
        }
        let parts = |sought: &str| -> Vec<String> {
            let parts = page.split(sought).skip(1).filter_map(|rest| rest.split('"').next());
            parts.map(str::to_owned).collect()
        };
        let ids = parts(" id=\"");
        let known: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(known.len(), ids.len(), "ids are unique");
        assert!(ids.iter().all(|id| id.starts_with("x-")));
        let targets = parts("href=\"#");
        assert!(targets.iter().all(|target| known.contains(target)));
        assert_eq!(targets.len(), links, "both have the same links");
        assert!(links > 500, "the links were found: {links}");
        assert_eq!(page.matches("<table>").count(), page.matches("<caption>").count());
        assert_eq!(
            page.matches("<th").count(),
            page.matches(" scope=\"").count() + page.matches("<thead").count()
        );
    }
}

/// The anchor of a heading: lower case, no punctuation, strokes for spaces.
fn heading(line: &str) -> Option<String> {
    let text = line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#'))?;
    let kept = text.chars().filter(|c| c.is_alphanumeric() || " -".contains(*c));
    Some(kept.collect::<String>().to_lowercase().replace(' ', "-"))
}
