//! What a step is taken with.

/// A kind of parameter. Parameters of one kind are counted from 0 and bear the kind's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parameter {
    /// A request. It is made by the resident of the same number.
    Request,
    /// An app server.
    Server,
    /// A page of a document.
    Page,
    /// A resident.
    Resident,
    /// A replica of the records.
    Replica,
    /// A counter of image numbers: that of the site, or of an app server.
    Counter,
}

/// How many there are of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Requests.
    pub request: usize,
    /// App servers.
    pub server: usize,
    /// Pages of a document.
    pub page: usize,
    /// Residents.
    pub resident: usize,
    /// Replicas.
    pub replica: usize,
    /// Counters of image numbers.
    pub counter: usize,
}

impl Parameter {
    /// Every kind.
    pub const ALL: [Parameter; 6] = [
        Parameter::Request,
        Parameter::Server,
        Parameter::Page,
        Parameter::Resident,
        Parameter::Replica,
        Parameter::Counter,
    ];

    /// The name of the parameter, in JSON too.
    pub const fn name(self) -> &'static str {
        match self {
            Parameter::Request => "request",
            Parameter::Server => "server",
            Parameter::Page => "page",
            Parameter::Resident => "resident",
            Parameter::Replica => "replica",
            Parameter::Counter => "counter",
        }
    }
}

/// The kind that a name stands for.
macro_rules! kind {
    (request) => {
        $crate::Parameter::Request
    };
    (server) => {
        $crate::Parameter::Server
    };
    (page) => {
        $crate::Parameter::Page
    };
    (resident) => {
        $crate::Parameter::Resident
    };
    (replica) => {
        $crate::Parameter::Replica
    };
    (counter) => {
        $crate::Parameter::Counter
    };
}
pub(crate) use kind;

/// What is said of the parameter of that name, wherever a step has it.
macro_rules! said_of {
    (request) => {
        "The request."
    };
    (server) => {
        "The app server."
    };
    (page) => {
        "The page."
    };
    (resident) => {
        "The resident."
    };
    (replica) => {
        "The replica, named by its DB server."
    };
    (counter) => {
        "The counter, named by its app server where each has one."
    };
}
pub(crate) use said_of;
