//! The program: see the library of the same name.

use std::process::ExitCode;

fn main() -> ExitCode {
    honnin_files::limit::fail_beyond_the_largest_file();
    honnin::cli::run(std::env::args_os()).into()
}
