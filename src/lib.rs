//! honnin (本人, "the person in question"): does the paper that comes out belong to the person who
//! asked?
//!
//! The library behind the program of the same name is its command line. Everything else is a crate
//! of its own; each uses only those before it: [`honnin_models`], [`honnin_search`],
//! [`honnin_sheet`], [`honnin_record`], [`honnin_analysis`], [`honnin_system`], [`honnin_log`],
//! [`honnin_schedule`], [`honnin_evidence`], [`honnin_render`].

// The command line.
pub mod cli;

/// The guide: what each command establishes, and how to read it.
pub mod guide {
    #[doc = include_str!("guide/claims.md")]
    pub mod claims {}
    #[doc = include_str!("guide/sheets.md")]
    pub mod sheets {}
    #[doc = include_str!("guide/evidence.md")]
    pub mod evidence {}
    #[doc = include_str!("guide/schedules.md")]
    pub mod schedules {}
    #[doc = include_str!("guide/survey.md")]
    pub mod survey {}
    #[doc = include_str!("guide/search.md")]
    pub mod search {}
    #[doc = include_str!("guide/files.md")]
    pub mod files {}
    #[doc = include_str!("guide/trust.md")]
    pub mod trust {}
    #[doc = include_str!("guide/own-model.md")]
    pub mod own_model {}
}
