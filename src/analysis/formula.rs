//! A short formula for a set of subsets: "breaks exactly when A1 and A2, or not A3".
//!
//! Subsets of up to eight conditions are bit masks. A *term* requires some conditions to be present
//! and some to be absent; a formula is a list of terms of which one must be met. The terms are
//! prime implicants in the sense of Quine (1952): none can drop a condition and still be met only
//! where it may be. Of those, the ones that no other can replace are taken first, then the widest;
//! so every term is as short as can be, and their number nearly so.

use std::cmp::Reverse;

/// One way of breaking: these conditions present, those absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term {
    /// Conditions that must be present, as a bit mask.
    pub present: u32,
    /// Conditions that must be absent, as a bit mask.
    pub absent: u32,
}

impl Term {
    /// Whether a subset meets the term.
    pub fn met_by(self, subset: u32) -> bool {
        subset & self.present == self.present && subset & self.absent == 0
    }

    /// How many conditions it has.
    fn size(self) -> u32 {
        (self.present | self.absent).count_ones()
    }

    /// Whether every subset that meets `other` meets this.
    fn covers(self, other: Term) -> bool {
        self.present & other.present == self.present && self.absent & other.absent == self.absent
    }
}

/// What a formula must do at one subset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// It must be met.
    Met,
    /// It must not be met.
    NotMet,
    /// Either will do: the question does not arise there.
    Either,
}

/// A short formula that is met where it must be and nowhere that it must not be. No term where it
/// need never be met; one term without conditions where it may always be.
pub fn short(conditions: usize, asked: impl Fn(u32) -> Requirement) -> Vec<Term> {
    let subsets = || 0..1u32 << conditions;
    let mut open: Vec<u32> =
        subsets().filter(|&subset| asked(subset) == Requirement::Met).collect();
    let may_be_met: Vec<bool> =
        subsets().map(|subset| asked(subset) != Requirement::NotMet).collect();
    let primes = primes(conditions, &may_be_met);
    let mut chosen = Vec::new();
    while !open.is_empty() {
        let only = |subset: &u32| {
            let mut meeting = primes.iter().filter(|prime| prime.met_by(*subset));
            let first = meeting.next();
            first.filter(|_| meeting.next().is_none())
        };
        let widest = || {
            let met = |prime: &&Term| open.iter().filter(|&&subset| prime.met_by(subset)).count();
            // Of equally wide ones the first in order, so that the formula is always the same.
            primes.iter().rev().max_by_key(met)
        };
        let next = open.iter().find_map(only).or_else(widest);
        let next = *next.expect("every subset that must be met meets a prime implicant");
        open.retain(|&subset| !next.met_by(subset));
        chosen.push(next);
    }
    // Short ways first, then in the order of the conditions.
    chosen.sort_by_key(|term| (term.size(), Reverse(term.present.reverse_bits()), term.absent));
    chosen
}

/// All terms met only where they may be, that no wider such term covers, in order.
fn primes(conditions: usize, may_be_met: &[bool]) -> Vec<Term> {
    let all = 1u32 << conditions;
    let is_implicant = |term: &Term| {
        (0..all).filter(|&subset| term.met_by(subset)).all(|subset| may_be_met[subset as usize])
    };
    let terms = (0..all).flat_map(|present| {
        let absents = (0..all).filter(move |absent| present & absent == 0);
        absents.map(move |absent| Term { present, absent })
    });
    let implicants: Vec<Term> = terms.filter(is_implicant).collect();
    let is_prime = |term: &Term| !implicants.iter().any(|o| o != term && o.covers(*term));
    implicants.iter().filter(|term| is_prime(term)).copied().collect()
}
