//! The pure parts of the issuing system: pages, the check before they leave, events, names.

use crate::material::quickcheck;
use honnin_steps::event::{AbortReason, Action, Details, Document, Event, Source, StepOutcome};
use honnin_system::defect::{Defect, Defects};
use honnin_system::output_check::{Imprint, passes, read_back};
use honnin_system::page::{render, title};
use honnin_system::record::ResidentRecord;
use honnin_system::site::image_place;
use quickcheck::{Arbitrary, Gen};
use serde_json::Value;

/// What a field may hold that has misled readers before: ends, headings, fields and whole pages;
/// characters outside the common sets, variation selectors, combining marks, nothing.
const PIECES: [&str; 14] = [
    "",
    "\n",
    "end\n",
    "\nend\n",
    "\0",
    " ",
    "𠮷",
    "葛\u{E0100}城",
    "か\u{3099}",
    "\u{301}",
    "honnin page 1\n",
    "subject 1 7\n",
    "honnin page 1\nrequest 1 0\nsubject 1 0\nname 0 \nversion 1 0\nend\n",
    "\u{FEFF}\r\n\u{2028}",
];

/// Any text, very long now and then.
#[derive(Clone, Debug)]
struct AnyText(String);

impl Arbitrary for AnyText {
    fn arbitrary(random: &mut Gen) -> AnyText {
        let pieces = (0..u8::arbitrary(random) % 5).map(|_| match bool::arbitrary(random) {
            true => (*random.choose(&PIECES).expect("there are some")).to_owned(),
            false => String::arbitrary(random),
        });
        let mut text: String = pieces.collect();
        if u8::arbitrary(random) < 3 {
            text = text.repeat(100_000 / text.len().max(1));
        }
        AnyText(text)
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = AnyText>> {
        Box::new(self.0.shrink().map(AnyText))
    }
}

fn any<T: Copy>(random: &mut Gen, of: &[T]) -> T {
    *random.choose(of).expect("there are some")
}

/// Any page, with what it is made of.
#[derive(Clone, Debug)]
struct AnyPage {
    document: Document,
    record: ResidentRecord,
    request: usize,
    page: usize,
    pages: usize,
}

impl Arbitrary for AnyPage {
    fn arbitrary(random: &mut Gen) -> AnyPage {
        let mut text = || AnyText::arbitrary(random).0;
        let (name, address, seal) = (text(), text(), text());
        let resident = usize::arbitrary(random);
        let record =
            ResidentRecord { resident, name, address, seal, version: u64::arbitrary(random) };
        let pages = 1 + usize::arbitrary(random) % 3;
        let (document, page) = (any(random, &Document::ALL), usize::arbitrary(random) % pages);
        AnyPage { document, record, request: usize::arbitrary(random), page, pages }
    }

    /// With an ordinary record in place of the one it has.
    fn shrink(&self) -> Box<dyn Iterator<Item = AnyPage>> {
        let (page, record) = (self.clone(), ResidentRecord::made_up(1, 1));
        let simpler = (page.record != record).then_some(AnyPage { record, ..page });
        Box::new(simpler.into_iter())
    }
}

impl AnyPage {
    fn bytes(&self) -> Vec<u8> {
        render(self.document, &self.record, self.request, self.page, self.pages)
    }

    /// What must be read back.
    fn imprint(&self) -> Imprint {
        let ResidentRecord { resident, name, address, seal, version } = self.record.clone();
        let dead = seal.is_empty();
        let body = match self.document {
            Document::ResidentRecord => vec![("address", address)],
            Document::SealRegistration => {
                vec![("address", address), ("seal", if dead { "廃止".to_owned() } else { seal })]
            }
            Document::FamilyRegister => vec![("domicile", address), ("members", name.clone())],
        };
        let head = [
            ("title", title(self.document).to_owned()),
            ("page", format!("{}/{}", self.page + 1, self.pages)),
        ];
        let others = head.into_iter().chain(body);
        let others = others.map(|(field, value)| (field.to_owned(), value)).collect();
        Imprint { request: self.request, subject: resident, name, version, others }
    }
}

#[test]
fn a_page_is_read_back_as_it_was_made() {
    fn law(page: AnyPage) -> bool {
        read_back(&page.bytes()) == Ok(page.imprint())
    }
    quickcheck(2_000).quickcheck(law as fn(AnyPage) -> bool);
}

/// Nobody takes half a page for a page, wherever it is cut.
#[test]
fn a_page_that_is_cut_short_is_unreadable() {
    fn law(page: AnyPage, cut: usize) -> bool {
        let bytes = page.bytes();
        let cuts = if bytes.len() < 2_000 { 0..bytes.len() } else { 0..0 };
        cuts.chain([cut % bytes.len()]).all(|cut| read_back(&bytes[..cut]).is_err())
    }
    quickcheck(500).quickcheck(law as fn(AnyPage, usize) -> bool);
}

/// A byte that changes is noticed: the page is unreadable then, or says something else.
#[test]
fn a_page_with_another_byte_never_reads_as_the_same() {
    let request = 17;
    let page = AnyPage {
        document: Document::SealRegistration,
        record: ResidentRecord {
            name: "𠮷 葛\u{E0100}\nend\n".to_owned(),
            ..ResidentRecord::made_up(10, 2)
        },
        request,
        page: 0,
        pages: 3,
    };
    let (bytes, imprint) = (page.bytes(), page.imprint());
    let (mut readable, mut all) = (0, 0);
    for place in 0..bytes.len() {
        for byte in (0..=u8::MAX).filter(|byte| *byte != bytes[place]) {
            let mut other = bytes.clone();
            other[place] = byte;
            let read = read_back(&other);
            assert_ne!(read, Ok(imprint.clone()), "byte {place} became {byte}");
            readable += usize::from(read.is_ok());
            all += 1;
        }
    }
    // Both happen: a letter of a name may change, a length may not.
    assert!(readable > 1_000 && readable < all / 2, "{readable} of {all} are readable");
}

#[test]
fn any_bytes_are_read_back_without_panic() {
    fn law(page: AnyPage, place: usize, byte: u8, noise: Vec<u8>) -> bool {
        let (mut bytes, imprint) = (page.bytes(), page.imprint());
        let place = place % bytes.len();
        let changed = bytes[place] != byte;
        bytes[place] = byte;
        let noticed = !changed || read_back(&bytes) != Ok(imprint);
        let longer = [page.bytes(), noise.clone()].concat();
        noticed && read_back(&longer).is_ok() == noise.is_empty() && read_back(&noise).is_err()
    }
    quickcheck(2_000).quickcheck(law as fn(AnyPage, usize, u8, Vec<u8>) -> bool);
}

/// A document passes if it has pages and every one of them names the requester; whatever their
/// texts say, only the subject counts.
#[test]
fn only_the_requesters_own_document_passes() {
    fn law(pages: Vec<(AnyPage, u8)>, requester: u8) -> bool {
        let of = |subject: u8| usize::from(subject % 2);
        let page = |(mut page, subject): (AnyPage, u8)| {
            page.record.resident = of(subject);
            page.bytes()
        };
        let pages: Vec<_> = pages.into_iter().take(3).collect();
        let own = pages.iter().all(|(_, subject)| of(*subject) == of(requester));
        let expected = !pages.is_empty() && own;
        let bytes: Vec<Vec<u8>> = pages.into_iter().map(page).collect();
        passes(&bytes, of(requester)) == expected
    }
    quickcheck(1_000).quickcheck(law as fn(Vec<(AnyPage, u8)>, u8) -> bool);
}

#[test]
fn one_foreign_or_broken_page_of_three_is_enough() {
    let page = |resident, page| {
        render(Document::ResidentRecord, &ResidentRecord::made_up(resident, 1), 5, page, 3)
    };
    let own: Vec<Vec<u8>> = (0..3).map(|number| page(4, number)).collect();
    assert!(passes(&own, 4), "the requester's own pages pass");
    assert!(!passes(&[], 4), "nothing is no document");
    for number in 0..3 {
        let mut wrong = own.clone();
        wrong[number] = page(14, number);
        assert!(!passes(&wrong, 4), "page {number} is wrong");
        let mut broken = own.clone();
        broken[number].pop();
        assert!(!passes(&broken, 4), "page {number} is broken");
    }
}

/// Any event, also one that no site would log.
#[derive(Clone, Debug)]
struct AnyEvent(Event);

impl Arbitrary for AnyEvent {
    fn arbitrary(random: &mut Gen) -> AnyEvent {
        let server = usize::arbitrary(random);
        let sources = [Source::Server(server), Source::Sync, Source::Registry, Source::Clock];
        let (source, seq) = (any(random, &sources), u64::arbitrary(random));
        let position = Option::<u64>::arbitrary(random);
        AnyEvent(Event { source, seq, position, action: action(random), details: details(random) })
    }
}

fn action(random: &mut Gen) -> Action {
    let (request, page) = (usize::arbitrary(random), usize::arbitrary(random));
    let (server, resident, replica) = (page, page, page);
    let all = [
        Action::Arrive { request, server },
        Action::Enter { request },
        Action::Acquire { request },
        Action::Fetch { request },
        Action::Write { request, page },
        Action::Read { request, page },
        Action::Finish { request },
        Action::Timeout { request },
        Action::Abort { request },
        Action::Change { resident },
        Action::Begin,
        Action::Apply { replica },
        Action::End,
        Action::Drop,
        Action::Tick,
        Action::Night,
    ];
    any(random, &all)
}

fn details(random: &mut Gen) -> Details {
    use AbortReason::{Database, DatabaseBusy, Disk, DiskFull, ServerDied, Unreadable};
    use StepOutcome::{
        Cancelled, Delivered, Failed, Fetched, Missing, Read, Released, Skipped, Stopped,
    };
    let outcomes =
        [Fetched, Skipped, Failed, Read, Missing, Delivered, Stopped, Cancelled, Released];
    let reasons = [Disk, DiskFull, DatabaseBusy, Database, Unreadable, ServerDied];
    let text = |random: &mut Gen| AnyText::arbitrary(random).0;
    Details {
        of: Option::arbitrary(random),
        document: bool::arbitrary(random).then(|| any(random, &Document::ALL)),
        version: Option::arbitrary(random),
        image: bool::arbitrary(random).then(|| text(random)),
        subject: Option::arbitrary(random),
        outcome: bool::arbitrary(random).then(|| any(random, &outcomes)),
        erased: (0..u8::arbitrary(random) % 3).map(|_| text(random)).collect(),
        differences: Option::arbitrary(random),
        reason: bool::arbitrary(random).then(|| any(random, &reasons)),
    }
}

#[test]
fn an_event_is_one_line_and_read_back_as_it_was() {
    fn law(AnyEvent(event): AnyEvent) -> bool {
        let line = serde_json::to_string(&event).expect("an event can be written");
        let again: Event = serde_json::from_str(&line).expect("a line can be read");
        again == event && !line.contains('\n')
    }
    quickcheck(3_000).quickcheck(law as fn(AnyEvent) -> bool);
}

#[test]
fn an_event_with_an_unknown_word_is_refused() {
    fn law(AnyEvent(event): AnyEvent, which: usize, tail: char) -> bool {
        let mut json = serde_json::to_value(&event).expect("an event can be written");
        let fields = json.as_object_mut().expect("an event is an object");
        let mut words: Vec<(&String, &mut Value)> = fields
            .iter_mut()
            .filter(|(name, value)| value.is_string() && name.as_str() != "image")
            .collect();
        let count = words.len();
        let (_, word) = &mut words[which % count];
        let known = word.as_str().expect("it is a string").to_owned();
        // Another digit makes another server.
        let tail = if tail.is_ascii_digit() { 'x' } else { tail };
        **word = Value::String(format!("{known}{tail}"));
        serde_json::from_value::<Event>(json).is_err()
    }
    quickcheck(2_000).quickcheck(law as fn(AnyEvent, usize, char) -> bool);
}

/// Two images share a name exactly when the key policy lets them.
#[test]
fn images_share_a_name_as_the_key_policy_says() {
    fn law(which: Vec<bool>, one: (usize, u64), other: (usize, u64), meet: u8) -> bool {
        let chosen = Defect::ALL.into_iter().zip(which).filter(|(_, on)| *on);
        let defects: Defects = chosen.map(|(defect, _)| defect).collect();
        let mut other = other;
        // By chance alone two requests would hardly ever share anything.
        other.0 = if meet & 1 == 0 { one.0 } else { other.0 };
        other.1 = if meet & 2 == 0 { one.1 } else { other.1 };
        let share = match () {
            () if defects.contains(&Defect::OneImageName) => true,
            () if defects.contains(&Defect::ImageNamedBySecond) => one.1 == other.1,
            () => one.0 == other.0,
        };
        let (name, its) =
            (image_place(&defects, one.0, one.1), image_place(&defects, other.0, other.1));
        // A page's own number comes behind a dot, so the names of two images never overlap.
        let apart = ["draft-", "queue-"].iter().all(|prefix| !name.starts_with(prefix));
        (name == its) == share && apart && !name.contains(['/', '.'])
    }
    quickcheck(3_000).quickcheck(law as fn(Vec<bool>, (usize, u64), (usize, u64), u8) -> bool);
}

/// The same resident and version make the same record; another version is to be seen on paper.
#[test]
fn a_made_up_record_follows_from_resident_and_version() {
    fn law(one: (usize, u32), other: (usize, u32)) -> bool {
        let make =
            |(resident, version): (usize, u32)| ResidentRecord::made_up(resident, version.into());
        let (a, b) = (make(one), make((one.0, other.1)));
        let same_version = one.1 == other.1;
        make(one) == a
            && (make(other) == a) == (one == other)
            && (a.address == b.address) == same_version
            && !a.name.is_empty()
            && !a.address.is_empty()
    }
    quickcheck(1_000).quickcheck(law as fn((usize, u32), (usize, u32)) -> bool);
}
