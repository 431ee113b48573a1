//! The visited set of the engine on Timely Dataflow, beside an ordered map.

use crate::material::quickcheck;
use honnin_search::fingerprint::Fingerprint;
use honnin_search::visited::{Offered, SHARDS, Tag, Visited, shard_of, trace_of};
use quickcheck::{Arbitrary, Gen};
use std::collections::BTreeMap;

/// Offers of states, level by level: for each a fingerprint, and the trace of a predecessor.
#[derive(Clone, Debug)]
struct Offers(Vec<Vec<(u128, u32)>>);

/// Fingerprints that a table in their order does not like: the least and the greatest, neighbours,
/// many with the same leading bits, and such as crowd at the end of a shard.
fn unkind(random: &mut Gen) -> u128 {
    let any = u128::from(u64::arbitrary(random)) << 64 | u128::from(u64::arbitrary(random));
    let few = u128::from(u8::arbitrary(random) % 32);
    match u8::arbitrary(random) % 8 {
        0 => few << 64,
        1 => u128::MAX - (few << 64),
        // One shard, its end: all but the last bits are ones.
        2 => (7 << 120) | ((1 << 120) - 1 - (few << 66)),
        // One shard, one trace.
        3 => (7 << 120) | (0x00ab_cdef << 96) | (any >> 50),
        // Few shards.
        4 => (few << 120) | (any >> 8),
        _ => any,
    }
}

impl Arbitrary for Offers {
    fn arbitrary(random: &mut Gen) -> Offers {
        let levels = 1 + usize::arbitrary(random) % 300;
        let most = 1 + usize::arbitrary(random) % 40;
        let offer = |random: &mut Gen| (unkind(random), u32::arbitrary(random) % 64);
        let level = |random: &mut Gen| {
            let offers = usize::arbitrary(random) % most;
            (0..offers).map(|_| offer(random)).collect()
        };
        Offers((0..levels).map(|_| level(random)).collect())
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Offers>> {
        Box::new(self.0.shrink().map(Offers))
    }
}

/// What is known of a state: the least predecessor, and the level.
type Known<F> = BTreeMap<F, (u32, u64)>;

/// Offers all of it to the set and to a map, and compares what they say.
fn is_like_a_map<F: Fingerprint>(Offers(levels): Offers) {
    let (mut visited, mut known) = (Visited::<F>::new(), Known::<F>::new());
    for (level, offers) in (0..).zip(&levels) {
        visited.age(level);
        for &(wide, predecessor) in offers {
            let name = F::from_wide(wide);
            let before = known.get(&name).copied();
            let offered = visited.offer(name, predecessor, Tag::from_level(level));
            assert_eq!(offered == Offered::New, before.is_none(), "{name:?}");
            let (least, first) = before.unwrap_or((predecessor, level));
            let least = if first == level { least.min(predecessor) } else { least };
            known.insert(name, (least, first));
        }
    }
    assert_eq!(visited.states(), known.len() as u64);
    let latest = (levels.len() as u64).saturating_sub(1);
    for (&name, &(least, level)) in &known {
        assert_eq!(visited.predecessor(name), Some(least), "{name:?}");
        let traced = visited.traced(trace_of(name), Tag::from_level(level));
        assert!(traced.contains(&name), "{name:?} of level {level} is found by its trace");
        for found in traced {
            let (_, other) = known[&found];
            assert_eq!(trace_of(found), trace_of(name));
            // Levels that are far away by now are not told apart, and after a cycle of tags they
            // may be mistaken for near ones; a search forward tells which state it was.
            let mistaken = other + 63 <= latest || other.abs_diff(level).is_multiple_of(127);
            assert!(mistaken || other == level, "{found:?} of level {other}, not {level}");
        }
        let other = F::from_wide(name.wide() ^ 1 << 65);
        assert_eq!(visited.predecessor(other), known.get(&other).map(|(least, _)| *least));
    }
}

#[test]
fn the_visited_set_is_like_a_map() {
    quickcheck(300).quickcheck(is_like_a_map::<u64> as fn(Offers));
    quickcheck(300).quickcheck(is_like_a_map::<u128> as fn(Offers));
}

/// The order in which the states of a level come is the order in which workers are fast.
#[test]
fn the_order_of_offers_leaves_no_trace() {
    fn of_any_order<F: Fingerprint>(Offers(levels): Offers) {
        let level = levels.concat();
        let set = |offers: &mut dyn Iterator<Item = &(u128, u32)>| {
            let mut visited = Visited::<F>::new();
            for &(wide, predecessor) in offers {
                visited.offer(F::from_wide(wide), predecessor, Tag::from_level(5));
            }
            let all = level.iter().map(|&(wide, _)| visited.predecessor(F::from_wide(wide)));
            (visited.states(), all.collect::<Vec<_>>())
        };
        assert_eq!(set(&mut level.iter()), set(&mut level.iter().rev()));
    }
    quickcheck(100).quickcheck(of_any_order::<u64> as fn(Offers));
    quickcheck(100).quickcheck(of_any_order::<u128> as fn(Offers));
}

/// A state of another level keeps its predecessor, however often tags have been used since.
#[test]
fn a_level_is_forgotten_before_its_tag_is_used_again() {
    let mut visited = Visited::<u64>::new();
    let name = |level: u64| level.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for level in 0..1_000 {
        visited.age(level);
        assert_eq!(visited.offer(name(level), 9, Tag::from_level(level)), Offered::New);
        for before in 0..level {
            assert_eq!(visited.offer(name(before), 1, Tag::from_level(level)), Offered::Known);
        }
        let least = |before| visited.predecessor(name(before));
        assert!((0..=level).all(|before| least(before) == Some(9)), "at level {level}");
        let found = visited.traced(trace_of(name(level)), Tag::from_level(level));
        assert_eq!(found, [name(level)]);
    }
}

/// At every size of a shard, not only where it was just filled; also where states crowd at its end.
#[test]
fn a_state_takes_less_than_sixteen_bytes() {
    /// The most bytes for each state, from so many states in a shard on.
    fn most_for_each<F: Fingerprint>(least: u64, seed: u64) -> f64 {
        let (mut visited, mut random) = (Visited::<F>::new(), fastrand::Rng::with_seed(seed));
        let mut most = 0f64;
        // One shard is filled; the others have no states and take no memory.
        for states in 1..=12_000 {
            let shard = 1u128 << 120;
            visited.offer(F::from_wide(shard | random.u128(..) >> 8), 0, Tag::from_level(0));
            assert_eq!(visited.states(), states);
            if least <= states {
                most = most.max(visited.bytes() as f64 / states as f64);
            }
        }
        most
    }
    assert_eq!(Visited::<u64>::new().bytes(), 0);
    for seed in 0..60 {
        for (least, limit) in [(300, 16.5), (2_000, 16.0)] {
            let most = most_for_each::<u64>(least, seed);
            assert!((14.0..limit).contains(&most), "{most} bytes, seed {seed}");
        }
        let most = most_for_each::<u128>(2_000, seed);
        assert!((24.0..27.0).contains(&most), "{most} bytes, seed {seed}");
    }
}

#[test]
fn shards_are_leading_bytes() {
    for shard in 0..SHARDS {
        let name = (shard as u64) << 56 | 12_345;
        assert_eq!(shard_of(name), shard);
        assert_eq!(trace_of(name), (shard as u32) << 24);
        assert_eq!(shard_of(u128::from(name) << 64), shard);
    }
}
