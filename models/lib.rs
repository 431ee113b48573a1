//! What a site that prints certificates at kiosks (コンビニ交付) should do, as models that a
//! checker can search.
//!
//! There are no threads, files or clocks here: a [`Site`] is a [`stateright::Model`], its
//! [`State`] a small value of plain bytes, its [`Step`]s the rows of one table. The modules, in
//! reading order:

// What `words!` writes code with, wherever it is used.
#[doc(hidden)]
pub use {schemars, serde};

// A sentence in Japanese and English.
mod text;
pub use text::Text;

// The decisions of a site's design (設計), each a question of the checksheet.
pub mod design;
// The bound of the exhaustive search: what may happen at once.
pub mod scope;
// A site's answers: its design and its scope, which combinations the model covers, and the register
// of questions: key, allowed values, question, how to read and set the answer.
pub mod answers;
pub use answers::keys;

// A request, or nobody, in one byte.
mod who;
pub use who::Who;
// One application at a kiosk (申請), from arrival to delivery or failure.
pub mod request;
// Wait and release (順番管理): who may print now.
pub mod order;
// The print queue and the print images (印刷イメージファイル).
pub mod spool;
// The registry, the change feed and the replicas (随時連携, 全件チェック).
pub mod sync;
// The counters that number images.
pub mod counters;
// Seconds and nights.
pub mod clock;
// Servers that die or are replaced.
pub mod outages;
// What all these parts of the state bring along, beside the methods by which steps change them.
mod part;
pub use part::Permutation;

// The composition: the whole site, step by step.
pub mod site;
pub use honnin_steps::Step;
pub use site::{Site, State};
// What makes searches fast, and what a reader may skip.
mod fast;
pub use fast::Layout;

// The claims, and the witnesses that show a check looked at something.
pub mod claims;
// All of it as Stateright searches it.
mod model;
// The bundled sheets: the incidents of 2020 to 2024, and the reference design.
pub mod sheets;
