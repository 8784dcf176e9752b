//! What is a person's own in the store: what changed since they looked, notes, order, what is hidden, reminders; all of
//! it through a sync, a merge of two tabs, a file, damage.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use avoin_ovi::domain::changes::{RunNow, What};
use avoin_ovi::domain::id::PlaceId;
use avoin_ovi::domain::region::Region;
use avoin_ovi::domain::time::parse_moment;
use avoin_ovi::feed::{Decoded, ShardKey, decode_line};
use avoin_ovi::store::*;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

const HELSINKI: Region = Region::County(90);

fn at(text: &str) -> DateTime<Utc> {
    parse_moment(text).unwrap()
}

/// A Tuesday at ten.
fn tuesday() -> DateTime<Utc> {
    at("2026-11-24T10:00")
}

fn record(mut base: Value, extra: Value) -> Decoded {
    base.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    decode_line(&base.to_string()).unwrap()
}

fn place(id: &str, extra: Value) -> Decoded {
    let base = json!({"type": "place", "id": id, "kind": "family_cafe", "name": {"fi": "Kahvila"},
        "municipality_code": "091", "lat": 60.17, "lon": 24.94, "position": "exact"});
    record(base, extra)
}

/// Wednesdays at half past nine.
fn session(extra: Value) -> Decoded {
    let base = json!({"type": "event", "id": "a:e", "name": {"fi": "Perhekahvila"}, "place_id": "a:1",
        "start": "2026-09-02T09:30", "end": "2026-09-02T11:30", "rrule": "FREQ=WEEKLY;BYDAY=WE",
        "season": {"from": "2026-08-01", "to": "2027-05-31"}, "breaks": []});
    record(base, extra)
}

fn cancelled() -> Decoded {
    session(json!({"overrides": [{"recurrence_id": "2026-12-02T09:30", "status": "cancelled"}]}))
}

fn memory() -> Store {
    Store::open(&Location::Memory).unwrap()
}

fn sync(store: &mut Store, records: Vec<Decoded>) {
    let generation = Generation { origin: Origin::Feed, ..Generation::embedded(1, tuesday()) };
    store.apply_region(HELSINKI, &generation, records).unwrap();
}

/// What is told: the id it was kept under, and what changed.
fn told(store: &Store) -> Vec<(String, Vec<What>)> {
    let unseen = store.unseen(tuesday()).unwrap();
    unseen.into_iter().map(|one| (one.id, one.changes.into_iter().map(|change| change.what).collect())).collect()
}

fn cafe_and_session() -> Store {
    let mut store = memory();
    sync(&mut store, vec![session(json!({})), place("a:1", json!({}))].into_iter().rev().collect());
    store
}

#[test]
fn t53_a_session_that_is_cancelled_is_told_at_its_place_until_it_was_seen() {
    let mut store = cafe_and_session();
    store.saved_add("a:1", tuesday()).unwrap();
    assert_eq!(told(&store), []);
    sync(&mut store, vec![place("a:1", json!({})), cancelled()]);
    let start = avoin_ovi::domain::time::Civil::parse("2026-12-02T09:30").unwrap();
    let run = What::Run { start, now: RunNow::Cancelled(Default::default()) };
    assert_eq!(told(&store), [("a:1".to_owned(), vec![run.clone()])]);
    let unseen = store.unseen(tuesday()).unwrap();
    assert_eq!(unseen[0].changes[0].session.as_ref().unwrap().0.as_str(), "a:e");

    // Another sync that brings nothing new changes nothing about it; one that takes it back takes the news back.
    sync(&mut store, vec![place("a:1", json!({})), cancelled()]);
    assert_eq!(told(&store).len(), 1);
    sync(&mut store, vec![place("a:1", json!({})), session(json!({}))]);
    assert_eq!(told(&store), [], "nothing differs from what was seen");
    sync(&mut store, vec![place("a:1", json!({})), cancelled()]);
    store.mark_seen(tuesday()).unwrap();
    assert_eq!(told(&store), []);
    assert_eq!(store.unseen(at("2026-12-03T10:00")).unwrap(), [], "nor later");
}

#[test]
fn what_is_over_is_news_no_more() {
    let mut store = cafe_and_session();
    store.saved_add("a:e", tuesday()).unwrap();
    sync(&mut store, vec![place("a:1", json!({})), cancelled()]);
    assert_eq!(store.unseen(at("2026-12-02T09:00")).unwrap().len(), 1);
    assert_eq!(store.unseen(at("2026-12-03T09:00")).unwrap().len(), 0);
}

#[test]
fn t53_what_vanished_is_told_once_and_told_when_it_is_back() {
    let mut store = cafe_and_session();
    store.saved_add("a:1", tuesday()).unwrap();
    sync(&mut store, vec![place("a:2", json!({}))]);
    assert_eq!(told(&store), [("a:1".to_owned(), vec![What::Vanished])]);
    store.mark_seen(tuesday()).unwrap();
    assert_eq!(told(&store), []);
    sync(&mut store, vec![place("a:1", json!({})), place("a:2", json!({}))]);
    assert_eq!(told(&store), [("a:1".to_owned(), vec![What::Returned])]);
}

#[test]
fn a_place_that_got_another_id_is_compared_with_what_it_was() {
    let mut store = cafe_and_session();
    store.saved_add("a:1", tuesday()).unwrap();
    sync(&mut store, vec![place("a:9", json!({"same_as": ["a:1"]})), session(json!({}))]);
    assert_eq!(told(&store), [], "the same place");
    sync(&mut store, vec![place("a:9", json!({"same_as": ["a:1"], "name": {"fi": "Uusi"}})), session(json!({}))]);
    let [(id, whats)] = told(&store).try_into().unwrap();
    assert_eq!(id, "a:1");
    assert!(matches!(whats.as_slice(), [What::Named { .. }]), "{whats:?}");
}

#[test]
fn what_was_kept_before_there_was_anything_to_compare_with_counts_from_then() {
    let dir = tempfile::tempdir().unwrap();
    let location = Location::Folder(dir.path().to_owned());
    let with_phone = |number: &str| place("a:1", json!({"contact": [{"kind": "phone", "value": number}]}));
    let mut store = Store::open(&location).unwrap();
    sync(&mut store, vec![with_phone("1")]);
    store.saved_add("a:1", tuesday()).unwrap();
    store.saved_add("b:later", tuesday()).unwrap();
    drop(store);
    // As the program's first version left it.
    let user = rusqlite::Connection::open(dir.path().join("user.sqlite")).unwrap();
    user.execute_batch("DROP TABLE mark; PRAGMA user_version = 1").unwrap();
    drop(user);
    let mut store = Store::open(&location).unwrap();
    sync(&mut store, vec![with_phone("2"), session(json!({}))]);
    let whats = told(&store);
    let [(id, whats)] = &whats[..] else { panic!("{whats:?}") };
    assert!(id == "a:1" && matches!(whats[..], [What::Contact { .. }]), "{whats:?}");
    store.begin_to_compare(tuesday()).unwrap();
    sync(&mut store, vec![with_phone("2"), cancelled()]);
    assert_eq!(told(&store)[0].1.len(), 2, "what takes place there is compared from then on");
    store.mark_seen(tuesday()).unwrap();
    assert_eq!(told(&store), []);
}

#[test]
fn what_is_gone_when_it_is_taken_over_is_no_news() {
    let mut store = memory();
    sync(&mut store, vec![place("a:2", json!({}))]);
    let gone = serde_json::from_str::<Value>(&place("a:1", json!({})).canonical).unwrap();
    let file = json!({"format": "avoin-ovi/saved/1", "saved": [
        {"id": "a:1", "saved_at": "2025-05-16T09:00:00Z", "record": gone},
    ]});
    store.saved_import(&file.to_string(), tuesday()).unwrap();
    assert_eq!(told(&store), []);
    store.saved_remove("a:1", at("2026-11-24T10:01")).unwrap();
    store.saved_add("a:1", at("2026-11-24T10:02")).unwrap();
    assert_eq!(told(&store), [], "nor when it was removed and brought back");
    sync(&mut store, vec![place("a:1", json!({})), place("a:2", json!({}))]);
    assert_eq!(told(&store), [("a:1".to_owned(), vec![What::Returned])]);
}

#[test]
fn what_somebody_else_saw_change_is_no_news_in_an_imported_list() {
    let mut store = memory();
    sync(&mut store, vec![place("a:1", json!({"name": {"fi": "Uusi"}}))]);
    let old = place("a:1", json!({}));
    let file = json!({"format": "avoin-ovi/saved/1", "saved": [
        {"id": "a:1", "saved_at": "2025-05-16T09:00:00Z", "record": serde_json::from_str::<Value>(&old.canonical).unwrap()},
    ]});
    store.saved_import(&file.to_string(), tuesday()).unwrap();
    assert_eq!(told(&store), []);
}

#[test]
fn playgrounds_that_are_still_to_be_unpacked_are_not_gone() {
    let playground = || place("osm:1", json!({"kind": "playground"}));
    let mut store = memory();
    store.apply_region(ShardKey::Playgrounds, &Generation::embedded(1, tuesday()), vec![playground()]).unwrap();
    store.saved_add("osm:1", tuesday()).unwrap();
    store.drop_shard(ShardKey::Playgrounds, Origin::Embedded, tuesday()).unwrap();
    assert_eq!(told(&store), []);
    store.mark_seen(tuesday()).unwrap();
    store.apply_region(ShardKey::Playgrounds, &Generation::embedded(2, tuesday()), vec![playground()]).unwrap();
    assert_eq!(told(&store), [], "nor are they back");
}

#[test]
fn a_new_place_of_one_time_is_named() {
    let mut store = cafe_and_session();
    store.saved_add("a:e", tuesday()).unwrap();
    let library = place("a:library", json!({"name": {"fi": "Kirjasto"}}));
    let elsewhere = session(json!({"overrides": [{"recurrence_id": "2026-12-02T09:30", "place_id": "a:library"}]}));
    sync(&mut store, vec![place("a:1", json!({})), elsewhere, library]);
    let unseen = store.unseen(tuesday()).unwrap();
    let name = unseen[0].venues.get(&PlaceId::parse("a:library").unwrap()).unwrap();
    assert_eq!(name.exactly("fi"), Some("Kirjasto"));
}

#[test]
fn notes_hidden_places_and_order_are_kept_and_travel_in_the_file() {
    let mut store = memory();
    sync(&mut store, vec![place("a:1", json!({})), place("a:2", json!({"same_as": ["a:old"]}))]);
    for id in ["a:1", "a:2"] {
        store.saved_add(id, tuesday()).unwrap();
    }
    assert!(store.set_note("a:1", "  Kysy Maijaa\u{7}\n ", tuesday()).unwrap());
    assert!(!store.set_note("a:1", "Kysy Maijaa", tuesday()).unwrap(), "the same is no change");
    assert_eq!(store.note("a:1").unwrap().as_deref(), Some("Kysy Maijaa"));
    store.set_note("a:2", &"ä".repeat(5_000), tuesday()).unwrap();
    assert_eq!(store.note("a:2").unwrap().unwrap().chars().count(), LONGEST_NOTE);
    store.set_note("a:2", " ", tuesday()).unwrap();
    assert_eq!(store.notes().unwrap().len(), 1);

    store.set_hidden("a:old", true, tuesday()).unwrap();
    let hidden: Vec<String> = store.hidden().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(hidden, ["a:2", "a:old"], "under whichever id it stands");
    assert_eq!(store.hidden_places().unwrap()[0].1.exactly("fi"), Some("Kahvila"));

    store.set_order(&["a:2".to_owned(), "a:1".to_owned()], tuesday()).unwrap();
    let file = store.saved_export().unwrap();
    let order: Vec<usize> =
        ["\"a:2\"", "\"a:1\""].iter().map(|id| file.find(&format!("\"id\": {id}")).unwrap()).collect();
    assert!(order.is_sorted(), "{file}");

    let mut other = memory();
    other.set_note("a:1", "Oma", tuesday()).unwrap();
    assert_eq!(other.saved_import(&file, tuesday()).unwrap(), 2);
    assert_eq!(other.note("a:1").unwrap().as_deref(), Some("Oma"), "a note of one's own stays");
    assert_eq!(other.hidden().unwrap().len(), 1);
    let bad = file.replace("a:old", "A B");
    assert!(other.saved_import(&bad, tuesday()).unwrap_err().to_string().contains("hidden[0]"));

    store.set_hidden("a:2", false, tuesday()).unwrap();
    assert!(store.hidden().unwrap().is_empty(), "shown again under any of its ids");
    store.set_order(&[], tuesday()).unwrap();
    assert!(store.ranks().unwrap().is_empty());
}

#[test]
fn two_tabs_keep_what_each_of_them_wrote() {
    let (mut one, mut two) = (memory(), memory());
    one.set_note("a:1", "Yksi", at("2026-11-24T10:00")).unwrap();
    let start = one.user_image().unwrap();
    two.merge_user_image(&start).unwrap();
    one.set_hidden("a:1", true, at("2026-11-24T10:01")).unwrap();
    one.set_note("a:1", "Toinen", at("2026-11-24T10:01")).unwrap();
    two.set_note("a:1", "", at("2026-11-24T10:02")).unwrap();
    two.set_reminder("a:e", Some("2026-12-02;hour;2026-12-02;"), at("2026-11-24T10:02")).unwrap();
    let (image_one, image_two) = (one.user_image().unwrap(), two.user_image().unwrap());
    one.merge_user_image(&image_two).unwrap();
    two.merge_user_image(&image_one).unwrap();
    for store in [&one, &two] {
        assert_eq!(store.note("a:1").unwrap(), None, "the later change wins");
        assert_eq!(store.hidden().unwrap().len(), 1);
        assert_eq!(store.reminders().unwrap().len(), 1);
    }
}

#[test]
fn a_shared_list_is_added_and_takes_nothing_away() {
    let mut store = memory();
    sync(&mut store, vec![place("a:1", json!({})), place("a:2", json!({}))]);
    store.saved_add("a:1", tuesday()).unwrap();
    let ids: Vec<String> = ["a:2", "a:1", "b:unknown"].map(str::to_owned).to_vec();
    assert_eq!(store.saved_add_all(&ids, tuesday()).unwrap(), 2);
    assert_eq!(store.saved_add_all(&ids, tuesday()).unwrap(), 0);
    assert_eq!(store.saved_ids().unwrap().len(), 3);
    assert!(matches!(store.record_now("b:unknown", tuesday()).unwrap(), SavedNow::Gone(None)));
    // There is nothing to compare with what the next sync brings of it: it just comes.
    sync(&mut store, vec![place("a:1", json!({})), place("a:2", json!({})), place("b:unknown", json!({}))]);
    assert_eq!(told(&store), []);
}

#[test]
fn a_reminder_keeps_its_events_name_when_that_is_gone() {
    let mut store = cafe_and_session();
    store.saved_add("a:e", tuesday()).unwrap();
    sync(&mut store, vec![place("a:1", json!({}))]);
    assert_eq!(store.name_as_seen("a:e").unwrap().exactly("fi"), Some("Perhekahvila"));
    assert!(store.name_as_seen("a:never").unwrap().is_empty());
}
