//! Campaigns: what a test could have revealed.

use crate::material::{sheet, sheet_of};
use honnin_analysis::SiteSearch;
use honnin_analysis::campaigns::{BreakingDecision, CampaignReach, campaigns};
use honnin_models::claims::ClaimId::{self, C1, C4, C5, C6};
use honnin_models::sheets;
use honnin_search::limits::Limits;
use honnin_sheet::read::read_sheet;
use std::num::NonZeroU64;

fn finding(name: &str, campaign: &str) -> (Vec<ClaimId>, Vec<ClaimId>, Vec<String>) {
    let sheet = sheet(name);
    let found = campaigns(&SiteSearch::new(), &sheet);
    let finding = found.findings.iter().find(|it| it.campaign.starts_with(campaign));
    match finding.map(|it| it.finding.clone()) {
        Some(CampaignReach::OfViolation { reached, missed, lacks, beyond }) => {
            assert_eq!(beyond, [], "{name}");
            (reached, missed, lacks)
        }
        other => panic!("{name} has the campaign {campaign}: {other:?}"),
    }
}

/// What the regulator found in 2024: load only, and no item that could have shown the defect.
#[test]
fn the_tests_of_takamatsu_were_blind() {
    let blind = |lacks: &str| (vec![], vec![C1, C4, C5], vec![lacks.to_owned()]);
    assert_eq!(finding("takamatsu-2024", "load test"), blind("A2"));
    assert_eq!(finding("takamatsu-2024", "acceptance"), blind("A3"));
}

#[test]
fn the_re_inspection_of_2023_was_blind_to_adachi_and_to_munakatas_c1() {
    let (reached, missed, lacks) = finding("adachi-2023", "re-inspection");
    assert_eq!((reached, missed, lacks), (vec![], vec![C1, C4, C5], vec!["A2".to_owned()]));
    let (reached, missed, lacks) = finding("munakata-2023", "re-inspection");
    assert_eq!((reached, missed, lacks), (vec![C6], vec![C1], vec!["M2".to_owned()]));
}

fn revealed_and_hidden(finding: &CampaignReach) -> (usize, usize) {
    match finding {
        CampaignReach::OfDefects { revealed, hidden } => (revealed.len(), hidden.len()),
        other => panic!("the site holds: {other:?}"),
    }
}

#[test]
fn only_a_campaign_with_load_and_updates_reveals_every_defect_of_the_reference_design() {
    let sheet = sheet("reference");
    let found = campaigns(&SiteSearch::new(), &sheet);
    assert!(found.broken.is_empty() && found.complete());
    let counts: Vec<(usize, usize)> =
        found.findings.iter().map(|it| revealed_and_hidden(&it.finding)).collect();
    assert_eq!(counts, [(1, 4), (3, 2), (5, 0), (5, 0)]);
}

/// One of two server counts is enough to take the several servers away.
#[test]
fn a_condition_is_lacking_when_a_part_of_it_is() {
    let text = sheets::find("adachi-2023").expect("bundled").text;
    let with = "[[campaign]]\nname = \"one\"\nwith = { \"topology.app_servers\" = 1 }\n[expect]";
    let text = text.replacen("[expect]", with, 1);
    let sheet = read_sheet("adachi.toml", text.as_bytes()).expect("the sheet is sound");
    let found = campaigns(&SiteSearch::new(), &sheet);
    let last = found.findings.last().map(|it| &it.finding);
    let Some(CampaignReach::OfViolation { reached, lacks, .. }) = last else {
        panic!("the site is violated: {:?}", found.findings);
    };
    assert_eq!((reached.as_slice(), lacks.as_slice()), (&[][..], &["A1".to_owned()][..]));
}

/// What the site itself is already is no lack of the campaign.
#[test]
fn a_campaign_lacks_only_what_it_takes_away() {
    let sheet = sheet_of(
        "[topology]\ndb_servers = 1\n[image]\nkey = \"slot\"\n[sync]\nrelease = \"all\"\n\
         [[condition]]\nid = \"A1\"\nja = \"あ\"\n\
         without = { \"topology.app_servers\" = 1, \"topology.db_servers\" = 1 }\n\
         [[campaign]]\nname = \"as the sheet\"\nwith = {}",
    );
    let found = campaigns(&SiteSearch::new(), &sheet);
    let CampaignReach::OfViolation { missed, lacks, .. } = &found.findings[0].finding else {
        panic!("the site is violated: {:?}", found.findings);
    };
    assert_eq!((missed.as_slice(), lacks.as_slice()), (&[][..], &[][..]));
}

/// A campaign larger than the sheet's scope that breaks the site as it stands says that, and counts
/// nothing that is broken anyway as a defect it could reveal.
#[test]
fn what_breaks_beyond_the_sheet_is_said() {
    let sheet = sheet_of(
        "[sync]\nrelease = \"all\"\n[scope]\nchanges = 0\n\
         [[campaign]]\nname = \"as the sheet\"\nwith = {}\n\
         [[campaign]]\nname = \"updates\"\nwith = { \"scope.changes\" = 1 }",
    );
    let found = campaigns(&SiteSearch::new(), &sheet);
    assert_eq!(found.broken, []);
    let CampaignReach::OfDefects { revealed, hidden } = &found.findings[0].finding else {
        panic!("within the scope of the sheet the site holds");
    };
    let names = |defects: &[BreakingDecision]| {
        defects.iter().map(|d| d.decision.key.name).collect::<Vec<_>>()
    };
    assert_eq!(names(revealed), ["order.timeout", "order.timeout", "image.after"]);
    // What the order no longer protects shows with updates only, of which this campaign has none.
    assert_eq!(names(hidden), ["image.key", "image.key", "image.pick", "sync.spread"]);
    assert_eq!(found.findings[1].finding, CampaignReach::BeyondTheSheet { broken: vec![C4] });
}

/// A defect that only a campaign's environment can show counts among those to be revealed.
#[test]
fn defects_are_sought_in_the_environments_of_the_campaigns_too() {
    let sheet = sheet_of(
        "[scope]\nchanges = 0\n[[campaign]]\nname = \"a\"\nwith = {}\n\
         [[campaign]]\nname = \"b\"\nwith = { \"scope.changes\" = 1 }",
    );
    let found = campaigns(&SiteSearch::new(), &sheet);
    let counts: Vec<(usize, usize)> =
        found.findings.iter().map(|it| revealed_and_hidden(&it.finding)).collect();
    assert_eq!(counts, [(3, 2), (5, 0)]);
}

#[test]
fn campaigns_of_a_cut_search_are_not_established() {
    let limits = Limits { max_states: NonZeroU64::new(50), ..Limits::default() };
    let sheet = sheet("takamatsu-2024");
    let found = campaigns(&SiteSearch::new().limits(limits), &sheet);
    assert!(!found.complete() && !found.established);
    assert!(found.findings.iter().all(|it| it.finding == CampaignReach::NotEstablished));
}
