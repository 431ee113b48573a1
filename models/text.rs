//! A sentence in the two languages that the suite speaks.

/// The same sentence in Japanese and in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// The Japanese sentence, in the register of a public office.
    pub ja: &'static str,
    /// The English sentence.
    pub en: &'static str,
}
