//! The commands, their arguments, and how each ends.

mod clock;
mod data;
mod embedded;
mod events;
mod feed;
mod filters;
mod hours;
mod occurrences;
mod output;
mod places;
mod questions;
mod saved;
mod services;
mod show;
mod sync;

use std::path::PathBuf;

use avoin_ovi::publish::problem::PublishError;
use avoin_ovi::store::StoreError;
use clap::{Parser, Subcommand};

use clock::{moment, now};

/// Where can a family with small children walk in: the directory without a window, and the tools that make it.
#[derive(Debug, Parser)]
#[command(name = "ovi", version, propagate_version = true)]
pub struct Cli {
    /// Write JSON Lines instead of a table for people
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Evaluate opening_hours values: questions on stdin, answers on stdout, JSON Lines both
    Hours,
    /// Tell when series take place: questions on stdin, or an iCalendar file; JSON Lines
    Occurrences(occurrences::Occurrences),
    /// Bring the directory up to what a feed holds
    Sync(sync::Sync),
    /// List places
    Places(places::Places),
    /// List what takes place
    Events(events::Events),
    /// List support services and who answers now
    Services(services::Services),
    /// Keep places, events and services
    Saved(saved::Arguments),
    /// Make, check and serve a feed
    #[command(subcommand)]
    Feed(feed::Command),
}

/// Why a command did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The input is at fault.
    #[error("{0}")]
    Input(String),
    #[error("{0}")]
    Usage(String),
    /// Network or disk.
    #[error("{0}")]
    Outside(String),
    /// Everything has been said already; only the exit status is left.
    #[error("")]
    Told(u8),
}

impl Failure {
    pub fn exit_status(&self) -> u8 {
        match self {
            Self::Input(_) => 1,
            Self::Usage(_) => 2,
            Self::Outside(_) => 3,
            Self::Told(status) => *status,
        }
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::Input(problems) => {
                for problem in &problems {
                    eprintln!("{problem}");
                }
                Self::Input(PublishError::Input(problems).to_string())
            }
            PublishError::Usage(message) => Self::Usage(message),
            disk @ PublishError::Disk { .. } => Self::Outside(disk.to_string()),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Import(message) => Self::Input(message),
            other => Self::Outside(other.to_string()),
        }
    }
}

pub fn run(cli: Cli) -> Result<(), Failure> {
    match cli.command {
        Command::Hours => hours::run(),
        Command::Occurrences(asked) => occurrences::run(asked),
        Command::Sync(asked) => sync::run(asked, cli.json),
        Command::Places(asked) => places::run(asked, cli.json),
        Command::Events(asked) => events::run(asked, cli.json),
        Command::Services(asked) => services::run(asked, cli.json),
        Command::Saved(arguments) => saved::run(arguments, cli.json),
        Command::Feed(command) => feed::run(command, cli.json),
    }
}

/// A folder that a command needs to be there.
pub fn existing(path: PathBuf) -> Result<PathBuf, Failure> {
    if path.exists() {
        Ok(path)
    } else {
        Err(Failure::Outside(format!("{}: there is no such file or folder", path.display())))
    }
}
