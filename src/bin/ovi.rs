//! The command `ovi`: argument parsing, and one module for each group of commands.
//!
//! Exit status: 0 good, 1 the input is at fault, 2 usage, 3 network or disk. Results go to stdout, everything else to
//! stderr.

#[path = "ovi/commands.rs"]
mod commands;

use clap::Parser;

use commands::{Cli, Failure};

fn main() -> std::process::ExitCode {
    match commands::run(Cli::parse()) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(failure) => {
            if !matches!(failure, Failure::Told(_)) {
                eprintln!("ovi: {failure}");
            }
            std::process::ExitCode::from(failure.exit_status())
        }
    }
}
