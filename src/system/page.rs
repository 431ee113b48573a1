//! The pages of a document, as bytes: what is stored in the spool and goes to the kiosk.
//!
//! A page is a heading, fields and an end mark. Each field is `name length value`, the length in
//! bytes, so that a value may hold anything: line breaks, 外字, nothing at all, a whole page.
//!
//! ```text
//! honnin page 1⏎
//! request 2 17⏎
//! subject 1 4⏎
//! name 13 髙橋 花子⏎
//! …
//! end⏎
//! ```
//! Every page shows its subject (証明書に記載された者). [`super::output_check`] reads it back with a separate
//! reader.

use super::record::ResidentRecord;
use honnin_steps::event::Document;

/// The first line of every page.
pub const HEADING: &str = "honnin page 1\n";
/// The last line of every page.
pub const END: &str = "end\n";

/// The bytes of one page of a document.
///
/// `page` counts from 0; `request` is the number of the request that it was made for.
pub fn render(
    document: Document,
    record: &ResidentRecord,
    request: usize,
    page: usize,
    pages: usize,
) -> Vec<u8> {
    let mut bytes = HEADING.as_bytes().to_vec();
    let mut field = |name: &str, value: &str| {
        bytes.extend_from_slice(format!("{name} {} {value}\n", value.len()).as_bytes());
    };
    field("request", &request.to_string());
    field("subject", &record.resident.to_string());
    field("name", &record.name);
    field("title", title(document));
    field("page", &format!("{}/{pages}", page + 1));
    field("version", &record.version.to_string());
    for (name, value) in body(document, record) {
        field(name, &value);
    }
    bytes.extend_from_slice(END.as_bytes());
    bytes
}

/// The title that is printed.
pub fn title(document: Document) -> &'static str {
    match document {
        Document::ResidentRecord => "住民票の写し",
        Document::SealRegistration => "印鑑登録証明書",
        Document::FamilyRegister => "戸籍全部事項証明書",
    }
}

/// What a kind of document says about its subject.
fn body(document: Document, record: &ResidentRecord) -> Vec<(&'static str, String)> {
    match document {
        Document::ResidentRecord => vec![("address", record.address.clone())],
        Document::SealRegistration => vec![
            ("address", record.address.clone()),
            ("seal", if record.seal.is_empty() { "廃止".into() } else { record.seal.clone() }),
        ],
        Document::FamilyRegister => {
            vec![("domicile", record.address.clone()), ("members", record.name.clone())]
        }
    }
}
