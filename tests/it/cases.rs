//! The same failure elsewhere: each public case has its expected verdicts and its mechanism, each of its
//! conditions is needed, and of what was tried against it that mends which mended it.

use crate::material::{flag, number, settings, sheet, with, word};
use honnin_analysis::bounds::untested::missed_violation;
use honnin_analysis::check::{beside, check, check_all};
use honnin_analysis::remedies::{Goal, Remedied, Remedies, remedies};
use honnin_analysis::{SiteSearch, Verdict};
use honnin_models::claims::ClaimId::{self, C1, C6, C8, C9};
use honnin_models::keys::{self, Answer, Setting};
use honnin_models::sheets::{BUNDLED, CASES};
use honnin_sheet::out_of_reach::out_of_reach;
use honnin_sheet::{Settings, Sheet, changed, find};
use std::collections::BTreeSet;
use std::path::Path;

/// Cases in the evidence: judged and verified like the sheets.
mod evidence;

type Pairs<'a> = &'a [(&'a str, Answer)];

/// What is known of a case beside its sheet.
struct PublicCase<'a> {
    name: &'a str,
    /// The claim that what was reported breaks.
    claim: ClaimId,
    /// What was changed to correct it, or, where nothing was published, what follows from the sheet.
    corrected: Pairs<'a>,
    /// What the published discussion found wanting, each with the claim that is still violated with it.
    wanting: &'a [(ClaimId, Pairs<'a>)],
    /// The mechanism: some of the steps of the shortest counterexample, in their order, each with its
    /// request where it has one.
    steps: &'a str,
}

/// What the sheet's title tells, in the answers of the model.
const TABLE: &[PublicCase<'_>] = &[
    PublicCase {
        name: "file-named-by-time",
        claim: C1,
        corrected: &[("image.key", Answer::Word("request"))],
        // An order ends before a file that is fetched later is read.
        wanting: &[
            (C1, &[("order.scope", Answer::Word("site"))]),
            (C1, &[("order.scope", Answer::Word("server"))]),
        ],
        steps: "write 0, write 1, read 0",
    },
    PublicCase {
        name: "clock-uuid",
        claim: C1,
        corrected: &[("image.key", Answer::Word("request"))],
        wanting: &[],
        steps: "write 0, write 1, read 0",
    },
    PublicCase {
        name: "job-number-again",
        claim: C1,
        corrected: &[("scope.restarts", Answer::Number(0))],
        wanting: &[],
        steps: "write 0, restart, write 1, read 0",
    },
    PublicCase {
        name: "job-number-wraps",
        claim: C1,
        corrected: &[("image.wrap", Answer::Number(0))],
        wanting: &[],
        steps: "write 0, write 2, read 0",
    },
    PublicCase {
        name: "parallel-downloads",
        claim: C1,
        corrected: &[("image.key", Answer::Word("request"))],
        wanting: &[],
        steps: "write 0, write 1, read 0",
    },
    PublicCase {
        name: "folder-per-tenant",
        claim: C1,
        corrected: &[("topology.spool", Answer::Word("per-server"))],
        // A folder for each tenant does not help within one, where reports are made at once.
        wanting: &[(
            C1,
            &[
                ("order.scope", Answer::Word("none")),
                ("topology.spool", Answer::Word("per-server")),
            ],
        )],
        steps: "write 0, write 1, read 0",
    },
    PublicCase {
        name: "mixed-after-update",
        claim: C1,
        corrected: &[("image.key", Answer::Word("request"))],
        // The copies on the devices outlive the correction.
        wanting: &[(C6, &[("image.key", Answer::Word("request"))])],
        steps: "write 0, write 1, read 0",
    },
    PublicCase {
        name: "shared-printer",
        claim: C1,
        corrected: &[("topology.spool", Answer::Word("per-server"))],
        wanting: &[],
        steps: "write 0, write 1, read 1",
    },
    PublicCase {
        name: "browser-pool",
        claim: C1,
        corrected: &[("image.pick", Answer::Word("key"))],
        wanting: &[],
        steps: "write 0, write 1, read 1",
    },
    PublicCase {
        name: "abandoned-reply",
        claim: C1,
        corrected: &[("order.timeout", Answer::Word("cancel"))],
        wanting: &[],
        steps: "write 0, timeout 0, write 1, read 1",
    },
    PublicCase {
        name: "reply-of-the-one-before",
        claim: C1,
        corrected: &[("order.timeout", Answer::Word("cancel"))],
        wanting: &[],
        steps: "write 0, timeout 0, write 1, read 1",
    },
    PublicCase {
        name: "recycled-while-written",
        claim: C1,
        corrected: &[("image.key", Answer::Word("request"))],
        wanting: &[],
        steps: "timeout 0, write 1, write 0, read 1",
    },
    PublicCase {
        name: "shared-edge-cache",
        claim: C1,
        corrected: &[
            ("image.key", Answer::Word("request")),
            ("image.reuse", Answer::Word("never")),
        ],
        // The pages had a lifetime of zero.
        wanting: &[(C1, &[("image.after", Answer::Word("erase"))])],
        steps: "write 0, reuse 1, read 1",
    },
    PublicCase {
        name: "number-not-assigned",
        claim: C1,
        corrected: &[("image.key", Answer::Word("request"))],
        wanting: &[],
        steps: "write 0, finish 0, reuse 1, read 1",
    },
    PublicCase {
        name: "one-machine-left-out",
        claim: C8,
        corrected: &[("output_check.enabled", Answer::Flag(true))],
        wanting: &[],
        steps: "",
    },
    PublicCase {
        name: "replica-behind",
        claim: C9,
        corrected: &[("sync.spread", Answer::Word("before-end"))],
        // A comparison of everything after a while, which is there already.
        wanting: &[(
            C9,
            &[("scope.nights", Answer::Number(1)), ("sync.night", Answer::Word("any"))],
        )],
        steps: "change, end, fetch 0, finish 0",
    },
];

/// Every case with its sheet.
fn all() -> impl Iterator<Item = (&'static PublicCase<'static>, Sheet)> {
    TABLE.iter().map(|case| (case, sheet(case.name)))
}

/// Whether a sheet, as it is installed, keeps a claim with these answers changed.
fn keeps(search: &SiteSearch<'_>, sheet: &Sheet, claim: ClaimId, changes: &Settings) -> bool {
    let answers = changed(&sheet.answers(sheet.last_configuration()), changes);
    assert_eq!(answers.uncovered(), [], "{}: the model covers the changed sheet", sheet.name);
    if claim == C8 {
        return answers == sheet.designed;
    }
    search.verdict(&sheet.name, &answers, claim) == Verdict::Holds
}

#[test]
fn every_case_is_a_file_and_every_file_a_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/sheets/cases");
    let there = folder.read_dir().expect("the cases lie there").map(|entry| {
        let name = entry.expect("it can be listed").file_name();
        name.into_string().expect("names are plain")
    });
    let written = CASES.iter().map(|case| format!("{}.toml", case.name));
    let written: BTreeSet<String> = written.chain(["out-of-reach.toml".to_owned()]).collect();
    assert_eq!(there.collect::<BTreeSet<_>>(), written);
    let tabled: Vec<&str> = TABLE.iter().map(|case| case.name).collect();
    assert_eq!(tabled, CASES.iter().map(|case| case.name).collect::<Vec<_>>());
    for (bundled, sheet) in CASES.iter().zip(find::cases()) {
        assert_eq!((bundled.name, bundled.file), (sheet.name.as_str(), sheet.file.as_str()));
        assert!(BUNDLED.iter().all(|of_record| of_record.name != bundled.name));
    }
}

/// Each case says in both languages what happened, and where that was said. Where the cause was not
/// disclosed, all of the sheet is a hypothesis.
#[test]
fn every_case_has_its_sources_and_says_what_is_a_hypothesis() {
    let mut hypotheses = Vec::new();
    for sheet in find::cases() {
        let Sheet { name, title, sources, .. } = &sheet;
        assert!(!title.ja.is_empty() && !title.en.is_empty(), "{name}");
        assert!(!sources.is_empty() && sources.iter().all(|it| it.starts_with("http")), "{name}");
        hypotheses.extend(sheet.hypothesis.then(|| name.to_string()));
    }
    assert_eq!(hypotheses, ["parallel-downloads", "mixed-after-update", "browser-pool"]);
}

/// What no sheet can say is listed with the concept that it needs, and has no sheet.
#[test]
fn what_is_out_of_reach_says_what_it_needs() {
    let names: Vec<&str> = out_of_reach().iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names, ["printed-twice"]);
    for case in out_of_reach() {
        assert!(CASES.iter().all(|known| known.name != case.name), "{}", case.name);
        assert!(!case.sources.is_empty(), "{}", case.name);
        for text in [&case.title, &case.needs] {
            assert!(!text.ja.is_empty() && !text.en.is_empty(), "{}", case.name);
        }
    }
}

/// The verdicts are those that the sheet expects, the claim that was broken there among them, in a scope
/// that hides nothing which a small one shows.
#[test]
fn every_case_comes_to_what_its_sheet_expects() {
    let (search, sheets) = (SiteSearch::new(), find::cases());
    let checks = check_all(&search, &sheets);
    for check in beside(&sheets, &checks) {
        let name = format!("{} ({})", check.sheet.name, check.configuration.word());
        assert!(check.as_expected(), "{name}");
        assert!(check.states < 5_000, "{name}: a case is small");
        assert!(missed_violation(&search, check).is_none(), "{name}: the scope is large enough");
        if check.configuration == check.sheet.last_configuration() {
            let case = TABLE.iter().find(|case| case.name == check.sheet.name.as_str());
            let claim = case.expect("every case is in the table").claim;
            assert!(check.claims[&claim].verdict.violated(), "{name}: {claim}");
        }
    }
}

/// The shortest counterexample is what was reported.
#[test]
fn the_shortest_counterexample_is_the_reported_mechanism() {
    let search = SiteSearch::new();
    for (case, sheet) in all().filter(|(case, _)| case.claim != C8) {
        let check = check(&search, &sheet, sheet.last_configuration());
        let steps = check.claims[&case.claim].verdict.steps();
        let steps = steps.unwrap_or_else(|| panic!("{} is violated", case.name));
        let told: Vec<String> = steps
            .iter()
            .map(|step| {
                let step = serde_json::to_value(step).expect("a step is written without fail");
                let name = step["step"].as_str().expect("a step has a name");
                step["request"]
                    .as_u64()
                    .map_or(name.to_owned(), |request| format!("{name} {request}"))
            })
            .collect();
        let mut rest = told.iter();
        for wanted in case.steps.split(", ") {
            assert!(rest.any(|step| step == wanted), "{}: {wanted} in {told:?}", case.name);
        }
    }
}

#[test]
fn every_condition_of_a_case_is_needed() {
    let search = SiteSearch::new();
    for (case, sheet) in all() {
        let answers = sheet.answers(sheet.last_configuration());
        for condition in &sheet.conditions {
            let without = changed(&answers, &condition.without);
            let verdict = search.verdict(&sheet.name, &without, case.claim);
            assert!(verdict.is_unbroken(), "{}: {}", case.name, condition.id);
        }
        assert!(case.claim == C8 || !sheet.conditions.is_empty(), "{}", case.name);
    }
}

/// What was published as the correction keeps the claim, and is one of the sheet's conditions taken away.
#[test]
fn the_published_correction_mends_the_case() {
    let search = SiteSearch::new();
    for (case, sheet) in all() {
        let corrected = settings(case.corrected);
        assert!(keeps(&search, &sheet, case.claim, &corrected), "{}", case.name);
        let sorted = |mut of: Settings| {
            of.sort_by_key(|it| it.key);
            of
        };
        let corrected = sorted(corrected);
        let taken_away =
            sheet.conditions.iter().any(|condition| sorted(condition.without.clone()) == corrected);
        assert!(taken_away || case.claim == C8, "{}: a condition is taken away", case.name);
    }
}

/// What the published discussion found wanting leaves the claim broken, and is no remedy.
#[test]
fn what_was_found_wanting_does_not_mend() {
    let search = SiteSearch::new();
    let mut asked = 0;
    for (case, sheet) in all() {
        for (claim, changes) in case.wanting {
            let answers = with(&sheet.answers(sheet.last_configuration()), changes);
            let verdict = search.verdict(&sheet.name, &answers, *claim);
            assert!(verdict.violated(), "{}: {changes:?}", case.name);
            asked += 1;
        }
    }
    assert!(asked >= 6, "there is something that was found wanting");
}

/// A first correction stopped cancelling from abandoning one kind of request alone. The other kind, on the
/// same connection, still left its answers behind.
#[test]
fn correcting_one_kind_of_request_does_not_mend_the_abandoned_reply() {
    let sheet = sheet("abandoned-reply");
    let search = SiteSearch::new();
    let mut both = with(&sheet.designed, &[("topology.app_servers", number(2))]);
    both.own.set(0, settings(&[("order.timeout", word("cancel"))])[0]);
    assert!(search.verdict(&sheet.name, &both, C1).violated());
    both.own.set(1, settings(&[("order.timeout", word("cancel"))])[0]);
    assert_eq!(search.verdict(&sheet.name, &both, C1), Verdict::Holds);
}

/// A correction is offered wherever it changes what a remedy may change: decisions of the whole site.
#[test]
fn the_published_correction_is_among_the_remedies() {
    let search = SiteSearch::new();
    let mut not_offered = Vec::new();
    for (case, sheet) in all().filter(|(case, _)| !ONE_SERVER_APART.contains(&case.name)) {
        let found = remedies(&search, &sheet);
        assert!(found.complete(), "{}", case.name);
        let corrected = settings(case.corrected);
        if !offered(&found, &corrected) {
            let decided = corrected.iter().all(|it| it.key.decision);
            assert!(!decided, "{}: {:?}", case.name, found.outcomes);
            not_offered.push(case.name);
        }
    }
    // That a counter does not start anew is no decision.
    assert_eq!(not_offered, ["job-number-again"]);
}

/// The cases in which one app server has something otherwise (`[installed.app.N]`).
const ONE_SERVER_APART: [&str; 2] = ["number-not-assigned", "one-machine-left-out"];

/// A remedy takes back what one app server has otherwise, and at Osaka it is not to switch off everywhere
/// what one machine lacks.
#[test]
fn a_remedy_takes_back_what_one_server_has_otherwise() {
    let search = SiteSearch::new();
    for (case, sheet) in all().filter(|(case, _)| ONE_SERVER_APART.contains(&case.name)) {
        let found = remedies(&search, &sheet);
        assert!(offered(&found, &settings(case.corrected)), "{}", case.name);
        let every = found.smallest(Goal::EveryClaim);
        let off = Setting::new(keys::find("output_check.enabled").expect("a key"), flag(false));
        assert!(every.iter().all(|remedy| !remedy.changes.contains(&off)), "{}", case.name);
    }
}

/// Whether some smallest remedy makes no other changes than these.
fn offered(found: &Remedies, corrected: &Settings) -> bool {
    let smallest = |outcome: &honnin_analysis::remedies::ForGoal| match &outcome.remedies {
        Remedied::Smallest(found) => found.clone(),
        Remedied::None | Remedied::NotEstablished => Vec::new(),
    };
    let all = found.outcomes.iter().flat_map(smallest);
    all.into_iter().any(|remedy| remedy.changes.iter().all(|it| corrected.contains(it)))
}

/// The remedies for C1 of a file that is fetched later: the name, and the output check, which looks at
/// whatever was fetched. No order is among them.
#[test]
fn a_wider_order_is_no_remedy_for_a_file_that_is_fetched_later() {
    let found = remedies(&SiteSearch::new(), &sheet("file-named-by-time"));
    let changes: Vec<Settings> =
        found.smallest(Goal::SubjectIsRequester).iter().map(|it| it.changes.clone()).collect();
    let named = settings(&[("image.key", word("request"))]);
    let counted = settings(&[("image.key", word("counter"))]);
    let checked = settings(&[("output_check.enabled", flag(true))]);
    assert_eq!(changes, [named, counted, checked]);
}

/// A case is known by its name wherever a sheet is named, and is told with the command for it.
#[test]
fn a_case_is_known_by_its_name() {
    let sheets = find::cases();
    for sheet in &sheets {
        let found = find::find_sheet(sheet.name.as_str()).expect("it is known by its name");
        assert_eq!(found, *sheet);
        assert_eq!(honnin_render::words::on_command_line(sheet), sheet.name.as_str());
        assert!(!honnin_render::words::is_of_record(sheet), "the record says nothing of it");
    }
    let nearly = find::find_sheet("abandoned-replay").expect_err("there is none");
    assert!(format!("{nearly:?}").contains("abandoned-reply"), "{nearly:?}");
}
