//! The bundled sheets: the incidents of 2020 to 2024, and the reference design.
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
    ($($name:literal),+ $(,)?) => {
        &[$(Bundled {
            name: $name,
            file: concat!("models/sheets/", $name, ".toml"),
            text: include_str!(concat!("sheets/", $name, ".toml")),
        }),+]
    };
}

/// All bundled sheets: the reference design, then the incidents in the order of time.
pub const BUNDLED: &[Bundled] = bundled![
    "reference",
    "adachi-2023",
    "yokohama-2023",
    "tokushima-2023",
    "kawasaki-2023",
    "haiin-2023",
    "munakata-2023",
    "takamatsu-2024",
];

/// The bundled sheet of that name.
pub fn find(name: &str) -> Option<&'static Bundled> {
    BUNDLED.iter().find(|sheet| sheet.name == name)
}
