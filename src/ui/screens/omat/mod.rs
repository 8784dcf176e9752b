//! What Omat shows around its list, and what of one's own stands on other pages: news, our week, a note, what is hidden,
//! the shared list, reminders.

mod beside;
mod hidden;
mod news;
mod own;
mod reminders;
mod shared;
mod week;

pub use beside::{Beside, BesideView, Said};
pub use hidden::{HiddenScreen, HiddenView};
pub use news::NewsCard;
pub use own::{Own, OwnCard, OwnView};
pub use reminders::{RemindCard, RemindView, RemindersCard};
pub use shared::{ListCard, OfferCard, OfferContent};
pub use week::WeekCard;
