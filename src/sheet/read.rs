//! From text to sheet. All problems of a file are found, not only the first.

use super::campaign::campaigns;
use super::parse::parse;
use super::problem::{AllowedValues, Problem, ProblemKind};
use super::rules::{check_covered, flag, inferred_flag, unique};
use super::settings::{self, AnswerSpans};
use super::walk::{SpannedValue, Walk};
use super::{
    Condition, Configuration, Expectations, Expected, Label, Settings, Sheet, SheetId, changed,
};
use honnin_models::Site;
use honnin_models::answers::{Answers, OwnAnswers};
use honnin_models::claims::ClaimId;
use honnin_models::keys::{self, Key, KeyId, SECTIONS, Setting};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The version of sheets that this program reads.
pub const SCHEMA: u8 = 1;

/// The most conditions a sheet may have: a matrix has a row for each of their subsets.
pub const MOST_CONDITIONS: usize = 8;

/// The keys at the top of a sheet that answer no question of the register.
pub(super) const TOP: &[&str] = &[
    "schema",
    "name",
    "sources",
    "hypothesis",
    "inferred",
    "title",
    "installed",
    "condition",
    "campaign",
    "expect",
];

/// The most bytes a sheet may have; the largest bundled one has three thousand.
pub const MOST_BYTES: usize = 256 * 1024;

/// Reads a sheet from the bytes of a file.
///
/// # Errors
/// All problems of the file, in the order of its text. Where the text is not TOML, only that is
/// reported: what follows a syntax error cannot be known.
pub fn read_sheet(file: &str, bytes: &[u8]) -> Result<Sheet, Vec<Problem>> {
    parse(bytes, MOST_BYTES, |walk, text, top| sheet(walk, file, text, top))
}

/// Reads the whole sheet; where a problem is noted, the value used in its place does not matter.
fn sheet(walk: &mut Walk, file: &str, text: &str, top: &DeTable<'_>) -> Sheet {
    keys_at_top(walk, top);
    walk.schema(top, SCHEMA);
    let name = walk.required(top, 0..0, "", "name");
    let name_at = name.map_or(0..0, |value| value.span());
    let name = name.and_then(|value| walk.name("name", value)).unwrap_or_default().to_owned();
    let (designed, places) = settings::answers(walk, top);
    let uncovered = settings::uncovered(&designed, &places, &(0..0));
    let covered = uncovered.is_empty();
    walk.problems.extend(uncovered);

    let mut sheet = Sheet {
        title: title(walk, top, &name),
        name: SheetId::new(name),
        name_at,
        file: file.to_owned(),
        text: text.to_owned(),
        sources: walk.texts(top, "sources").into_iter().map(|(text, _)| text.to_owned()).collect(),
        hypothesis: flag(walk, top, "hypothesis"),
        inferred: inferred_keys(walk, top),
        designed,
        installed: Settings::new(),
        installed_at: OwnAnswers::default(),
        conditions: Vec::new(),
        campaigns: Vec::new(),
        expect_designed: Expectations::new(),
        expect_installed: Expectations::new(),
    };
    (sheet.installed, sheet.installed_at) = installed(walk, top, &designed, covered);
    let answers = sheet.answers(sheet.last_configuration());
    let covered = covered && answers.uncovered().is_empty();
    sheet.conditions = conditions(walk, top, &answers, covered);
    sheet.campaigns = campaigns(walk, top, &answers, covered);
    expectations(walk, top, &mut sheet, covered);
    sheet
}

fn keys_at_top(walk: &mut Walk, top: &DeTable<'_>) {
    let known: Vec<&str> = TOP.iter().chain(SECTIONS).copied().collect();
    for key in top.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
        match keys::find(key.get_ref()) {
            Some(dotted) => {
                walk.note(key.span(), ProblemKind::DottedAtTop { key: dotted.name.to_owned() })
            }
            None => walk.unknown_key(key.span(), key.get_ref(), "", &known),
        }
    }
}

fn inferred_keys(walk: &mut Walk, top: &DeTable<'_>) -> Vec<KeyId> {
    let names: Vec<&str> = keys::KEYS.iter().map(|key| key.name).collect();
    let Some(array) = top.get("inferred").and_then(|value| walk.array("inferred", value, None))
    else {
        return Vec::new();
    };
    let one = |item| {
        walk.word("inferred", item, &names, AllowedValues::words(&names)).and_then(keys::find)
    };
    array.iter().filter_map(one).collect()
}

fn title(walk: &mut Walk, top: &DeTable<'_>, name: &str) -> Label {
    let unnamed = Label { ja: name.to_owned(), en: name.to_owned() };
    let Some(value) = top.get("title") else { return unnamed };
    let Some(table) = walk.table("title", value, "[title]") else { return unnamed };
    walk.only(table, "title", &["ja", "en"]);
    label(walk, table, value.span(), "title").unwrap_or(unnamed)
}

/// Reads `ja` and `en`, of which one may be missing.
fn label(walk: &mut Walk, table: &DeTable<'_>, at: Range<usize>, name: &str) -> Option<Label> {
    let mut part = |key: &str| match table.get(key) {
        Some(value) => walk.text(key, value).map(str::to_owned),
        None => Some(String::new()),
    };
    let (ja, en) = (part("ja")?, part("en")?);
    if ja.is_empty() && en.is_empty() {
        walk.note(at, ProblemKind::NoLabel { table: name.to_owned() });
        return None;
    }
    Some(Label { ja, en })
}

/// The key of `[installed]` below which single app servers have tables of their own.
const APP: &str = "app";

/// Reads `[installed]`, and below it what single app servers have otherwise.
fn installed(
    walk: &mut Walk,
    top: &DeTable<'_>,
    designed: &Answers,
    covered: bool,
) -> (Settings, OwnAnswers) {
    let nothing = (Settings::new(), OwnAnswers::default());
    let Some(value) = top.get("installed") else { return nothing };
    let Some(table) = walk.table("installed", value, "[installed]") else { return nothing };
    let mut of_all = table.clone();
    let app = of_all.remove(APP);
    let settings = settings::settings(walk, &of_all, "installed", |key| key.section() != "scope");
    for Setting { key, answer } in &settings {
        if key.get(designed) == *answer {
            let place = place_of(table, key).unwrap_or(value.span());
            walk.note(place, ProblemKind::RepeatsDesign { key: key.name.to_owned() });
        }
    }
    check_covered(walk, designed, &settings, value.span(), covered);
    let site = changed(designed, &settings);
    let covered = covered && site.uncovered().is_empty();
    let own = app.map(|app| at_servers(walk, &app, site, covered)).unwrap_or_default();
    (settings, own)
}

/// Reads `[installed.app.N]`: what app server N has otherwise than the site. Servers count from 1.
fn at_servers(
    walk: &mut Walk,
    value: &SpannedValue<'_>,
    mut site: Answers,
    covered: bool,
) -> OwnAnswers {
    let Some(table) = walk.table("installed.app", value, "[installed.app.1]") else {
        return OwnAnswers::default();
    };
    let servers: Vec<String> = (1..=site.app_servers()).map(|n| n.to_string()).collect();
    let names: Vec<&str> = servers.iter().map(String::as_str).collect();
    walk.only(table, "installed.app", &names);
    for (server, name) in names.iter().enumerate() {
        let Some(value) = table.get(*name) else { continue };
        let name = format!("installed.app.{name}");
        let Some(table) = walk.table(&name, value, &format!("[{name}]")) else { continue };
        for setting in settings::settings(walk, table, &name, |key| key.of_server) {
            if setting.key.get(&site) == setting.answer {
                let key = setting.key.name.to_owned();
                let place = place_of(table, setting.key).unwrap_or(value.span());
                walk.note(place, ProblemKind::RepeatsDesign { key });
            } else {
                site.own.set(server, setting);
            }
        }
    }
    if covered {
        walk.problems.extend(settings::uncovered(&site, &AnswerSpans::new(), &value.span()));
    }
    site.own
}

/// Where a table names a key.
fn place_of(table: &DeTable<'_>, key: &Key) -> Option<Range<usize>> {
    table.keys().find(|word| word.get_ref() == key.name).map(|word| word.span())
}

fn conditions(
    walk: &mut Walk,
    top: &DeTable<'_>,
    answers: &Answers,
    covered: bool,
) -> Vec<Condition> {
    let mut conditions: Vec<Condition> = Vec::new();
    let mut places = Vec::new();
    let mut ids = BTreeSet::new();
    for (table, at) in walk.tables(top, "condition") {
        walk.only(table, "condition", &["id", "ja", "en", "inferred", "without"]);
        let label = label(walk, table, at.clone(), "condition");
        let inferred = inferred_flag(walk, table);
        let without = walk.required_table(table, at.clone(), "condition", "without");
        let id = unique(walk, table, at.clone(), "condition", "id", &mut ids);
        check_id(walk, table, id.as_deref());
        let without = without.map(|(changes, place)| {
            let without = settings::settings(walk, changes, "condition.without", |_| true);
            check_covered(walk, answers, &without, place.clone(), covered);
            let all_read = changes.len() == without.len();
            let without_effect = all_read && changed(answers, &without) == *answers;
            if let Some(id) = id.clone().filter(|_| covered && without_effect) {
                walk.note(place, ProblemKind::WithoutEffect { id });
            }
            without
        });
        if let (Some(id), Some(label), Some(without)) = (id, label, without) {
            conditions.push(Condition { id, label, inferred, without });
            places.push(at);
        }
    }
    if let Some(at) = places.get(MOST_CONDITIONS) {
        walk.note(at.clone(), ProblemKind::TooManyConditions { most: MOST_CONDITIONS });
    } else if covered && walk.problems.is_empty() {
        check_subsets(walk, answers, &conditions, &places);
    }
    conditions
}

/// The id of a condition stands in formulas beside those of claims.
fn check_id(walk: &mut Walk, table: &DeTable<'_>, id: Option<&str>) {
    let (Some(id), Some(value)) = (id, table.get("id")) else { return };
    if walk.name("id", value).is_some() && ClaimId::from_word(id).is_some() {
        walk.note(value.span(), ProblemKind::NameOfClaim { name: id.to_owned() });
    }
}

/// Every subset of the conditions is checked in a matrix, so each must be covered by the model.
fn check_subsets(
    walk: &mut Walk,
    answers: &Answers,
    conditions: &[Condition],
    places: &[Range<usize>],
) {
    for subset in 0..1usize << conditions.len() {
        let left_out = || (0..conditions.len()).filter(|&bit| subset & (1 << bit) != 0);
        let without: Settings =
            left_out().flat_map(|bit| conditions[bit].without.clone()).collect();
        if let Some(&which) = changed(answers, &without).uncovered().first() {
            let last = left_out().next_back().expect("the sheet itself is covered");
            let conditions = left_out().map(|bit| conditions[bit].id.clone()).collect();
            walk.note(places[last].clone(), ProblemKind::UncoveredTogether { which, conditions });
            return;
        }
    }
}

/// Reads `[expect]`, which is about the site as installed, and `[expect.designed]`.
fn expectations(walk: &mut Walk, top: &DeTable<'_>, sheet: &mut Sheet, covered: bool) {
    let Some(table) = top.get("expect").and_then(|value| walk.table("expect", value, "[expect]"))
    else {
        return;
    };
    let designed = table.get("designed");
    let nothing_installed = top
        .get("installed")
        .is_none_or(|value| value.get_ref().as_table().is_some_and(|table| table.is_empty()));
    if let Some(value) = designed.filter(|_| nothing_installed) {
        walk.note(value.span(), ProblemKind::NothingInstalled);
    } else if let Some(inner) =
        designed.and_then(|value| walk.table("designed", value, "[expect.designed]"))
    {
        sheet.expect_designed = claims(walk, inner, "expect.designed", &[]);
        let site = covered.then(|| Site::new(sheet.answers(Configuration::Designed)));
        not_claimed(walk, inner, &sheet.expect_designed, site);
    }
    let expected = claims(walk, table, "expect", &["designed"]);
    let site = covered.then(|| Site::new(sheet.answers(sheet.last_configuration())));
    not_claimed(walk, table, &expected, site);
    match sheet.last_configuration() {
        Configuration::Designed => sheet.expect_designed = expected,
        Configuration::Installed => sheet.expect_installed = expected,
    }
}

fn claims(walk: &mut Walk, table: &DeTable<'_>, name: &str, beside: &[&str]) -> Expectations {
    let ids = ClaimId::ALL.map(|id| id.to_string());
    let keys: Vec<&str> = ids.iter().map(String::as_str).chain(beside.iter().copied()).collect();
    walk.only(table, name, &keys);
    let mut expectations = Expectations::new();
    for (id, key) in ClaimId::ALL.into_iter().zip(&ids) {
        let Some(value) = table.get(key.as_str()) else { continue };
        let verdicts: Vec<&str> = Expected::written(id).iter().map(|it| it.word()).collect();
        let word = walk.word(key, value, &verdicts, AllowedValues::words(&verdicts));
        let expected = word.and_then(Expected::from_word);
        expectations.extend(expected.map(|expected| (id, expected)));
    }
    expectations
}

/// Notes an expectation of a claim that does not apply to the site.
fn not_claimed(
    walk: &mut Walk,
    table: &DeTable<'_>,
    expectations: &Expectations,
    site: Option<Site>,
) {
    let Some(site) = site else { return };
    for &claim in expectations.keys().filter(|claim| !claim.claim().applies(&site)) {
        let value: Option<&toml::Spanned<DeValue<'_>>> = table.get(claim.to_string().as_str());
        walk.note(value.map_or(0..0, |value| value.span()), ProblemKind::NotClaimed { claim });
    }
}
