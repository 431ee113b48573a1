//! A resident's record (住民票データ), as the registry and the replicas keep it.

/// One version of one resident's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResidentRecord {
    /// The resident, who counts from 0.
    pub resident: usize,
    /// 氏名.
    pub name: String,
    /// 住所.
    pub address: String,
    /// 印鑑登録番号; empty once the registration is dead (廃止).
    pub seal: String,
    /// How often the record has changed.
    pub version: u64,
}

/// Family names, some with characters that are outside the common sets (外字) or that are written
/// with a combining mark or a variation selector.
const FAMILY_NAMES: [&str; 6] =
    ["山田", "髙橋", "渡邉", "𠮷野", "葛\u{E0100}城", "ヴ\u{3099}ェルネ"];
const GIVEN_NAMES: [&str; 5] = ["太郎", "花子", "次郎", "さくら", "健"];

impl ResidentRecord {
    /// A made-up record: always the same for the same resident and version.
    pub fn made_up(resident: usize, version: u64) -> ResidentRecord {
        let family = FAMILY_NAMES[resident % FAMILY_NAMES.len()];
        let given = GIVEN_NAMES[resident % GIVEN_NAMES.len()];
        // Every change moves the resident; every second one also ends the seal registration.
        let dead = version % 2 == 1;
        ResidentRecord {
            resident,
            name: format!("{family} {given}"),
            address: format!("本町{}丁目{}番", 1 + resident % 7, 1 + version),
            seal: if dead { String::new() } else { format!("印{resident:06}-{version}") },
            version,
        }
    }
}
