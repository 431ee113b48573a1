//! Witnesses: states that a check must have seen, or it looked at nothing and establishes nothing.

use super::Predicate;
use super::catalogue::{delivered, requests};
use crate::design::{Feed, KeyPolicy};
use crate::request::Phase;
use crate::scope::Arrivals;
use crate::site::{Site, State};
use crate::text::Text;
use crate::words;
use honnin_steps::Step;

words! {
    /// The name of a witness, in words joined by hyphens; in the order of the catalogue.
    WitnessId {
        /// A document is delivered.
        Delivered = "delivered",
        /// Two requests are in flight at once.
        TwoInFlight = "two-in-flight",
        /// A request waits and is granted later.
        WaitsThenGranted = "waits-then-granted",
        /// A sync runs during a print.
        SyncDuringPrint = "sync-during-print",
        /// A timeout fires.
        TimeoutFires = "timeout-fires",
        /// A change is lost.
        ChangeLost = "change-lost",
        /// Two arrivals share a second.
        SharedSecond = "shared-second",
        /// A night passes.
        NightPasses = "night-passes",
        /// A change falls due.
        ChangeFallsDue = "change-falls-due",
        /// The output check blocks a document.
        CheckBlocks = "check-blocks",
    }
}

impl WitnessId {
    /// The catalogue's entry.
    ///
    /// # Panics
    /// When the catalogue has none.
    pub fn witness(self) -> &'static Witness {
        CATALOGUE.iter().find(|witness| witness.id == self).expect("every id is in the catalogue")
    }
}

/// Something that must be reachable for a verdict of *holds* to mean anything.
#[derive(Debug)]
pub struct Witness {
    /// Its name.
    pub id: WitnessId,
    /// What was seen.
    pub sentence: Text,
    /// Whether the design and the scope make it possible at all; `None` when it is only reported.
    needed: Option<fn(&Site) -> bool>,
    /// Whether a state shows it.
    pub seen: Predicate,
}

impl Witness {
    /// Whether a check of this site must have seen it.
    pub fn required(&self, site: &Site) -> bool {
        self.needed.is_some_and(|needed| needed(site))
    }

    /// Whether a check of this site says if it saw it.
    pub fn reported(&self, site: &Site) -> bool {
        self.required(site) || (self.needed.is_none() && site.design().output_check.enabled)
    }
}

/// Every witness.
pub const CATALOGUE: &[Witness] = &[
    Witness {
        id: WitnessId::Delivered,
        sentence: Text { ja: "証明書が交付される", en: "a document is delivered" },
        needed: Some(|_| true),
        seen: |site, state| delivered(site, state).next().is_some(),
    },
    Witness {
        id: WitnessId::TwoInFlight,
        sentence: Text {
            ja: "二件の申請が同時に処理中である",
            en: "two requests are in flight at once",
        },
        needed: Some(|site| site.scope().requests >= 2),
        seen: |_, state| state.requests.iter().filter(|r| r.in_flight()).count() >= 2,
    },
    Witness {
        id: WitnessId::WaitsThenGranted,
        sentence: Text {
            ja: "待たされた申請が後に許可される",
            en: "a request waits and is granted later",
        },
        needed: Some(|site| site.scope().requests >= 2 && site.keeps_order()),
        seen: waits_then_granted,
    },
    Witness {
        id: WitnessId::SyncDuringPrint,
        sentence: Text {
            ja: "印刷中に随時連携が動く", en: "a sync runs during a print"
        },
        needed: Some(|site| site.scope().changes >= 1),
        seen: |_, state| state.sync.running() && state.requests.iter().any(|r| r.in_print()),
    },
    Witness {
        id: WitnessId::TimeoutFires,
        sentence: Text { ja: "タイムアウトが起こる", en: "a timeout fires" },
        needed: Some(|site| site.scope().timeouts >= 1),
        seen: |_, state| state.timeouts_fired() > 0,
    },
    Witness {
        id: WitnessId::ChangeLost,
        sentence: Text { ja: "異動情報が失われる", en: "a change is lost" },
        needed: Some(|site| site.design().sync.feed == Feed::Lossy && site.scope().changes >= 1),
        seen: |site, state| state.sync.behind(site.replicas()),
    },
    Witness {
        id: WitnessId::SharedSecond,
        sentence: Text {
            ja: "二件の申請が同じ一秒のうちに届く",
            en: "two arrivals share a second",
        },
        needed: Some(|site| {
            site.design().image.key == KeyPolicy::Second
                && site.scope().arrivals == Arrivals::Any
                && site.scope().requests >= 2
        }),
        seen: two_arrivals_share_a_second,
    },
    Witness {
        id: WitnessId::NightPasses,
        sentence: Text { ja: "夜間を経る", en: "a night passes" },
        needed: Some(|site| site.scope().nights >= 1),
        seen: |_, state| state.clock.nights > 0,
    },
    Witness {
        id: WitnessId::ChangeFallsDue,
        sentence: Text {
            ja: "異動の後に夜間を経て、その住民の申請が届く",
            en: "a request arrives after a night that followed a change of its resident",
        },
        needed: Some(|site| site.scope().nights >= 1 && site.scope().changes >= 1),
        seen: |site, state| requests(site).any(|r| state.requests[r].due > 0),
    },
    Witness {
        id: WitnessId::CheckBlocks,
        sentence: Text {
            ja: "出力異常検出機能が証明書を止める",
            en: "the output check blocks a document",
        },
        needed: None,
        seen: |site, state| {
            requests(site).any(|r| {
                site.enabled(state, Step::Finish { request: r })
                    && site.check_stops(&state.requests[r], r)
            })
        },
    },
];

/// A request is held up here; some step lifts what holds it up, and it is granted next.
///
/// Told from one state and the steps after it, so that no state has to remember who waited.
fn waits_then_granted(site: &Site, state: &State) -> bool {
    requests(site).filter(|&r| site.is_held_up(state, r)).any(|r| {
        site.successors(state)
            .any(|(_, next)| !site.is_held_up(&next, r) && granted_next(site, &next, r))
    })
}

/// Whether the request's own next steps lead to its grant.
fn granted_next(site: &Site, state: &State, request: usize) -> bool {
    match state.requests[request].phase {
        Phase::Arrived => site
            .after(state, Step::Enter { request })
            .is_some_and(|entered| site.enabled(&entered, Step::Acquire { request })),
        Phase::Entered => site.enabled(state, Step::Acquire { request }),
        _ => false,
    }
}

fn two_arrivals_share_a_second(site: &Site, state: &State) -> bool {
    let in_flight = |r: &usize| state.requests[*r].in_flight();
    requests(site).filter(in_flight).any(|r| {
        requests(site)
            .filter(in_flight)
            .any(|other| r != other && state.requests[r].second == state.requests[other].second)
    })
}
