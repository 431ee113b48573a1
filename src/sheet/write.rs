//! From answers to text: a printed design, and the template of a new sheet.

use super::read::SCHEMA;
use honnin_models::answers::Answers;
use honnin_models::keys::{Allowed, KEYS, Key, KeyId, SECTIONS};
use std::fmt::Write as _;

/// The answers as a sheet of that name, every key written out. Reading it gives the same answers.
pub fn print(name: &str, answers: &Answers) -> String {
    let mut text = format!("schema = {SCHEMA}\nname = {}\n", quoted(name));
    for &section in SECTIONS {
        write!(text, "\n[{section}]\n").expect("writing to a string succeeds");
        for key in in_section(section) {
            let (key, answer) = (key.short_name(), key.get(answers));
            writeln!(text, "{key} = {answer}").expect("writing to a string succeeds");
        }
    }
    text
}

/// The template of a new sheet in a file of that name: every key, its question in both languages,
/// and the safe default.
pub fn template(file: &str) -> String {
    let mut text = format!(
        "# シート / sheet: `honnin check {file}`\n\
         # スキーマ / schema: `honnin schema`\n\n\
         schema  = {SCHEMA}\n\
         name    = \"my-site\"\n\
         sources = []\n\
         # 確かでない推定による回答。\n\
         # Answers that are inferred and not certain.\n\
         # inferred = [\"image.key\"]\n\n\
         [title]\n\
         ja = \"わたしたちの団体\"\n\
         en = \"Our site\"\n"
    );
    for &section in SECTIONS {
        write!(text, "\n[{section}]\n").expect("writing to a string succeeds");
        for key in in_section(section) {
            question(&mut text, key);
        }
    }
    text.push_str(REST);
    text
}

fn in_section(section: &str) -> impl Iterator<Item = KeyId> {
    KEYS.iter().filter(move |key| key.section() == section)
}

fn question(text: &mut String, key: &Key) {
    let allowed = match key.allowed {
        Allowed::Numbers(first, last) => format!("{first}..={last}"),
        _ => {
            let answers = key.allowed.answers();
            answers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ")
        }
    };
    let (ja, en) = (key.question.ja, key.question.en);
    let (name, default) = (key.short_name(), key.default());
    write!(text, "# {ja}\n# {en}\n# {allowed}\n").expect("writing to a string succeeds");
    if let Some((ja, en)) = remark(key) {
        write!(text, "# {ja}\n# {en}\n").expect("writing to a string succeeds");
    }
    writeln!(text, "{name} = {default}").expect("writing to a string succeeds");
}

/// What else an answer depends on.
fn remark(key: &Key) -> Option<(&'static str, &'static str)> {
    match key.name {
        "image.pick" => {
            Some(("\"next\" のときは pages を 1 とします。", "\"next\" needs pages to be 1."))
        }
        "scope.arrivals" => Some((
            "\"one-per-second\" のときは seconds を requests 以上とします。",
            "\"one-per-second\" needs seconds to be at least requests.",
        )),
        _ => None,
    }
}

/// A TOML string with this content.
fn quoted(content: &str) -> String {
    toml::Value::String(content.to_owned()).to_string()
}

/// What a sheet may have besides, commented out.
const REST: &str = r#"
# 導入されたプログラムが上の設計と異なる場合だけ書きます。設計どおりの場合と、導入された場合の両方を調べます。
# Only where the installed program differs from the design above; both are then checked.
# [installed]
# "sync.release" = "all"

# 失敗に必要とされる条件。`without` は、その条件がない場合の回答です。
# A condition that a failure is said to need; `without` gives the answers in its absence.
# [[condition]]
# id = "A1"
# ja = "複数台サーバ構成である"
# en = "several app servers"
# without = { "topology.app_servers" = 1 }

# 実施した、または計画している試験。`with` はその環境です（topology と scope のみ）。`when` は
# "before-incident"（事案の前。省略時）、"after-incident"（事案の後）、"planned"（計画）のいずれかです。
# A test that was run or is planned; `with` is its environment (topology and scope only), `when` is
# "before-incident" (also when left out), "after-incident" or "planned".
# [[campaign]]
# name = "load test"
# ja = "負荷試験"
# when = "planned"
# with = { "scope.changes" = 0, "scope.timeouts" = 1 }

# 確認項目ごとに想定される判定（"holds" 適合、"violated" 不適合、"no-case" 該当する場面なし）。書かれていない
# 確認項目は、適合するか、範囲内に該当する場面がないものとします。C1 は、書かれていなければ適合するものと
# します。
# The verdict that is expected of each claim: "holds", "violated" or "no-case". A claim that is not
# named must hold or have no case within the scope; C1, if it is not named, must hold.
# [expect]
# C1 = "holds"
"#;
