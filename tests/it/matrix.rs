//! The condition matrix, and the formulas that say when a claim breaks.

use crate::material::{quickcheck, sheet, sheet_of};
use honnin_analysis::formula::{Requirement, Term, short};
use honnin_analysis::matrix::{Cause, Conjunction, matrix};
use honnin_analysis::{OfSheet, SiteSearch};
use honnin_messages::{Language, Messages};
use honnin_models::claims::ClaimId::{C1, C4, C5};
use honnin_render as report;
use honnin_search::limits::Limits;
use std::num::NonZeroU64;

/// All of these conditions present.
fn present(ids: &[&str]) -> Conjunction {
    Conjunction { present: ids.iter().map(|&id| id.to_owned()).collect(), absent: Vec::new() }
}

/// It breaks exactly when all of these conditions are present, and is always claimed.
fn breaks_with(ids: &[&str]) -> Cause {
    Cause::ExactlyWhen { breaks: vec![present(ids)], not_claimed: vec![] }
}

#[test]
fn c1_needs_every_condition_of_adachi_and_c4_fewer() {
    let sheet = sheet("adachi-2023");
    let matrix = matrix(&SiteSearch::new(), &sheet);
    assert_eq!(matrix.rows.len(), 32);
    assert!(matrix.established());
    assert_eq!(matrix.claims, [C1, C4, C5]);
    assert_eq!(matrix.causes[&C1], breaks_with(&["A1", "A2", "A3", "A4", "A5"]));
    // Without the overwriting.
    assert_eq!(matrix.causes[&C4], breaks_with(&["A1", "A2", "A3", "A4"]));
    let needed: Vec<&str> =
        OfSheet::new(&sheet, &matrix).needed(C4).iter().map(|c| c.id.as_str()).collect();
    assert_eq!(needed, ["A1", "A2", "A3", "A4"]);
}

#[test]
fn c1_needs_every_condition_of_takamatsu() {
    let sheet = sheet("takamatsu-2024");
    let matrix = matrix(&SiteSearch::new(), &sheet);
    assert_eq!(matrix.rows.len(), 64);
    assert_eq!(matrix.causes[&C1], breaks_with(&["B1", "B2", "A2", "A3", "A5", "B3"]));
}

#[test]
fn a_matrix_that_was_cut_says_nothing() {
    let sheet = sheet("adachi-2023");
    let limits = Limits { max_states: NonZeroU64::new(50), ..Limits::default() };
    let matrix = matrix(&SiteSearch::new().limits(limits), &sheet);
    assert!(!matrix.established());
    assert!(matches!(matrix.causes[&C1], Cause::NotEstablished(_)));
    let text =
        report::matrix::terminal(&Messages::new(Language::En), OfSheet::new(&sheet, &matrix), 80);
    assert!(text.contains("there is no conclusion"), "{text}");
}

/// Without any order (Y1 absent) there is no C4 to break, which is neither a need nor a spare.
#[test]
fn where_a_claim_is_not_made_it_neither_holds_nor_breaks() {
    let sheet = sheet("yokohama-2023");
    let matrix = matrix(&SiteSearch::new(), &sheet);
    let cause = Cause::ExactlyWhen {
        breaks: vec![present(&["Y2", "Y3", "Y4"])],
        not_claimed: vec![Conjunction { present: Vec::new(), absent: vec!["Y1".to_owned()] }],
    };
    assert_eq!(matrix.causes[&C4], cause);
    let ids = |conditions: Vec<&honnin_sheet::Condition>| {
        conditions.iter().map(|c| c.id.clone()).collect::<Vec<String>>()
    };
    assert_eq!(ids(OfSheet::new(&sheet, &matrix).needed(C4)), ["Y2", "Y3", "Y4"]);
    assert_eq!(ids(OfSheet::new(&sheet, &matrix).not_needed(C4)), ["Y5"]);
}

/// The formula is met where it must be and not where it must not be, and no term can do with less.
#[test]
fn a_short_formula_says_exactly_what_breaks() {
    fn law(truth: Vec<Option<bool>>, size: usize) -> bool {
        let conditions = size % 5;
        let asked = |subset: u32| match truth.get(subset as usize % truth.len().max(1)) {
            Some(Some(true)) => Requirement::Met,
            Some(None) => Requirement::Either,
            _ => Requirement::NotMet,
        };
        let subsets = || 0..1u32 << conditions;
        let terms = short(conditions, asked);
        let met = |subset: u32| terms.iter().any(|term| term.met_by(subset));
        let exact = subsets().all(|subset| match asked(subset) {
            Requirement::Met => met(subset),
            Requirement::NotMet => !met(subset),
            Requirement::Either => true,
        });
        let shorter = |term: &Term| {
            let bits = (0..conditions).map(|bit| 1 << bit);
            let spoken_of = bits.filter(|bit| (term.present | term.absent) & bit != 0);
            let without =
                |bit: u32| Term { present: term.present & !bit, absent: term.absent & !bit };
            spoken_of.map(without).collect::<Vec<Term>>()
        };
        let prime = terms.iter().flat_map(shorter).all(|term| {
            subsets().any(|subset| term.met_by(subset) && asked(subset) == Requirement::NotMet)
        });
        exact && prime
    }
    quickcheck(500).quickcheck(law as fn(Vec<Option<bool>>, usize) -> bool);
}

#[test]
fn formulas_by_hand() {
    let term = |present, absent| Term { present, absent };
    let of = |breaks: fn(u32) -> bool, conditions: usize| {
        short(
            conditions,
            |subset| if breaks(subset) { Requirement::Met } else { Requirement::NotMet },
        )
    };
    assert_eq!(of(|_| false, 2), []);
    assert_eq!(of(|_| true, 2), [term(0, 0)]);
    assert_eq!(of(|subset| subset == 0b11, 2), [term(0b11, 0)]);
    assert_eq!(of(|subset| subset != 0, 2), [term(0b01, 0), term(0b10, 0)]);
    let either = of(|subset| subset == 0b01 || subset == 0b10, 2);
    assert_eq!(either, [term(0b01, 0b10), term(0b10, 0b01)]);
    // Three prime implicants, of which the one that comes first in order is not needed.
    let two_of_three = of(|subset| [0b000, 0b010, 0b100, 0b101].contains(&subset), 3);
    assert_eq!(two_of_three, [term(0b100, 0b010), term(0, 0b101)]);
    // Where the question does not arise, the formula takes what makes it shorter.
    let asked = |subset| {
        [Requirement::NotMet, Requirement::Met, Requirement::NotMet, Requirement::Either]
            [subset as usize]
    };
    assert_eq!(short(2, asked), [term(0b01, 0)]);
}

/// A claim that is not made with all conditions present neither holds nor breaks there.
#[test]
fn what_is_said_of_a_claim_is_said_of_where_it_is_made() {
    let sheet = sheet_of(
        "[order]\nscope = \"none\"\n[image]\nkey = \"slot\"\n[output_check]\nenabled = false\n\
         [[condition]]\nid = \"A\"\nen = \"a\"\n\
         without = { \"order.scope\" = \"server\", \"order.timeout\" = \"release-only\" }\n\
         [[condition]]\nid = \"B\"\nen = \"b\"\nwithout = { \"image.key\" = \"request\" }",
    );
    let matrix = matrix(&SiteSearch::new(), &sheet);
    let of_c4: Vec<String> =
        report::matrix::sentences(&Messages::new(Language::En), OfSheet::new(&sheet, &matrix))
            .into_iter()
            .filter(|sentence| sentence.contains("C4"))
            .collect();
    let said =
        ["Where it is claimed, C4 breaks whatever the conditions.", "C4 is not claimed when A."];
    assert_eq!(of_c4, said);
}

/// Two conditions of which one is enough: neither is needed by itself, and they are not spared
/// together.
#[test]
fn conditions_that_stand_in_for_each_other_are_not_told_to_be_spared_together() {
    let sheet = sheet_of(
        "[order]\nscope = \"server\"\ntimeout = \"release-only\"\n[image]\nkey = \"slot\"\n\
         [output_check]\nenabled = false\n[scope]\nchanges = 0\ntimeouts = 1\nnights = 0\n\
         [[condition]]\nid = \"K1\"\nen = \"two servers\"\n\
         without = { \"topology.app_servers\" = 1 }\n\
         [[condition]]\nid = \"K2\"\nen = \"time runs out\"\n\
         without = { \"scope.timeouts\" = 0 }",
    );
    let matrix = matrix(&SiteSearch::new(), &sheet);
    let of_c1 = |language| {
        let sentences =
            report::matrix::sentences(&Messages::new(language), OfSheet::new(&sheet, &matrix));
        sentences.into_iter().filter(|it| it.contains("C1")).collect::<Vec<_>>()
    };
    let said = [
        "C1 breaks exactly when K1; or K2.",
        "C1 needs none of K1, K2 by itself: it breaks without any one of them. Without all of them \
         it does not break.",
    ];
    assert_eq!(of_c1(Language::En), said);
    assert!(of_c1(Language::Ja)[1].contains("それぞれは必要ありません"));
}
