//! What a survey found, kept in a file as it comes: a survey that was stopped goes on from there.
//!
//! The first line says what the survey is about; each line after it is a site that is settled: its
//! number, the states explored, a letter for the verdict on each claim, and a sum of all that and of the
//! first line. A site that is not settled is not stored, so it is searched again. The program may be
//! killed at any moment: a last line that breaks off is dropped. Anything else that does not fit is
//! refused, and left as it is.
//!
//! The sums are a seal against chance: whoever can write the file can write other verdicts and their
//! sums. What the file says of some sites is therefore found anew ([`super::spot`]).

use super::maker::SurveyMaker;
use super::{KnownSite, Subject};
use crate::Verdict;
use honnin_files::capped::{Beyond, MOST_OF_A_DOCUMENT};
use honnin_files::hold::hold;
use honnin_files::open;
use honnin_models::keys::KEYS;
use honnin_search::fingerprint::Fingerprint as _;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The version of these files.
const SCHEMA: u32 = 2;

/// What the first line says of the sums.
const SEAL: &str = "against chance, not against intent";

/// Why a file cannot be used.
#[derive(Debug)]
pub enum StoreError {
    /// The system refused.
    Error(io::Error),
    /// Another survey is at it.
    InUse,
    /// It is not a file of a survey.
    NotOurs,
    /// It is of a survey about something else: what its first line says of this, and what it should
    /// say.
    OtherSurvey {
        /// What differs.
        what: String,
        /// The value in the file.
        there: String,
        /// The requested value.
        asked: String,
    },
    /// This line is not a result of this survey.
    Line(usize),
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> StoreError {
        StoreError::Error(error)
    }
}

/// A line after the first.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoreLine {
    site: usize,
    states: u64,
    verdicts: String,
    sum: String,
}

impl StoreLine {
    /// The line of a site, in the file with this first line.
    fn new(header: &str, site: usize, states: u64, verdicts: String) -> StoreLine {
        let sealed = format!("{header}\n{site} {states} {verdicts}");
        let sum = format!("{:016x}", u64::from_bytes(sealed.as_bytes()));
        StoreLine { site, states, verdicts, sum }
    }
}

/// The findings of earlier runs, and where the new ones go.
#[derive(Debug, Default)]
pub struct Store {
    file: Option<StoreFile>,
    found: BTreeMap<usize, KnownSite>,
}

/// Where new findings go.
#[derive(Debug)]
struct StoreFile {
    file: File,
    path: PathBuf,
    /// The first line.
    header: String,
    /// How many bytes it should have by now.
    written: u64,
}

impl StoreFile {
    fn write(&mut self, line: &str) -> io::Result<()> {
        let line = format!("{line}\n");
        self.file.write_all(line.as_bytes())?;
        self.written += line.len() as u64;
        Ok(())
    }
}

impl Store {
    /// Keeps nothing.
    pub fn nowhere() -> Store {
        Store::default()
    }

    /// Opens the file of a survey, or makes a new one, for findings of this maker.
    ///
    /// # Errors
    /// When it cannot be used; it is then left as it is.
    pub fn open(path: &Path, subject: &Subject, maker: &SurveyMaker) -> Result<Store, StoreError> {
        // A device or a pipe may have no end, and keeps nothing.
        let file = open::existing_or_new(path)?;
        // Two surveys at once would mix.
        if !hold(&file)? {
            return Err(StoreError::InUse);
        }
        if MOST_OF_A_DOCUMENT < file.metadata()?.len() {
            return Err(StoreError::Error(Beyond { most: MOST_OF_A_DOCUMENT }.into()));
        }
        let mut bytes = Vec::new();
        (&file).take(MOST_OF_A_DOCUMENT).read_to_end(&mut bytes)?;
        let header = header(subject, maker);
        let (found, whole) = parse_store(&bytes, subject, &header)?;
        let written = u64::try_from(whole).expect("a length has 64 bits at the most");
        if whole < bytes.len() {
            file.set_len(written)?;
        }
        let header = header.to_string();
        let mut file = StoreFile { file, path: path.to_owned(), header, written };
        if whole == 0 {
            file.write(&file.header.clone())?;
        }
        Ok(Store { file: Some(file), found })
    }

    /// What is known of each site from earlier runs.
    pub(super) fn known(&mut self, subject: &Subject) -> Vec<Option<KnownSite>> {
        (0..subject.universe.sites()).map(|site| self.found.remove(&site)).collect()
    }

    /// The sites that earlier runs have settled, and what they found.
    pub(super) fn found(&self) -> &BTreeMap<usize, KnownSite> {
        &self.found
    }

    /// Uses nothing that was found of a site.
    pub(super) fn forget(&mut self, site: usize) {
        self.found.remove(&site);
    }

    /// Keeps what was found of a site, if it is settled.
    pub(super) fn put(&mut self, site: usize, known: &KnownSite) -> io::Result<()> {
        let Some(to) = self.file.as_mut().filter(|_| known.settled) else { return Ok(()) };
        let line = StoreLine::new(&to.header, site, known.states, known.letters());
        let line = serde_json::to_string(&line).expect("a line is written without fail");
        to.write(&line)
    }

    /// Whether everything is where it was kept: nobody took the file away, put another one in its place,
    /// or cut it.
    pub fn is_there(&self) -> bool {
        self.file.as_ref().is_none_or(|StoreFile { file, path, written, .. }| {
            open::is_as_written(file, path, *written)
        })
    }
}

/// The letter of a verdict; the same in the answers of the survey.
pub fn letter(verdict: &Verdict) -> char {
    match verdict {
        Verdict::Holds => 'h',
        Verdict::Violated { .. } => 'v',
        Verdict::NotClaimed => '-',
        Verdict::NoCase => '/',
        Verdict::NotEstablished { .. } => '?',
    }
}

/// The verdict of a letter; none for one that is not established, which is not kept.
pub(super) fn verdict(letter: char) -> Option<Verdict> {
    match letter {
        'h' => Some(Verdict::Holds),
        'v' => Some(Verdict::Violated { steps: None }),
        '-' => Some(Verdict::NotClaimed),
        '/' => Some(Verdict::NoCase),
        _ => None,
    }
}

/// What the first line says: everything on which the findings depend.
fn header(subject: &Subject, maker: &SurveyMaker) -> Value {
    let answers = subject.universe.answers(0);
    let scope = KEYS.iter().filter(|key| key.section() == "scope");
    let scope = scope.map(|key| (key.short_name().to_owned(), json!(key.get(&answers))));
    let axes =
        subject.universe.axes().iter().map(|axis| (axis.key.name.to_owned(), json!(axis.answers)));
    json!({
        "survey": "honnin",
        "schema": SCHEMA,
        "seal": SEAL,
        "version": maker.version,
        "engine": maker.engine,
        "model": maker.model,
        "scope": scope.collect::<Map<_, _>>(),
        "universe": axes.collect::<Map<_, _>>(),
        "claims": subject.claims.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

/// What the bytes of a file say, and how many of them are whole lines.
fn parse_store(
    bytes: &[u8],
    subject: &Subject,
    header: &Value,
) -> Result<(BTreeMap<usize, KnownSite>, usize), StoreError> {
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
    if whole == 0 {
        // Nothing, or a first line that breaks off.
        let ours = header.to_string().as_bytes().starts_with(bytes);
        return if ours { Ok((BTreeMap::new(), 0)) } else { Err(StoreError::NotOurs) };
    }
    let mut lines = bytes[..whole - 1].split(|byte| *byte == b'\n').zip(1..);
    let (first, _) = lines.next().expect("a text has a first line");
    same(serde_json::from_slice(first).map_err(|_| StoreError::NotOurs)?, header)?;
    let header = header.to_string();
    let mut found = BTreeMap::new();
    for (line, number) in lines {
        let (site, known) = finding(line, subject, &header).ok_or(StoreError::Line(number))?;
        if found.insert(site, known.clone()).is_some_and(|before| before != known) {
            return Err(StoreError::Line(number));
        }
    }
    Ok((found, whole))
}

/// Whether a first line is the expected one, and what differs where it is not.
fn same(there: Value, asked: &Value) -> Result<(), StoreError> {
    if there["survey"] != asked["survey"] {
        return Err(StoreError::NotOurs);
    }
    let fields = asked.as_object().expect("a first line is an object");
    let differing = fields.keys().find(|field| there[field.as_str()] != asked[field.as_str()]);
    match differing {
        Some(field) => Err(StoreError::OtherSurvey {
            what: field.clone(),
            there: there[field.as_str()].to_string(),
            asked: asked[field.as_str()].to_string(),
        }),
        None if there == *asked => Ok(()),
        None => Err(StoreError::NotOurs),
    }
}

/// What a line says of a site of this survey.
fn finding(line: &[u8], subject: &Subject, header: &str) -> Option<(usize, KnownSite)> {
    let line: StoreLine = serde_json::from_slice(line).ok()?;
    if line != StoreLine::new(header, line.site, line.states, line.verdicts.clone()) {
        return None;
    }
    let verdicts = line.verdicts.chars().map(verdict).collect::<Option<Vec<_>>>()?;
    let fits = line.site < subject.universe.sites() && verdicts.len() == subject.claims.len();
    fits.then_some((line.site, KnownSite { states: line.states, verdicts, settled: true }))
}
