//! A site's answers: design and scope together, and what single app servers have otherwise.

use crate::design::{
    AfterPolicy, ApplyPolicy, CounterPlace, Design, Feed, KeyPolicy, NightPolicy, OrderScope,
    PickPolicy, ReusePolicy, SpreadPolicy, StandbyCopy,
};
use crate::scope::{Arrivals, Scope};
use keys::{KEYS, Setting};
pub use own::{OwnAnswers, keys_of_servers};

pub mod keys;

// What single app servers have otherwise.
mod own;

/// What a sheet says of a site: how it is designed, and how far to search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Answers {
    /// The decisions of the design.
    pub design: Design,
    /// The bound of the search.
    pub scope: Scope,
    /// What single app servers have otherwise (`[installed.app.N]`).
    pub own: OwnAnswers,
}

/// Declares the combinations of answers that the model does not cover, each with the keys whose
/// answers do not go together; the first is the one to point at.
macro_rules! uncovered {
    ($($(#[$doc:meta])+ $name:ident = [$($key:literal),+];)+) => {
        /// A combination of answers that the model does not cover.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Uncovered { $($(#[$doc])+ $name,)+ }

        impl Uncovered {
            /// Every combination.
            pub const ALL: &'static [Uncovered] = &[$(Uncovered::$name),+];

            /// The keys whose answers do not go together; the first is the one to point at.
            pub fn keys(self) -> &'static [&'static str] {
                match self { $(Uncovered::$name => &[$($key),+],)+ }
            }
        }
    };
}

uncovered! {
    /// `image.pick = "next"` takes whole documents from a queue, so it needs `image.pages = 1`.
    NextNeedsOnePage = ["image.pick", "image.pages"];
    /// A queue hands a document out once, so `image.pick = "next"` needs `image.after = "erase"`.
    NextNeedsErase = ["image.pick", "image.after"];
    /// A queued document lies at no key, so with `image.pick = "next"` there is none to use again.
    NextNeedsOwnImage = ["image.pick", "image.reuse"];
    /// `image.counter` is asked of images that are named by a counter.
    CounterNeedsKey = ["image.counter", "image.key"];
    /// `image.wrap` is asked of images that are named by a counter.
    WrapNeedsKey = ["image.wrap", "image.key"];
    /// `scope.restarts` is asked of images that are named by a counter.
    RestartsNeedKey = ["scope.restarts", "image.key"];
    /// An order that is wider than one needs an order: `order.scope` is not `"none"`.
    WidthNeedsOrder = ["order.width", "order.scope"];
    /// `scope.arrivals = "one-per-second"` needs at least as many seconds as requests: with fewer,
    /// some request could never arrive and no behaviour would be complete.
    TooFewSeconds = ["scope.arrivals", "scope.seconds", "scope.requests"];
}

impl Answers {
    /// The number of requests in scope.
    #[inline]
    pub fn requests(&self) -> usize {
        usize::from(self.scope.requests)
    }

    /// The number of app servers.
    #[inline]
    pub fn app_servers(&self) -> usize {
        usize::from(self.design.topology.app_servers)
    }

    /// The number of replicas, one on each DB server.
    #[inline]
    pub fn replicas(&self) -> usize {
        usize::from(self.design.topology.db_servers)
    }

    /// The design that each app server follows, in their order.
    pub fn designs(&self) -> impl Iterator<Item = Design> + use<> {
        let answers = *self;
        (0..answers.app_servers()).map(move |server| answers.design_of(server))
    }

    /// The design that an app server follows.
    pub fn design_of(&self, server: usize) -> Design {
        self.own.applied_to(self, server).design
    }

    /// Whether some app server follows a design like this.
    pub fn some_server(&self, like: impl Fn(&Design) -> bool) -> bool {
        if self.own.are_none() { like(&self.design) } else { self.designs().any(|it| like(&it)) }
    }

    /// Whether the images of some app server are named by a counter.
    pub(crate) fn counts(&self) -> bool {
        self.some_server(|design| design.image.key == KeyPolicy::Counter)
    }

    /// How many counters there are, where images are named by one.
    pub(crate) fn counters(&self) -> usize {
        match self.design.image.counter {
            CounterPlace::Site => 1,
            CounterPlace::Server => self.app_servers(),
        }
    }

    /// Whether some replica gets a change after its sync ended.
    pub fn spreads_late(&self) -> bool {
        self.design.sync.spread == SpreadPolicy::AfterEnd && self.replicas() > 1
    }

    /// Whether a stand-by may take over that holds the copy of the last night.
    pub fn standby_by_night(&self) -> bool {
        self.design.topology.standby == StandbyCopy::Nightly && self.scope.failovers > 0
    }

    /// Whether replicas can differ in more than the record that a sync carries.
    pub fn replicas_differ(&self) -> bool {
        self.replicas() > 1 && (self.spreads_late() || self.standby_by_night())
    }

    /// Whether a request that arrives after a change has ended can be given an older version: only
    /// there is it kept what ended (C9).
    pub fn asks_what_ended(&self) -> bool {
        let always = self.design.sync.apply == ApplyPolicy::Always;
        self.spreads_late() || self.standby_by_night() || always
    }

    /// The first answer that the search of the model alone knows; `None` where the test implementation
    /// and the check of logs know all of the site.
    pub fn only_searched(&self) -> Option<Setting> {
        let shared = KEYS.iter().map(|key| Setting::new(key, key.get(self)));
        let own = (0..self.app_servers()).flat_map(|server| self.own.of_server(server));
        let alone = |it: &Setting| it.key.is_only_searched(it.answer);
        shared.filter(alone).chain(own).next()
    }

    /// The combinations in these answers that the model does not cover; empty when it covers all.
    pub fn uncovered(&self) -> Vec<Uncovered> {
        let Answers { design, scope, .. } = self;
        let queues = |also: fn(&Design) -> bool| {
            self.some_server(|it| it.image.pick == PickPolicy::Next && also(it))
        };
        let found = |combination: &Uncovered| match combination {
            Uncovered::NextNeedsOnePage => queues(|it| it.image.pages > 1),
            Uncovered::NextNeedsErase => queues(|it| it.image.after == AfterPolicy::Keep),
            Uncovered::NextNeedsOwnImage => queues(|it| it.image.reuse == ReusePolicy::IfPresent),
            Uncovered::CounterNeedsKey => {
                design.image.counter != CounterPlace::Site && !self.counts()
            }
            Uncovered::WrapNeedsKey => design.image.wrap > 0 && !self.counts(),
            Uncovered::RestartsNeedKey => scope.restarts > 0 && !self.counts(),
            Uncovered::WidthNeedsOrder => {
                design.order.width > 1 && self.some_server(|it| it.order.scope == OrderScope::None)
            }
            Uncovered::TooFewSeconds => {
                scope.arrivals == Arrivals::OnePerSecond && scope.seconds < scope.requests
            }
        };
        Uncovered::ALL.iter().copied().filter(found).collect()
    }

    /// The same site, described by the reference's answer wherever its own makes no difference in
    /// the presence of the others. Both descriptions have the same states, byte for byte, the same
    /// steps between them, and the same claims and witnesses in each state; so what a search of one
    /// sees is what a search of the other would see. Sites that differ in names only are not the
    /// same.
    ///
    /// An answer that a witness asks for makes a difference: images keyed by the second are not
    /// those of one slot, even where the clock never moves, because it must be seen that two
    /// arrivals share a second.
    #[must_use]
    pub fn as_read(&self) -> Answers {
        let (reference, Answers { mut design, scope, own }) = (Design::default(), *self);
        // What app servers have otherwise may be asked of each answer that they share.
        let own = own.of_first(self.app_servers());
        if !own.are_none() {
            return Answers { design, scope, own };
        }
        let Design { topology, order, image, sync, output_check } = &mut design;
        // Each print reads at a place where nobody else writes: its own document, or none.
        let own_image = image.key == KeyPolicy::Request && image.pick == PickPolicy::Key;

        // The spool of the only server is the first, as the one of the site is; and an image that
        // is filed by request lies at the request's place in whichever spool.
        if topology.app_servers == 1 || own_image {
            topology.spool = reference.topology.spool;
        }
        // Only a timeout asks what a timeout does, and when it may come.
        if scope.timeouts == 0 {
            order.timeout = reference.order.timeout;
            order.timer = reference.order.timer;
        }
        // Only a crash asks what becomes of what a server held, and only a failover what a stand-by
        // holds.
        if scope.crashes == 0 {
            order.recovery = reference.order.recovery;
        }
        if scope.failovers == 0 {
            topology.standby = reference.topology.standby;
        }
        // Documents in a queue lie at no place. What a request keeps of its arrival is still asked.
        if image.pick == PickPolicy::Next && image.key == KeyPolicy::Slot && order.width == 1 {
            image.key = reference.image.key;
        }
        // No image lies at the place of a request before it writes one.
        if own_image {
            image.reuse = reference.image.reuse;
        }
        // Requests join the holders of the site's order only where there is one: elsewhere a sync
        // that releases everybody's wait finds nobody's. Without a change no sync ends.
        if order.scope != OrderScope::Site || scope.changes == 0 {
            sync.release = reference.sync.release;
        }
        // Without a change no record is busy, and nothing can be lost or come late.
        if scope.changes == 0 {
            sync.conflict = reference.sync.conflict;
            sync.feed = reference.sync.feed;
            sync.night = reference.sync.night;
        }
        // Only a night asks whether it waits.
        if scope.nights == 0 {
            sync.night = reference.sync.night;
        }
        // A night that waits comes when nothing is under way. If nothing was lost either, every
        // replica equals the registry by then, and to make them equal changes no byte.
        let nothing_lost = sync.feed == Feed::Reliable && !self.standby_by_night();
        if scope.nights == 0 || nothing_lost && sync.night == NightPolicy::Drained {
            sync.reconcile = reference.sync.reconcile;
        }
        // No page shows anybody else, so the check stops no document, and is never seen to.
        if own_image {
            output_check.enabled = reference.output_check.enabled;
        }
        Answers { design, scope, own }
    }
}
