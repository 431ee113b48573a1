//! A result with the sheet that it is of.

use honnin_sheet::Sheet;
use serde::{Serialize, Serializer};
use std::ops::Deref;

/// A result with the sheet that it is of. The result itself is data and does not name its sheet;
/// whoever shows it needs the sheet's texts.
#[derive(Debug)]
pub struct OfSheet<'a, T> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// What was found of it.
    pub found: &'a T,
}

impl<'a, T> OfSheet<'a, T> {
    /// A result of this sheet.
    pub fn new(sheet: &'a Sheet, found: &'a T) -> OfSheet<'a, T> {
        OfSheet { sheet, found }
    }
}

impl<T> Clone for OfSheet<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for OfSheet<'_, T> {}

impl<T> Deref for OfSheet<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.found
    }
}

impl<T: Serialize> Serialize for OfSheet<'_, T> {
    /// The name and the file of the sheet, then the result.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Named<'a, T> {
            name: &'a str,
            file: &'a str,
            #[serde(flatten)]
            found: &'a T,
        }
        let Sheet { name, file, .. } = self.sheet;
        Named { name, file, found: self.found }.serialize(serializer)
    }
}
