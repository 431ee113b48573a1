//! What has been seen of a log so far: requests in flight, and the registry.

use std::collections::BTreeMap;

/// A request in flight.
pub(super) struct RequestInFlight {
    pub(super) arrived_at: usize,
    pub(super) resident: usize,
    pub(super) server: usize,
    pub(super) in_print: bool,
    pub(super) expired: bool,
    /// Whether it fetched, and so has pages of its own.
    pub(super) fetched: bool,
    /// The version it fetched, where the log has it.
    pub(super) version: Option<u64>,
    /// The version that the last night before its arrival noted.
    pub(super) due: u64,
    /// The version in the last change of the record that had ended before its arrival.
    pub(super) ended: u64,
    /// The names of the pages that it wrote.
    pub(super) written: BTreeMap<usize, String>,
    /// Whom the pages that it read show.
    pub(super) shown: Vec<Option<usize>>,
    /// Whether another request was in flight at the same time for certain, or had left an image that
    /// this one could have read.
    pub(super) beside: bool,
}

pub(super) type InFlight = BTreeMap<usize, RequestInFlight>;

/// Whether a request still needs the image that it wrote: an image counts as read when its last page
/// is.
pub(super) fn needs(open: &InFlight, pages: usize, request: usize) -> bool {
    open.get(&request).is_some_and(|open| open.fetched && open.shown.len() < pages)
}

/// A resident's record in the registry.
#[derive(Clone, Copy, Default)]
struct Registered {
    version: u64,
    /// The version before the changes of the present day.
    noted: u64,
    /// How many nights had passed at the last change.
    nights: u64,
    /// The version in the last change that ended.
    ended: u64,
}

/// The registry and the nights, as far as a log tells of them.
#[derive(Default)]
pub(super) struct Registry {
    records: BTreeMap<usize, Registered>,
    nights: u64,
    /// Whose record the running sync carries, and with which version.
    carried: Option<(usize, u64)>,
}

impl Registry {
    pub(super) fn night(&mut self) {
        self.nights += 1;
    }

    pub(super) fn change(&mut self, resident: usize, version: Option<u64>) {
        let nights = self.nights;
        let registered = self.records.entry(resident).or_default();
        if registered.nights < nights {
            (registered.noted, registered.nights) = (registered.version, nights);
        }
        registered.version = version.unwrap_or(registered.version + 1);
    }

    /// A sync begins, and its event may say what it carries.
    pub(super) fn begin(&mut self, of: Option<usize>, version: Option<u64>) {
        self.carried = of.zip(version);
    }

    /// The running sync ends.
    pub(super) fn end(&mut self) {
        if let Some((resident, version)) = self.carried.take() {
            let ended = &mut self.records.entry(resident).or_default().ended;
            *ended = version.max(*ended);
        }
    }

    /// The version in the last change of a resident's record that ended.
    pub(super) fn ended(&self, resident: usize) -> u64 {
        self.records.get(&resident).map_or(0, |registered| registered.ended)
    }

    /// The version of a resident's record that the last night noted.
    pub(super) fn due(&self, resident: usize) -> u64 {
        let registered = self.records.get(&resident).copied().unwrap_or_default();
        if registered.nights < self.nights { registered.version } else { registered.noted }
    }
}
