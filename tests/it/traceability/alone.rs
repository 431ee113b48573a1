//! The register in the document: renderings tell what stands there and nothing else, and what does
//! not follow from the rest of the document is refused.

use super::whole;
use honnin_evidence::traceability::{Confirmation, ConfirmationState, Traceability};
use honnin_evidence::traced::TraceabilityEvidence;
use honnin_evidence::{ConsistentEvidence, Evidence};
use honnin_messages::{Language, Messages};
use honnin_models::claims::ClaimId;
use honnin_record::{Both, Coverage, Errs, bundled};
use honnin_render::compose::html::{self, BlockPlace};
use honnin_render::page;
use honnin_render::traceability;
use std::collections::BTreeSet;

/// What the register says stands in the document word for word, in both languages.
#[test]
fn the_document_says_what_the_register_says() {
    let checked = whole();
    let record = &checked.evidence.traceability;
    let same = |written: &Both, text: &Both| assert_eq!(written, text);
    let groups: Vec<&str> = record.groups.iter().map(|it| it.group.as_str()).collect();
    let known: Vec<&str> = bundled().groups.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(groups, known);
    for (written, group) in record.groups.iter().zip(&bundled().groups) {
        same(&written.title, &group.title);
        assert_eq!(written.findings.len(), group.findings.len());
    }
    for (written, finding) in record.findings().zip(bundled().findings()) {
        same(&written.says, &finding.says);
        assert_eq!((written.certainty, written.kind), (finding.certainty, finding.kind));
        assert_eq!(written.claims, finding.claims(), "{}", finding.id);
        assert_eq!(written.gap.is_some(), finding.gap.is_some(), "{}", finding.id);
        if let (Some(written), Some(gap)) = (&written.gap, &finding.gap) {
            same(&written.reason, &gap.reason);
            assert_eq!(written.errs, gap.errs);
        }
        let cited: Vec<&str> = written.cites.iter().map(|cite| cite.source.as_str()).collect();
        assert_eq!(
            cited,
            finding.cites.iter().map(|cite| cite.source.as_str()).collect::<Vec<_>>()
        );
    }
    assert_eq!(record.sources.len(), bundled().sources.len());
    for (written, source) in record.sources.iter().zip(&bundled().sources) {
        same(&written.title, &source.title);
        same(&written.issuer, &source.issuer);
        assert_eq!(written.date, source.date);
        assert_eq!(written.locations, source.locations);
    }
    assert!(record.is_of_this_program());
}

/// A document that another register was made with.
fn other() -> Evidence {
    let mut evidence = whole().evidence;
    let record = &mut evidence.traceability;
    record.groups[0].title.ja = "別の題目".to_owned();
    record.groups[0].title.en = "Another title".to_owned();
    for finding in record.groups.iter_mut().flat_map(|group| &mut group.findings) {
        finding.says.ja = format!("{}の別の記載。", finding.finding);
        finding.says.en = format!("What {} says elsewhere.", finding.finding);
        if let Some(gap) = &mut finding.gap {
            gap.reason.ja = format!("{}の別の理由。", finding.finding);
            gap.reason.en = format!("Why of {} elsewhere.", finding.finding);
            gap.errs = Errs::Alarm;
        }
    }
    for source in &mut record.sources {
        source.title.ja = format!("資料「{}」", source.id);
        source.title.en = format!("Source {}", source.id);
        source.date = Some("2001-02-03".to_owned());
        source.locations = vec!["https://example.org/".to_owned() + source.id.as_str()];
    }
    evidence
}

/// Traceability as a part of a page.
fn on_page(messages: &Messages, traced: &Traceability<'_>) -> String {
    let place = BlockPlace { prefix: "x-", within: None, level: 3 };
    html::blocks(&traceability::blocks(messages, traced), place).into_string()
}

#[test]
fn every_rendering_tells_what_stands_in_the_document() {
    let checked = ConsistentEvidence::check(other()).expect("it is internally consistent");
    assert!(!checked.evidence.traceability.is_of_this_program());
    let whole_page = page::report(&checked, &Language::ALL);
    for language in Language::ALL {
        let messages = Messages::new(language);
        let traced = Traceability::new(&checked);
        let text = traceability::document(&messages, &checked);
        let section = on_page(&messages, &traced);
        for told in [&text, &section, &whole_page] {
            let written = checked.evidence.traceability.findings();
            for (built_in, written) in bundled().findings().zip(written) {
                let old = built_in.says.in_language(language);
                assert!(!told.contains(old), "the register is asked: {old}");
                assert!(told.contains(written.says.in_language(language)), "{}", built_in.id);
                if let (Some(old), Some(gap)) = (&built_in.gap, &written.gap) {
                    let old = old.reason.in_language(language);
                    assert!(!told.contains(old), "{}", built_in.id);
                    // Where the finding is told, and in the list of all gaps.
                    let reason = gap.reason.in_language(language);
                    assert_eq!(told.matches(reason).count(), 2, "{}", built_in.id);
                }
            }
            let titled = match language {
                Language::Ja => ["『PPC-2024-07-17』", "2001年2月3日", "別の題目"],
                Language::En => ["Source PPC-2024-07-17", "3 February 2001", "Another title"],
            };
            for part in titled.into_iter().chain(["https://example.org/PPC-2024-07-17"]) {
                assert!(told.contains(part), "{part}");
            }
        }
    }
}

/// Asserts that a document whose register is altered so is refused.
#[track_caller]
fn refused(alter: fn(&mut TraceabilityEvidence)) {
    let mut evidence = whole().evidence;
    alter(&mut evidence.traceability);
    let refused = ConsistentEvidence::check(evidence).expect_err("it does not follow").at;
    assert!(refused.starts_with("/traceability"), "{refused}");
}

#[test]
fn what_does_not_follow_from_the_rest_is_refused() {
    // What is said of a check, or follows from what is said.
    refused(|it| it.checks[0].confirmation = Confirmation::Refuted);
    refused(|it| it.checks[0].says = Some("otherwise".to_owned()));
    refused(|it| it.checks[0].at = None);
    refused(|it| it.groups[0].findings[0].state = ConfirmationState::Refuted);
    refused(|it| covered(it).coverage = Coverage::Covered);
    refused(|it| covered(it).claims = vec![ClaimId::C7]);
    refused(|it| covered(it).checks = vec![99_999]);
    refused(|it| {
        let finding = covered(it);
        finding.checks.push(finding.checks[0]);
    });
    refused(|it| it.unrelied.clear());
    refused(|it| it.unrelied.push("/sheets/0/checks/0/claims/C1".to_owned()));
    // What is not internally consistent.
    refused(|it| it.groups.clear());
    refused(|it| it.groups[0].findings.clear());
    // A check that no finding names any more.
    refused(|it| {
        let all = it.groups.iter().flat_map(|group| &group.findings);
        let named: Vec<usize> = all.flat_map(|finding| finding.checks.clone()).collect();
        let alone = |check: &usize| named.iter().filter(|other| *other == check).count() == 1;
        let findings = &mut it.groups[0].findings;
        let place = findings.iter().position(|finding| finding.checks.iter().any(alone));
        findings.remove(place.expect("some finding has a check of its own"));
    });
    refused(|it| it.groups[0].findings[1].finding = it.groups[0].findings[0].finding.clone());
    refused(|it| {
        it.groups[0].findings[0].finding = "ELSEWHERE/1".to_owned().try_into().expect("an id")
    });
    refused(|it| it.groups[0].findings[0].cites.clear());
    refused(|it| it.groups[0].findings[0].cites[0].source = json("NOWHERE"));
    refused(|it| it.sources.clear());
    refused(|it| it.sheets.clear());
    refused(|it| it.sheets[0].sha256 = "0".repeat(64));
    refused(|it| not_covered(it).gap = None);
    assert!(ConsistentEvidence::check(whole().evidence).is_ok());
}

/// An id as the document would have it.
fn json<T: serde::de::DeserializeOwned>(id: &str) -> T {
    serde_json::from_value(id.into()).expect("it is an id")
}

/// A finding of which checks cover a part.
fn covered(record: &mut TraceabilityEvidence) -> &mut honnin_evidence::traced::FindingEvidence {
    let mut findings = record.groups.iter_mut().flat_map(|group| &mut group.findings);
    let found = findings.find(|it| it.coverage == Coverage::Partly && it.claims.len() > 1);
    found.expect("some finding is covered in part")
}

/// A finding that no check covers.
fn not_covered(record: &mut TraceabilityEvidence) -> &mut honnin_evidence::traced::FindingEvidence {
    let mut findings = record.groups.iter_mut().flat_map(|group| &mut group.findings);
    findings.find(|it| it.checks.is_empty()).expect("some finding is not covered")
}

#[test]
fn both_renderings_tell_of_every_finding_and_their_links_lead_somewhere() {
    let checked = whole();
    let traced = Traceability::new(&checked);
    for language in Language::ALL {
        let messages = Messages::new(language);
        let text = traceability::document(&messages, &checked);
        let page = on_page(&messages, &traced);
        for finding in bundled().findings() {
            let heading = format!("\n### {}\n", finding.id);
            let deeper = format!("\n#### {}\n", finding.id);
            assert_eq!(text.matches(&heading).count() + text.matches(&deeper).count(), 1);
            let id = format!("id=\"x-finding-{}\"", finding.id.to_string().replace('/', "-"));
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
        assert_eq!(page.matches("<table").count(), page.matches("<caption").count());
        assert_eq!(
            page.matches("<th").count(),
            page.matches(" scope=\"").count() + page.matches("<thead").count()
        );
    }
}

/// The anchor of a heading: lower case, no punctuation, strokes for spaces.
fn heading(line: &str) -> Option<String> {
    let text = line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#'))?;
    let kept = text.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    Some(kept.collect::<String>().to_lowercase().replace(' ', "-"))
}
