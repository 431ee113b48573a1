//! Every claim: its id, what it says, where the demand comes from, and the predicate that judges it.

use super::witnesses::WitnessId;
use super::{Claim, Evaluation};
use crate::design::{OrderScope, PickPolicy};
use crate::request::Phase;
use crate::scope::MAX_PAGES;
use crate::site::{Site, State};
use crate::text::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The id of a claim.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum ClaimId {
    /// subject-is-requester
    C1,
    /// cancelled-stays-cancelled
    C2,
    /// fresh-by-morning
    C3,
    /// one-print-at-a-time
    C4,
    /// image-not-overwritten
    C5,
    /// nothing-left-behind
    C6,
    /// every-request-settles
    C7,
    /// installed-as-designed
    C8,
    /// fresh-after-sync
    C9,
}

impl ClaimId {
    /// All ids, in order.
    pub const ALL: [ClaimId; 9] = [
        ClaimId::C1,
        ClaimId::C2,
        ClaimId::C3,
        ClaimId::C4,
        ClaimId::C5,
        ClaimId::C6,
        ClaimId::C7,
        ClaimId::C8,
        ClaimId::C9,
    ];
}

/// Every claim, in the order of the ids.
pub const CATALOGUE: &[Claim] = &[
    Claim {
        id: ClaimId::C1,
        name: "subject-is-requester",
        name_ja: "申請者本人の記載",
        sentence: Text {
            ja: "交付された証明書は、すべてのページが申請者本人のものである。",
            en: "Every page of every delivered document shows the requester.",
        },
        source: Text {
            ja: "足立区の公表（2023年5月1日）、個人情報保護委員会の指導（2024年7月17日）第2の3",
            en: "Adachi City, notice of 2023-05-01; PPC, guidance of 2024-07-17, part 2 (3)",
        },
        case: Some(WitnessId::TwoInFlight),
        evaluation: Evaluation::States(subject_is_requester),
    },
    Claim {
        id: ClaimId::C2,
        name: "cancelled-stays-cancelled",
        name_ja: "取消後の不交付",
        sentence: Text {
            ja: "タイムアウトした申請に対しては、その後何も交付されない。",
            en: "Nothing is delivered for a request after its time ran out.",
        },
        source: Text {
            ja: "富士通Japanの告知（2023年3月30日）「強制的な印刷処理の解除」",
            en: "Vendor's notice of 2023-03-30 on Yokohama (a print released by force)",
        },
        case: Some(WitnessId::TimeoutFires),
        evaluation: Evaluation::States(cancelled_stays_cancelled),
    },
    Claim {
        id: ClaimId::C3,
        name: "fresh-by-morning",
        name_ja: "夜間後の最新性",
        sentence: Text {
            ja: "夜間を経た後の申請に交付された証明書は、その直前の夜間の時点における住民記録か、それより新しい記録によるものである。",
            en: "A certificate delivered for a request that arrived after a night is not older than \
                 the registry of the last such night.",
        },
        source: Text {
            ja: "J-LISのヒアリング結果（2023年12月）「全件チェック」、廃印の事案（2020年から2023年まで）",
            en: "J-LIS, hearing result of December 2023 (check of all records); revoked seals, 2020 \
                 to 2023",
        },
        case: Some(WitnessId::ChangeFallsDue),
        evaluation: Evaluation::States(fresh_by_morning),
    },
    Claim {
        id: ClaimId::C4,
        name: "one-print-at-a-time",
        name_ja: "1件ずつの印刷",
        sentence: Text {
            ja: "順番管理の及ぶ範囲では、印刷開始から終了まで同時に処理される申請は、順番管理が通す件数（通常は1件）までである。",
            en: "Within the order's scope no more requests are between grant and finish than the order \
                 lets through: one, unless its width says more.",
        },
        source: Text {
            ja: "足立区の公表（2023年5月1日）「処理待ちを誤って解除」",
            en: "Adachi City, notice of 2023-05-01 (a wait released by mistake)",
        },
        case: Some(WitnessId::TwoInFlight),
        evaluation: Evaluation::States(one_print_at_a_time),
    },
    Claim {
        id: ClaimId::C5,
        name: "image-not-overwritten",
        name_ja: "上書きの防止",
        sentence: Text {
            ja: "印刷イメージは、その申請が読み終える前に上書きされない。",
            en: "No image is overwritten before its owner has read it.",
        },
        source: Text {
            ja: "足立区の公表（2023年5月1日）「印刷イメージファイルを上書き」",
            en: "Adachi City, notice of 2023-05-01 (a print image file overwritten)",
        },
        case: Some(WitnessId::TwoInFlight),
        evaluation: Evaluation::States(image_not_overwritten),
    },
    Claim {
        id: ClaimId::C6,
        name: "nothing-left-behind",
        name_ja: "残存なし",
        sentence: Text {
            ja: "すべての申請とその処理が終わったとき、印刷イメージは一つも残っていない。",
            en: "When every request is settled and no work goes on, no print image remains.",
        },
        source: Text {
            ja: "西東京市個人情報保護審議会の答申（2016年7月28日）「証明書発行後消去」、宗像市の事\
                 案（2023年6月28日）",
            en: "Nishitokyo, council opinion of 2016-07-28 (data erased after issuing); Munakata, \
                 2023-06-28",
        },
        case: None,
        evaluation: Evaluation::SettledStates(nothing_left_behind),
    },
    Claim {
        id: ClaimId::C7,
        name: "every-request-settles",
        name_ja: "申請の完結",
        sentence: Text {
            ja: "交付も失敗もしないまま動きが止まる申請はない。",
            en: "No behaviour stops with a request that is neither delivered nor failed.",
        },
        source: Text {
            ja: "公表事項によらない。ほかの確認項目が、動きの止まったために適合とされることを防ぐ",
            en: "No finding of the record: it keeps other claims from holding because all stands still",
        },
        case: None,
        evaluation: Evaluation::StoppedStates(all_settled),
    },
    Claim {
        id: ClaimId::C8,
        name: "installed-as-designed",
        name_ja: "設計どおりの導入",
        sentence: Text {
            ja: "導入されたプログラムは、設計と同じである（シートに相違の記載がない）。",
            en: "The installed program is the designed one: `[installed]` is empty.",
        },
        source: Text {
            ja: "個人情報保護委員会の指導（2024年7月17日）第2の4(5)「一部プログラムが適切に反映され\
                 なかった」",
            en: "PPC, guidance of 2024-07-17, part 2 (4)(5) (a part of the program not carried over)",
        },
        case: None,
        evaluation: Evaluation::Sheet,
    },
    Claim {
        id: ClaimId::C9,
        name: "fresh-after-sync",
        name_ja: "連携後の最新性",
        sentence: Text {
            ja: "随時連携が終わった後の申請に交付された証明書は、その異動が反映された住民記録か、それより新しい記録によるものである。",
            en: "A certificate delivered for a request that arrived after a change of its resident had \
                 ended is not older than that change.",
        },
        source: Text {
            ja: "trigger.dev の修正（github.com/triggerdotdev/trigger.dev、3910番）: 書込みの直後に、遅れている複製から\
                 読み出した事例",
            en: "trigger.dev, pull request 3910 (github.com/triggerdotdev/trigger.dev): a read right after \
                 the write from a replica that is behind",
        },
        case: Some(WitnessId::ArrivesAfterSync),
        evaluation: Evaluation::States(fresh_after_sync),
    },
];

/// The indices of the requests in scope.
pub(super) fn requests(site: &Site) -> std::ops::Range<usize> {
    0..site.requests()
}

/// The requests that were delivered.
pub(super) fn delivered<'a>(
    site: &Site,
    state: &'a State,
) -> impl Iterator<Item = usize> + use<'a> {
    requests(site).filter(|&r| state.requests[r].phase == Phase::Delivered)
}

/// Whether no app server has anything left to do: every request that was made is settled, and no
/// abandoned work goes on.
pub fn all_at_rest(site: &Site, state: &State) -> bool {
    !requests(site).any(|r| state.requests[r].is_at_server())
}

/// Whether every request that was made is delivered or failed. A request not yet made is nobody's
/// wait, and none of its data can lie anywhere.
pub fn all_settled(site: &Site, state: &State) -> bool {
    !requests(site).any(|r| state.requests[r].in_flight())
}

fn subject_is_requester(site: &Site, state: &State) -> bool {
    delivered(site, state).all(|r| !state.requests[r].shows_another(r))
}

fn cancelled_stays_cancelled(site: &Site, state: &State) -> bool {
    delivered(site, state).all(|r| !state.requests[r].expired)
}

/// Only the requester's own pages are looked at: a page that shows another resident is C1's
/// matter.
fn fresh_by_morning(site: &Site, state: &State) -> bool {
    delivered(site, state).all(|r| {
        let request = &state.requests[r];
        !request.shows(r) || request.version >= request.due
    })
}

/// Only the requester's own pages are looked at here too.
fn fresh_after_sync(site: &Site, state: &State) -> bool {
    delivered(site, state).all(|r| {
        let request = &state.requests[r];
        !request.shows(r) || request.version >= request.ended
    })
}

/// Where some app server asks for the site's order, all requests of the site count together.
fn one_print_at_a_time(site: &Site, state: &State) -> bool {
    let width = usize::from(site.design().order.width);
    let in_print = |r: &usize| site.prints(&state.requests[*r]);
    if site.some_server(|design| design.order.scope == OrderScope::Site) {
        return requests(site).filter(in_print).count() <= width;
    }
    (0..site.app_servers()).all(|server| {
        let here = |r: &usize| usize::from(state.requests[*r].server) == server;
        requests(site).filter(in_print).filter(here).count() <= width
    })
}

/// An image counts as read when its last page is. A page that its owner wrote and that shows
/// somebody else was overwritten; a page that shows nobody was erased, which is not this claim's
/// matter. A document in a queue is at no place.
fn image_not_overwritten(site: &Site, state: &State) -> bool {
    requests(site).filter(|&r| state.requests[r].phase == Phase::Fetched).all(|r| {
        let request = &state.requests[r];
        let image = &site.design_of(request.server).image;
        let pages = state.spool.pages(site.place_of(state, r));
        let written = &pages[..usize::from(request.written).min(MAX_PAGES)];
        let overwritten = written.iter().any(|page| page.index().is_some_and(|shown| shown != r));
        image.pick == PickPolicy::Next || request.has_document(image.pages) || !overwritten
    })
}

fn nothing_left_behind(_: &Site, state: &State) -> bool {
    state.spool.is_empty()
}
