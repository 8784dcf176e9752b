//! What records of several kinds share: sources, contacts, who may come, in what language, at what cost, stated hours.

use super::super::reader::{Field, List, Reader, Trouble, bad};
use super::values::{self, FeedText};
use super::wire;
use crate::domain::place::{HoursConfidence, HoursScope, StatedHours};
use crate::domain::record::{
    Access, Answer, Audience, Contact, Cost, CostKind, Languages, Provenance, Registration, Source,
};

wire! {
    /// A page or register that facts come from.
    FeedSource {
        name: Field<String>,
        url: Field<String>,
        /// SPDX where there is one: `CC-BY-4.0`, `ODbL-1.0`.
        license: Field<String>,
        /// ISO date, possibly reduced (`2023`, `2024-05`).
        date: Field<String>,
        /// The record's id in that source.
        id: Field<String>,
        /// Where to tell that something is wrong.
        contact: Field<String>,
    }

    /// A way to reach the people of a record.
    FeedContact {
        /// `phone`, `email`, `web`.
        kind: Field<String>,
        value: Field<String>,
        label: Field<FeedText>,
    }

    FeedCost {
        /// `free`, `optional`, `paid`, `unknown`.
        kind: Field<String>,
        amount_eur: Field<f64>,
        note: Field<FeedText>,
    }

    FeedRegistration {
        required: Field<bool>,
        url: Field<String>,
        phone: Field<String>,
        opens_at: Field<String>,
        closes_at: Field<String>,
    }

    /// How one gets in.
    FeedAccess {
        /// `yes`, `no`, `unknown`.
        drop_in: Field<String>,
        registration: Field<FeedRegistration>,
        referral_required: Field<bool>,
        cost: Field<FeedCost>,
        /// `professional`, `volunteer`, `both`.
        led_by: Field<String>,
        substance_free: Field<bool>,
        food: Field<FeedText>,
    }

    /// Whom it is for. Ages in months, the last one included.
    FeedAudience {
        age_min_months: Field<u32>,
        age_max_months: Field<u32>,
        /// For children or young people without a parent.
        children_alone: Field<bool>,
        groups: List<String>,
        /// Ids of vocabulary records of kind `life_situation`.
        life_situations: List<String>,
        note: Field<FeedText>,
    }

    /// Languages offered, as BCP-47 tags. Absent: nobody said. Empty: none is named.
    FeedLanguages {
        activity: List<String>,
        staff: List<String>,
        interpreter_by_request: Field<bool>,
        no_common_language_needed: Field<bool>,
    }

    /// Hours as somebody stated them.
    FeedHours {
        /// OSM `opening_hours`.
        value: Field<String>,
        /// The source's own words.
        source_text: Field<FeedText>,
        note: Field<FeedText>,
        /// `structured`, `parsed`, `text_only`. Absent: structured where there is a value.
        confidence: Field<String>,
        /// `offer`: the times a family may come; `building`: wider than the offer. Absent: building.
        scope: Field<String>,
        /// `stated`, `not_stated`: whether the value says what happens on public holidays. Absent: not stated.
        holidays: Field<String>,
        /// `stated`, `not_stated`: whether what the value says of the year holds. Absent: not stated.
        seasons: Field<String>,
        /// The date of the source that tells these hours; ISO, possibly reduced.
        stated_on: Field<String>,
    }
}

/// A source without a name is none.
pub fn source(reader: &mut Reader, wire: FeedSource) -> Result<Source, Trouble> {
    let Field::Good(name) = wire.name else { return bad("a source needs a name") };
    Ok(Source {
        name: values::words(reader, name)?,
        url: reader.optional("url", wire.url, values::words),
        license: reader.optional("license", wire.license, values::words),
        date: reader.optional("date", wire.date, values::partial_date),
        id: reader.optional("id", wire.id, values::words),
        contact: reader.optional("contact", wire.contact, values::words),
    })
}

/// The fields that tell where a record comes from.
pub fn provenance(
    reader: &mut Reader,
    sources: List<FeedSource>,
    modified_at: Field<String>,
    verified_at: Field<String>,
    verified_by: Field<String>,
) -> Provenance {
    Provenance {
        sources: reader.list("sources", sources, source),
        modified_at: reader.optional("modified_at", modified_at, values::moment),
        verified_at: reader.optional("verified_at", verified_at, values::date),
        verified_by: reader.optional("verified_by", verified_by, values::words),
    }
}

pub fn contact(reader: &mut Reader, wire: FeedContact) -> Result<Contact, Trouble> {
    let (Field::Good(kind), Field::Good(value)) = (wire.kind, wire.value) else {
        return bad("a contact needs a kind and a value");
    };
    Ok(Contact {
        kind: values::word(reader, kind)?,
        value: values::words(reader, value)?,
        label: reader.optional("label", wire.label, values::text).unwrap_or_default(),
    })
}

pub fn cost(reader: &mut Reader, wire: FeedCost) -> Result<Cost, Trouble> {
    Ok(Cost {
        kind: reader.optional("kind", wire.kind, values::word).unwrap_or(CostKind::Unknown),
        amount_eur: reader.optional("amount_eur", wire.amount_eur, values::euros),
        note: reader.optional("note", wire.note, values::text).unwrap_or_default(),
    })
}

fn registration(reader: &mut Reader, wire: FeedRegistration) -> Result<Registration, Trouble> {
    Ok(Registration {
        required: reader.optional("required", wire.required, values::boolean),
        url: reader.optional("url", wire.url, values::words),
        phone: reader.optional("phone", wire.phone, values::words),
        opens_at: reader.optional("opens_at", wire.opens_at, values::words),
        closes_at: reader.optional("closes_at", wire.closes_at, values::words),
    })
}

/// What is unreadable here becomes *unknown*, which never makes anything open.
pub fn access(reader: &mut Reader, wire: FeedAccess) -> Result<Access, Trouble> {
    Ok(Access {
        drop_in: reader.optional("drop_in", wire.drop_in, values::answer).unwrap_or(Answer::Unknown),
        registration: reader.optional("registration", wire.registration, registration).unwrap_or_default(),
        referral_required: reader.optional("referral_required", wire.referral_required, values::boolean),
        cost: reader.optional("cost", wire.cost, cost).unwrap_or_default(),
        led_by: reader.optional("led_by", wire.led_by, values::word),
        substance_free: reader.optional("substance_free", wire.substance_free, values::boolean),
        food: reader.optional("food", wire.food, values::text).unwrap_or_default(),
    })
}

pub fn audience(reader: &mut Reader, wire: FeedAudience) -> Result<Audience, Trouble> {
    let mut age_min_months = reader.optional("age_min_months", wire.age_min_months, values::months);
    let mut age_max_months = reader.optional("age_max_months", wire.age_max_months, values::months);
    if age_min_months.zip(age_max_months).is_some_and(|(min, max)| min > max) {
        reader.warn("age_min_months", "is above age_max_months: neither is used");
        (age_min_months, age_max_months) = (None, None);
    }
    Ok(Audience {
        age_min_months,
        age_max_months,
        children_alone: reader.decisive("children_alone", wire.children_alone, values::boolean),
        groups: reader.list("groups", wire.groups, values::words),
        life_situations: reader.list("life_situations", wire.life_situations, values::words),
        note: reader.optional("note", wire.note, values::text).unwrap_or_default(),
    })
}

pub fn languages(reader: &mut Reader, wire: FeedLanguages) -> Result<Languages, Trouble> {
    Ok(Languages {
        activity: reader.maybe_list("activity", wire.activity, values::language),
        staff: reader.maybe_list("staff", wire.staff, values::language),
        interpreter_by_request: reader.optional("interpreter_by_request", wire.interpreter_by_request, values::boolean),
        no_common_language_needed: reader.optional(
            "no_common_language_needed",
            wire.no_common_language_needed,
            values::boolean,
        ),
    })
}

/// Whether `value` can be evaluated isn't asked here: hours that can't be read are kept and answered with *unknown*.
pub fn hours(reader: &mut Reader, wire: FeedHours) -> Result<StatedHours, Trouble> {
    let value = reader.optional("value", wire.value, values::words);
    let confidence = match wire.confidence {
        Field::Absent if value.is_some() => HoursConfidence::Structured,
        Field::Absent => HoursConfidence::TextOnly,
        // Somebody meant something else than "structured", so doubt is due.
        stated => reader.optional("confidence", stated, values::word).unwrap_or(HoursConfidence::Parsed),
    };
    Ok(StatedHours {
        value,
        source_text: reader.optional("source_text", wire.source_text, values::text).unwrap_or_default(),
        note: reader.optional("note", wire.note, values::text).unwrap_or_default(),
        confidence,
        scope: reader.optional("scope", wire.scope, values::word).unwrap_or(HoursScope::Building),
        holidays_stated: reader.optional("holidays", wire.holidays, stated).unwrap_or(false),
        seasons_stated: reader.optional("seasons", wire.seasons, stated).unwrap_or(false),
        stated_on: reader.optional("stated_on", wire.stated_on, values::partial_date),
    })
}

fn stated(_: &mut Reader, word: String) -> Result<bool, Trouble> {
    match word.as_str() {
        "stated" => Ok(true),
        "not_stated" => Ok(false),
        _ => bad(format!("{word:?} is neither stated nor not_stated")),
    }
}
