//! The databases and spools of the issuing system: what they keep, and what they refuse.

use crate::material::quickcheck;
use honnin_schedule::memory::in_memory;
use honnin_steps::event::Document;
use honnin_system::database::{Databases, Holder};
use honnin_system::page::render;
use honnin_system::reconcile::{compare, correct};
use honnin_system::record::ResidentRecord;
use honnin_system::setup::SitePlace;
use honnin_system::spool::SpoolFiles;
use honnin_system::trouble::{Fair, SharedWorld};
use quickcheck::{Arbitrary, Gen};
use rusqlite::Connection;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use tempfile::{TempDir, tempdir};

fn databases(place: &SitePlace) -> Databases {
    let world: SharedWorld = Arc::new(Fair);
    Databases::open(place, &world, 2, 2).expect("they can be opened")
}

/// The places where spools can be: memory, and a folder that lasts as long as it is held.
fn places() -> [(SitePlace, Option<TempDir>); 2] {
    let folder = tempdir().expect("a folder can be made");
    let on_disk = SitePlace { durable: false, ..SitePlace::on_disk(folder.path()) };
    [(in_memory(), None), (on_disk, Some(folder))]
}

fn spool(place: &SitePlace, name: &str) -> SpoolFiles {
    let world: SharedWorld = Arc::new(Fair);
    SpoolFiles::open(place, &world, name).expect("a folder can be made")
}

/// What somebody does at the order control.
#[derive(Clone, Copy, Debug)]
enum Turn {
    Acquire(Holder),
    Join(Holder),
    Release(Holder),
    ReleaseEverybody,
}

impl Arbitrary for Turn {
    fn arbitrary(random: &mut Gen) -> Turn {
        // 1 and 11 have names of which one begins with the other.
        let holders = [1, 2, 11].map(Holder::Request);
        let holder = *random.choose(&[&holders[..], &[Holder::Sync]].concat()).expect("some");
        let release = Turn::Release(holder);
        let turns =
            [Turn::Acquire(holder), Turn::Join(holder), release, release, Turn::ReleaseEverybody];
        *random.choose(&turns).expect("there are some")
    }
}

/// The order control is a set of holders.
#[test]
fn the_order_control_is_a_set() {
    fn law(turns: Vec<Turn>) -> bool {
        let order = databases(&in_memory()).order;
        let mut twin = BTreeSet::new();
        turns.into_iter().all(|turn| {
            let agree = match turn {
                Turn::Acquire(holder) => {
                    order.acquire(holder).unwrap() == (twin.is_empty() && twin.insert(holder))
                }
                Turn::Join(holder) => {
                    order.join(holder).unwrap();
                    twin.insert(holder);
                    true
                }
                Turn::Release(holder) => order.release(holder).unwrap() == twin.remove(&holder),
                Turn::ReleaseEverybody => {
                    order.release_everybody().unwrap();
                    twin.clear();
                    true
                }
            };
            let seen = order.held_by().unwrap() == twin && order.holders().unwrap() == twin.len();
            agree && seen && order.is_free().unwrap() == twin.is_empty()
        })
    }
    quickcheck(200).quickcheck(law as fn(Vec<Turn>) -> bool);
}

#[test]
fn a_replica_takes_no_older_record_and_none_of_a_stranger() {
    let replica = &databases(&in_memory()).replicas[0];
    replica.put(&ResidentRecord::made_up(1, 3)).expect("a newer record is taken");
    replica.put(&ResidentRecord::made_up(1, 3)).expect("the same may come twice");
    let nameless = ResidentRecord { name: String::new(), ..ResidentRecord::made_up(1, 4) };
    let endless = ResidentRecord { version: u64::MAX, ..ResidentRecord::made_up(1, 4) };
    for refused in [ResidentRecord::made_up(1, 2), nameless, endless, ResidentRecord::made_up(7, 1)]
    {
        assert!(replica.put(&refused).is_err(), "{refused:?}");
    }
    assert_eq!(replica.record(1).expect("it is there"), ResidentRecord::made_up(1, 3));
    assert!(replica.record(7).is_err(), "there is no such resident");
}

#[test]
fn the_registry_carries_one_change_at_a_time() {
    let registry = databases(&in_memory()).registry;
    assert!(registry.change(7).is_err(), "there is no such resident");
    assert_eq!(registry.waiting().unwrap(), 0, "nothing has joined the feed");
    let first = registry.change(1).expect("a record may change");
    let second = registry.change(1).expect("and again");
    assert_eq!((first.version, second.version), (1, 2));
    assert_eq!(registry.take_oldest().unwrap(), Some(first));
    assert!(registry.take_oldest().is_err(), "a change is carried already");
    assert_eq!(registry.carried().unwrap(), Some((first, 0)));
    assert_eq!(registry.lose_oldest().unwrap(), Some(second), "what is carried is not lost");
    registry.done().unwrap();
    assert_eq!(registry.take_oldest().unwrap(), None);
}

/// Whatever happens to the feed, what waits and what is carried is what a queue says that stands beside
/// it, however often it is asked. What is refused leaves no trace.
#[test]
fn the_feed_is_a_queue_and_the_change_that_is_carried() {
    fn law(turns: Vec<u8>) -> bool {
        places().iter().all(|(place, _)| {
            let registry = databases(place).registry;
            let (mut waiting, mut carried) = (VecDeque::new(), None);
            turns.iter().all(|turn| {
                match turn % 8 {
                    resident @ 0..2 => {
                        waiting.push_back(registry.change(usize::from(resident)).unwrap());
                    }
                    2 => assert!(registry.change(7).is_err(), "there is no such resident"),
                    3 | 4 if carried.is_none() => {
                        let oldest = registry.take_oldest().unwrap();
                        assert_eq!(oldest, waiting.pop_front());
                        carried = oldest.map(|change| (change, 0));
                    }
                    3 | 4 => assert_eq!(registry.take_oldest().is_ok(), waiting.is_empty()),
                    5 => {
                        registry.applied_to_one_more().unwrap();
                        carried.iter_mut().for_each(|(_, applied)| *applied += 1);
                    }
                    6 => {
                        registry.done().unwrap();
                        carried = None;
                    }
                    _ => assert_eq!(registry.lose_oldest().unwrap(), waiting.pop_front()),
                }
                let said = || (registry.waiting().unwrap(), registry.carried().unwrap());
                [said(), said()] == [(waiting.len(), carried); 2]
            })
        })
    }
    quickcheck(40).quickcheck(law as fn(Vec<u8>) -> bool);
}

/// Somebody else may write into a database on a disk: nothing that was answered before is answered again.
#[test]
fn what_somebody_else_changes_on_a_disk_is_seen() {
    let folder = tempdir().expect("a folder can be made");
    let place = SitePlace { durable: false, ..SitePlace::on_disk(folder.path()) };
    let (one, other) = (databases(&place), databases(&place));
    assert_eq!(one.registry.waiting().unwrap(), 0);
    assert!(one.order.is_free().unwrap());
    let change = other.registry.change(1).expect("a record may change");
    assert_eq!(one.registry.waiting().unwrap(), 1);
    assert_eq!(one.registry.carried().unwrap(), None);
    assert_eq!(other.registry.take_oldest().unwrap(), Some(change));
    assert_eq!(one.registry.carried().unwrap(), Some((change, 0)));
    assert!(other.order.acquire(Holder::Request(1)).unwrap());
    assert!(!one.order.is_free().unwrap());
}

/// Whoever writes into the tables, nonsense is refused. Each table takes the like of it that makes
/// sense, so it is the nonsense that is refused.
#[test]
fn the_tables_refuse_nonsense() {
    let folder = tempdir().expect("a folder can be made");
    let _open = databases(&SitePlace::on_disk(folder.path()));
    let run = |file: &str, sql: &str| {
        let connection = Connection::open(folder.path().join(file)).expect("it is there");
        connection.pragma_update(None, "foreign_keys", true).expect("it can be set");
        connection.execute_batch(sql)
    };
    let (registry, first) = ("registry.sqlite", "db-server-0.sqlite");
    for (file, sql) in [
        (first, "INSERT INTO holder VALUES ('sync')"),
        (first, "INSERT INTO holder VALUES ('request-10')"),
        (first, "UPDATE record SET version = 5 WHERE resident = 1"),
        (registry, "INSERT INTO resident VALUES (5, 0)"),
        (registry, "INSERT INTO feed VALUES (1, 1, 1, NULL)"),
        (registry, "INSERT INTO feed VALUES (2, 1, 2, 0)"),
    ] {
        run(file, sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
    for (file, sql) in [
        (first, "INSERT INTO holder VALUES ('')"),
        (first, "INSERT INTO holder VALUES (NULL)"),
        (first, "INSERT INTO holder VALUES ('sync')"),
        (first, "INSERT INTO holder VALUES ('sync ')"),
        (first, "INSERT INTO holder VALUES ('request-')"),
        (first, "INSERT INTO holder VALUES ('request--1')"),
        (first, "INSERT INTO holder VALUES ('request-1x')"),
        (first, "INSERT INTO holder VALUES ('server-1')"),
        (first, "UPDATE record SET version = 4 WHERE resident = 1"),
        (first, "UPDATE record SET version = -1 WHERE resident = 0"),
        (first, "UPDATE record SET version = 'new' WHERE resident = 1"),
        (first, "UPDATE record SET address = '' WHERE resident = 1"),
        (registry, "INSERT INTO resident VALUES (-1, 0)"),
        (registry, "INSERT INTO resident VALUES (6, -1)"),
        (registry, "INSERT INTO feed VALUES (3, 9, 1, NULL)"),
        (registry, "INSERT INTO feed VALUES (3, 1, 1, NULL)"),
        (registry, "INSERT INTO feed VALUES (3, 0, 0, NULL)"),
        (registry, "INSERT INTO feed VALUES (3, 0, 1, 0)"),
        (registry, "INSERT INTO feed VALUES (3, 0, 1, -1)"),
    ] {
        assert!(run(file, sql).is_err(), "{sql}");
    }
}

/// A draft goes with the one who holds it, unless it has got its name or its writer has died.
#[test]
fn a_draft_goes_with_its_holder() {
    for (place, _folder) in places() {
        let spool = spool(&place, "spool");
        drop(spool.draft(0, 1, 0, b"page").unwrap());
        assert_eq!(spool.files().unwrap(), [""; 0], "it was dropped");
        spool.draft(0, 1, 0, b"page").unwrap().abandon();
        assert_eq!(spool.files().unwrap(), ["draft-0-1-0"], "its writer died");
        assert_eq!(spool.images().unwrap(), [""; 0], "a draft is no image");
        let draft = spool.draft(0, 2, 0, b"page").unwrap();
        spool.file(draft, "request-2.0").unwrap();
        assert_eq!(spool.images().unwrap(), ["request-2.0"], "it got its name");
        assert_eq!(spool.read_page("request-2.0").unwrap().as_deref(), Some(&b"page"[..]));
    }
}

/// A name has one page: the last that was written there, from its first byte to its last. What has no
/// name cannot be read, and is not there to be removed.
#[test]
fn a_page_overwrites_the_one_at_its_name() {
    for (place, _folder) in places() {
        let spool = spool(&place, "spool");
        assert_eq!(spool.read_page("slot.0").unwrap(), None, "nothing is there yet");
        assert!(!spool.erase("slot.0").unwrap(), "nor can it be removed");
        for page in [&b"a long page"[..], b"page"] {
            // A draft under the same temporary name begins anew, too.
            let draft = spool.draft(0, 1, 0, page).unwrap();
            spool.file(draft, "slot.0").unwrap();
            assert_eq!(spool.read_page("slot.0").unwrap().as_deref(), Some(page));
        }
        spool.draft(0, 1, 0, b"a long draft").unwrap().abandon();
        let draft = spool.draft(0, 1, 0, b"draft").unwrap();
        spool.file(draft, "slot.0").unwrap();
        assert_eq!(spool.read_page("slot.0").unwrap().as_deref(), Some(&b"draft"[..]));
        assert!(spool.erase("slot.0").unwrap() && !spool.erase("slot.0").unwrap());
        assert_eq!(spool.files().unwrap(), [""; 0]);
    }
}

/// A site begins with empty spools, whatever an earlier one has left in the folder.
#[test]
fn a_spool_begins_empty() {
    for (place, _folder) in places() {
        spool(&place, "spool").draft(0, 1, 0, b"page").unwrap().abandon();
        assert_eq!(spool(&place, "spool").files().unwrap(), [""; 0]);
    }
}

/// A server that comes back removes its own drafts and nothing else.
#[test]
fn a_server_removes_its_own_drafts_only() {
    fn law(one: u8, other: u8, request: u8) -> bool {
        places().into_iter().all(|(place, _folder)| {
            let spool = spool(&place, "spool");
            for server in [one, other] {
                let draft = spool.draft(server.into(), usize::from(request), 0, b"page");
                draft.expect("it can be written").abandon();
            }
            spool.erase_drafts_of(one.into()).unwrap();
            spool.files().unwrap().len() == usize::from(one != other)
        })
    }
    quickcheck(300).quickcheck(law as fn(u8, u8, u8) -> bool);
}

/// What lies in one server's spool lies in no other, whatever its name.
#[test]
fn spools_of_two_servers_share_nothing() {
    for (place, _folder) in places() {
        let [one, other] = ["spool-0", "spool-1"].map(|name| spool(&place, name));
        let page = |request| {
            render(Document::FamilyRegister, &ResidentRecord::made_up(0, 0), request, 0, 1)
        };
        for (spool, request) in [(&one, 1), (&other, 2)] {
            let draft = spool.draft(0, 1, 0, &page(request)).unwrap();
            spool.file(draft, "slot.0").unwrap();
        }
        assert_ne!(one.in_log("slot.0"), other.in_log("slot.0"));
        let mut erased = Vec::new();
        one.erase_images_of(2, &mut erased).unwrap();
        assert_eq!(erased, [""; 0], "it lies elsewhere");
        one.erase_images_of(1, &mut erased).unwrap();
        assert_eq!(erased, ["spool-0/slot.0"]);
        assert_eq!(one.read_page("slot.0").unwrap(), None);
        assert_eq!(other.read_page("slot.0").unwrap(), Some(page(2)));
    }
}

fn is_a_queue(spool: &SpoolFiles, turns: &[bool]) -> bool {
    let mut twin = VecDeque::new();
    turns.iter().enumerate().all(|(number, joins)| {
        if *joins {
            let text = number.to_string();
            let draft = spool.draft(0, number, 0, text.as_bytes()).unwrap();
            spool.file(draft, &spool.end_of_queue().unwrap()).unwrap();
            twin.push_back(text.into_bytes());
            return true;
        }
        let head = spool.head_of_queue().unwrap();
        let bytes = head.as_ref().and_then(|head| spool.read_page(head).unwrap());
        head.iter().for_each(|head| assert!(spool.erase(head).unwrap()));
        bytes == twin.pop_front()
    })
}

/// Documents leave the queue in the order in which they joined it.
#[test]
fn the_queue_is_one() {
    fn law(turns: Vec<bool>) -> bool {
        places().into_iter().all(|(place, _folder)| is_a_queue(&spool(&place, "spool"), &turns))
    }
    quickcheck(100).quickcheck(law as fn(Vec<bool>) -> bool);
}

/// The whole copy is compared field by field: a version that lags, and a content that was spoilt.
#[test]
fn a_night_finds_and_corrects_what_differs() {
    let databases = databases(&in_memory());
    assert_eq!(compare(&databases).unwrap(), []);
    databases.registry.change(1).unwrap();
    let spoilt = ResidentRecord { name: "別人".to_owned(), ..ResidentRecord::made_up(0, 0) };
    databases.replicas[0].put(&spoilt).unwrap();
    let found = compare(&databases).unwrap();
    let named: Vec<(usize, usize)> =
        found.iter().map(|found| (found.replica, found.there.resident)).collect();
    assert_eq!(named, [(0, 0), (0, 1), (1, 1)]);
    assert_eq!(
        (&found[0].there, found[0].registry.clone()),
        (&spoilt, ResidentRecord::made_up(0, 0))
    );
    correct(&databases, &found).unwrap();
    assert_eq!(compare(&databases).unwrap(), []);
}
