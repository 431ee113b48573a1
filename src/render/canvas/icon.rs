//! Small signs that say what a thing is before its name is read: drawn in a square of 24 pixels.

/// A thing that has a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// A resident at a kiosk.
    Kiosk,
    /// A server.
    Server,
    /// A place where print images lie.
    Spool,
    /// What makes prints wait for each other.
    Order,
    /// A database.
    Database,
    /// What carries changes.
    Sync,
    /// The register of all residents.
    Registry,
    /// A night.
    Night,
    /// Time that runs out, or passes.
    Clock,
    /// A check of a document.
    Check,
}

impl Icon {
    /// Its lines, as SVG has them.
    pub(super) fn path(self) -> &'static str {
        match self {
            Icon::Kiosk => {
                "M6 7a3 3 0 1 0 .1 0M1 21v-3a5 5 0 0 1 10 0v3M14 21V4h8v17M16 7h4v4h-4zM16 15h4"
            }
            Icon::Server => {
                "M3 3h18v7H3zM3 14h18v7H3zM6 6.500h.1M6 17.500h.1M10 6.500h8M10 17.500h8"
            }
            Icon::Spool => "M2 13v8h20v-8M2 13h6l1 3h6l1-3h6M7 10V2h7l3 3v5M14 2v3h3",
            Icon::Order => "M2 12h4M18 12h4M9 4h6v16H9zM12 8h.1M12 12h.1M12 16h.1",
            Icon::Database => {
                "M4 5a8 3 0 0 1 16 0a8 3 0 0 1-16 0v14a8 3 0 0 0 16 0V5M4 12a8 3 0 0 0 16 0"
            }
            Icon::Sync => "M4 10a8 8 0 0 1 15-2M20 3v5h-5M20 14a8 8 0 0 1-15 2M4 21v-5h5",
            Icon::Registry => "M5 2h14v20H5zM5 2v20M9 2v20M12 7h4M12 11h4M12 15h4",
            Icon::Night => "M19 15A9 9 0 1 1 10 3a7 7 0 0 0 9 12z",
            Icon::Clock => "M12 3a9 9 0 1 0 .1 0M12 7v5l4 2",
            Icon::Check => "M4 2h11l5 5v15H4zM15 2v5h5M8 14l3 3l5-6",
        }
    }
}
