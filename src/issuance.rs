//! A real issuing system (コンビニ交付システム): app servers, order control, spool, registry, replicas.
//!
//! It works at the grain of the models without knowing them: each step takes effect inside one
//! lock, where it is also logged. What a sheet decides is a [defect](defect) that is off unless
//! switched on, so that the incidents can be re-enacted in real code. The modules, in reading
//! order:

// What is logged: one line for each step.
pub mod event;
