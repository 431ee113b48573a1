//! What the page tells an auditor, where it could be read as more than was found.

use super::{PAGE, all, committed, within, words};
use honnin_evidence::checks::CheckState;
use honnin_messages::Language;
use honnin_render::page::report;
use scraper::{ElementRef, Html};

fn japanese() -> Html {
    Html::parse_document(&PAGE)
}

/// The row of the summary that begins with this.
fn row(page: &Html, tag: &str, site: &str) -> Vec<String> {
    rows(page, tag, site).swap_remove(0)
}

/// Those of a sheet: as designed first, and as installed.
fn rows(page: &Html, tag: &str, site: &str) -> Vec<Vec<String>> {
    let rows = all(page, &format!("#{tag} table.sites tbody tr")).into_iter();
    let rows = rows.filter(|row| words(*row).contains(site));
    rows.map(|row| within(row, "th, td").into_iter().map(words).collect()).collect()
}

fn section<'a>(page: &'a Html, id: &str) -> ElementRef<'a> {
    *all(page, &format!("section[id='{id}']")).first().unwrap_or_else(|| panic!("{id} is there"))
}

/// A test that was run after the incident did not fail to prevent it.
#[test]
fn later_tests_are_not_said_to_have_missed_the_incident() {
    let page = japanese();
    let tests = row(&page, "ja", "adachi-2023").pop().expect("the last column");
    assert!(tests.contains("事案の前：記録なし。事案の後"), "{tests}");
    assert!(tests.contains("事案の後の試験1件中、C1 の不適合を検出できないもの1件"), "{tests}");
    let c1 = words(section(&page, "ja-sheet-adachi-2023-designed-C1"));
    assert!(!c1.contains("見つからなかった理由"), "no reason is given for what did not happen");
    assert!(c1.contains("事案の前に実施された試験は、公開された記録に見当たりません"));
    assert!(c1.contains("（事案の後）"));
    let takamatsu = words(section(&page, "ja-sheet-takamatsu-2024-installed-C1"));
    assert!(takamatsu.contains("見つからなかった理由") && !takamatsu.contains("事案の後"));
}

/// A test that reaches C6 alone says nothing of the wrong person's certificate.
#[test]
fn a_test_counts_by_the_claim_that_matters() {
    let page = japanese();
    let tests = |tag| rows(&page, tag, "munakata-2023")[1].pop().expect("the last column");
    let (japanese, english) = (tests("ja"), tests("en"));
    assert!(
        japanese.contains("事案の前の試験1件中、C1 の不適合を検出できないもの1件"),
        "{japanese}"
    );
    assert!(english.contains("Before the incident: 1 of 1 cannot reach C1"), "{english}");
}

#[test]
fn planned_tests_are_not_said_to_have_been_run() {
    let page = japanese();
    let tests = row(&page, "ja", "reference").pop().expect("the last column");
    assert!(tests.contains("計画された試験4件中、すべての欠陥を検出できるもの2件"), "{tests}");
    let sheet = section(&page, "ja-sheet-reference");
    let headings: Vec<String> = within(sheet, "h3").into_iter().map(words).collect();
    assert!(headings.contains(&"計画された試験で検出できるもの".to_owned()), "{headings:?}");
    assert!(words(sheet).contains("高負荷、更新あり（計画）"));
}

/// What could not occur within the scope was not put to the test, and no green badge says so.
#[test]
fn a_claim_without_a_case_is_told_as_such() {
    let page = japanese();
    let mut faint = 0;
    for (found, tag) in [("該当する場面なし", "ja"), ("no case", "en")] {
        for cell in all(&page, &format!("#{tag} table.layers tbody td:nth-child(2)")) {
            if words(cell).contains(found) {
                assert!(within(cell, ".good").is_empty(), "it is not green");
                faint += 1;
            }
        }
    }
    // C2 and C3 in eight of the ten checks each, C9 in three, in both languages.
    assert_eq!(faint, 2 * 19);
    let reason = row(&page, "ja", "takamatsu-2024")[2].clone();
    assert!(reason.contains("範囲内にC2、C3に該当する場面がない"), "{reason}");
    let reference = row(&page, "ja", "reference")[2].clone();
    assert!(!reference.contains("該当する場面がない"), "{reference}");
}

/// The site whose cause is a guess is not counted without a word among those that are known.
#[test]
fn a_hypothesis_is_marked_wherever_it_is_counted() {
    let page = japanese();
    let tile = words(all(&page, "#ja .tiles li.bad")[0]);
    assert!(tile.starts_with('6') && tile.contains("うち1件は仮説"), "{tile}");
    assert!(row(&page, "ja", "tokushima-2023")[0].contains("仮説"));
    let heading = words(all(&page, "#ja-sheet-tokushima-2023-h")[0]);
    assert!(heading.contains("徳島市（2023年3月27日）") && heading.contains("仮説"), "{heading}");
    assert!(!row(&page, "ja", "adachi-2023")[0].contains("仮説"));
}

/// The shortest example shows one page; others were seen, and the page of the record is among them.
#[test]
fn other_pages_that_were_seen_foreign_are_told() {
    let page = japanese();
    let c1 = words(section(&page, "ja-sheet-tokushima-2023-designed-C1"));
    assert!(c1.contains("実際の事案の再現ではありません"));
    assert!(c1.contains("2ページ目のみ（"), "page 2 alone was seen");
    let c1 = words(section(&page, "ja-sheet-adachi-2023-designed-C1"));
    assert!(!c1.contains("ページ目のみ（"), "a certificate of one page has no such list");
}

/// Every step that the reference design would not take is marked in the table as it is in the list.
#[test]
fn paragraph_and_table_mark_the_same_steps() {
    let page = japanese();
    let mut marked = 0;
    for section in all(&page, "#ja section.counterexample") {
        let told: Vec<&str> =
            within(section, ".happened ol > li").iter().filter_map(|li| li.attr("value")).collect();
        let rows = within(section, "table.steps tbody tr");
        let of_table: Vec<String> = rows
            .into_iter()
            .filter(|row| !within(*row, ".badge, .leads").is_empty())
            .map(|row| words(within(row, "th")[0]))
            .collect();
        assert_eq!(told, of_table);
        marked += within(section, ".leads").len();
    }
    assert!(marked > 10, "steps that lead to it were found: {marked}");
}

/// Names of claims, bounds, witnesses and steps are Japanese in Japanese. (The register of findings
/// and the texts of sheets are their own.)
#[test]
fn the_japanese_page_has_japanese_names() {
    let page = japanese();
    for part in all(&page, "#ja main > section") {
        let id = part.attr("id").unwrap_or_default();
        if id == "ja-traceability" {
            continue;
        }
        let text = words(part);
        for english in
            ["subject-is-requester", "image-not-overwritten", "requests 2", "delivered ✓"]
        {
            assert!(!text.contains(english), "{id}: {english}");
        }
    }
    let summary = words(section(&page, "ja-summary"));
    assert!(summary.contains("範囲：申請2件、異動1件、タイムアウト0回"), "{summary}");
    assert!(summary.contains("C4 1件ずつの印刷"));
    assert!(words(section(&page, "ja-provenance")).contains("モデルとシート"));
}

/// The number of checks is explained where it stands, and says what it is made up of.
#[test]
fn the_number_of_checks_is_explained() {
    let page = japanese();
    let summary = section(&page, "ja-summary");
    let asked = committed().checks();
    let no_case = asked.iter().filter(|it| it.state == CheckState::NoCase).count();
    let asked = asked.len() - no_case;
    assert!(words(summary).contains(&format!("検査{asked}件はすべて終了しました")));
    let without = format!("該当する場面がなく、確かめていない検査が{no_case}件あります");
    assert!(words(summary).contains(&without));
    let links: Vec<&str> = within(summary, "a").iter().filter_map(|a| a.attr("href")).collect();
    assert!(links.contains(&"#ja-classes"), "{links:?}");
    let reading = words(section(&page, "ja-reading"));
    assert!(reading.contains("条件表7件、対策7件") && reading.contains("欠陥検出表（複数の方法）"));
}

/// Documents stand by issuer and title, not by the name of a file that the reader does not have;
/// addresses are written as people read them.
#[test]
fn sources_are_documents_and_addresses() {
    let page = japanese();
    for section in all(&page, "#ja section.part") {
        for source in within(section, ".source") {
            assert!(!words(source).contains(".txt"), "{}", words(source));
            assert!(!words(source).to_lowercase().contains("%e3%83"), "{}", words(source));
        }
    }
    let yokohama = words(section(&page, "ja-sheet-yokohama-2023"));
    assert!(yokohama.contains("/マイナカードで別人の住民票"), "an address is readable");
    assert!(yokohama.contains("%E3%80%80") && !yokohama.contains("認\u{3000}"), "a space is seen");
    let adachi = words(section(&page, "ja-sheet-adachi-2023"));
    assert!(adachi.contains("足立区「コンビニエンスストアでの証明書交付サービス"));
}

/// An address that is none stays a text.
#[test]
fn only_addresses_of_the_web_are_links() {
    let mut evidence = committed().evidence;
    let sheet = &mut evidence.sheets[1];
    sheet.text = sheet.text.replacen("sources = [", "sources = [\"javascript:alert(1)\", ", 1);
    sheet.sha256 = honnin_evidence::digests::sha256(sheet.text.as_bytes());
    let checked =
        honnin_evidence::ConsistentEvidence::traced(evidence).expect("it is internally consistent");
    let page = Html::parse_document(&report(&checked, &[Language::En]));
    assert_eq!(all(&page, "a[href^='javascript']").len(), 0);
    assert!(
        all(&page, ".source li").into_iter().any(|li| words(li).contains("javascript:alert(1)"))
    );
}

/// The matrix of a sheet is drawn once, and every other place links to it.
#[test]
fn a_matrix_is_drawn_once() {
    let page = japanese();
    for sheet in all(&page, "#ja section[id^='ja-sheet-']") {
        let id = sheet.attr("id").unwrap_or_default();
        if id.ends_with("-h") || sheet.value().classes().any(|class| class == "counterexample") {
            continue;
        }
        let matrices = within(sheet, "svg title[id$='-matrix-title']").len();
        let expected = usize::from(!id.ends_with("reference"));
        assert_eq!(matrices, expected, "{id}");
    }
}
