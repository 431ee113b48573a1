//! SHA-256 digests of sources, sheets and files.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The SHA-256 digest of some bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("a string grows");
        digits
    })
}

/// The sources that the program was built from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// The models, and the bundled sheets.
    pub models: SourceGroup,
    /// The program, the real issuing system included.
    pub implementation: SourceGroup,
    /// The manifest of the workspace, and the lock file.
    pub manifests: SourceGroup,
}

/// Some sources, and one digest for all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceGroup {
    /// The digest of the lines that `sha256sum` prints for the files, in the order of their paths.
    pub sha256: String,
    /// Each file by its path from the top, with its digest.
    pub files: BTreeMap<String, String>,
}

impl SourceGroup {
    /// These files, and the digest of all.
    pub fn digest(files: BTreeMap<String, String>) -> SourceGroup {
        let lines = honnin_sources::lines(files.iter().map(|(path, digest)| (&**path, &**digest)));
        SourceGroup { sha256: sha256(lines.as_bytes()), files }
    }
}

impl Sources {
    /// The sources of this program, as they were when it was built.
    pub fn built_from() -> Sources {
        let group = |name: &str| {
            let files = honnin_sources::group(name);
            let owned = |(path, digest): &(&str, &str)| ((*path).to_owned(), (*digest).to_owned());
            SourceGroup::digest(files.iter().map(owned).collect())
        };
        Sources {
            models: group("models"),
            implementation: group("implementation"),
            manifests: group("manifests"),
        }
    }

    /// All groups, each with its name.
    pub fn groups(&self) -> [(&'static str, &SourceGroup); 3] {
        [
            ("models", &self.models),
            ("implementation", &self.implementation),
            ("manifests", &self.manifests),
        ]
    }
}
