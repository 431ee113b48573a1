//! The state at a step, told in a few lines: only what differs from the start.

use honnin_messages::{MessageId, MessageValue, Messages, id};
use honnin_models::request::Phase;
use honnin_models::{Site, State, Who};

/// The state, a line for each part that is not as it was at the start.
pub fn lines(messages: &Messages, site: &Site, state: &State) -> Vec<String> {
    let describe = Situation { messages, site, state };
    let mut lines = describe.requests();
    lines.extend(describe.order());
    lines.extend(describe.images());
    lines.extend(describe.records());
    lines.extend(describe.clock());
    lines
}

struct Situation<'a> {
    messages: &'a Messages,
    site: &'a Site,
    state: &'a State,
}

impl Situation<'_> {
    fn say<const N: usize>(&self, id: MessageId, values: [(&str, MessageValue<'_>); N]) -> String {
        self.messages.with(id, values)
    }

    fn list(&self, items: &[String]) -> String {
        self.messages.list(items.iter().map(String::as_str))
    }

    fn request(&self, r: usize) -> String {
        self.say(id!("word-request"), [("n", r.into())])
    }

    fn requests(&self) -> Vec<String> {
        let made = |r: &usize| self.state.requests[*r].phase != Phase::Away;
        (0..self.site.requests()).filter(made).map(|r| self.of_request(r)).collect()
    }

    fn of_request(&self, r: usize) -> String {
        let request = &self.state.requests[r];
        let phase = self.messages.get(match request.phase {
            Phase::Away => unreachable!("requests not yet made are not told"),
            Phase::Arrived => id!("phase-arrived"),
            Phase::Entered => id!("phase-entered"),
            Phase::Granted => id!("phase-granted"),
            Phase::Fetched => id!("phase-fetched"),
            Phase::Skipped => id!("phase-skipped"),
            Phase::Delivered => id!("phase-delivered"),
            Phase::Failed => id!("phase-failed"),
        });
        let mut line =
            self.say(id!("situation-request"), [("n", r.into()), ("phase", phase.into())]);
        if request.in_flight() {
            line += &self.say(id!("situation-at"), [("server", request.server.into())]);
        }
        if request.in_print() && request.phase == Phase::Fetched {
            line += &self.say(
                id!("situation-pages"),
                [
                    ("version", request.version.into()),
                    ("written", request.written.into()),
                    ("read", request.read.into()),
                ],
            );
        }
        let shown: Vec<String> =
            request.pages.iter().filter_map(|page| self.resident(*page)).collect();
        if !shown.is_empty() {
            line += &self.say(id!("situation-shows"), [("shown", self.list(&shown).into())]);
        }
        if request.expired {
            line += &self.say(id!("situation-expired"), []);
        }
        line
    }

    fn resident(&self, who: Who) -> Option<String> {
        who.index().map(|n| self.say(id!("actor-resident"), [("n", n.into())]))
    }

    fn order(&self) -> Vec<String> {
        let order = &self.state.order;
        let servers = order.servers.iter().enumerate();
        let held = servers.filter_map(|(server, who)| Some((server, who.index()?)));
        let mut lines: Vec<String> = held
            .map(|(server, r)| {
                let by = self.request(r);
                self.say(id!("situation-server"), [("n", server.into()), ("by", by.into())])
            })
            .collect();
        let requests = (0..self.site.requests()).filter(|&r| order.is_held_by(r));
        let mut holders: Vec<String> = requests.map(|r| self.request(r)).collect();
        holders.extend(order.sync_holds.then(|| self.say(id!("actor-sync"), [])));
        if !holders.is_empty() {
            lines.push(self.say(id!("situation-order"), [("by", self.list(&holders).into())]));
        }
        lines
    }

    fn images(&self) -> Vec<String> {
        let spool = &self.state.spool;
        let places = (0..spool.images.len()).filter(|&place| spool.lies_at(place));
        let mut lines: Vec<String> = places
            .map(|place| {
                let pages: Vec<String> = spool.images[place]
                    [..usize::from(self.site.design().image.pages)]
                    .iter()
                    .map(|page| self.resident(*page).unwrap_or_else(|| "-".to_owned()))
                    .collect();
                let values = [("place", place.into()), ("pages", self.list(&pages).into())];
                self.say(id!("situation-image"), values)
            })
            .collect();
        let queue: Vec<String> = spool
            .queue
            .iter()
            .filter_map(|queued| Some(self.request(queued.of.index()?)))
            .collect();
        if !queue.is_empty() {
            lines.push(self.say(id!("situation-queue"), [("documents", self.list(&queue).into())]));
        }
        lines
    }

    fn records(&self) -> Vec<String> {
        let sync = &self.state.sync;
        if sync.changes_made() == 0 {
            return Vec::new();
        }
        let versions = |of: &[u8]| {
            let of: Vec<String> = of.iter().map(ToString::to_string).collect();
            of[..self.site.requests()].join(" ")
        };
        let replicas: Vec<String> =
            sync.replicas[..self.site.replicas()].iter().map(|r| versions(r)).collect();
        let values = [
            ("registry", versions(&sync.registry).into()),
            ("replicas", replicas.join(" | ").into()),
        ];
        let mut lines = vec![self.say(id!("situation-records"), values)];
        if let Some(busy) = sync.carried.record.index() {
            lines.push(self.say(id!("situation-sync"), [("resident", busy.into())]));
        }
        let waiting: Vec<String> =
            sync.feed.iter().filter_map(|change| self.resident(change.record)).collect();
        if !waiting.is_empty() {
            lines.push(self.say(id!("situation-feed"), [("changes", self.list(&waiting).into())]));
        }
        lines
    }

    fn clock(&self) -> Option<String> {
        let clock = &self.state.clock;
        let values = [("second", clock.second.into()), ("nights", clock.nights.into())];
        (clock.second > 0 || clock.nights > 0).then(|| self.say(id!("situation-clock"), values))
    }
}
