//! The table of steps: what a step is called, what it is taken with, who takes it, and which fields
//! its event carries beside.
//!
//! A row reads: the sentence; the variant with its parameters; the name; who takes it; the fields of
//! its event beyond the parameters ([`Details`](crate::event::Details)). The order of the rows is
//! the order of the steps wherever they are listed.

use crate::declare::declare;

declare! {
    // Taken for a request.
    requests {
        /// A request arrives at an app server.
        Arrive { request, server } = "arrive", by Resident, with [of, document];
        /// Its app server lets it in.
        Enter { request } = "enter", by Server, with [];
        /// The site's order lets it print.
        Acquire { request } = "acquire", by Server, with [];
        /// It reads the resident's record from a replica.
        Fetch { request } = "fetch", by Server, with [version, outcome];
        /// It takes the image that lies at its key, in place of one of its own.
        Reuse { request } = "reuse", by Server, with [image];
        /// It files a page of its image, or puts its document into the print queue.
        Write { request, page } = "write", by Server, with [image];
        /// It reads a page for sending.
        Read { request, page } = "read", by Server, with [image, subject, outcome, erased];
        /// Its document is checked and delivered.
        Finish { request } = "finish", by Server, with [outcome];
        /// Its time runs out.
        Timeout { request } = "timeout", by Timer, with [outcome, erased];
    }
    // Events of a request that are no steps of a model: what can go wrong outside the design.
    faults {
        /// It fails for a reason outside the design: a disk, a database, a server that died.
        Abort { request } = "abort", by Server, with [erased, reason];
    }
    // Taken for no request.
    site {
        /// An app server dies and comes back.
        Crash { server } = "crash", by Machine, with [erased];
        /// A counter of image numbers starts anew.
        Restart { counter } = "restart", by Machine, with [];
        /// A resident's record changes in the registry (異動情報).
        Change { resident } = "change", by Registry, with [version];
        /// The sync takes the oldest change.
        Begin = "begin", by Sync, with [of, version];
        /// The sync applies it to a replica.
        Apply { replica } = "apply", by Sync, with [of, version];
        /// The sync ends and releases.
        End = "end", by Sync, with [];
        /// A replica gets the oldest change that ended without reaching it.
        CatchUp { replica } = "catch_up", by Sync, with [of, version];
        /// The feed loses the oldest change.
        Drop = "drop", by Feed, with [of, version];
        /// The stand-by of a DB server takes its place.
        Failover { replica } = "failover", by Machine, with [];
        /// The clock advances by a second.
        Tick = "tick", by Clock, with [];
        /// A night passes.
        Night = "night", by Night, with [differences];
    }
}

/// What the table says of a step, or of an event that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name, as in every output.
    pub name: &'static str,
    /// What happens, in a sentence; for documents.
    pub sentence: &'static str,
    /// What it is taken with.
    pub parameters: &'static [Parameter],
    /// Who takes it.
    pub actor: Actor,
    /// The fields that its event may carry beside the parameters.
    pub fields: &'static [&'static str],
}

/// Something to be done with one step after another. A trait and no closure, so that a visit can be
/// inlined where the step is known, however large it is.
pub trait Visit {
    /// Whether to look at the steps of this row at all: at this one, which is its first, and those
    /// that differ from it in what is counted.
    #[inline(always)]
    fn wants(&self, _first: Step) -> bool {
        true
    }

    /// Does it with this step.
    fn visit(&mut self, step: Step);
}
