//! Bounds: the smallest scopes that reveal a defect, and whether a sheet's own is enough.

use crate::material::{AnySite, long_tests, quickcheck, sheet, sheet_of, so_many};
use crate::program::{folder_with, run, run_in};
use crate::terminal::columns;
use honnin_analysis::bounds::scopes::{DimensionLimit, Extent, dimensions, one_more, within_bound};
use honnin_analysis::bounds::{Bounds, Larger, OfConfiguration, bounds};
use honnin_analysis::distributed::Dataflow;
use honnin_analysis::engine::{Engine, Exploration, ExplorationTask};
use honnin_analysis::{OfSheet, SiteSearch};
use honnin_messages::{Language, Messages};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId::{self, C1, C2, C3, C4, C5, C6, C7, C8, C9};
use honnin_models::keys::Setting;
use honnin_models::{keys, sheets};
use honnin_render::bounds::terminal;
use honnin_render::json;
use honnin_sheet::find::bundled;
use honnin_sheet::{Configuration, Sheet, changed};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::{LazyLock, OnceLock};

/// The numbers of an extent, in the order of the dimensions.
fn numbers(extent: &Extent) -> Vec<u8> {
    extent.numbers().map(|(_, number)| number).collect()
}

/// What is revealed, in words that compare: the defect, the claim, the smallest scopes.
fn revealed(found: &OfConfiguration) -> Vec<(String, ClaimId, Vec<Vec<u8>>)> {
    let of = |revealed: &honnin_analysis::bounds::Revealed| {
        let defect = revealed.defect.map(|decision| decision.to_string());
        let smallest = revealed.smallest.iter().map(numbers).collect();
        (defect.unwrap_or_default(), revealed.claim, smallest)
    };
    found.revealed.as_ref().expect("it is established").iter().map(of).collect()
}

/// What the sweep found other than that nothing changes, by dimension.
fn changes(found: &OfConfiguration) -> Vec<(&'static str, Larger)> {
    let changed = found.sweep().filter(|(_, larger)| **larger != Larger::Unchanged);
    changed.map(|(key, larger)| (key.map_or("all", |key| key.name), larger.clone())).collect()
}

/// The bounds of a bundled sheet, searched for once by all tests of a process.
pub(crate) fn bounds_of(name: &str) -> OfSheet<'static, Bounds> {
    static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(bundled);
    static FOUND: LazyLock<Vec<OnceLock<Bounds>>> =
        LazyLock::new(|| SHEETS.iter().map(|_| OnceLock::new()).collect());
    let number = SHEETS.iter().position(|sheet| sheet.name == name).expect("it is bundled");
    let found = FOUND[number].get_or_init(|| bounds(&SiteSearch::new(), &SHEETS[number]));
    OfSheet::new(&SHEETS[number], found)
}

/// Sheets whose larger scopes take long to search: their bounds are looked at in the long versions.
const LARGE: [&str; 3] = ["reference", "adachi-2023", "haiin-2023"];

/// Of each bundled sheet: adequate, and the least of each dimension that is needed.
#[test]
fn the_scope_of_every_bundled_sheet_is_adequate() {
    let needed = [
        ("reference", [2, 1, 1, 1, 0]),
        ("adachi-2023", [2, 1, 0, 1, 0]),
        ("yokohama-2023", [2, 0, 1, 1, 0]),
        ("tokushima-2023", [2, 0, 0, 1, 0]),
        ("kawasaki-2023", [2, 0, 0, 1, 0]),
        ("haiin-2023", [1, 1, 0, 1, 1]),
        ("munakata-2023", [1, 0, 0, 1, 0]),
        ("munakata-2023", [2, 1, 0, 1, 0]),
        ("takamatsu-2024", [2, 1, 0, 1, 0]),
        ("takamatsu-2024", [2, 1, 0, 1, 0]),
    ];
    let sheets = bundled();
    let each = sheets.iter().flat_map(|it| it.configurations().iter().map(|_| it.name.as_str()));
    assert_eq!(needed.map(|(name, _)| name), each.collect::<Vec<_>>()[..]);
    let mut needed = needed.into_iter();
    for sheet in &sheets {
        let name = sheet.name.as_str();
        let mut needed = needed.by_ref().take(sheet.configurations().len());
        if LARGE.contains(&name) && !long_tests() {
            needed.for_each(drop);
            continue;
        }
        let found = bounds_of(name);
        assert!(found.complete() && !found.inadequate(), "{name}");
        assert_eq!(found.configurations.len(), sheet.configurations().len(), "{name}");
        for configuration in &found.configurations {
            assert_eq!(
                (configuration.adequate(), changes(configuration)),
                (Some(true), vec![]),
                "{name}"
            );
            let least: Vec<Option<u8>> =
                configuration.dimensions.iter().map(|d| d.needed).collect();
            let (_, needed) = needed.next().expect("one for each");
            assert_eq!(least, needed.map(Some), "{name}");
        }
    }
}

/// What the program says of Takamatsu, whose larger scopes take long to search. Only the long version
/// asks the program itself; else the same bounds are told here.
fn of_takamatsu(language: Language) -> String {
    if long_tests() {
        let tag = if language == Language::Ja { "ja" } else { "en" };
        return run(&["bounds", "takamatsu-2024", "--lang", tag]).out;
    }
    let told = terminal(&Messages::new(language), bounds_of("takamatsu-2024"), 80);
    anstream::adapter::strip_str(&told).to_string() + "\n"
}

#[test]
fn the_answer_in_a_table_and_in_both_languages() {
    let [japanese, english] = [Language::Ja, Language::En].map(of_takamatsu);
    let mut lines = japanese.lines().chain(english.lines());
    assert!(lines.all(|line| columns(line) <= 80), "{japanese}{english}");
    insta::assert_snapshot!("takamatsu-en", english);
    insta::assert_snapshot!("takamatsu-ja", japanese);
    insta::assert_snapshot!("yokohama-en", run(&["bounds", "yokohama-2023"]).out);
    insta::assert_snapshot!("yokohama-ja", run(&["bounds", "yokohama-2023", "--lang", "ja"]).out);
}

/// Of Takamatsu only the long version asks the program itself.
#[test]
fn the_answer_in_one_json_document() {
    let asked = |name| -> Value {
        let ended = run(&["bounds", name, "--format", "json"]);
        assert_eq!((ended.code, ended.err.as_str()), (0, ""));
        serde_json::from_str(&ended.out).expect("it is JSON")
    };
    let of_takamatsu = || match long_tests() {
        true => asked("takamatsu-2024"),
        false => {
            let found = bounds_of("takamatsu-2024");
            let answers = [("complete", found.complete()), ("adequate", !found.inadequate())];
            json::answered(found, &answers)
        }
    };
    let (takamatsu, yokohama) = (of_takamatsu(), asked("yokohama-2023"));
    for document in [&takamatsu, &yokohama] {
        let configurations = document["configurations"].as_array().expect("there are stands");
        let sound = document["adequate"] == true && document["complete"] == true;
        assert!(!configurations.is_empty() && sound, "{document}");
    }
    let text = |document: &Value| serde_json::to_string_pretty(document).expect("it is written");
    insta::assert_snapshot!("takamatsu-json", text(&takamatsu));
    insta::assert_snapshot!("yokohama-json", text(&yokohama));
}

/// The claims that break in a scope, by a search that is told nothing else.
fn broken(search: &SiteSearch<'_>, site: &Answers) -> BTreeSet<ClaimId> {
    search.glance("test", site).violations.keys().copied().collect()
}

/// The smallest scopes by definition: of all that break the claim, those within which lies no other.
fn by_definition(search: &SiteSearch<'_>, site: &Answers, claim: ClaimId) -> Vec<Vec<u8>> {
    let all = within_bound(site);
    let breaking: Vec<Vec<u8>> = all
        .iter()
        .filter(|extent| broken(search, &extent.on(site)).contains(&claim))
        .map(numbers)
        .collect();
    let inner = |one: &Vec<u8>, other: &Vec<u8>| {
        one != other && other.iter().zip(one).all(|(other, one)| other <= one)
    };
    let smallest = breaking.iter().filter(|one| !breaking.iter().any(|other| inner(one, other)));
    smallest.cloned().collect()
}

fn agrees_with_definition(sheet: &Sheet) -> usize {
    let search = SiteSearch::new();
    let found = bounds(&search, sheet);
    let configuration = &found.configurations[0];
    let site = sheet.answers(configuration.configuration);
    let mut defects = vec![(String::new(), site)];
    if broken(&search, &site).is_empty() {
        for key in keys::decisions() {
            for answer in key.others(&site) {
                let decision = Setting::new(key, answer);
                defects.push((decision.to_string(), changed(&site, &[decision])));
            }
        }
    }
    defects.retain(|(_, site)| site.uncovered().is_empty());
    let mut expected = Vec::new();
    for (name, site) in defects {
        for claim in ClaimId::ALL {
            let smallest = by_definition(&search, &site, claim);
            if !smallest.is_empty() {
                expected.push((name.clone(), claim, smallest));
            }
        }
    }
    assert_eq!(revealed(configuration), expected);
    expected.len()
}

/// Every scope within the bound is looked at, and the definition taken word for word: in the long
/// version also of the site with two smallest scopes and all of its single defects.
#[test]
fn the_smallest_scopes_are_those_of_the_definition() {
    let small = "[scope]\nrequests = 1\nchanges = 0\ntimeouts = 0\nnights = 0";
    assert!(agrees_with_definition(&sheet_of(small)) > 3);
    let mut installed = sheet("munakata-2023");
    installed.designed = installed.answers(Configuration::Installed);
    assert_eq!(agrees_with_definition(&installed), 2);
    // An order that a timeout or a sync takes away: either is enough, so there are two smallest.
    let either = sheet_of(
        "[order]\ntimeout = \"release-only\"\n[sync]\nrelease = \"all\"\n[scope]\nnights = 0",
    );
    if long_tests() {
        assert_eq!(agrees_with_definition(&either), 2);
    }
    let found = bounds(&SiteSearch::new(), &either);
    let two = vec![vec![2, 0, 1, 1, 0], vec![2, 1, 0, 1, 0]];
    assert!(revealed(&found.configurations[0]).contains(&(String::new(), C4, two)));
}

/// What the search rests on: one more of anything loses no violation of C1 to C6. The long version
/// looks at 60 sites.
#[test]
fn a_larger_scope_loses_no_violation() {
    fn law(AnySite(site): AnySite) -> bool {
        let search = SiteSearch::new();
        let here = broken(&search, &site);
        let of_states = [C1, C2, C3, C4, C5, C6];
        dimensions(&site).filter_map(|key| one_more(&site, key).ok()).all(|extent| {
            let there = broken(&search, &extent.on(&site));
            of_states.iter().all(|id| !here.contains(id) || there.contains(id))
        })
    }
    quickcheck(so_many(20, 60)).quickcheck(law as fn(AnySite) -> bool);
}

/// The Adachi site with its scope changed, and without conditions: a smaller scope lacks some.
fn adachi(from: &str, to: &str) -> String {
    let text = sheets::find("adachi-2023").expect("bundled").text;
    assert!(text.contains(from), "the sheet has {from}");
    let (site, _) = text.split_once("[[condition]]").expect("the sheet has conditions");
    site.replacen(from, to, 1)
}

fn read(text: &str) -> Sheet {
    honnin_sheet::read::read_sheet("adachi.toml", text.as_bytes()).expect("the sheet is sound")
}

#[test]
fn a_scope_that_is_too_small_is_not_adequate() {
    let text = adachi("changes  = 1", "changes  = 0");
    let sheet = read(&text);
    let found = bounds(&SiteSearch::new(), &sheet);
    let broken = Larger::Changed(vec![C1, C4, C5]);
    let expected = vec![("scope.changes", broken.clone()), ("all", broken)];
    assert_eq!(changes(&found.configurations[0]), expected);
    assert!(found.inadequate() && found.complete());
    // The site's own violation is told as such, not as the doing of any decision.
    let (own, of_decisions): (Vec<_>, Vec<_>) =
        revealed(&found.configurations[0]).into_iter().partition(|(defect, ..)| defect.is_empty());
    let claims = |revealed: Vec<(String, ClaimId, Vec<Vec<u8>>)>| {
        revealed.into_iter().map(|(_, claim, _)| claim).collect::<BTreeSet<ClaimId>>()
    };
    assert_eq!(claims(own), BTreeSet::from([C1, C4, C5]));
    assert_eq!(claims(of_decisions), BTreeSet::from([C2, C6, C9]));

    let folder = folder_with("adachi.toml", text);
    let ended = run_in(folder.path(), &["bounds", "adachi.toml"]);
    assert_eq!(ended.code, 1, "{}", ended.out);
    assert!(
        ended.out.contains("changes         0      0 these verdicts change: C1, C4, C5"),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("NOT adequate"), "{}", ended.out);
    let json = run_in(folder.path(), &["bounds", "adachi.toml", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!((json.code, &document["adequate"]), (1, &false.into()));
}

/// One more request or one more change alone shows nothing: both together do.
#[test]
fn a_scope_that_is_too_small_in_two_dimensions_is_not_adequate() {
    let text = adachi("requests = 2\nchanges  = 1", "requests = 1\nchanges  = 0");
    let sheet = read(&text);
    let found = bounds(&SiteSearch::new(), &sheet);
    let expected = vec![("all", Larger::Changed(vec![C1, C4, C5]))];
    assert_eq!((changes(&found.configurations[0]), found.inadequate()), (expected, true));
}

#[test]
fn what_cannot_be_raised_says_why() {
    let sheet = sheet_of(
        "[scope]\nrequests = 2\nseconds = 2\narrivals = \"one-per-second\"\nchanges = 0\n\
         timeouts = 0\nnights = 2\n[image]\nafter = \"keep\"",
    );
    let found = bounds(&SiteSearch::new(), &sheet);
    let expected = vec![
        ("scope.requests", Larger::CannotBeRaised(DimensionLimit::NotCovered)),
        ("scope.nights", Larger::CannotBeRaised(DimensionLimit::AtMaximum)),
    ];
    assert_eq!((changes(&found.configurations[0]), found.complete()), (expected, true));
    // With fewer seconds two requests could not be made.
    let least: Vec<Option<u8>> =
        found.configurations[0].dimensions.iter().map(|d| d.needed).collect();
    assert_eq!(least, [Some(1), Some(0), Some(0), Some(2), Some(0)]);
}

/// An engine that says something of its own about violations.
struct Tampered(fn(&Answers, &mut Exploration));

impl Engine for Tampered {
    fn name(&self) -> &'static str {
        "tampered"
    }

    fn explore(&self, task: &ExplorationTask<'_>) -> Exploration {
        let mut seen = Dataflow::new().explore(task);
        let answers = *task.site.answers();
        (self.0)(&answers, &mut seen);
        seen
    }
}

fn with_engine(sheet: &Sheet, tamper: fn(&Answers, &mut Exploration)) -> Bounds {
    bounds(&SiteSearch::new().engine(Tampered(tamper)), sheet)
}

/// A violation that no larger scope has contradicts what the search rests on.
#[test]
fn a_violation_that_is_lost_is_not_established() {
    let sheet = sheet("munakata-2023");
    let found = with_engine(&sheet, |site, seen| {
        if site.scope.requests >= 2 {
            seen.violations.remove(&C6);
        }
    });
    assert_eq!(found.configurations[0].revealed, None);
    assert!(!found.complete() && found.configurations[0].adequate().is_none());
}

/// A check that looked at nothing is no comparison.
#[test]
fn a_larger_scope_that_saw_nothing_is_not_established() {
    let sheet = sheet("munakata-2023");
    let found = with_engine(&sheet, |site, seen| {
        if site.scope.nights > 0 {
            seen.witnesses.clear();
        }
    });
    let nights = found.configurations[0].dimensions.iter().find(|d| d.key.name == "scope.nights");
    assert_eq!(nights.map(|d| &d.one_more), Some(&Larger::NotEstablished));
    assert!(!found.complete() && found.configurations[0].adequate().is_none());
}

/// A stuck behaviour may be freed by a larger scope: then the verdict changes, and the smallest
/// scope is still the one of the definition.
#[test]
fn c7_is_not_taken_to_stay_broken() {
    let sheet = sheet("munakata-2023");
    let found = with_engine(&sheet, |site, seen| {
        if site.scope.requests == 2 && site.scope.timeouts == 0 {
            seen.violations.insert(C7, None);
        }
    });
    let stuck = (String::new(), C7, vec![vec![2, 0, 0, 1, 0]]);
    assert!(revealed(&found.configurations[0]).contains(&stuck));
    let of_c7 = Larger::Changed(vec![C7]);
    let expected = ["scope.requests", "scope.timeouts", "all"].map(|name| (name, of_c7.clone()));
    assert_eq!(changes(&found.configurations[0]), expected);
    assert_eq!(found.configurations[0].adequate(), Some(false));
}

/// C8 has no scope: a site whose only fault it is has nothing to reveal but single defects.
#[test]
fn c8_is_not_asked() {
    let found = bounds_of("takamatsu-2024");
    let configurations: Vec<Configuration> =
        found.configurations.iter().map(|configuration| configuration.configuration).collect();
    assert_eq!(configurations, [Configuration::Designed, Configuration::Installed]);
    assert_eq!(found.configurations[1].broken.as_deref(), Some(&[C1, C4, C5][..]));
    assert!(revealed(&found.configurations[1]).iter().all(|(_, claim, _)| *claim != C8));
}
