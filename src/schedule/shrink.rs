//! A failing schedule with fewer context switches, which is easier to understand.
//!
//! A schedule is a row of blocks, each of one task. Candidates leave a block away, keep the front
//! part of the row only, or move the head of a block up to the block before it of the same task, or
//! its tail down to the one after it. What a candidate does not say, the replay fills in without
//! switching. A candidate counts when the same claim still breaks and tasks change less often, or as
//! often with the claim broken sooner. When none does, the schedule is as short as this search can
//! make it, which is not always as short as can be.

use super::campaign::{FoundSchedule, Method, SchedulePlan, Schedules};
use honnin_models::claims::ClaimId;
use honnin_steps::event::{Action, Event};

/// How often another task takes the next step: another request, a timer, the registry, the sync, the
/// clock.
pub fn switches(events: &[Event]) -> usize {
    let task = |event: &Event| {
        let timer = matches!(event.action, Action::Timeout { .. });
        let by = event.action.request().ok_or(event.source);
        (by, timer, event.action == Action::Drop)
    };
    events.windows(2).filter(|pair| task(&pair[0]) != task(&pair[1])).count()
}

/// The schedule with as few context switches as can be found while the claim still breaks.
pub fn shrink(schedules: &Schedules, claim: ClaimId, found: &FoundSchedule) -> FoundSchedule {
    let mut best = found.clone();
    while let Some(better) = better(schedules, claim, &best) {
        best = better;
    }
    FoundSchedule { after: found.after, times: found.times, ..best }
}

/// The first candidate that is better.
fn better(schedules: &Schedules, claim: ClaimId, found: &FoundSchedule) -> Option<FoundSchedule> {
    let cost = |found: &FoundSchedule| (switches(&found.ran.events), found.at);
    candidates(&found.recording.choices).into_iter().find_map(|choices| {
        let method = Method::Replay(found.ran.day.clone(), choices);
        let replayed = schedules.run(&SchedulePlan::new(method, 1, 0)).broken.remove(&claim)?;
        (cost(&replayed) < cost(found)).then_some(replayed)
    })
}

fn candidates(choices: &[usize]) -> Vec<Vec<usize>> {
    let blocks: Vec<&[usize]> = choices.chunk_by(|one, next| one == next).collect();
    let mut candidates: Vec<Vec<&[usize]>> = Vec::new();
    for front in 1..blocks.len() {
        candidates.push(blocks[..front].to_vec());
    }
    for (index, block) in blocks.iter().enumerate() {
        let mut without = blocks.clone();
        without.remove(index);
        candidates.push(without);
        let same = |other: &&[usize]| other[0] == block[0];
        let before = blocks[..index].iter().rposition(same);
        let after = blocks[index + 1..].iter().position(same).map(|next| index + 1 + next);
        for split in 1..=block.len() {
            let (head, tail) = block.split_at(split);
            candidates.extend(before.map(|before| moved(&blocks, index, tail, before + 1, head)));
            let (head, tail) = block.split_at(block.len() - split);
            candidates.extend(after.map(|after| moved(&blocks, index, head, after, tail)));
        }
    }
    candidates.into_iter().map(|blocks| blocks.concat()).collect()
}

/// The row with the block at `index` cut to what `stays`, and the rest put in at `place`.
fn moved<'a>(
    blocks: &[&'a [usize]],
    index: usize,
    stays: &'a [usize],
    place: usize,
    goes: &'a [usize],
) -> Vec<&'a [usize]> {
    let mut row = blocks.to_vec();
    row[index] = stays;
    row.insert(place, goes);
    row
}
