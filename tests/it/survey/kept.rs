//! Findings in a file: gone on from wherever the program was killed, and never from what does not
//! fit.

use super::{effort, made, searches, small};
use crate::material::{number, word};
use crate::program::{flat, folder_with, run_in};
use honnin_analysis::SiteSearch;
use honnin_analysis::engine::Engine;
use honnin_analysis::stateright::DepthFirst;
use honnin_analysis::survey::maker::SurveyMaker;
use honnin_analysis::survey::spot::{SpotCheck, spot_check};
use honnin_analysis::survey::store::{Store, StoreError};
use honnin_analysis::survey::universe::Universe;
use honnin_analysis::survey::{Subject, Survey, survey};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId::{C1, C2};
use honnin_models::design::{Feed, TimeoutPolicy};
use honnin_models::keys::{self, Key};
use honnin_models::scope::Scope;
use honnin_search::fingerprint::Fingerprint as _;
use honnin_search::limits::StopReason;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Who makes findings here.
fn maker() -> SurveyMaker {
    SurveyMaker { version: "1".to_owned(), engine: "made".to_owned(), model: "cafe".to_owned() }
}

/// A survey of 12 sites, for which 8 searches are enough: the sync has waits to release at 4 of them.
fn tiny() -> Subject {
    let made = [("topology.app_servers", number(2)), ("image.key", word("slot"))];
    Subject { universe: super::decided(small().universe, &made), claims: vec![C1, C2] }
}

fn open(path: &Path, subject: &Subject) -> Store {
    Store::open(path, subject, &maker()).expect("the file fits")
}

/// Surveys the tiny universe with what is in the file, and leaves there what is found.
fn gone_on(path: &Path, engine: &(dyn Fn() -> Box<dyn Engine> + Sync)) -> Survey {
    let mut store = open(path, &tiny());
    survey(tiny(), &effort(engine, 2), &mut store, |_| ()).expect("the file can be written to")
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("the file is there")
}

/// The file of a finished survey of the tiny universe, and the survey.
fn finished() -> (tempfile::TempDir, PathBuf, Survey) {
    let folder = tempfile::tempdir().expect("a folder is made");
    let path = folder.path().join("survey.jsonl");
    let (engine, asked) = made(|_, _, _| ());
    let survey = gone_on(&path, &engine);
    assert_eq!(asked.lock().expect("no test panics with it").len(), 8);
    assert_eq!(text(&path).lines().count(), 13);
    (folder, path, survey)
}

/// Wherever in the last line, or in the first, the program is killed: the same is found, nothing
/// that was found is looked for again, and the file is whole again.
#[test]
fn survey_goes_on_from_wherever_it_was_killed() {
    let (_folder, path, whole) = finished();
    let bytes = std::fs::read(&path).expect("the file is there");
    let lines: BTreeSet<String> = text(&path).lines().map(str::to_owned).collect();
    let line_before = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n');
    let last = line_before.expect("there is a line before") + 1;
    let first = bytes.iter().position(|byte| *byte == b'\n').expect("there is a first line");
    let (engine, asked) = made(|_, _, _| ());
    let gone_on_from = |length: usize, lost: usize| {
        std::fs::write(&path, &bytes[..length]).expect("the file is written");
        asked.lock().expect("no test panics with it").clear();
        let survey = gone_on(&path, &engine);
        assert_eq!(survey.sites, whole.sites, "killed after {length} bytes");
        assert_eq!(asked.lock().expect("no test panics with it").len(), lost, "{length} bytes");
        let now: BTreeSet<String> = text(&path).lines().map(str::to_owned).collect();
        assert_eq!(now, lines, "killed after {length} bytes");
    };
    for length in last..bytes.len() {
        gone_on_from(length, 1);
    }
    gone_on_from(bytes.len(), 0);
    for length in 0..=first + 1 {
        gone_on_from(length, 8);
    }
}

/// What is refused is left as it is.
fn check_refused(
    content: &str,
    subject: &Subject,
    maker: &SurveyMaker,
    fits: fn(&StoreError) -> bool,
) {
    let folder = folder_with("survey.jsonl", content);
    let path = folder.path().join("survey.jsonl");
    let refused = Store::open(&path, subject, maker).expect_err("it is refused");
    assert!(fits(&refused), "{refused:?}");
    assert_eq!(text(&path), content);
}

#[test]
fn survey_refuses_findings_of_another_survey() {
    let (_folder, path, _) = finished();
    let content = text(&path);
    let check = |subject, maker, fits| check_refused(&content, &subject, &maker, fits);
    check(
        Subject { claims: vec![C1], ..tiny() },
        maker(),
        |refused| matches!(refused, StoreError::OtherSurvey { what, .. } if what == "claims"),
    );
    let scope = Scope { nights: 1, ..tiny().universe.scope() };
    let larger = Subject { universe: rescoped(&tiny().universe, scope), ..tiny() };
    check(larger, maker(), |refused| {
        matches!(refused, StoreError::OtherSurvey { what, there, asked }
            if what == "scope" && there.contains("\"nights\":0") && asked.contains("\"nights\":1"))
    });
    check(
        Subject { universe: small().universe, ..tiny() },
        maker(),
        |refused| matches!(refused, StoreError::OtherSurvey { what, .. } if what == "universe"),
    );
    check(
        tiny(),
        SurveyMaker { version: "2".to_owned(), ..maker() },
        |refused| matches!(refused, StoreError::OtherSurvey { what, .. } if what == "version"),
    );
    check(
        tiny(),
        SurveyMaker { engine: "other".to_owned(), ..maker() },
        |refused| matches!(refused, StoreError::OtherSurvey { what, .. } if what == "engine"),
    );
    check(
        tiny(),
        SurveyMaker { model: "beef".to_owned(), ..maker() },
        |refused| matches!(refused, StoreError::OtherSurvey { what, .. } if what == "model"),
    );
}

/// The same axes within another scope.
fn rescoped(universe: &Universe, scope: Scope) -> Universe {
    universe.axes().iter().fold(Universe::new(scope), |universe, axis| {
        universe.only(axis.key, &axis.answers).expect("the axes are the same")
    })
}

#[test]
fn survey_refuses_what_is_no_finding() {
    let (_folder, path, _) = finished();
    let content = text(&path);
    let header = content.lines().next().expect("there is a first line");
    let check = |content: &str, fits| check_refused(content, &tiny(), &maker(), fits);
    let not_ours: fn(&StoreError) -> bool = |refused| matches!(refused, StoreError::NotOurs);
    check("schema = 1\n", not_ours);
    check("schema = 1", not_ours);
    check("{\"log\":\"honnin\",\"schema\":1}\n", not_ours);
    check(&format!("{}\n", header.replace("\"schema\"", "\"more\":1,\"schema\"")), not_ours);
    let line = |site, verdicts| sealed(header, site, 1, verdicts);
    for line in [
        String::new(),
        "{}".to_owned(),
        line(12, "hh"),
        line(1, "h"),
        line(1, "h?"),
        line(1, "hh").replace("}", ",\"more\":1}"),
        // The seal is of this line, of no other one, and of this file.
        r#"{"site":1,"states":1,"verdicts":"hh"}"#.to_owned(),
        line(1, "hh").replace("hh", "hv"),
        line(1, "hh").replace("\"site\":1", "\"site\":2"),
        line(1, "hh").replace("\"states\":1", "\"states\":2"),
        sealed(&header.replace("made", "other"), 1, 1, "hh"),
    ] {
        check(&format!("{header}\n{line}\n"), |refused| matches!(refused, StoreError::Line(2)));
    }
    let twice = format!("{header}\n{}\n{}\n", line(1, "hh"), line(1, "hv"));
    check(&twice, |refused| matches!(refused, StoreError::Line(3)));
    // Of these lines the first one alone is a finding.
    let folder = folder_with("survey.jsonl", format!("{header}\n{}\n", line(1, "hh")));
    open(&folder.path().join("survey.jsonl"), &tiny());
}

/// A line as the program writes it, with the sum that belongs to it.
fn sealed(header: &str, site: usize, states: u64, verdicts: &str) -> String {
    let sum = u64::from_bytes(format!("{header}\n{site} {states} {verdicts}").as_bytes());
    format!(
        "{{\"site\":{site},\"states\":{states},\"verdicts\":\"{verdicts}\",\"sum\":\"{sum:016x}\"}}"
    )
}

/// The first line says what the sums are worth.
#[test]
fn survey_says_what_its_seal_is_worth() {
    let (_folder, path, _) = finished();
    let first = text(&path).lines().next().expect("there is a first line").to_owned();
    let header: serde_json::Value = serde_json::from_str(&first).expect("it is JSON");
    assert_eq!(header["seal"], "against chance, not against intent");
}

/// What somebody wrote into the file, with the sums that belong to it, is found out where chance chooses
/// it; the same seed chooses the same.
#[test]
fn survey_searches_some_of_its_sites_again() {
    let (_folder, path, _) = finished();
    let (engine, asked) = made(|_, _, _| ());
    let checked = |seed| {
        let mut store = open(&path, &tiny());
        asked.lock().expect("no test panics with it").clear();
        let checked = spot_check(&tiny(), &effort(&engine, 2), &mut store, seed);
        let asked = asked.lock().expect("no test panics with it").clone();
        (checked, asked.into_iter().collect::<BTreeSet<_>>())
    };
    let mut choices = BTreeSet::new();
    for seed in 0..20 {
        let (whole, asked) = checked(seed);
        assert_eq!(whole, SpotCheck { known: 12, chosen: 10, open: 0, differs: None });
        assert_eq!(checked(seed).1, asked, "{seed}");
        choices.insert(asked);
    }
    assert!(choices.len() > 1, "chance chooses");
    // One verdict of one site is altered.
    let good = text(&path);
    let header = good.lines().next().expect("there is a first line").to_owned();
    let altered = good.lines().map(|line| {
        let kept: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
        let Some(3) = kept["site"].as_u64() else { return format!("{line}\n") };
        let verdicts = kept["verdicts"].as_str().expect("it has letters");
        let other = if verdicts.starts_with('h') { "v" } else { "h" };
        let other = format!("{other}{}", &verdicts[1..]);
        format!("{}\n", sealed(&header, 3, kept["states"].as_u64().expect("a number"), &other))
    });
    std::fs::write(&path, altered.collect::<String>()).expect("the file is written");
    let found = (0..20).filter_map(|seed| checked(seed).0.differs).collect::<Vec<_>>();
    assert!(!found.is_empty() && found.len() < 20, "where chance chooses it: {found:?}");
    assert!(found.iter().all(|found| found.site == 3), "{found:?}");
}

/// The program says which seed chose, takes one, and ends with an error where the file says otherwise.
#[test]
fn survey_tells_of_its_spot_check() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let few = "survey --claim C1 --changes 0 --nights 0 --with topology.app_servers=2 \
               --with topology.spool=shared --with order.scope=site --with image.after=erase \
               --with image.pick=key --with output_check.enabled=true --resume found.jsonl";
    let few: Vec<&str> = few.split_whitespace().collect();
    let go_on = |more: &[&str]| run_in(folder.path(), &[&few[..], more].concat());
    let first = go_on(&[]);
    assert_eq!((first.code, first.err.as_str()), (0, ""), "nothing is known yet");
    let again = go_on(&[]);
    assert_eq!((again.code, &again.out), (0, &first.out), "{}", again.err);
    let said = flat(&again.err);
    assert!(said.contains("were searched again, and agree (seed "), "{said}");
    assert!(flat(&go_on(&["--seed", "5"]).err).contains("(seed 5)"));
    let path = folder.path().join("found.jsonl");
    let good = text(&path);
    let (header, lines) = good.split_once('\n').expect("there is a first line");
    let altered = lines.lines().map(|line| {
        let kept: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
        let number = |field: &str| kept[field].as_u64().expect("it is a number");
        sealed(header, number("site") as usize, number("states"), "v") + "\n"
    });
    let altered = format!("{header}\n{}", altered.collect::<String>());
    std::fs::write(&path, &altered).expect("the file is written");
    for (language, words) in
        [("en", "the file says something else"), ("ja", "改めて探索したところ")]
    {
        let refused = go_on(&["--lang", language]);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{}", refused.err);
        assert!(flat(&refused.err).contains(words), "{}", refused.err);
        assert_eq!(text(&path), altered, "it is left as it is");
    }
}

/// What cannot be settled now is not taken from the file either.
#[test]
fn survey_relies_on_nothing_that_it_cannot_confirm() {
    let (_folder, path, _) = finished();
    let (cut, _) = made(|_, _, seen| seen.cut = Some(StopReason::States(1)));
    let mut store = open(&path, &tiny());
    let checked = spot_check(&tiny(), &effort(&cut, 2), &mut store, 7);
    assert_eq!((checked.chosen, checked.open, checked.differs), (10, 10, None));
    let survey = survey(tiny(), &effort(&cut, 2), &mut store, |_| ());
    assert_eq!(survey.expect("nothing settled is written").settled(), 2);
}

#[test]
fn survey_has_its_file_for_itself() {
    let (_folder, path, _) = finished();
    let first = open(&path, &tiny());
    let second = Store::open(&path, &tiny(), &maker());
    assert!(matches!(second, Err(StoreError::InUse)), "{second:?}");
    drop(first);
    open(&path, &tiny());
}

/// What was cut is looked at again: it is not kept, even where every claim is violated.
#[test]
fn survey_keeps_only_what_is_settled() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let path = folder.path().join("survey.jsonl");
    let (cut, _) = made(|_, task, seen| {
        seen.violations = [(C1, None), (C2, None)].into();
        let cancels = task.site.design().order.timeout == TimeoutPolicy::Cancel;
        seen.cut = cancels.then_some(StopReason::States(1));
    });
    let survey = gone_on(&path, &cut);
    let settled = |site: &usize| survey.sites[*site].as_ref().is_some_and(|known| known.settled);
    let (kept, open): (Vec<usize>, Vec<usize>) = (0..12).partition(settled);
    let kept = kept.len();
    assert!(0 < kept && kept < 12, "some were cut and some were not: {kept}");
    assert_eq!(text(&path).lines().count(), 1 + kept);
    let (vacuous, asked) = made(|_, _, seen| seen.witnesses.clear());
    gone_on(&path, &vacuous);
    assert_eq!(asked.lock().expect("no test panics with it").len(), searches(&tiny(), open));
}

/// A device has no end and keeps nothing; a file that cannot be made is told.
#[test]
#[cfg(unix)]
fn survey_is_kept_in_files_only() {
    let refused = Store::open(Path::new("/dev/zero"), &tiny(), &maker());
    assert!(matches!(refused, Err(StoreError::NotOurs | StoreError::Error(_))), "{refused:?}");
    let folder = tempfile::tempdir().expect("a folder is made");
    let refused = Store::open(&folder.path().join("none/survey.jsonl"), &tiny(), &maker());
    assert!(matches!(refused, Err(StoreError::Error(_))), "{refused:?}");
}

/// The fingerprint is that of the model, and not of who looks: engines that see the same give the
/// same, one that sees something else another.
#[test]
fn survey_knows_another_model() {
    let real = SurveyMaker::for_search(&SiteSearch::new());
    let other = SurveyMaker::for_search(&SiteSearch::new().engine(DepthFirst));
    assert_eq!(real.model, other.model);
    assert_ne!(real.engine, other.engine);
    // Where a counter begins again is asked of images that are named by one.
    let asked_always = |key: &&Key| !["image.counter", "image.wrap"].contains(&key.name);
    let decisions = keys::decisions().filter(asked_always);
    let decisions: usize = decisions.map(|key| key.others(&Answers::default()).len()).sum();
    let (engine, asked) = made(|_, _, _| ());
    let made_up = SurveyMaker::for_search(&SiteSearch::new().engine(engine()));
    assert_eq!(asked.lock().expect("no test panics with it").len(), 1 + decisions);
    assert_ne!(made_up.model, real.model);
    let (engine, _) = made(|_, task, seen| {
        seen.transitions += u64::from(task.site.design().sync.feed == Feed::Lossy);
    });
    assert_ne!(SurveyMaker::for_search(&SiteSearch::new().engine(engine())).model, made_up.model);
}
