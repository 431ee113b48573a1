//! Reconcile (全件チェック): every night the whole copy is compared with the registry, record by
//! record and field by field, and corrected.

use super::database::{Databases, RegistryChange};
use super::record::ResidentRecord;
use super::trouble::Trouble;

/// A record in which a replica differs from the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The replica, named by its DB server.
    pub replica: usize,
    /// What the registry has.
    pub registry: ResidentRecord,
    /// What the replica had.
    pub there: ResidentRecord,
}

/// Compares the whole copy with the registry; by replica, then by resident.
///
/// # Errors
/// When a database fails.
pub fn compare(databases: &Databases) -> Result<Vec<Difference>, Trouble> {
    let registry: Vec<ResidentRecord> =
        databases.registry.versions()?.into_iter().map(RegistryChange::record).collect();
    let mut differences = Vec::new();
    for (replica, copy) in databases.replicas.iter().enumerate() {
        for registry in &registry {
            let there = copy.record(registry.resident)?;
            if there != *registry {
                differences.push(Difference { replica, registry: registry.clone(), there });
            }
        }
    }
    Ok(differences)
}

/// Corrects what was found.
///
/// # Errors
/// When a database fails; what was corrected before stays so.
pub fn correct(databases: &Databases, differences: &[Difference]) -> Result<(), Trouble> {
    differences.iter().try_for_each(|found| databases.replicas[found.replica].put(&found.registry))
}
