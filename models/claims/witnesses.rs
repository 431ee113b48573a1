//! Witnesses: states that a check must have seen, or it looked at nothing and establishes nothing.

use super::Predicate;
use super::catalogue::{delivered, requests};
use crate::design::{Design, Feed, KeyPolicy, OrderScope, ReusePolicy, TimeoutPolicy};
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
        /// A request arrives after a change of its resident has ended.
        ArrivesAfterSync = "arrives-after-sync",
        /// Abandoned work writes.
        AbandonedWrites = "abandoned-writes",
        /// An app server dies with an open request.
        ServerDies = "server-dies",
        /// A counter starts anew.
        CounterRestarts = "counter-restarts",
        /// A stand-by takes over.
        StandbyTakesOver = "standby-takes-over",
        /// A replica is behind the end of a sync.
        ReplicaBehind = "replica-behind",
        /// An image is used again.
        ImageReused = "image-reused",
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
    /// Of which sites it is asked.
    asked: Asked,
    /// Whether a state shows it.
    pub seen: Predicate,
}

/// Of which sites a witness is asked: of those whose design and scope make it possible.
#[derive(Clone, Copy, Debug)]
enum Asked {
    /// A check of them must have seen it.
    Required(fn(&Site) -> bool),
    /// A check of them only says if it saw it.
    Reported(fn(&Site) -> bool),
}

impl Witness {
    /// Whether a check of this site must have seen it.
    pub fn required(&self, site: &Site) -> bool {
        matches!(self.asked, Asked::Required(of) if of(site))
    }

    /// Whether a check of this site says if it saw it.
    pub fn reported(&self, site: &Site) -> bool {
        let (Asked::Required(of) | Asked::Reported(of)) = self.asked;
        of(site)
    }
}

/// Every witness.
pub const CATALOGUE: &[Witness] = &[
    Witness {
        id: WitnessId::Delivered,
        sentence: Text { ja: "証明書が交付される", en: "a document is delivered" },
        asked: Asked::Required(|_| true),
        seen: |site, state| delivered(site, state).next().is_some(),
    },
    Witness {
        id: WitnessId::TwoInFlight,
        sentence: Text {
            ja: "二件の申請が同時に処理中である",
            en: "two requests are in flight at once",
        },
        asked: Asked::Required(|site| site.scope().requests >= 2),
        seen: |_, state| state.requests.iter().filter(|r| r.in_flight()).count() >= 2,
    },
    Witness {
        id: WitnessId::WaitsThenGranted,
        sentence: Text {
            ja: "待たされた申請が後に許可される",
            en: "a request waits and is granted later",
        },
        asked: Asked::Required(|site| {
            let orders = |design: &Design| design.order.scope != OrderScope::None;
            site.scope().requests > site.design().order.width && site.some_server(orders)
        }),
        seen: waits_then_granted,
    },
    Witness {
        id: WitnessId::SyncDuringPrint,
        sentence: Text {
            ja: "印刷中に随時連携が動く", en: "a sync runs during a print"
        },
        asked: Asked::Required(|site| site.scope().changes >= 1),
        seen: |_, state| state.sync.running() && state.requests.iter().any(|r| r.in_print()),
    },
    Witness {
        id: WitnessId::TimeoutFires,
        sentence: Text { ja: "タイムアウトが起こる", en: "a timeout fires" },
        asked: Asked::Required(|site| site.scope().timeouts >= 1),
        seen: |_, state| state.timeouts_fired() > 0,
    },
    Witness {
        id: WitnessId::ChangeLost,
        sentence: Text { ja: "異動情報が失われる", en: "a change is lost" },
        asked: Asked::Required(|site| {
            site.design().sync.feed == Feed::Lossy && site.scope().changes >= 1
        }),
        seen: |site, state| state.sync.behind(site.replicas()),
    },
    Witness {
        id: WitnessId::SharedSecond,
        sentence: Text {
            ja: "二件の申請が同じ一秒のうちに届く",
            en: "two arrivals share a second",
        },
        asked: Asked::Required(|site| {
            site.some_server(|design| design.image.key == KeyPolicy::Second)
                && site.scope().arrivals == Arrivals::Any
                && site.scope().requests >= 2
        }),
        seen: two_arrivals_share_a_second,
    },
    Witness {
        id: WitnessId::NightPasses,
        sentence: Text { ja: "夜間を経る", en: "a night passes" },
        asked: Asked::Required(|site| site.scope().nights >= 1),
        seen: |_, state| state.clock.nights > 0,
    },
    Witness {
        id: WitnessId::ChangeFallsDue,
        sentence: Text {
            ja: "異動の後に夜間を経て、その住民の申請が届く",
            en: "a request arrives after a night that followed a change of its resident",
        },
        asked: Asked::Required(|site| site.scope().nights >= 1 && site.scope().changes >= 1),
        seen: |site, state| requests(site).any(|r| state.requests[r].due > 0),
    },
    Witness {
        id: WitnessId::ArrivesAfterSync,
        sentence: Text {
            ja: "住民の異動が随時連携で反映された後に、その住民の申請が届く",
            en: "a request arrives after a change of its resident has ended",
        },
        asked: Asked::Required(|site| site.scope().changes >= 1),
        seen: a_change_ends_before_its_resident_asks,
    },
    Witness {
        id: WitnessId::AbandonedWrites,
        sentence: Text {
            ja: "制限時間を過ぎて失敗とされた申請の処理が、その後に書き込む",
            en: "abandoned work writes after its request's time ran out",
        },
        asked: Asked::Required(|site| {
            site.scope().timeouts >= 1
                && site.some_server(|it| it.order.timeout == TimeoutPolicy::Abandon)
        }),
        seen: |site, state| {
            let worked_on = |r: &usize| state.requests[*r].is_worked_on();
            requests(site).filter(worked_on).any(|request| {
                let page = usize::from(state.requests[request].written);
                site.enabled(state, Step::Write { request, page })
            })
        },
    },
    Witness {
        id: WitnessId::ServerDies,
        sentence: Text {
            ja: "処理中の申請を持つサーバが停止する",
            en: "an app server dies with an open request",
        },
        asked: Asked::Required(|site| site.scope().crashes >= 1),
        seen: |site, state| {
            let open = |r: usize| state.requests[r].in_flight();
            let server = |r: usize| usize::from(state.requests[r].server);
            let dies = |r: usize| site.enabled(state, Step::Crash { server: server(r) });
            requests(site).any(|r| open(r) && dies(r))
        },
    },
    Witness {
        id: WitnessId::CounterRestarts,
        sentence: Text {
            ja: "通し番号が最初からやり直しになる", en: "a counter starts anew"
        },
        // A counter that begins again after every number is always at its first.
        asked: Asked::Required(|site| site.scope().restarts >= 1 && site.design().image.wrap != 1),
        seen: |_, state| state.counters.restarts > 0,
    },
    Witness {
        id: WitnessId::StandbyTakesOver,
        sentence: Text { ja: "待機系に切り替わる", en: "a stand-by takes over" },
        asked: Asked::Required(|site| site.scope().failovers >= 1),
        seen: |_, state| state.outages.failovers > 0,
    },
    Witness {
        id: WitnessId::ReplicaBehind,
        sentence: Text {
            ja: "随時連携が終わった異動情報が、届いていないデータベースがある",
            en: "an ended change has not reached a replica",
        },
        asked: Asked::Required(|site| site.answers().spreads_late() && site.scope().changes >= 1),
        seen: |_, state| state.sync.behind.iter().any(|&behind| behind > 0),
    },
    Witness {
        id: WitnessId::ImageReused,
        sentence: Text {
            ja: "既にある印刷イメージが使われる", en: "an image is used again"
        },
        asked: Asked::Reported(|site| {
            site.some_server(|design| design.image.reuse == ReusePolicy::IfPresent)
        }),
        seen: |site, state| {
            requests(site).any(|request| site.enabled(state, Step::Reuse { request }))
        },
    },
    Witness {
        id: WitnessId::CheckBlocks,
        sentence: Text {
            ja: "出力異常検出機能が証明書を止める",
            en: "the output check blocks a document",
        },
        asked: Asked::Reported(|site| site.some_server(|design| design.output_check.enabled)),
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
            .any(|other| r != other && shares_a_second(site, state, r, other))
    })
}

/// Whether the images of two requests are named by the same second.
fn shares_a_second(site: &Site, state: &State, one: usize, other: usize) -> bool {
    let by_second = |r: usize| {
        let request = &state.requests[r];
        let by_second = site.design_of(request.server).image.key == KeyPolicy::Second;
        by_second.then_some(request.number)
    };
    by_second(one).is_some() && by_second(one) == by_second(other)
}

/// The sync is about to end a change of a resident who has yet to ask. Told before the end, so that no
/// state has to remember what ended.
fn a_change_ends_before_its_resident_asks(site: &Site, state: &State) -> bool {
    let of = state.sync.carried.record.index();
    let yet_to_ask = of.is_some_and(|r| state.requests[r].phase == Phase::Away);
    yet_to_ask && site.enabled(state, Step::End)
}
