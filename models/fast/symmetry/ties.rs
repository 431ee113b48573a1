//! Representatives of states that name another in what they say of a resident: of those in which a
//! page shows another than who reads it; and of those that say more of a resident than one number
//! holds.
//!
//! Equal profiles do not make two residents interchangeable here: it matters whom their pages show,
//! and who read theirs. Residents get colours, at first by profile; classes of equal colour are
//! split by the colours of those whom one's pages show and of those whose pages show one, until no
//! class splits any more. While somebody is shown who shares a colour with others, each of these in
//! turn is given a colour of its own, and the least state of all that come out is the
//! representative. In the end whoever is shown has a colour alone, so residents of equal colour
//! show the same ones and are shown by nobody: they are as interchangeable as residents of equal
//! profile are where no page shows others. Whatever is chosen is chosen by colours, and colours do
//! not depend on names, so the states that come out are the same for a whole orbit.
//!
//! Two ways to the same state differ by a permutation that changes nothing, and each of those is
//! met exactly once: that is how [`Best::automorphisms`] are counted.

use super::labels::{Labels, insertion_sort};
use crate::part::{Part, Permutation, Profiles};
use crate::scope::MAX_REQUESTS;
use crate::site::{Site, State};
use zerocopy::IntoBytes;

type Colours = [u8; MAX_REQUESTS];

/// How many others can be named of each resident.
const OTHERS: usize = <State as Part>::OTHERS;
/// From which bit of a key on those are whom a resident names; before them, those who name it.
const NAMES: u32 = 4 * (MAX_REQUESTS * OTHERS) as u32;
/// From which bit on its own colour is.
const OWN: u32 = NAMES + 4 * OTHERS as u32;
const _: () = assert!(OWN + 4 <= u128::BITS, "a key has room for all names");

/// A state being given a representative.
pub(super) struct Ties<'a> {
    site: &'a Site,
    state: &'a State,
    profiles: &'a Profiles,
    best: Option<Best>,
}

/// The least state found so far.
pub(super) struct Best {
    pub(super) state: State,
    pub(super) permutation: Permutation,
    /// How many permutations lead to it.
    pub(super) automorphisms: u64,
}

impl<'a> Ties<'a> {
    /// The least state that breaking ties comes to.
    pub(super) fn broken(site: &'a Site, state: &'a State, profiles: &'a Profiles) -> Best {
        let mut ties = Ties { site, state, profiles, best: None };
        let (colours, _) = ranked(&profiles.keys(), site.requests());
        ties.search(colours);
        ties.best.expect("every search comes to a state")
    }

    /// Looks at every way to break the ties that are left.
    fn search(&mut self, colours: Colours) {
        let colours = self.refined(colours);
        let Some(class) = self.shared_class(&colours) else { return self.consider(&colours) };
        for chosen in (0..self.site.requests()).filter(|&r| colours[r] == class) {
            let apart = |r: usize| 2 * colours[r] + u8::from(colours[r] == class && r != chosen);
            self.search(std::array::from_fn(apart));
        }
    }

    fn labels(&self, colours: &Colours) -> Labels {
        Labels::new(self.site, &colours.map(u64::from), self.profiles)
    }

    /// Keeps the state that these colours order, if it is the least so far.
    fn consider(&mut self, colours: &Colours) {
        let labels = self.labels(colours);
        let permutation = labels.permutation().unwrap_or_else(Permutation::identity);
        let state = self.site.permuted(self.state, &permutation);
        let automorphisms = labels.automorphisms();
        match &mut self.best {
            Some(best) if best.state.as_bytes() < state.as_bytes() => {}
            Some(best) if best.state == state => best.automorphisms += automorphisms,
            best => *best = Some(Best { state, permutation, automorphisms }),
        }
    }

    /// The colours, split until no class splits any more.
    fn refined(&self, mut colours: Colours) -> Colours {
        let mut classes = 0;
        loop {
            let (split, now) = ranked(&self.by_name(&colours), self.site.requests());
            colours = split;
            if now == classes {
                return colours;
            }
            classes = now;
        }
    }

    /// The colour of each resident, of those whom it names, and how often each colour is among those
    /// who name it: four bits each, all places of names counted apart.
    fn by_name(&self, colours: &Colours) -> [u128; MAX_REQUESTS] {
        let mut keys = [0; MAX_REQUESTS];
        for r in 0..self.site.requests() {
            keys[r] += u128::from(colours[r]) << OWN;
            self.state.name_others(r, 0, &mut |place, named| {
                keys[r] += (u128::from(colours[named]) + 1) << (NAMES + 4 * place as u32);
                let by_colour = place * MAX_REQUESTS + usize::from(colours[r]);
                keys[named] += 1 << (4 * by_colour);
            });
        }
        keys
    }

    /// The least colour that somebody who is named shares with others.
    fn shared_class(&self, colours: &Colours) -> Option<u8> {
        let mut members = [0; MAX_REQUESTS];
        for r in 0..self.site.requests() {
            members[usize::from(colours[r])] += 1;
        }
        let mut least = None;
        for r in 0..self.site.requests() {
            self.state.name_others(r, 0, &mut |_, named| {
                let colour = colours[named];
                if members[usize::from(colour)] > 1 && least.is_none_or(|least| colour < least) {
                    least = Some(colour);
                }
            });
        }
        least
    }
}

/// Colours by the rank of each resident's key, equal keys getting the same; and how many there are.
fn ranked(keys: &[u128; MAX_REQUESTS], requests: usize) -> (Colours, u8) {
    let mut order: [usize; MAX_REQUESTS] = std::array::from_fn(|r| r);
    insertion_sort(&mut order[..requests], |&r| keys[r]);
    let (mut colours, mut colour) = ([0; MAX_REQUESTS], 0);
    for position in 0..requests {
        let r = order[position];
        colour += u8::from(position > 0 && keys[order[position - 1]] != keys[r]);
        colours[r] = colour;
    }
    (colours, colour + 1)
}
