//! Rules: that they say exactly what the verdicts say, are prime, and the fewest.

use super::*;

/// The prime cubes are those of the definition, looked for by hand among all cubes.
#[test]
fn survey_primes_are_all_the_prime_cubes() {
    fn law(sizes: Vec<u8>, outcomes: Vec<u8>, clump: u8) -> bool {
        let (universe, outcomes) = drawn(&sizes[..sizes.len().min(3)], &outcomes, clump);
        let sizes = &sizes_of(&universe)[..4];
        let kinds: Vec<u8> = outcomes.iter().map(|outcome| 1 << *outcome as u8).collect();
        let places: Vec<Vec<usize>> = (0..universe.sites()).map(|s| universe.places(s)).collect();
        let covers = |cube: &Cube, kind: u8| {
            let covered =
                |site: &usize| cube.covers(&places[*site][..4]) && kinds[*site] & kind != 0;
            (0..kinds.len()).any(|site| covered(&site))
        };
        let all = every_cube(sizes);
        let fits = |cube: &Cube| !covers(cube, 2);
        let wider = |one: &Cube, other: &Cube| {
            one != other && one.masks.iter().zip(&other.masks).all(|(a, b)| a & b == *b)
        };
        let prime = |cube: &&Cube| {
            fits(cube) && covers(cube, 1) && !all.iter().any(|o| wider(o, cube) && fits(o))
        };
        let by_hand: BTreeSet<Cube> = all.iter().filter(prime).cloned().collect();
        let found: BTreeSet<Cube> = Cubes::new(sizes, &kinds).primes(1, 2).into_iter().collect();
        by_hand == found
    }
    quickcheck(150).quickcheck(law as fn(Vec<u8>, Vec<u8>, u8) -> bool);
}

/// The cheapest choice is the cheapest of all choices, each tried.
#[test]
fn survey_covers_are_the_cheapest_there_are() {
    fn law(rows: Vec<u16>, costs: Vec<u8>) -> bool {
        let masks: Vec<u16> = rows.iter().map(|row| row % 1024).filter(|row| *row != 0).collect();
        let costs: Vec<u64> = (0..10)
            .map(|column| 100 + u64::from(costs.get(column).copied().unwrap_or(7) % 5))
            .collect();
        let columns = |mask: u16| (0..10).filter(move |column| mask & (1 << column) != 0);
        let rows: BTreeSet<NumberSet> = masks.iter().map(|mask| columns(*mask).collect()).collect();
        let cost = |mask: u16| columns(mask).map(|column| costs[column]).sum::<u64>();
        let meets_all = |mask: &u16| masks.iter().all(|row| row & mask != 0);
        let least = (0..1024).filter(meets_all).map(cost).min().expect("all columns meet all rows");
        let found = cheapest(&rows, &costs);
        let chosen = found.chosen.iter().fold(0, |mask, column| mask | 1 << column);
        meets_all(&chosen) && cost(chosen) == least && found.at_least == least
    }
    quickcheck(400).quickcheck(law as fn(Vec<u16>, Vec<u8>) -> bool);
}

/// The rules for each outcome are met at its sites and at none that they exclude, and neither a
/// question can be left out nor one answer more be allowed.
#[test]
fn survey_rules_say_exactly_what_the_verdicts_say() {
    fn law(sizes: Vec<u8>, outcomes: Vec<u8>, clump: u8) -> bool {
        let (universe, outcomes) = drawn(&sizes, &outcomes, clump);
        rule_sets(&universe, &outcomes).into_iter().all(|set| {
            let set = verify(&universe.every_site(), &outcomes, set)
                .expect("the rules are those of the verdicts");
            let excluded = |site: &usize| set.outcome.excludes(outcomes[*site]);
            let sites = || 0..outcomes.len();
            let met = |rule: &Rule, site: &usize| meets(&universe.answers(*site), rule);
            let needed = |rule: &Rule| {
                (0..rule.literals.len()).all(|place| {
                    let mut shorter = rule.clone();
                    shorter.literals.remove(place);
                    sites().any(|site| excluded(&site) && met(&shorter, &site))
                })
            };
            let own = |rule: &Rule| {
                let own = sites().filter(|site| set.outcome == outcomes[*site]);
                own.filter(|site| met(rule, site)).count()
            };
            // An answer more lets an excluded site in, or no site of the outcome gives it.
            let tight = |rule: &Rule| {
                let answers = rule.literals.iter().enumerate().flat_map(|(place, literal)| {
                    literal.key.allowed.answers().into_iter().map(move |answer| (place, answer))
                });
                answers.into_iter().all(|(place, answer)| {
                    let mut wider = rule.clone();
                    wider.literals[place].answers.push(answer);
                    sites().any(|site| excluded(&site) && met(&wider, &site))
                        || own(&wider) == own(rule)
                })
            };
            set.proven && set.rules.iter().all(|rule| needed(rule) && tight(rule))
        })
    }
    quickcheck(150).quickcheck(law as fn(Vec<u8>, Vec<u8>, u8) -> bool);
}

/// Whether so many of these sets of sites, or fewer, cover all that is wanted.
fn coverable(sets: &[u32], wanted: u32, most: usize) -> bool {
    let Some(lowest) = (0..32).find(|site| wanted & (1 << site) != 0) else { return true };
    let mut covering = sets.iter().filter(|set| **set & (1 << lowest) != 0);
    most > 0 && covering.any(|set| coverable(sets, wanted & !set, most - 1))
}

/// With one rule fewer the verdicts cannot be explained, whatever the rules.
#[test]
fn survey_rules_are_the_fewest() {
    fn law(sizes: Vec<u8>, outcomes: Vec<u8>, clump: u8) -> bool {
        let (universe, outcomes) = drawn(&sizes[..sizes.len().min(3)], &outcomes, clump);
        let sites = |of: &dyn Fn(usize) -> bool| {
            (0..outcomes.len()).filter(|site| of(*site)).fold(0u32, |mask, site| mask | 1 << site)
        };
        let covered = |cube: &Cube| sites(&|site| cube.covers(&universe.places(site)));
        let cubes: Vec<u32> = every_cube(&sizes_of(&universe)).iter().map(covered).collect();
        rule_sets(&universe, &outcomes).iter().all(|set| {
            let wanted = sites(&|site| outcomes[site] == set.outcome);
            let excluded = sites(&|site| set.outcome.excludes(outcomes[site]));
            let fitting: BTreeSet<u32> =
                cubes.iter().filter(|cube| *cube & excluded == 0).copied().collect();
            let fitting: Vec<u32> = fitting.into_iter().collect();
            let rules = set.rules.len();
            set.at_least == rules
                && coverable(&fitting, wanted, rules)
                && (rules == 0 || !coverable(&fitting, wanted, rules - 1))
        })
    }
    quickcheck(100).quickcheck(law as fn(Vec<u8>, Vec<u8>, u8) -> bool);
}

fn literal(name: &str, answers: &[Answer]) -> Literal {
    Literal { key: keys::find(name).expect("it is a key"), answers: answers.to_vec() }
}

/// The verifier knows nothing of how rules are found, and refuses what is wrong with them.
#[test]
fn survey_rules_that_are_wrong_are_refused() {
    let universe = universe_of(&[2, 2]);
    let outcomes =
        [RuleOutcome::Holds, RuleOutcome::Holds, RuleOutcome::Violated, RuleOutcome::NotClaimed];
    let one = literal("topology.app_servers", &[number(1)]);
    let shared = literal("topology.spool", &[word("shared")]);
    let set = |rules: &[Vec<&Literal>]| {
        let rule = |literals: &Vec<&Literal>| Rule {
            literals: literals.iter().copied().cloned().collect(),
            sites: 77,
        };
        let rules = rules.iter().map(rule).collect();
        RuleSet { outcome: RuleOutcome::Holds, rules, proven: true, at_least: 1 }
    };
    let verified = |rules: &[Vec<&Literal>]| verify(&universe.every_site(), &outcomes, set(rules));
    let right = verified(&[vec![&one]]).expect("these are the rules");
    assert_eq!(right.rules[0].sites, 2);
    assert_eq!(verified(&[vec![&one], vec![&shared]]), Err(Wrong::Met(RuleOutcome::Holds, 2)));
    assert_eq!(verified(&[vec![&one, &shared]]), Err(Wrong::NotMet(RuleOutcome::Holds, 1)));
    assert_eq!(verified(&[]), Err(Wrong::NotMet(RuleOutcome::Holds, 0)));
    let nowhere = literal("topology.app_servers", &[]);
    assert_eq!(verified(&[vec![&one], vec![&nowhere]]), Err(Wrong::Idle(RuleOutcome::Holds)));
}

/// Where the claim is not made, nothing is said: neither for it nor against it.
#[test]
fn survey_rules_leave_out_answers_that_only_sites_without_the_claim_give() {
    let universe = universe_of(&[1, 1, 3]);
    let outcomes = [RuleOutcome::NotClaimed, RuleOutcome::Holds, RuleOutcome::Violated];
    let sets = rule_sets(&universe, &outcomes);
    let told = |set: &RuleSet| set.rules.iter().map(|r| r.literals.clone()).collect::<Vec<_>>();
    assert_eq!(told(&sets[0]), [[literal("order.scope", &[word("server")])]]);
    assert_eq!(told(&sets[1]), [[literal("order.scope", &[word("site")])]]);
    assert_eq!(told(&sets[2]), [[literal("order.scope", &[word("none")])]]);
}
