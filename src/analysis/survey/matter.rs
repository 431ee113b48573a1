//! What makes a difference to a claim: the questions, and the answers that are equivalent.

use super::Survey;
use super::store::letter;
use honnin_models::claims::ClaimId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A question that makes a difference to a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// Its axis, by its place in the universe.
    pub axis: usize,
    /// Its answers, by their places on the axis. Those of one group are equivalent, whatever else
    /// is decided; there are two groups or more.
    pub groups: Vec<Vec<usize>>,
    /// At how many sites another answer to this question alone, the next on its axis, changes the
    /// verdict.
    pub weight: usize,
}

/// What makes a difference to a claim, in the order of the axes. All other questions make none:
/// another answer to them changes the verdict of no site.
///
/// # Panics
/// When the survey is not about the claim.
pub fn matters(survey: &Survey, claim: ClaimId) -> Vec<Matter> {
    let mut verdicts: Vec<char> = survey.verdicts(claim).iter().map(letter).collect();
    for (site, answers) in survey.subject.universe.every_site().iter().enumerate() {
        if !answers.uncovered().is_empty() {
            verdicts[site] = UNCOVERED;
        }
    }
    let sizes: Vec<usize> =
        survey.subject.universe.axes().iter().map(|axis| axis.answers.len()).collect();
    let matter = |axis: usize| {
        let stride: usize = sizes[axis + 1..].iter().product();
        let all: Vec<Vec<char>> =
            (0..sizes[axis]).map(|place| along(&verdicts, stride, sizes[axis], place)).collect();
        let differing = |pair: &[Vec<char>]| {
            pair[0].iter().zip(&pair[1]).filter(|(a, b)| differ(**a, **b)).count()
        };
        let weight = all.windows(2).map(differing).sum();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for place in 0..sizes[axis] {
            let same = |group: &&mut Vec<usize>| {
                group
                    .iter()
                    .all(|&other| all[other].iter().zip(&all[place]).all(|(a, b)| !differ(*a, *b)))
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.push(place),
                None => groups.push(vec![place]),
            }
        }
        (groups.len() > 1).then_some(Matter { axis, groups, weight })
    };
    (0..sizes.len()).filter_map(matter).collect()
}

/// In place of the verdict on a site that the model does not cover.
const UNCOVERED: char = ' ';

/// Whether two verdicts show that an answer makes a difference. Where one of the sites is not covered
/// there is nothing to compare.
fn differ(one: char, other: char) -> bool {
    one != other && one != UNCOVERED && other != UNCOVERED
}

/// The verdicts of all sites that give the answer at this place.
fn along(verdicts: &[char], stride: usize, size: usize, place: usize) -> Vec<char> {
    let blocks = verdicts.chunks_exact(stride * size);
    blocks.flat_map(|block| &block[place * stride..][..stride]).copied().collect()
}

/// The sites at which each question that matters has the first answer of a group, one group for
/// each, and every other question its first answer: these represent all sites of these groups.
pub fn standing_for(survey: &Survey, chosen: &[(&Matter, usize)]) -> usize {
    let axes = survey.subject.universe.axes();
    let place = |axis: usize| {
        let of = chosen.iter().find(|(matter, _)| matter.axis == axis);
        of.map_or(0, |(matter, group)| matter.groups[*group][0])
    };
    axes.iter().enumerate().fold(0, |site, (axis, it)| site * it.answers.len() + place(axis))
}
