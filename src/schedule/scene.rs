//! What a sheet sets up: a site with its defects, and the days that may pass there.

use honnin_models::answers::Answers;
use honnin_models::design::SpoolPlace;
use honnin_models::keys::{KEYS, KeyId, Setting, decisions};
use honnin_models::scope::{Arrivals, MAX_CHANGES, MAX_REQUESTS};
use honnin_sheet::{Configuration, Sheet, SheetId};
use honnin_steps::event::Document;
use honnin_system::day::Day;
use honnin_system::defect::{Defect, Defects};
use honnin_system::setup::{Setup, SitePlace};
use honnin_system::site::Ask;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

/// A site as a sheet has it, and what may happen there at once.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The name of the sheet.
    pub name: SheetId,
    /// The answers of the site.
    pub answers: Answers,
}

/// The answers that defects stand for, each with its defect.
static UNSAFE_ANSWERS: LazyLock<Vec<(Setting, Defect)>> = LazyLock::new(|| {
    let settings = || {
        let of_key =
            |key: KeyId| key.implemented().into_iter().map(move |answer| Setting::new(key, answer));
        KEYS.iter().flat_map(of_key)
    };
    let written = |defect: Defect| settings().find(|it| it.to_string() == defect.answer());
    let answer = |defect: Defect| {
        let setting = written(defect);
        (setting.unwrap_or_else(|| panic!("{} is an answer", defect.answer())), defect)
    };
    let all: Vec<(Setting, Defect)> = Defect::ALL.into_iter().map(answer).collect();
    // A decision without a defect would be run as the safe one.
    for key in decisions().filter(|key| key.section() != "topology") {
        let other = |it: &Setting| it.key == key && it.answer != key.default();
        for setting in settings().filter(other) {
            assert!(all.iter().any(|(known, _)| *known == setting), "{setting} has a defect");
        }
    }
    all
});

/// The unsafe decisions of a site, as defects of the real system.
pub fn defects_of(answers: &Answers) -> Defects {
    let given = |(setting, _): &&(Setting, Defect)| setting.key.get(answers) == setting.answer;
    UNSAFE_ANSWERS.iter().filter(given).map(|(_, defect)| *defect).collect()
}

impl Scene {
    /// The scene of a sheet in one of its configurations.
    pub fn new(sheet: &Sheet, configuration: Configuration) -> Scene {
        Scene { name: sheet.name.clone(), answers: sheet.answers(configuration) }
    }

    /// How many requests may be made.
    pub fn requests(&self) -> usize {
        usize::from(self.answers.scope.requests)
    }

    fn app_servers(&self) -> usize {
        usize::from(self.answers.design.topology.app_servers)
    }

    /// How the real site is set up, with its files in this place.
    pub fn setup(&self, place: SitePlace) -> Setup {
        let Answers { design, scope, .. } = &self.answers;
        Setup {
            name: self.name.to_string(),
            app_servers: self.app_servers(),
            db_servers: usize::from(design.topology.db_servers),
            spool_per_server: design.topology.spool == SpoolPlace::PerServer,
            pages: usize::from(design.image.pages),
            residents: self.requests(),
            defects: defects_of(&self.answers),
            timeouts: Some(u32::from(scope.timeouts)),
            seconds: Some(u64::from(scope.seconds)),
            one_arrival_per_second: scope.arrivals == Arrivals::OnePerSecond,
            ..Setup::reference(place)
        }
    }

    /// How the real site is set up for a load: as the sheet has it, for this many residents, with
    /// databases and images on the disk. What the scope says of timeouts and seconds bounds a search
    /// and not a load.
    ///
    /// The registry waits while more changes are on their way than the model could hold in addition
    /// to those at the kiosks and the one that the sync carries; so the log can be checked against
    /// it.
    pub fn setup_for_load(
        &self,
        folder: &Path,
        residents: usize,
        patience: Duration,
        kiosks: usize,
    ) -> Setup {
        let room = MAX_REQUESTS.saturating_sub(kiosks + 1);
        let feed_places = room.clamp(1, MAX_CHANGES);
        let setup = self.setup(SitePlace::on_disk(folder));
        Setup { residents, patience, feed_places, timeouts: None, seconds: None, ..setup }
    }

    /// How many days there are: every choice of a server for each request, of a resident for each
    /// change, and of how many timeouts may happen. Each request is made by another resident,
    /// request r by resident r.
    ///
    /// A day with fewer timeouts than the scope allows brings nothing that another does not. But a
    /// timer that may fire at any moment mostly does, and the outcome of two whole prints would be
    /// seen too seldom.
    pub fn days(&self) -> u64 {
        self.busiest_days() * self.timeouts()
    }

    /// How many days there are on which as many timeouts may happen as the scope allows: all that
    /// can happen can happen on one of these.
    pub fn busiest_days(&self) -> u64 {
        let servers = (self.app_servers() as u64).pow(u32::from(self.answers.scope.requests));
        servers * (self.requests() as u64).pow(u32::from(self.answers.scope.changes))
    }

    /// How many timeouts may happen on a day, none included.
    fn timeouts(&self) -> u64 {
        u64::from(self.answers.scope.timeouts) + 1
    }

    /// One of the busiest days, which count from 0.
    pub fn busiest_day(&self, number: u64) -> Day {
        self.day(number * self.timeouts())
    }

    /// One of the days, which count from 0.
    pub fn day(&self, mut number: u64) -> Day {
        let mut choose = |below: u64| {
            let chosen = number % below;
            number /= below;
            usize::try_from(chosen).expect("it is below a small number")
        };
        let fewer = choose(self.timeouts()) as u32;
        let servers = self.app_servers() as u64;
        let asks = (0..self.requests()).map(|request| ask(request, choose(servers))).collect();
        let residents = self.requests() as u64;
        let changes = (0..self.answers.scope.changes).map(|_| choose(residents)).collect();
        let timeouts = u32::from(self.answers.scope.timeouts) - fewer;
        Day { timeouts: Some(timeouts), ..self.with(asks, changes) }
    }

    /// The day on which each of these requests reaches its server, and these records change.
    /// As many timeouts may happen as the scope allows.
    pub fn day_of(&self, servers: &[usize], changes: &[usize]) -> Day {
        let asks = servers.iter().enumerate().map(|(request, server)| ask(request, *server));
        self.with(asks.collect(), changes.to_vec())
    }

    fn with(&self, asks: Vec<Ask>, changes: Vec<usize>) -> Day {
        Day {
            asks,
            changes,
            ticks: u64::from(self.answers.scope.seconds - 1),
            nights: u32::from(self.answers.scope.nights),
            ..Day::default()
        }
    }
}

fn ask(request: usize, server: usize) -> Ask {
    let document = Document::ALL[request % Document::ALL.len()];
    Ask { request, resident: request, document, server }
}
