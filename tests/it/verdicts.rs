//! Every sheet, every claim, every count, against the table.

use crate::expected::TABLE;
use honnin_analysis::{
    SiteSearch, Verdict,
    check::{beside, check_all},
};
use honnin_models::claims::ClaimId;
use honnin_models::claims::witnesses::WitnessId;
use honnin_models::sheets::BUNDLED;
use honnin_sheet::{Expected, find};
use std::collections::BTreeSet;

#[test]
fn every_sheet_comes_to_what_the_table_says() {
    let sheets = find::bundled();
    let checks = check_all(&SiteSearch::new(), &sheets);
    let checks = beside(&sheets, &checks);
    assert_eq!(checks.len(), TABLE.len(), "a check for every row, and a row for every check");
    for (check, row) in checks.iter().zip(TABLE) {
        let name = format!("{} ({})", row.sheet, row.configuration.word());
        assert_eq!(
            (check.sheet.name.as_str(), check.configuration),
            (row.sheet, row.configuration)
        );
        let counts = (check.states, check.transitions, check.depth);
        assert_eq!(counts, (row.states, row.transitions, row.depth), "{name}");
        assert_eq!(check.looked_at, row.looked_at, "{name}");
        for id in ClaimId::ALL {
            let length = row.violated.iter().find(|(violated, _)| *violated == id);
            match (&check.claims[&id].verdict, length) {
                (Verdict::Violated { steps }, Some((_, length))) => {
                    let steps = steps.as_ref().map_or(0, Vec::len);
                    assert_eq!(steps, *length, "{name}: steps of {id}");
                }
                (Verdict::NotClaimed, None) => {
                    assert!(row.not_claimed.contains(&id), "{name} {id}")
                }
                (Verdict::NoCase, None) => assert!(row.no_case.contains(&id), "{name} {id}"),
                (Verdict::Holds, None) => {
                    let otherwise = [row.not_claimed, row.no_case].concat();
                    assert!(!otherwise.contains(&id), "{name} {id}");
                }
                (verdict, _) => panic!("{name}: {id} is {}", verdict.word()),
            }
        }
        assert!(check.as_expected(), "{name}: the sheet's own expectations agree");
    }
}

#[test]
fn the_expectations_of_the_sheets_are_those_of_the_table() {
    let sheets = find::bundled();
    for row in TABLE {
        let sheet = sheets.iter().find(|sheet| sheet.name == row.sheet).expect("bundled");
        for id in ClaimId::ALL {
            let expected = match row.violated.iter().any(|(violated, _)| *violated == id) {
                _ if row.not_claimed.contains(&id) => None,
                _ if row.no_case.contains(&id) => Some(Expected::NoCase),
                true => Some(Expected::Violated),
                false => Some(Expected::Holds),
            };
            assert_eq!(sheet.expected(row.configuration, id), expected, "{} {id}", row.sheet);
        }
    }
}

#[test]
fn the_table_names_every_bundled_sheet() {
    let named: BTreeSet<&str> = TABLE.iter().map(|row| row.sheet).collect();
    let bundled: BTreeSet<&str> = BUNDLED.iter().map(|sheet| sheet.name).collect();
    assert_eq!(named, bundled);
}

#[test]
fn every_required_witness_is_seen_in_every_sheet() {
    let sheets = find::bundled();
    let mut asked = 0;
    for check in beside(&sheets, &check_all(&SiteSearch::new(), &sheets)) {
        let required = check.witnesses.iter().filter(|(id, _)| **id != WitnessId::CheckBlocks);
        for (name, &seen) in required {
            asked += 1;
            assert!(seen, "{} ({}): {name}", check.sheet.name, check.configuration.word());
        }
    }
    assert!(asked >= 4 * TABLE.len(), "each check has several witnesses: {asked} asked");
}

/// The engines agree on every count and every verdict.
#[test]
fn depth_first_search_agrees_on_every_sheet() {
    let sheets = find::bundled();
    for check in beside(&sheets, &check_all(&SiteSearch::new().cross_check(), &sheets)) {
        assert_eq!(check.cut, None, "{}", check.sheet.name);
        assert!(check.as_expected(), "{}", check.sheet.name);
        assert_eq!(check.engine, "dataflow+stateright-dfs");
    }
}
