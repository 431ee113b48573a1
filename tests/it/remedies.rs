//! Remedies: the smallest changes that mend, and nothing that only seems to.

use crate::material::{sheet, sheet_of, word};
use honnin_analysis::remedies::{
    Bigger, ForGoal, Goal, Grounds, Remedied, choices, remedies, sets_of_changes,
};
use honnin_analysis::{OfSheet, SiteSearch};
use honnin_messages::{Language, Messages};
use honnin_models::claims::ClaimId::{C1, C4, C5, C8};
use honnin_models::keys::{self, Setting};
use honnin_render as report;
use honnin_render::remedies::{answers, is_besides_reference, reservations, sorted};
use honnin_search::limits::Limits;
use honnin_sheet::find::died_of;
use honnin_sheet::{Sheet, changed};
use std::num::NonZeroU64;

fn changes(outcome: &ForGoal) -> Vec<String> {
    let Remedied::Smallest(found) = &outcome.remedies else { panic!("there are remedies") };
    let of = |remedy: &honnin_analysis::remedies::Remedy| {
        let one = |it: &Setting| format!("{}={}", it.key.name, it.answer);
        remedy.changes.iter().map(one).collect::<Vec<_>>().join(" ")
    };
    found.iter().map(of).collect()
}

#[test]
fn one_decision_mends_takamatsu_and_makes_it_as_designed() {
    let sheet = sheet("takamatsu-2024");
    let found = remedies(&SiteSearch::new(), &sheet);
    assert_eq!(found.broken, [C1, C4, C5, C8]);
    assert!(found.complete());
    let [every, c1] = &found.outcomes[..] else {
        panic!("one answer for each goal: {:?}", found.outcomes);
    };
    assert_eq!([every.goal, c1.goal], Goal::ALL);
    assert_eq!(changes(every), ["sync.release=\"own\""]);
    let for_c1 = [
        "topology.spool=\"per-server\"",
        "image.key=\"request\"",
        "image.key=\"counter\"",
        "sync.release=\"own\"",
        "output_check.enabled=true",
    ];
    assert_eq!(changes(c1), for_c1);
    let remedies = found.smallest(Goal::EveryClaim);
    assert!(remedies[0].bigger.iter().all(|(_, bigger)| *bigger == Bigger::Agrees));
    assert_eq!(remedies[0].still_violated, []);
}

/// A print of Munakata could fail where the record is busy, in place of waiting. That is told last,
/// and marked.
#[test]
fn remedies_of_the_reference_design_are_told_first() {
    let sheet = sheet("munakata-2023");
    let found = remedies(&SiteSearch::new(), &sheet);
    let found = found.smallest(Goal::SubjectIsRequester);
    let besides = |remedy: &honnin_analysis::remedies::Remedy| {
        remedy.changes.iter().any(is_besides_reference)
    };
    let told: Vec<bool> = sorted(found).map(besides).collect();
    assert!(told.is_sorted() && told.contains(&false) && told.contains(&true), "{told:?}");
    let found_in_order: Vec<bool> = found.iter().map(besides).collect();
    assert!(!found_in_order.is_sorted(), "the search finds the other answer earlier");
    for (language, mark) in [
        (Language::Ja, "（基準設計と異なる）"),
        (Language::En, "not the answer of the reference design"),
    ] {
        let messages = Messages::new(language);
        let all = remedies(&SiteSearch::new(), &sheet);
        let lines = answers(&messages, OfSheet::new(&sheet, &all)).swap_remove(1).remedies;
        let marked: Vec<bool> = lines.iter().map(|line| line.contains(mark)).collect();
        assert_eq!(marked, told, "{lines:?}");
        assert!(lines[0].contains("image.key: \"slot\" → \"request\""), "{lines:?}");
    }
}

/// Taking the order away is no way to keep it: C4 is then not claimed, which is not holding. Here
/// nothing else would break without an order, so only this keeps it from being a remedy.
#[test]
fn a_claim_that_is_no_longer_made_was_not_mended() {
    let sheet = sheet_of("[sync]\nrelease = \"all\"");
    let found = remedies(&SiteSearch::new(), &sheet);
    assert_eq!(found.broken, [C4]);
    let changes = changes(&found.outcomes[0]);
    assert_eq!(changes, ["order.scope=\"server\"", "order.width=2", "sync.release=\"own\""]);
    // Two may print at once, and there are two: one more breaks the claim again.
    let wider = &found.smallest(Goal::EveryClaim)[1];
    assert_eq!(wider.bigger[0].1, Bigger::Breaks(vec![C4]));
}

/// What is installed apart from the design becomes as designed by the designed answer alone; another
/// answer that is just as harmless would be another departure.
#[test]
fn c8_is_not_mended_by_another_departure() {
    let sheet = sheet_of("[installed]\n\"image.key\" = \"slot\"");
    let found = remedies(&SiteSearch::new(), &sheet);
    assert_eq!(found.broken, [C8]);
    assert_eq!(changes(&found.outcomes[0]), ["image.key=\"request\""]);
}

/// One more change finds the Adachi defect that no change in scope could show.
#[test]
fn a_remedy_that_a_bigger_scope_refutes_says_so() {
    let sheet = sheet_of(
        "[order]\ntimeout = \"release-only\"\n[image]\nkey = \"slot\"\n[sync]\nrelease = \"all\"\n\
         [output_check]\nenabled = false\n[scope]\nchanges = 0",
    );
    let found = remedies(&SiteSearch::new(), &sheet);
    let smallest = found.smallest(Goal::EveryClaim);
    let cancel = smallest.iter().find(|remedy| remedy.changes[0].key.name == "order.timeout");
    let bigger: Vec<(&str, &Bigger)> = cancel
        .expect("to cancel is a remedy within the scope")
        .bigger
        .iter()
        .map(|(key, bigger)| (key.name, bigger))
        .collect();
    assert_eq!(
        bigger,
        [
            ("scope.requests", &Bigger::Agrees),
            ("scope.changes", &Bigger::Breaks(vec![C1, C4, C5])),
            ("scope.timeouts", &Bigger::Agrees),
        ]
    );
}

/// At the end of the model's scope nothing bigger can be asked.
#[test]
fn beyond_the_model_is_out_of_reach() {
    let sheet = sheet_of(
        "[sync]\nrelease = \"all\"\n[scope]\nchanges = 4\nrequests = 1\n[image]\nafter = \"keep\"",
    );
    let found = remedies(&SiteSearch::new(), &sheet);
    let smallest = found.smallest(Goal::EveryClaim);
    assert!(
        smallest[0]
            .bigger
            .iter()
            .any(|(k, b)| k.name == "scope.changes" && *b == Bigger::OutOfReach)
    );
}

#[test]
fn remedies_of_a_cut_search_are_not_established() {
    let limits = Limits { max_states: NonZeroU64::new(50), ..Limits::default() };
    let sheet = sheet("adachi-2023");
    let found = remedies(&SiteSearch::new().limits(limits), &sheet);
    assert!(!found.established && !found.complete() && found.outcomes.is_empty());
}

/// Sets of one are the other answers of each decision, sets of two the pairs from different ones.
#[test]
fn sets_of_changes_are_complete() {
    let choices = choices(&sheet("reference"));
    let other_answers: Vec<usize> = choices.iter().map(|(_, answers)| answers.len()).collect();
    let singles: usize = other_answers.iter().sum();
    let squares: usize = other_answers.iter().map(|n| n * n).sum();
    assert_eq!((other_answers.len(), singles), (22, 27));
    assert_eq!(sets_of_changes(&choices, 1).len(), singles);
    assert_eq!(sets_of_changes(&choices, 2).len(), (singles * singles - squares) / 2);
}

/// What is installed apart and is no decision can still be installed as designed.
#[test]
fn a_number_of_servers_can_be_installed_as_designed() {
    let sheet = sheet_of("[installed]\n\"topology.app_servers\" = 3");
    let found = remedies(&SiteSearch::new(), &sheet);
    assert_eq!(found.broken, [C8]);
    assert_eq!(changes(&found.outcomes[0]), ["topology.app_servers=2"]);
}

/// What is installed apart from the design cannot be written again as designed: it is taken out.
#[test]
fn a_remedy_says_where_it_is_applied() {
    let said = |sheet: &Sheet| {
        let found = remedies(&SiteSearch::new(), sheet);
        let answers =
            report::remedies::answers(&Messages::new(Language::En), OfSheet::new(sheet, &found));
        answers.into_iter().flat_map(|answer| answer.remedies).collect::<Vec<_>>().join("\n")
    };
    let takamatsu = said(&sheet("takamatsu-2024"));
    let taken_out = takamatsu.lines().find(|line| line.contains("\"all\" → \"own\""));
    assert!(
        taken_out.is_some_and(|it| it.contains("; take it out of [installed])")),
        "{takamatsu}"
    );
    let check = "output_check.enabled: false → true (Each document";
    assert!(takamatsu.contains(check), "{takamatsu}");
    // Another answer than the designed one, too, makes C1 hold.
    let three = sheet_of(
        "[image]\nkey = \"slot\"\n[topology]\napp_servers = 1\n[output_check]\nenabled = false\n\
         [order]\nscope = \"none\"\n[installed]\n\"image.key\" = \"second\"\n\
         [scope]\nchanges = 0\ntimeouts = 0\nnights = 0",
    );
    let three = said(&three);
    let request = three.lines().find(|line| line.contains("image.key: \"second\" → \"request\" ("));
    assert!(request.is_some_and(|line| line.contains("; in [installed])")), "{three}");
}

/// What a remedy rests on is what a search says of the site with the remedy and one more answer: no
/// less, and no more.
#[test]
fn what_a_remedy_rests_on_undoes_it() {
    let search = SiteSearch::new();
    let sheet = sheet("yokohama-2023");
    let found = remedies(&search, &sheet);
    let [cancel, check] = found.smallest(Goal::SubjectIsRequester) else {
        panic!("two decisions mend it");
    };
    assert_eq!(check.rests_on, Grounds::default(), "the check stops whatever shows another");
    let written: Vec<String> = cancel.rests_on.undone_by.iter().map(ToString::to_string).collect();
    let expected = [
        "order.scope = \"none\"",
        "order.timeout = \"abandon\"",
        "order.width = 2",
        "image.pickup = \"later\"",
    ];
    assert_eq!(written, expected);
    let mended = changed(&sheet.designed, &cancel.changes);
    for key in keys::decisions() {
        for answer in key.others(&mended) {
            let other = Setting::new(key, answer);
            let site = changed(&mended, &[other]);
            if !site.uncovered().is_empty() || answer == key.get(&sheet.designed) {
                continue;
            }
            let holds = search.verdict(&sheet.name, &site, C1).holds();
            assert_eq!(!holds, cancel.rests_on.undone_by.contains(&other), "{other}");
        }
    }
}

/// A remedy that another incident died of says of which, and only there.
#[test]
fn what_another_incident_died_of_is_said_with_the_remedy() {
    let setting = |name: &str, answer| Setting::new(keys::find(name).unwrap(), answer);
    let died = |setting: &Setting| {
        died_of(setting).iter().map(ToString::to_string).collect::<Vec<String>>()
    };
    assert_eq!(died(&setting("sync.release", word("all"))), ["adachi-2023", "takamatsu-2024"]);
    assert_eq!(died(&setting("sync.release", word("own"))), [""; 0]);
    assert!(died(&setting("image.key", word("second"))).contains(&"kawasaki-2023".to_owned()));
    let said = |setting: &Setting| reservations(&Messages::new(Language::En), setting);
    let second = said(&setting("image.key", word("second")));
    assert!(second.contains("kawasaki-2023") && second.contains(" died of"), "{second}");
    let alone = setting("topology.spool", word("per-server"));
    assert_eq!(said(&alone), " (not the answer of the reference design)");
    assert_eq!(said(&setting("image.key", word("request"))), "");
}
