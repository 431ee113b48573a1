//! A replica (コンビニ交付システムの住民票データ): the issuing system's own copy, on one DB server.

use super::{Database, Trouble};
use crate::record::ResidentRecord;
use crate::setup::SitePlace;
use crate::trouble::SharedWorld;
use rusqlite::params;
use std::path::Path;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS record (
        resident INTEGER PRIMARY KEY CHECK (resident >= 0),
        name     TEXT NOT NULL CHECK (name <> ''),
        address  TEXT NOT NULL CHECK (address <> ''),
        seal     TEXT NOT NULL,
        version  INTEGER NOT NULL CHECK (version >= 0)
    ) STRICT;
    CREATE TRIGGER IF NOT EXISTS never_back BEFORE UPDATE ON record
    WHEN NEW.version < OLD.version BEGIN
        SELECT raise(ABORT, 'a record never becomes older');
    END;
";

/// A replica.
pub struct Replica(Database);

impl Replica {
    pub(super) fn open(
        place: &SitePlace,
        world: &SharedWorld,
        server: usize,
        residents: usize,
    ) -> Result<Replica, Trouble> {
        let name = format!("db-server-{server}.sqlite");
        let replica = Replica(Database::open(place, world, &name, SCHEMA)?);
        replica.fill(residents)?;
        Ok(replica)
    }

    pub(super) fn gone(&self) -> Option<&Path> {
        self.0.gone()
    }

    /// Every resident's record is at version 0.
    pub(super) fn fill(&self, residents: usize) -> Result<(), Trouble> {
        self.0.transaction(|| {
            self.0.statement("DELETE FROM record WHERE version > 0")?.execute([])?;
            let mut count = self.0.statement("SELECT count(*) FROM record WHERE resident < ?1")?;
            let there: usize = count.query_row([residents], |row| row.get(0))?;
            if there == residents {
                return Ok(());
            }
            let sql = "INSERT OR IGNORE INTO record VALUES (?1, ?2, ?3, ?4, ?5)";
            let mut insert = self.0.statement(sql)?;
            for resident in 0..residents {
                let ResidentRecord { resident, name, address, seal, version } =
                    ResidentRecord::made_up(resident, 0);
                insert.execute(params![resident, name, address, seal, version])?;
            }
            Ok(())
        })
    }

    /// A resident's record.
    ///
    /// # Errors
    /// When the database fails or knows no such resident.
    pub fn record(&self, resident: usize) -> Result<ResidentRecord, Trouble> {
        let mut query = self.0.statement(
            "SELECT resident, name, address, seal, version FROM record WHERE resident = ?1",
        )?;
        Ok(query.query_row([resident], |row| {
            Ok(ResidentRecord {
                resident: row.get(0)?,
                name: row.get(1)?,
                address: row.get(2)?,
                seal: row.get(3)?,
                version: row.get(4)?,
            })
        })?)
    }

    /// A record replaces the one that was there.
    ///
    /// # Errors
    /// When the database fails, knows no such resident, or has a newer record.
    pub fn put(&self, record: &ResidentRecord) -> Result<(), Trouble> {
        let ResidentRecord { resident, name, address, seal, version } = record;
        let mut update = self.0.statement(
            "UPDATE record SET name = ?2, address = ?3, seal = ?4, version = ?5
             WHERE resident = ?1",
        )?;
        match update.execute(params![resident, name, address, seal, version])? {
            0 => Err(rusqlite::Error::QueryReturnedNoRows.into()),
            _ => Ok(()),
        }
    }
}
