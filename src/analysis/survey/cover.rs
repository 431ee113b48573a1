//! The cheapest choice of columns that meets every row: few rules that cover all sites.
//!
//! A row is a site that must be covered, a column a rule that may be chosen, with its cost. What is
//! forced or useless is settled first (McCluskey, 1956): a row with one column, a row that another
//! one implies, a column that another one makes superfluous. What is left is searched by branch and
//! bound. The search has a budget; where it runs out the choice is the best that was found, and
//! the least that any choice costs is said.

use std::collections::BTreeSet;

/// The most choices that the search tries. It is a count and not a time, so that the answer is
/// always the same.
pub const BUDGET: u64 = 100_000;

/// A choice of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The columns, in order.
    pub chosen: Vec<usize>,
    /// What no choice can cost less than. The chosen ones cost just this when nothing is cheaper.
    pub at_least: u64,
}

/// The cheapest choice of columns with these costs such that every row has a chosen one. A row is
/// the set of its columns and has at least one.
pub fn cheapest(rows: &BTreeSet<NumberSet>, costs: &[u64]) -> Cover {
    let all = Rest { rows: rows.iter().cloned().collect(), taken: Vec::new() }.reduced(costs);
    let best = all.greedy(costs);
    let (best_cost, at_least) = (cost(&best, costs), all.at_least(costs));
    let mut search = CoverSearch { costs, best, best_cost, budget: BUDGET };
    search.branch(all);
    let CoverSearch { mut best, best_cost, budget, .. } = search;
    best.sort_unstable();
    Cover { chosen: best, at_least: if budget > 0 { best_cost } else { at_least.min(best_cost) } }
}

fn cost(columns: &[usize], costs: &[u64]) -> u64 {
    columns.iter().map(|column| costs[*column]).sum()
}

/// What is left to cover, and what was taken for the rest.
#[derive(Clone)]
struct Rest {
    /// The rows that are not covered yet, with the columns that are left.
    rows: Vec<NumberSet>,
    taken: Vec<usize>,
}

impl Rest {
    /// With everything settled that is forced or useless.
    fn reduced(mut self, costs: &[u64]) -> Rest {
        loop {
            let before = (self.rows.len(), self.taken.len());
            self.drop_implied_rows();
            let columns = self.drop_superfluous_columns(costs);
            while let Some(forced) = self.rows.iter().find_map(NumberSet::only) {
                self.take(forced);
            }
            if before == (self.rows.len(), self.taken.len()) && !columns {
                return self;
            }
        }
    }

    /// Takes a column: its rows are covered.
    fn take(&mut self, column: usize) {
        self.rows.retain(|row| !row.has(column));
        self.taken.push(column);
    }

    /// Without a column.
    fn without(mut self, column: usize) -> Rest {
        self.rows.iter_mut().for_each(|row| row.remove(column));
        self
    }

    /// A row that has all the columns of another one is covered with it.
    fn drop_implied_rows(&mut self) {
        self.rows.sort_by_cached_key(|row| (row.count(), row.clone()));
        let mut kept: Vec<NumberSet> = Vec::new();
        for row in self.rows.drain(..) {
            if !kept.iter().any(|other| other.is_within(&row)) {
                kept.push(row);
            }
        }
        self.rows = kept;
    }

    /// A column is of no use where another one covers all its rows and costs no more. Says whether
    /// there was one.
    fn drop_superfluous_columns(&mut self, costs: &[u64]) -> bool {
        let mut columns = self.columns();
        // The first of equals is the one that stays.
        columns.sort_by_key(|(column, rows)| (costs[*column], usize::MAX - rows.count(), *column));
        let mut kept: Vec<&NumberSet> = Vec::new();
        let mut dropped = Vec::new();
        for (column, rows) in &columns {
            if kept.iter().any(|other| rows.is_within(other)) {
                dropped.push(*column);
            } else {
                kept.push(rows);
            }
        }
        for column in &dropped {
            self.rows.iter_mut().for_each(|row| row.remove(*column));
        }
        !dropped.is_empty()
    }

    /// The columns that are left, each with its rows.
    fn columns(&self) -> Vec<(usize, NumberSet)> {
        let all = self.rows.iter().fold(NumberSet::default(), |all, row| all.or(row));
        let rows_of = |column| (0..self.rows.len()).filter(move |row| self.rows[*row].has(column));
        all.ones().map(|column| (column, rows_of(column).collect())).collect()
    }

    /// What the rest costs at least: rows that share no column need one each.
    fn at_least(&self, costs: &[u64]) -> u64 {
        let mut met = NumberSet::default();
        let mut least = cost(&self.taken, costs);
        for row in &self.rows {
            if !row.meets(&met) {
                least += row.ones().map(|column| costs[column]).min().unwrap_or_default();
                met = met.or(row);
            }
        }
        least
    }

    /// A choice that is good at each step.
    fn greedy(&self, costs: &[u64]) -> Vec<usize> {
        let mut rest = self.clone();
        while !rest.rows.is_empty() {
            let best = rest.columns().into_iter().min_by(|(one, its), (other, theirs)| {
                // The least cost for each row; of equals the first.
                let (its, theirs) = (its.count() as u64, theirs.count() as u64);
                (costs[*one] * theirs, one).cmp(&(costs[*other] * its, other))
            });
            rest.take(best.expect("an open row has a column").0);
        }
        rest.taken
    }
}

struct CoverSearch<'a> {
    costs: &'a [u64],
    best: Vec<usize>,
    best_cost: u64,
    budget: u64,
}

impl CoverSearch<'_> {
    /// Looks for a cheaper choice in what is left, which is reduced.
    fn branch(&mut self, rest: Rest) {
        if self.budget == 0 || rest.at_least(self.costs) >= self.best_cost {
            return;
        }
        self.budget -= 1;
        let Some(hardest) = rest.rows.iter().min_by_key(|row| row.count()) else {
            self.best_cost = cost(&rest.taken, self.costs);
            self.best = rest.taken;
            return;
        };
        let mut columns: Vec<usize> = hardest.ones().collect();
        columns.sort_by_key(|column| {
            let covered = rest.rows.iter().filter(|row| row.has(*column)).count();
            (usize::MAX - covered, self.costs[*column], *column)
        });
        let mut open = rest;
        for column in columns {
            let mut with = open.clone();
            with.take(column);
            self.branch(with.reduced(self.costs));
            // Every choice with this column has been tried.
            open = open.without(column);
            if open.rows.iter().any(|row| row.count() == 0) {
                return;
            }
        }
    }
}

/// A set of small numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NumberSet(Vec<u64>);

impl FromIterator<usize> for NumberSet {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> NumberSet {
        let mut bits = NumberSet::default();
        for number in numbers {
            let word = number / 64;
            if bits.0.len() <= word {
                bits.0.resize(word + 1, 0);
            }
            bits.0[word] |= 1 << (number % 64);
        }
        bits
    }
}

impl NumberSet {
    fn word(&self, word: usize) -> u64 {
        self.0.get(word).copied().unwrap_or_default()
    }

    fn has(&self, number: usize) -> bool {
        self.word(number / 64) & (1 << (number % 64)) != 0
    }

    fn remove(&mut self, number: usize) {
        if let Some(word) = self.0.get_mut(number / 64) {
            *word &= !(1 << (number % 64));
        }
    }

    fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The one number of a set that has one alone.
    fn only(&self) -> Option<usize> {
        let mut ones = self.ones();
        let first = ones.next();
        first.filter(|_| ones.next().is_none())
    }

    fn is_within(&self, other: &NumberSet) -> bool {
        self.0.iter().enumerate().all(|(word, bits)| bits & !other.word(word) == 0)
    }

    fn meets(&self, other: &NumberSet) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| one & other != 0)
    }

    fn or(&self, other: &NumberSet) -> NumberSet {
        let words = self.0.len().max(other.0.len());
        NumberSet((0..words).map(|word| self.word(word) | other.word(word)).collect())
    }

    fn ones(&self) -> impl Iterator<Item = usize> + '_ {
        let words = self.0.iter().enumerate();
        words.flat_map(|(word, bits)| {
            (0..64).filter(move |bit| bits & (1 << bit) != 0).map(move |bit| word * 64 + bit)
        })
    }
}
