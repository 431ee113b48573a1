//! Processes that were started for different work.

use super::*;

/// The searches that they have in common are the same, and the first of them is not even made: else
/// one process would end as if all had been done, and the other would not.
#[test]
fn processes_that_were_started_with_different_sheets_end_the_same() {
    let other = "schema = 1\nname = \"large\"\n[scope]\nrequests = 3\nchanges = 1\n\
                 [expect]\nC1 = \"violated\"\n";
    let cases: [(&[&str], &[&str]); 3] = [
        (&["adachi-2023"], &["adachi-2023", "kawasaki-2023"]),
        (&["adachi-2023", "kawasaki-2023"], &["adachi-2023", "reference"]),
        (&["large.toml"], &["other.toml"]),
    ];
    for (one, another) in cases {
        let folder = folder();
        std::fs::write(folder.path().join("other.toml"), other).expect("a file is written");
        hostfile(folder.path(), 2);
        let all = [one, another].into_iter().enumerate().map(|(process, sheets)| {
            let arguments = [&["check"], sheets, &["--workers", "1", "--patience", "5"]].concat();
            one_of(folder.path(), 2, process, &arguments)
        });
        let all: Vec<Process> = all.collect();
        let all: Vec<Ended> = all.into_iter().map(|it| it.ended(SOON)).collect();
        let told: String = all.iter().map(|it| flat(&format!("{}{}", it.out, it.err))).collect();
        assert!(told.contains("was started for other work than process"), "{told}");
        for it in all {
            not_established(
                it,
                &["was started for other work", "has gone", "was lost", "did not come"],
            );
        }
    }
}
