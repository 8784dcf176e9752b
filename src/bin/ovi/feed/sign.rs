//! `ovi feed sign`: the same content with later dates.

use std::path::Path;

use avoin_ovi::publish::sign::sign;
use serde_json::json;

use super::super::{Failure, now, output};

pub fn run(public: &Path, keys: &Path, valid_days: Option<u32>, as_json: bool) -> Result<(), Failure> {
    let signed = sign(public, keys, valid_days, now()?)?;
    let root = signed.root.to_string();
    let head = &signed.head;
    let whole = json!({
        "public": public, "epoch": head.epoch, "sequence": head.sequence, "issued": head.issued.to_rfc3339(),
        "expires": head.expires.to_rfc3339(), "root": root, "first": signed.first,
    });
    output::either(as_json, &whole, || {
        let what = if signed.first { "signed for the first time" } else { "signed anew" };
        format!(
            "Sequence {}: {what}, good until {}\nLink: https://…/#root={root}",
            head.sequence,
            head.expires.date_naive()
        )
    })
}
