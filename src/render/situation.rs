//! The state at a step, told in a few lines: only what differs from the start.

use honnin_messages::{Messages, id, message};
use honnin_models::request::Phase;
use honnin_models::sync::Versions;
use honnin_models::{Site, State, Who};

/// The state, a line for each part that is not as it was at the start.
pub fn lines(messages: &Messages, site: &Site, state: &State) -> Vec<String> {
    let describe = Situation { messages, site, state };
    let mut lines = describe.requests();
    lines.extend(describe.order());
    lines.extend(describe.images());
    lines.extend(describe.counters());
    lines.extend(describe.records());
    lines.extend(describe.copies());
    lines.extend(describe.clock());
    lines
}

struct Situation<'a> {
    messages: &'a Messages,
    site: &'a Site,
    state: &'a State,
}

impl Situation<'_> {
    fn list(&self, items: &[String]) -> String {
        self.messages.list(items)
    }

    fn request(&self, r: usize) -> String {
        message!(self.messages, "word-request", n = r)
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
            Phase::AbandonedGranted => id!("phase-abandoned-granted"),
            Phase::AbandonedFetched => id!("phase-abandoned-fetched"),
        });
        let mut line = message!(self.messages, "situation-request", n = r, phase);
        if request.is_at_server() {
            line += &message!(self.messages, "situation-at", server = request.server);
        }
        if request.in_print() && request.phase == Phase::Fetched {
            line += &message!(
                self.messages,
                "situation-pages",
                version = request.version,
                written = request.written,
                read = request.read
            );
        }
        let shown: Vec<String> =
            request.pages.iter().filter_map(|page| self.resident(*page)).collect();
        if !shown.is_empty() {
            line += &message!(self.messages, "situation-shows", shown = self.list(&shown));
        }
        if request.expired {
            line += &message!(self.messages, "situation-expired");
        }
        line
    }

    fn resident(&self, who: Who) -> Option<String> {
        who.index().map(|n| message!(self.messages, "actor-resident", n))
    }

    fn order(&self) -> Vec<String> {
        let order = &self.state.order;
        let servers = order.servers.iter().enumerate();
        let slots = servers.flat_map(|(server, slots)| slots.map(|who| (server, who)));
        let held = slots.filter_map(|(server, who)| Some((server, who.index()?)));
        let mut lines: Vec<String> = held
            .map(|(server, r)| {
                message!(self.messages, "situation-server", n = server, by = self.request(r))
            })
            .collect();
        let requests = (0..self.site.requests()).filter(|&r| order.is_held_by(r));
        let mut holders: Vec<String> = requests.map(|r| self.request(r)).collect();
        holders.extend(order.sync_holds.then(|| message!(self.messages, "actor-sync")));
        if !holders.is_empty() {
            lines.push(message!(self.messages, "situation-order", by = self.list(&holders)));
        }
        lines
    }

    fn images(&self) -> Vec<String> {
        let spool = &self.state.spool;
        let mut lines: Vec<String> = spool
            .images()
            .map(|image| {
                let pages: Vec<String> = image.pages[..usize::from(self.site.design().image.pages)]
                    .iter()
                    .map(|page| self.resident(*page).unwrap_or_else(|| "-".to_owned()))
                    .collect();
                let place = image.place.label();
                message!(self.messages, "situation-image", place, pages = self.list(&pages))
            })
            .collect();
        let queue: Vec<String> = spool
            .queue
            .iter()
            .filter_map(|queued| Some(self.request(queued.of.index()?)))
            .collect();
        if !queue.is_empty() {
            lines.push(message!(self.messages, "situation-queue", documents = self.list(&queue)));
        }
        lines
    }

    fn records(&self) -> Vec<String> {
        let sync = &self.state.sync;
        if sync.changes_made() == 0 {
            return Vec::new();
        }
        let replicas: Vec<String> =
            sync.replicas[..self.site.replicas()].iter().map(|r| self.versions(r)).collect();
        let mut lines = vec![message!(
            self.messages,
            "situation-records",
            registry = self.versions(&sync.registry),
            replicas = replicas.join(" | ")
        )];
        if let Some(busy) = sync.carried.record.index() {
            lines.push(message!(self.messages, "situation-sync", resident = busy));
        }
        let waiting: Vec<String> =
            sync.feed.iter().filter_map(|change| self.resident(change.record)).collect();
        if !waiting.is_empty() {
            lines.push(message!(self.messages, "situation-feed", changes = self.list(&waiting)));
        }
        lines
    }

    fn versions(&self, of: &Versions) -> String {
        let of = of.iter().take(self.site.requests()).map(|version| version.to_string());
        of.collect::<Vec<String>>().join(" ")
    }

    /// What has not reached the replicas, and what their stand-bys hold.
    fn copies(&self) -> Vec<String> {
        let sync = &self.state.sync;
        let replicas = 0..self.site.replicas();
        let late = replicas.clone().filter(|&replica| sync.behind[replica] > 0).map(|replica| {
            let late = sync.late.iter().filter_map(|change| self.resident(change.record));
            let late: Vec<String> = late.collect();
            let to_come = &late[late.len() - usize::from(sync.behind[replica])..];
            message!(self.messages, "situation-late", replica, changes = self.list(to_come))
        });
        let by_night = self.site.answers().standby_by_night() && sync.changes_made() > 0;
        let standby = replicas.filter(|_| by_night).map(|replica| {
            let versions = self.versions(&sync.standby[replica]);
            message!(self.messages, "situation-standby", replica, versions)
        });
        late.chain(standby).collect()
    }

    fn counters(&self) -> Option<String> {
        let next = &self.state.counters.next[..self.site.app_servers()];
        next.iter().any(|&number| number > 0).then(|| {
            let numbers: Vec<String> = next.iter().map(ToString::to_string).collect();
            message!(self.messages, "situation-counters", numbers = numbers.join(" "))
        })
    }

    fn clock(&self) -> Option<String> {
        let clock = &self.state.clock;
        (clock.second > 0 || clock.nights > 0).then(|| {
            let (second, nights) = (clock.second, clock.nights);
            message!(self.messages, "situation-clock", second, nights)
        })
    }
}
