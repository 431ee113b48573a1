//! The answers of a sheet, as the three checksheets ask for them: 設計, 試験, 保守・運用体制.

use super::sheet::Of;
use super::tests;
use crate::compose::html::framed;
use crate::words;
use honnin_messages::{MessageId, id, message};
use honnin_models::answers::Answers;
use honnin_models::keys::{KEYS, Key, KeyId};
use honnin_sheet::Configuration;
use maud::{Markup, html};

/// What operation and maintenance answer for: the nightly comparison, and the check that can be put
/// in front of any program.
const OPERATION: &[&str] = &["sync.reconcile", "output_check.enabled"];

/// The three tables.
pub(super) fn tables(of: &Of<'_>) -> Markup {
    html! {
        (keys(of, ("design", id!("page-design")), |key| key.section() != "scope" && !operation(key)))
        (tests::table(of))
        (keys(of, ("operation", id!("page-operation")), operation))
        (installed(of))
    }
}

fn operation(key: &Key) -> bool {
    OPERATION.contains(&key.name)
}

/// Questions with their answers; what differs from the reference design is marked.
fn keys(of: &Of<'_>, (name, caption): (&str, MessageId), wanted: impl Fn(&Key) -> bool) -> Markup {
    let header =
        [id!("column-question"), id!("column-key"), id!("column-given")].map(|id| of.get(id));
    let rows: Vec<Vec<Markup>> =
        KEYS.iter().filter(|key| wanted(key)).map(|key| row(of, key)).collect();
    framed(&of.caption(name, of.get(caption)), "answers", &header, &rows)
}

fn row(of: &Of<'_>, key: KeyId) -> Vec<Markup> {
    let messages = of.page.messages;
    let answer = key.get(&of.sheet.designed);
    let differs = answer != key.get(&Answers::default());
    let installed = key.get(&of.sheet.answers(Configuration::Installed));
    let inferred = of.sheet.inferred.contains(&key);
    vec![
        html! { (messages.choose(key.question)) },
        html! { code { (key.name) } },
        html! {
            code class=[differs.then_some("differs")] { (answer) }
            @if differs { " " span class="tag" { (of.get(id!("page-differs"))) } }
            @if inferred { " " span class="tag" { (of.get(id!("page-inferred"))) } }
            @if installed != answer {
                " " span class="tag bad" { (words::labelled(messages, &of.get(id!("configuration-installed")), "")) code { (installed) } }
            }
        },
    ]
}

/// Whether what is installed is what was designed.
fn installed(of: &Of<'_>) -> Markup {
    let messages = of.page.messages;
    if of.sheet.is_installed_as_designed() {
        return html! { p class="none" { (of.get(id!("page-as-designed"))) } };
    }
    let answers = words::installed(messages, of.sheet);
    html! {
        p class="warning" { (message!(messages, "report-installed", answers)) }
    }
}
