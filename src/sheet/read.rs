//! From text to sheet. All problems of a file are found, not only the first.

use super::problem::{Kind, Problem};
use super::settings::{self, Places};
use super::walk::{Value, Walk, meant};
use super::{Campaign, Condition, Expectations, Expected, Label, Settings, Sheet, Stand, changed};
use honnin_models::Site;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{self, Key, SECTIONS};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The version of sheets that this program reads.
pub const SCHEMA: i64 = 1;

/// The most conditions a sheet may have: a matrix has a row for each of their subsets.
pub const MOST_CONDITIONS: usize = 8;

/// The keys at the top of a sheet that answer no question of the register.
pub(super) const TOP: &[&str] = &[
    "schema",
    "name",
    "sources",
    "inferred",
    "title",
    "installed",
    "condition",
    "campaign",
    "expect",
];

/// Reads a sheet from the bytes of a file.
///
/// # Errors
/// All problems of the file, in the order of its text.
pub fn read(file: &str, bytes: &[u8]) -> Result<Sheet, Vec<Problem>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(vec![whole(error.valid_up_to(), Kind::NotUtf8)]),
    };
    let (top, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let syntax = errors.iter().map(|error| Problem {
            span: error.span().unwrap_or(0..0),
            kind: Kind::Syntax(error.message().to_owned()),
        });
        return Err(syntax.collect());
    }
    if top.get_ref().is_empty() {
        return Err(vec![whole(0, Kind::Empty)]);
    }
    let mut walk = Walk::default();
    let sheet = sheet(&mut walk, file, top.get_ref());
    walk.problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    if walk.problems.is_empty() { Ok(sheet) } else { Err(walk.problems) }
}

fn whole(start: usize, kind: Kind) -> Problem {
    Problem { span: start..start, kind }
}

/// Reads the whole sheet; where a problem is noted, what stands in its place does not matter.
fn sheet(walk: &mut Walk, file: &str, top: &DeTable<'_>) -> Sheet {
    let known: Vec<&str> = TOP.iter().chain(SECTIONS).copied().collect();
    walk.only(top, "", &known);
    schema(walk, top);
    let name = walk.required(top, 0..0, "", "name");
    let name_at = name.map_or(0..0, |value| value.span());
    let name = name.and_then(|value| walk.text("name", value)).unwrap_or_default().to_owned();
    let (designed, places) = settings::answers(walk, top);
    let uncovered = settings::uncovered(&designed, &places, &(0..0));
    let covered = uncovered.is_empty();
    walk.problems.extend(uncovered);

    let mut sheet = Sheet {
        title: title(walk, top, &name),
        name,
        name_at,
        file: file.to_owned(),
        sources: strings(walk, top, "sources"),
        inferred: inferred_keys(walk, top),
        designed,
        installed: Settings::new(),
        conditions: Vec::new(),
        campaigns: Vec::new(),
        expect_designed: Expectations::new(),
        expect_installed: Expectations::new(),
    };
    sheet.installed = installed(walk, top, &designed, covered);
    let answers = sheet.answers(sheet.last_stand());
    let covered = covered && answers.uncovered().is_empty();
    sheet.conditions = conditions(walk, top, &answers, covered);
    sheet.campaigns = campaigns(walk, top, &answers, covered);
    expectations(walk, top, &mut sheet, covered);
    sheet
}

fn schema(walk: &mut Walk, top: &DeTable<'_>) {
    let Some(value) = walk.required(top, 0..0, "", "schema") else { return };
    if let Some(found) = walk.integer("schema", value).filter(|&found| found != SCHEMA) {
        walk.note(value.span(), Kind::UnknownSchema { found });
    }
}

fn strings(walk: &mut Walk, top: &DeTable<'_>, key: &str) -> Vec<String> {
    let Some(array) = top.get(key).and_then(|value| walk.array(key, value)) else {
        return Vec::new();
    };
    array.iter().filter_map(|item| walk.text(key, item).map(str::to_owned)).collect()
}

fn inferred_keys(walk: &mut Walk, top: &DeTable<'_>) -> Vec<&'static Key> {
    let names: Vec<&str> = keys::KEYS.iter().map(|key| key.name).collect();
    let Some(array) = top.get("inferred").and_then(|value| walk.array("inferred", value)) else {
        return Vec::new();
    };
    let mut inferred = Vec::new();
    for item in array {
        let Some(word) = walk.string("inferred", item) else { continue };
        match keys::find(word) {
            Some(key) => inferred.push(key),
            None => unknown_word(walk, "inferred", item, word, &names),
        }
    }
    inferred
}

fn unknown_word(walk: &mut Walk, key: &str, value: &Value<'_>, found: &str, allowed: &[&str]) {
    let kind = Kind::UnknownWord {
        key: key.to_owned(),
        found: found.to_owned(),
        allowed: allowed.iter().map(|&word| word.to_owned()).collect(),
        meant: meant(found, allowed),
    };
    walk.note(value.span(), kind);
}

fn title(walk: &mut Walk, top: &DeTable<'_>, name: &str) -> Label {
    let unnamed = Label { ja: name.to_owned(), en: name.to_owned() };
    let Some(value) = top.get("title") else { return unnamed };
    let Some(table) = walk.table("title", value) else { return unnamed };
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
        let key = "ja / en".to_owned();
        walk.note(at, Kind::Missing { key, table: name.to_owned() });
        return None;
    }
    Some(Label { ja, en })
}

fn installed(walk: &mut Walk, top: &DeTable<'_>, designed: &Answers, covered: bool) -> Settings {
    let Some(value) = top.get("installed") else { return Settings::new() };
    let Some(table) = walk.table("installed", value) else { return Settings::new() };
    let settings = settings::settings(walk, table, "installed", |key| key.section() != "scope");
    for (key, answer) in &settings {
        if key.get(designed) == *answer {
            let place = place_of(table, key).unwrap_or(value.span());
            walk.note(place, Kind::RepeatsDesign { key: key.name.to_owned() });
        }
    }
    check_covered(walk, designed, &settings, value.span(), covered);
    settings
}

/// Where a table names a key.
fn place_of(table: &DeTable<'_>, key: &Key) -> Option<Range<usize>> {
    table.keys().find(|word| word.get_ref() == key.name).map(|word| word.span())
}

/// Notes a combination that only these settings make uncovered.
fn check_covered(
    walk: &mut Walk,
    answers: &Answers,
    settings: &[(&'static Key, honnin_models::keys::Answer)],
    at: Range<usize>,
    covered: bool,
) {
    if covered {
        let changed = changed(answers, settings);
        walk.problems.extend(settings::uncovered(&changed, &Places::new(), &at));
    }
}

/// The items of an array of tables, each with its place.
fn items<'v, 't>(
    walk: &mut Walk,
    top: &'v DeTable<'t>,
    name: &str,
) -> Vec<(&'v DeTable<'t>, Range<usize>)> {
    let Some(array) = top.get(name).and_then(|value| walk.array(name, value)) else {
        return Vec::new();
    };
    let mut tables = Vec::new();
    for item in array {
        tables.extend(walk.table(name, item).map(|table| (table, item.span())));
    }
    tables
}

fn inferred_flag(walk: &mut Walk, table: &DeTable<'_>) -> bool {
    table.get("inferred").and_then(|value| walk.flag("inferred", value)).unwrap_or(false)
}

fn conditions(
    walk: &mut Walk,
    top: &DeTable<'_>,
    answers: &Answers,
    covered: bool,
) -> Vec<Condition> {
    let mut conditions = Vec::new();
    let mut ids = BTreeSet::new();
    for (table, at) in items(walk, top, "condition") {
        walk.only(table, "condition", &["id", "ja", "en", "inferred", "without"]);
        let label = label(walk, table, at.clone(), "condition");
        let inferred = inferred_flag(walk, table);
        let without = walk
            .required(table, at.clone(), "condition", "without")
            .and_then(|value| Some((walk.table("without", value)?, value.span())));
        let without = without.map(|(changes, place)| {
            let without = settings::settings(walk, changes, "condition.without", |_| true);
            if changes.is_empty() {
                walk.note(place.clone(), Kind::Blank { key: "without".to_owned() });
            }
            check_covered(walk, answers, &without, place, covered);
            without
        });
        let Some(value) = walk.required(table, at, "condition", "id") else { continue };
        let Some(id) = walk.text("id", value) else { continue };
        if !ids.insert(id.to_owned()) {
            walk.note(value.span(), Kind::Duplicate { name: id.to_owned() });
        }
        if let (Some(label), Some(without)) = (label, without) {
            conditions.push(Condition { id: id.to_owned(), label, inferred, without });
        }
    }
    let at = top.get("condition").map_or(0..0, toml::Spanned::span);
    if conditions.len() > MOST_CONDITIONS {
        walk.note(at, Kind::TooManyConditions { most: MOST_CONDITIONS });
    } else if covered && walk.problems.is_empty() {
        check_subsets(walk, answers, &conditions, at);
    }
    conditions
}

/// Every subset of the conditions is checked in a matrix, so each must be covered by the model.
fn check_subsets(walk: &mut Walk, answers: &Answers, conditions: &[Condition], at: Range<usize>) {
    for subset in 0..1usize << conditions.len() {
        let left_out: Vec<&Condition> = (0..conditions.len())
            .filter(|position| subset & (1 << position) != 0)
            .map(|position| &conditions[position])
            .collect();
        let without: Settings = left_out.iter().flat_map(|c| c.without.clone()).collect();
        if let Some(&which) = changed(answers, &without).uncovered().first() {
            let conditions = left_out.iter().map(|condition| condition.id.clone()).collect();
            walk.note(at, Kind::UncoveredTogether { which, conditions });
            return;
        }
    }
}

fn campaigns(
    walk: &mut Walk,
    top: &DeTable<'_>,
    answers: &Answers,
    covered: bool,
) -> Vec<Campaign> {
    let mut campaigns = Vec::new();
    let mut names = BTreeSet::new();
    for (table, at) in items(walk, top, "campaign") {
        walk.only(table, "campaign", &["name", "ja", "inferred", "with"]);
        let ja = table.get("ja").and_then(|value| walk.text("ja", value)).unwrap_or_default();
        let inferred = inferred_flag(walk, table);
        let with = walk
            .required(table, at.clone(), "campaign", "with")
            .and_then(|value| Some((walk.table("with", value)?, value.span())));
        let with = with.map(|(changes, place)| {
            let of_environment = |key: &Key| matches!(key.section(), "topology" | "scope");
            let with = settings::settings(walk, changes, "campaign.with", of_environment);
            check_covered(walk, answers, &with, place, covered);
            with
        });
        let Some(value) = walk.required(table, at, "campaign", "name") else { continue };
        let Some(name) = walk.text("name", value) else { continue };
        if !names.insert(name.to_owned()) {
            walk.note(value.span(), Kind::Duplicate { name: name.to_owned() });
        }
        let label = Label { ja: ja.to_owned(), en: name.to_owned() };
        campaigns.extend(with.map(|with| Campaign { label, inferred, with }));
    }
    campaigns
}

/// Reads `[expect]`, which speaks of the site as installed, and `[expect.designed]`.
fn expectations(walk: &mut Walk, top: &DeTable<'_>, sheet: &mut Sheet, covered: bool) {
    let Some(table) = top.get("expect").and_then(|value| walk.table("expect", value)) else {
        return;
    };
    let designed = table.get("designed");
    let installed = top.get("installed").and_then(|value| value.get_ref().as_table());
    let installed_differs = installed.is_some_and(|table| !table.is_empty());
    if let Some(value) = designed.filter(|_| !installed_differs) {
        walk.note(value.span(), Kind::NothingInstalled);
    } else if let Some(inner) = designed.and_then(|value| walk.table("designed", value)) {
        sheet.expect_designed = claims(walk, inner, "expect.designed", &[]);
        let site = covered.then(|| Site::new(sheet.answers(Stand::Designed)));
        not_claimed(walk, inner, &sheet.expect_designed, site);
    }
    let expected = claims(walk, table, "expect", &["designed"]);
    let site = covered.then(|| Site::new(sheet.answers(sheet.last_stand())));
    not_claimed(walk, table, &expected, site);
    match sheet.last_stand() {
        Stand::Designed => sheet.expect_designed = expected,
        Stand::Installed => sheet.expect_installed = expected,
    }
}

fn claims(walk: &mut Walk, table: &DeTable<'_>, name: &str, beside: &[&str]) -> Expectations {
    let ids = ClaimId::ALL.map(|id| id.to_string());
    let words: Vec<&str> = ids.iter().map(String::as_str).chain(beside.iter().copied()).collect();
    walk.only(table, name, &words);
    let mut expectations = Expectations::new();
    for id in ClaimId::ALL {
        let Some(value) = table.get(id.to_string().as_str()) else { continue };
        let Some(word) = walk.string(&id.to_string(), value) else { continue };
        match [Expected::Holds, Expected::Violated].into_iter().find(|e| e.word() == word) {
            Some(expected) => {
                expectations.insert(id, expected);
            }
            None => unknown_word(walk, &id.to_string(), value, word, &["holds", "violated"]),
        }
    }
    expectations
}

/// Notes an expectation of a claim that is not made of the site.
fn not_claimed(
    walk: &mut Walk,
    table: &DeTable<'_>,
    expectations: &Expectations,
    site: Option<Site>,
) {
    let Some(site) = site else { return };
    for &claim in expectations.keys().filter(|claim| !claim.claim().applies(&site)) {
        let value: Option<&toml::Spanned<DeValue<'_>>> = table.get(claim.to_string().as_str());
        walk.note(value.map_or(0..0, |value| value.span()), Kind::NotClaimed { claim });
    }
}
