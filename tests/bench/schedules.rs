//! How many schedules of the real system run in a second: its databases, its files, and the check of
//! its log against the model included.
//!
//! Each rate is set against that of random schedules of the reference design in the same run.

use honnin_analysis::StopReason;
use honnin_schedule::campaign::{Method, SchedulePlan, Schedules};
use honnin_schedule::scene::Scene;
use honnin_sheet::find::bundled;
use std::time::Instant;

/// Enough that a rate does not depend on the first few.
const SCHEDULES: u64 = 10_000;

fn main() {
    println(["sheet", "scheduler", "schedules/s", "against reference"].map(str::to_owned));
    let mut reference = None;
    for sheet in bundled() {
        let scene = Scene::new(&sheet, sheet.last_configuration());
        let schedules = Schedules::new(scene);
        for (name, method) in [
            ("random", Method::Random),
            ("pct 3", Method::Pct { depth: 3 }),
            ("every", Method::Exhaustive),
        ] {
            let start = Instant::now();
            let findings = schedules.run(&SchedulePlan::new(method, SCHEDULES, 1));
            let rate = findings.schedules as f64 / start.elapsed().as_secs_f64();
            let whole = matches!(findings.cut, None | Some(StopReason::Schedules(_)));
            assert!(whole && findings.left.is_none(), "{}: {:?}", sheet.name, findings.cut);
            let against = rate / *reference.get_or_insert(rate);
            println([
                sheet.name.to_string(),
                name.to_owned(),
                format!("{rate:.0}"),
                format!("{against:.2}"),
            ]);
        }
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
fn println(columns: [String; 4]) {
    let [sheet, scheduler, rate, against] = columns;
    println!("{sheet:<16} {scheduler:<9} {rate:>11} {against:>17}");
}
