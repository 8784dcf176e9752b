//! A support service, and the channels by which it is reached.

use super::id::{OrganizationId, ServiceId};
use super::open_enum::open_enum;
use super::place::StatedHours;
use super::record::{Answer, Audience, Cost, Provenance, Source};
use super::text::Text;

open_enum! {
    ServiceKind {
        SupportLine = "support_line",
        Emergency = "emergency",
        Chat = "chat",
        Letter = "letter",
        SupportPerson = "support_person",
        Childcare = "childcare",
        PeerGroup = "peer_group",
        Volunteering = "volunteering",
        Web = "web",
        Unspecified = "other",
    }
}

open_enum! {
    ServiceRole { AskFor = "ask_for", BecomeOne = "become_one", Both = "both" }
}

open_enum! {
    ChannelKind {
        Phone = "phone",
        Chat = "chat",
        Letter = "letter",
        BookedChat = "booked_chat",
        Forum = "forum",
        Web = "web",
        Visit = "visit",
    }
}

open_enum! {
    /// How far a channel's number and hours can be trusted.
    ChannelConfidence { Current = "current", Old = "old", Unknown = "unknown" }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Channel {
    pub id: String,
    pub kind: ChannelKind,
    pub number: Option<String>,
    pub url: Option<String>,
    pub hours: Option<StatedHours>,
    pub holidays_note: Text,
    pub languages: Vec<String>,
    pub audience: Text,
    pub cost: Cost,
    pub anonymous: Answer,
    pub confidence: ChannelConfidence,
    pub sources: Vec<Source>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    pub id: ServiceId,
    pub kind: ServiceKind,
    pub name: Text,
    pub unofficial_names: Vec<String>,
    pub summary: Text,
    pub provider_id: Option<OrganizationId>,
    /// `national`, `hva-NN` or `kunta-NNN`.
    pub area_codes: Vec<String>,
    pub audience: Audience,
    pub life_situations: Vec<String>,
    pub tasks: Vec<String>,
    pub role: Option<ServiceRole>,
    /// The service to use while this one is closed.
    pub fallback_id: Option<ServiceId>,
    pub channels: Vec<Channel>,
    pub provenance: Provenance,
}
