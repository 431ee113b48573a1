//! Altered files: no input makes a reader panic, and whatever is wrong with one is told so that a
//! terminal can show it.
//!
//! Real inputs of all four readers (sheet, log, evidence, kept schedule) are altered by chance, the same
//! way for the same `HONNIN_SEED`. With `HONNIN_LONG_TESTS=1` each reader gets a quarter of a minute, and
//! with `HONNIN_INPUTS=N` as many inputs as that: ten million are a night's work.

use crate::evidence::document;
use crate::logs::{Dice, log_of, text_of};
use crate::material::{long_tests, seed, sheet};
use honnin_analysis::check::check;
use honnin_analysis::{SiteSearch, Verdict};
use honnin_evidence::ConsistentEvidence;
use honnin_log::claims::judge;
use honnin_log::{SourceOrder, ValidationOptions, Validator, read};
use honnin_messages::{Language, Messages};
use honnin_models::Site;
use honnin_models::claims::ClaimId;
use honnin_models::sheets::BUNDLED;
use honnin_render::{schedules, trace};
use honnin_schedule::campaign::{Method, SchedulePlan, Schedules};
use honnin_schedule::kept::{KeptSchedule, read_kept_schedule};
use honnin_schedule::scene::Scene;
use honnin_sheet::find::SheetFailure;
use honnin_sheet::visible::hides_something;
use honnin_sheet::{Configuration, diagnostic, read::read_sheet};
use std::time::{Duration, Instant};

/// How an input is altered.
mod mutations;

use mutations::altered;

/// How many altered inputs a reader gets.
fn enough(few: u64, begun: Instant, done: u64) -> bool {
    let asked = std::env::var("HONNIN_INPUTS").ok().map(|count| count.parse::<u64>());
    match asked {
        Some(count) => count.expect("HONNIN_INPUTS is a number") <= done,
        None if long_tests() => begun.elapsed() >= Duration::from_secs(15),
        None => few <= done,
    }
}

/// Gives a reader altered inputs; it says whether it took one. Returns how many it took and refused:
/// of both there must be some, or nothing was put to the test.
fn read_altered(inputs: &[Vec<u8>], few: u64, mut take: impl FnMut(Vec<u8>) -> bool) -> (u64, u64) {
    let (mut dice, begun) = (Dice(seed()), Instant::now());
    let (mut done, mut taken) = (0, 0);
    while !enough(few, begun, done) {
        let input = altered(&inputs[dice.below(inputs.len())], inputs, &mut dice);
        taken += u64::from(take(input));
        done += 1;
    }
    (taken, done - taken)
}

fn assert_some_of_both((taken, refused): (u64, u64)) {
    assert!(taken > 0 && refused > 0, "{taken} taken, {refused} refused");
}

fn languages() -> [Messages; 2] {
    Language::ALL.map(Messages::new)
}

/// What is said of an input can be shown, and has an end.
fn assert_shown(told: &str) {
    let hidden = told.lines().find(|line| hides_something(line));
    assert_eq!(hidden, None, "{told:?}");
    assert!(!told.is_empty() && told.len() < 100_000, "{} bytes", told.len());
}

#[test]
fn altered_sheets_are_read_or_refused() {
    let inputs: Vec<Vec<u8>> = BUNDLED.iter().map(|sheet| sheet.text.as_bytes().to_vec()).collect();
    let messages = languages();
    let counts = read_altered(&inputs, 3_000, |bytes| match read_sheet("any.toml", &bytes) {
        Ok(_) => true,
        Err(problems) => {
            let failure = SheetFailure::Unsound { path: "any.toml".to_owned(), bytes, problems };
            let told = messages.each_ref().map(|it| {
                let coloured = diagnostic::render(it, &failure, 80);
                anstream::adapter::strip_str(&coloured).to_string()
            });
            told.iter().for_each(|told| assert_shown(told));
            false
        }
    });
    assert_some_of_both(counts);
}

#[test]
fn altered_logs_are_read_or_refused() {
    let adachi = sheet("adachi-2023");
    let answers = adachi.answers(Configuration::Designed);
    let found = check(&SiteSearch::new(), &adachi, Configuration::Designed);
    let logs = [ClaimId::C1, ClaimId::C4, ClaimId::C5].map(|claim| {
        let Verdict::Violated { steps: Some(steps) } = &found.claims[&claim].verdict else {
            panic!("{claim} has a counterexample");
        };
        let mut log = log_of(&Site::new(answers), steps);
        for (logged, position) in log.events.iter_mut().zip(0..) {
            logged.event.position = Some(position);
        }
        text_of(&log).into_bytes()
    });
    let (validator, messages) = (Validator::new(&answers), languages());
    let counts = read_altered(&logs, 3_000, |bytes| match read::read_log(&bytes) {
        Ok(log) => {
            let options = ValidationOptions { in_file_order: false, max_states: Some(500) };
            let validation = validator.validate(&log, &options);
            let claims = judge(&answers.design, &log, log.order);
            let _judged_in_any_order = judge(&answers.design, &log, SourceOrder::Unknown);
            let traced = trace::Traced {
                sheet: &adachi,
                configuration: Configuration::Designed,
                path: "log.jsonl",
                log: &log,
                validation: &validation,
                claims: &claims,
                differences: &[],
            };
            assert_shown(&trace::terminal(&messages[0], &traced, 80));
            true
        }
        Err(problems) => {
            let told =
                messages.each_ref().map(|it| trace::problems(it, "log.jsonl", &problems, 80));
            told.iter().for_each(|told| assert_shown(told));
            false
        }
    });
    assert_some_of_both(counts);
}

#[test]
fn altered_kept_schedules_are_read_or_refused() {
    let kept = ["yokohama-2023", "munakata-2023"].map(|name| {
        let schedules = Schedules::new(Scene::new(&sheet(name), Configuration::Installed));
        let plan = SchedulePlan {
            until: Some(ClaimId::C1),
            ..SchedulePlan::new(Method::Random, 5_000, 1)
        };
        let found = schedules.run(&plan).broken.remove(&ClaimId::C1).expect("the claim breaks");
        let scene = schedules.scene();
        KeptSchedule::new(scene, Configuration::Installed, ClaimId::C1, &found).text().into_bytes()
    });
    let messages = languages();
    let counts = read_altered(&kept, 3_000, |bytes| {
        let Ok(text) = String::from_utf8(bytes) else { return false };
        let read = read_kept_schedule(&text);
        if let Err(problem) = &read {
            let told = messages.each_ref().map(|it| schedules::problem(it, problem));
            told.iter().for_each(|told| assert_shown(told));
        }
        read.is_ok()
    });
    assert_some_of_both(counts);
}

#[test]
fn altered_evidence_is_read_or_refused() {
    // Each is looked through whole, so there are few.
    let evidence = [document().to_string().into_bytes()];
    let (_, refused) = read_altered(&evidence, 10, |bytes| {
        String::from_utf8(bytes).is_ok_and(|text| ConsistentEvidence::parse(&text).is_ok())
    });
    assert!(refused > 0);
}
