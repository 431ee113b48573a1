//! The bundled sheets: the incidents of 2020 to 2024, the reference design, and public cases of the
//! same failure in other systems.
//!
//! They are plain TOML, as an engineer would write them; the program reads them as it reads any
//! other sheet.

/// A sheet that comes with the suite.
#[derive(Clone, Copy, Debug)]
pub struct Bundled {
    /// The name to call it by.
    pub name: &'static str,
    /// Where it lies, from the top of the repository.
    pub file: &'static str,
    /// The text.
    pub text: &'static str,
}

macro_rules! bundled {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(Bundled {
            name: $name,
            file: concat!("models/", $folder, $name, ".toml"),
            text: include_str!(concat!($folder, $name, ".toml")),
        }),+]
    };
}

/// The sheets of the public record: the reference design, then the incidents in the order of time.
pub const BUNDLED: &[Bundled] = bundled!["sheets/":
    "reference",
    "adachi-2023",
    "yokohama-2023",
    "tokushima-2023",
    "kawasaki-2023",
    "haiin-2023",
    "munakata-2023",
    "takamatsu-2024",
];

/// The same failure elsewhere: somebody received another person's document, record or reply from a
/// system of another kind. By what they have in common: names that meet, what is handed out in turn,
/// work that goes on, what is used again, machines that differ, data that lag.
pub const CASES: &[Bundled] = bundled!["sheets/cases/":
    "file-named-by-time",
    "clock-uuid",
    "job-number-again",
    "job-number-wraps",
    "parallel-downloads",
    "folder-per-tenant",
    "mixed-after-update",
    "shared-printer",
    "browser-pool",
    "abandoned-reply",
    "reply-of-the-one-before",
    "recycled-while-written",
    "shared-edge-cache",
    "number-not-assigned",
    "one-machine-left-out",
    "replica-behind",
];

/// The cases that no sheet can say yet, each with the concept that it needs: the text of a TOML file.
pub const OUT_OF_REACH: &str = include_str!("sheets/cases/out-of-reach.toml");

/// Every sheet that comes with the suite, those of the public record first.
pub fn all() -> impl Iterator<Item = &'static Bundled> {
    BUNDLED.iter().chain(CASES)
}

/// The sheet of that name that comes with the suite.
pub fn find(name: &str) -> Option<&'static Bundled> {
    all().find(|sheet| sheet.name == name)
}
