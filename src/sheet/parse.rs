//! From the bytes of a file to its TOML, with every mistake of syntax at its place.

use super::problem::{Problem, ProblemKind};
use super::walk::Walk;
use toml::de::DeTable;

/// Reads a file of at most so many bytes as TOML; `understand` makes something of its text and its
/// table, and notes what is wrong.
///
/// # Errors
/// All problems of the file, in the order of its text. Where the text is not TOML, only that is
/// reported: what follows a syntax error cannot be known.
pub fn parse<T>(
    bytes: &[u8],
    most: usize,
    understand: impl FnOnce(&mut Walk, &str, &DeTable<'_>) -> T,
) -> Result<T, Vec<Problem>> {
    if bytes.len() > most {
        return Err(vec![whole(0, ProblemKind::TooLarge { most })]);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(vec![whole(error.valid_up_to(), ProblemKind::NotUtf8)]),
    };
    let (top, errors) = DeTable::parse_recoverable(text);
    let mut walk = Walk { problems: errors.iter().map(syntax).collect() };
    // A duplicate key is the one syntax error that leaves the rest readable.
    let readable = walk.problems.iter().all(|problem| problem.kind == ProblemKind::KeyTwice);
    let understood = readable.then(|| understand(&mut walk, text, top.get_ref()));
    if errors.is_empty() && top.get_ref().is_empty() {
        return Err(vec![whole(0, ProblemKind::Empty)]);
    }
    walk.problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    match understood {
        Some(understood) if walk.problems.is_empty() => Ok(understood),
        _ => Err(walk.problems),
    }
}

/// A mistake of syntax. One without a place is about the whole file.
fn syntax(error: &toml::de::Error) -> Problem {
    let kind = match error.message() {
        words if words.starts_with("duplicate key") => ProblemKind::KeyTwice,
        words => ProblemKind::Syntax(words.to_owned()),
    };
    Problem { span: error.span().unwrap_or(0..0), kind }
}

fn whole(start: usize, kind: ProblemKind) -> Problem {
    Problem { span: start..start, kind }
}
