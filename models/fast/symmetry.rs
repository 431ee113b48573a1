//! Symmetry: residents and their requests are interchangeable, and so are app servers.
//!
//! A [`Permutation`] renames residents, each with its request and its record, and app servers, each
//! with its spool where it has one. On reachable states it is an automorphism: a step is enabled in
//! a state exactly when the renamed step is enabled in the renamed state, and leads to the renamed
//! successor; and no claim, no witness and no measure asks for a name. So it is enough to search
//! one state of each *orbit*, the states that are one another renamed.
//!
//! **Why DB servers stay where they are.** `apply` goes through the replicas in a fixed order, so
//! renaming them is no automorphism; and a fetch at app server s reads replica s mod `db_servers`,
//! which ties app servers to replicas. Where every change reaches all replicas before its sync ends,
//! and no stand-by holds an older copy, the replicas agree on every record except the one that the
//! running sync carries: the sync applies one record to all of them between its begin and its end, and
//! a night, which writes them all, comes when no sync runs. And a fetch of the carried record reads no
//! replica, whatever happens at a conflict: it waits, fails, or goes on without. Which replica an app
//! server reads is then never observed, and app servers are renamed alone, however many replicas
//! there are. Where replicas can differ, only app servers that read the same one change places; and
//! nowhere do those that follow different programs.
//!
//! **Representatives.** Of each resident a state says some things without naming anybody else: its
//! request, its record, its place in feed and queue, what it holds, its own image and pages. They
//! make its *profile*, one number. It also has at most one *home*: the app server of its request
//! while it is in flight or worked on, after that the one in whose own spool its image or document was left (always
//! that of its request). Whatever else a state says of a server is said of a resident at home
//! there: a server holds only a request that is at it; the number of its own counter is the one thing
//! that is said of a server alone. Where no page shows anybody but its reader,
//! profiles and homes are all there is, so a state is, but for names, a multiset of servers, each a
//! multiset of profiles, and a multiset of profiles without a home. Residents are sorted by profile,
//! servers by how many residents of each profile are at home there, then residents of equal
//! profile by home: states of one orbit come out equal, since who is still tied can change places
//! (residents of equal profile and home; servers of equal census, with all who are at home there).
//! Where pages show others, [`ties`] tells residents of equal profile apart.

mod permutations;
mod labels;
mod ties;

use crate::part::{Part, Permutation, ProfilePlace, Profiles};
use crate::site::{Site, State};
use labels::Labels;
use ties::Ties;

impl Site {
    /// The state that stands for all that are this one with residents and app servers renamed:
    /// the same for all of them, and one of them. The state must be reachable. Allocates nothing.
    pub fn representative(&self, state: &State) -> State {
        let profiles = self.profiles(state);
        if profiles.needs_ties() {
            return Ties::broken(self, state, &profiles).state;
        }
        let mut representative = *state;
        if let Some(permutation) = self.labels(&profiles).permutation() {
            state.rename(self.answers(), &permutation, &mut representative);
        }
        representative
    }

    /// The representative, and a permutation that leads to it.
    pub fn canonical(&self, state: &State) -> (State, Permutation) {
        let profiles = self.profiles(state);
        if profiles.needs_ties() {
            let best = Ties::broken(self, state, &profiles);
            return (best.state, best.permutation);
        }
        let permutation =
            self.labels(&profiles).permutation().unwrap_or_else(Permutation::identity);
        (self.permuted(state, &permutation), permutation)
    }

    /// How many distinct states are this one with residents and app servers renamed, itself
    /// included. The state must be reachable.
    pub fn orbit_size(&self, state: &State) -> u64 {
        let profiles = self.profiles(state);
        let automorphisms = match profiles.needs_ties() {
            true => Ties::broken(self, state, &profiles).automorphisms,
            false => self.labels(&profiles).automorphisms(),
        };
        self.group_order() / automorphisms
    }

    /// The profiles of the residents in scope.
    #[inline]
    fn profiles(&self, state: &State) -> Profiles {
        let mut profiles = Profiles::silent();
        let first = ProfilePlace { common: 0, rare: 0 };
        state.describe(self.answers(), first, &mut profiles);
        profiles
    }

    fn labels(&self, profiles: &Profiles) -> Labels {
        Labels::new(self, profiles.numbers(), profiles)
    }
}
