//! Order control (順番管理, 処理待ち, 解除): the site's order, as a set of holders in the database.
//!
//! A request joins only when the set is empty; the sync joins whenever it runs. A release removes
//! the holder who requests it, and no other: the name of the holder is part of the statement.

use super::remembered::Remembered;
use super::{Database, Trouble};
use crate::setup::SitePlace;
use crate::trouble::SharedWorld;
use rusqlite::Row;
use std::collections::BTreeSet;
use std::path::Path;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS holder (
        name TEXT PRIMARY KEY CHECK (
            name = 'sync'
            OR (name GLOB 'request-[0-9]*' AND substr(name, 9) NOT GLOB '*[^0-9]*')
        )
    ) STRICT, WITHOUT ROWID;
";

/// Who can hold the site's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// A request.
    Request(usize),
    /// The sync process.
    Sync,
}

impl Holder {
    fn name(self) -> String {
        match self {
            Holder::Request(request) => format!("request-{request}"),
            Holder::Sync => "sync".to_owned(),
        }
    }

    fn from_name(name: &str) -> Holder {
        let request = name.strip_prefix("request-").and_then(|number| number.parse().ok());
        request.map_or(Holder::Sync, Holder::Request)
    }
}

/// The holders of the site's order.
pub struct OrderControl {
    database: Database,
    is_free: Remembered<bool>,
}

impl OrderControl {
    pub(super) fn open(place: &SitePlace, world: &SharedWorld) -> Result<OrderControl, Trouble> {
        let database = Database::open(place, world, "db-server-0.sqlite", SCHEMA)?;
        Ok(OrderControl { database, is_free: Remembered::default() })
    }

    pub(super) fn gone(&self) -> Option<&Path> {
        self.database.gone()
    }

    pub(super) fn reset(&self) -> Result<(), Trouble> {
        self.release_everybody()
    }

    /// Whether nobody holds the order.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_free(&self) -> Result<bool, Trouble> {
        let query = || -> Result<bool, Trouble> {
            let sql = "SELECT NOT EXISTS (SELECT 1 FROM holder)";
            Ok(self.database.statement(sql)?.query_row([], |row| row.get(0))?)
        };
        self.database.answer(&self.is_free, query)
    }

    /// Joins the holders if there are none; says whether it did.
    ///
    /// # Errors
    /// When the database fails; then it did not.
    pub fn acquire(&self, holder: Holder) -> Result<bool, Trouble> {
        let mut insert = self
            .database
            .statement("INSERT INTO holder SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM holder)")?;
        Ok(insert.execute([holder.name()])? == 1)
    }

    /// Joins the holders, whoever they are. A present holder stays.
    ///
    /// # Errors
    /// When the database fails.
    pub fn join(&self, holder: Holder) -> Result<(), Trouble> {
        self.database
            .statement("INSERT OR IGNORE INTO holder VALUES (?1)")?
            .execute([holder.name()])?;
        Ok(())
    }

    /// Leaves the holders; says whether it was one of them.
    ///
    /// # Errors
    /// When the database fails; then it still is.
    pub fn release(&self, holder: Holder) -> Result<bool, Trouble> {
        let mut delete = self.database.statement("DELETE FROM holder WHERE name = ?1")?;
        Ok(delete.execute([holder.name()])? == 1)
    }

    /// All holders leave, whoever requested it: what the defect of Adachi does.
    ///
    /// # Errors
    /// When the database fails.
    pub fn release_everybody(&self) -> Result<(), Trouble> {
        self.database.statement("DELETE FROM holder")?.execute([])?;
        Ok(())
    }

    /// How many hold the order.
    ///
    /// # Errors
    /// When the database fails.
    pub fn holders(&self) -> Result<usize, Trouble> {
        let mut count = self.database.statement("SELECT count(*) FROM holder")?;
        Ok(count.query_row([], |row| row.get(0))?)
    }

    /// Who holds the order.
    ///
    /// # Errors
    /// When the database fails.
    pub fn held_by(&self) -> Result<BTreeSet<Holder>, Trouble> {
        let mut query = self.database.statement("SELECT name FROM holder")?;
        let holder = |row: &Row<'_>| Ok(Holder::from_name(&row.get::<_, String>(0)?));
        Ok(query.query_map([], holder)?.collect::<Result<_, _>>()?)
    }
}
