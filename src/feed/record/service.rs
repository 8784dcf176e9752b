//! A support service and its channels on the wire.

use super::super::reader::{Field, List, Reader, Trouble, bad};
use super::common::{self, FeedAudience, FeedCost, FeedHours, FeedSource};
use super::values::{self, FeedText};
use super::wire;
use crate::domain::id::{OrganizationId, ServiceId};
use crate::domain::record::Answer;
use crate::domain::service::{Channel, ChannelConfidence, Service};

wire! {
    /// A way to reach a service.
    FeedChannel {
        id: Field<String>,
        /// `phone`, `chat`, `letter`, `booked_chat`, `forum`, `web`, `visit`.
        kind: Field<String>,
        number: Field<String>,
        url: Field<String>,
        hours: Field<FeedHours>,
        holidays_note: Field<FeedText>,
        languages: List<String>,
        audience: Field<FeedText>,
        cost: Field<FeedCost>,
        anonymous: Field<bool>,
        /// `current`, `old`, `unknown`. Absent: unknown.
        confidence: Field<String>,
        sources: List<FeedSource>,
    }

    /// A support service: a line, a chat, a group, a way to volunteer.
    FeedService {
        id: Field<String>,
        /// `support_line`, `emergency`, `chat`, `letter`, `support_person`, `childcare`, `peer_group`, `volunteering`,
        /// `web`, `other`.
        kind: Field<String>,
        name: Field<FeedText>,
        unofficial_names: List<String>,
        summary: Field<FeedText>,
        provider_id: Field<String>,
        /// `national`, `hva-NN` or `kunta-NNN`.
        area_codes: List<String>,
        audience: Field<FeedAudience>,
        /// Ids of vocabulary records of kind `life_situation`.
        life_situations: List<String>,
        /// Ids of vocabulary records of kind `task`.
        tasks: List<String>,
        /// `ask_for`, `become_one`, `both`.
        role: Field<String>,
        /// The service to use while this one is closed.
        fallback_id: Field<String>,
        channels: List<FeedChannel>,
        sources: List<FeedSource>,
        modified_at: Field<String>,
        verified_at: Field<String>,
        verified_by: Field<String>,
    }
}

impl FeedService {
    /// `None` where the reader has noted why.
    pub fn read(self, reader: &mut Reader) -> Option<Service> {
        let id = reader.required("id", self.id, values::id(ServiceId::parse));
        let kind = reader.required("kind", self.kind, values::word);
        let name = reader.required("name", self.name, values::name);
        Some(Service {
            unofficial_names: reader.list("unofficial_names", self.unofficial_names, values::language),
            summary: reader.optional("summary", self.summary, values::text).unwrap_or_default(),
            provider_id: reader.optional("provider_id", self.provider_id, values::id(OrganizationId::parse)),
            area_codes: reader.list("area_codes", self.area_codes, values::words),
            audience: reader.optional("audience", self.audience, common::audience).unwrap_or_default(),
            life_situations: reader.list("life_situations", self.life_situations, values::words),
            tasks: reader.list("tasks", self.tasks, values::words),
            role: reader.optional("role", self.role, values::word),
            fallback_id: reader.optional("fallback_id", self.fallback_id, values::id(ServiceId::parse)),
            channels: reader.list("channels", self.channels, channel),
            provenance: common::provenance(reader, self.sources, self.modified_at, self.verified_at, self.verified_by),
            id: id?,
            kind: kind?,
            name: name?,
        })
    }
}

fn channel(reader: &mut Reader, wire: FeedChannel) -> Result<Channel, Trouble> {
    let (Field::Good(id), Field::Good(kind)) = (wire.id, wire.kind) else {
        return bad("a channel needs an id and a kind");
    };
    let anonymous = reader.optional("anonymous", wire.anonymous, values::boolean);
    Ok(Channel {
        id: values::words(reader, id)?,
        kind: values::word(reader, kind)?,
        number: reader.optional("number", wire.number, values::words),
        url: reader.optional("url", wire.url, values::words),
        hours: reader.optional("hours", wire.hours, common::hours),
        holidays_note: reader.optional("holidays_note", wire.holidays_note, values::text).unwrap_or_default(),
        languages: reader.list("languages", wire.languages, values::language),
        audience: reader.optional("audience", wire.audience, values::text).unwrap_or_default(),
        cost: reader.optional("cost", wire.cost, common::cost).unwrap_or_default(),
        anonymous: anonymous.map_or(Answer::Unknown, |yes| if yes { Answer::Yes } else { Answer::No }),
        confidence: reader.optional("confidence", wire.confidence, values::word).unwrap_or(ChannelConfidence::Unknown),
        sources: reader.list("sources", wire.sources, common::source),
    })
}
