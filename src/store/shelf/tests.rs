//! What is on the shelf stays through a restart, and counts as a pack only when it is whole.

use super::*;
use crate::store::StoreError;

fn card(bytes: &[u8]) -> PackCard {
    PackCard { pack: MapPack::of_bytes(bytes), origin: PackOrigin::Vouched, begun_ms: 7, version: None }
}

#[tokio::test]
async fn pieces_stay_through_a_restart_and_are_a_pack_when_somebody_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let card = card(b"one two");
    let hash = card.pack.sha256;
    let shelf = Shelf::open(folder.path()).await.unwrap();
    assert_eq!(shelf.list().await.unwrap(), []);
    shelf.note(card.clone()).await.unwrap();
    shelf.append(card.clone(), 0, b"one".to_vec()).await.unwrap();
    drop(shelf);

    let shelf = Shelf::open(folder.path()).await.unwrap();
    let there = ShelfPack { card: card.clone(), here: 3, whole: false };
    assert_eq!(shelf.list().await.unwrap(), std::slice::from_ref(&there));
    assert!(matches!(shelf.append(card.clone(), 0, b"one".to_vec()).await, Err(StoreError::Busy)));
    assert!(matches!(shelf.append(card.clone(), 9, b"one".to_vec()).await, Err(StoreError::Busy)));
    shelf.append(card.clone(), 3, b" two".to_vec()).await.unwrap();
    assert_eq!(shelf.hash(hash).await.unwrap(), hash);
    assert!(!shelf.find(hash).await.unwrap().unwrap().whole, "nobody has said so");
    assert!(shelf.examine(hash).await.unwrap().is_err(), "and it is no map");
    shelf.finish(card.clone()).await.unwrap();
    assert_eq!(shelf.find(hash).await.unwrap(), Some(ShelfPack { card: card.clone(), here: 7, whole: true }));

    shelf.remove(hash).await.unwrap();
    shelf.remove(hash).await.unwrap();
    assert_eq!(shelf.list().await.unwrap(), []);
    assert_eq!(std::fs::read_dir(folder.path().join("packs")).unwrap().count(), 0, "its room is free");
}

#[tokio::test]
async fn what_is_begun_anew_has_nothing_and_a_spoiled_card_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::open(folder.path()).await.unwrap();
    let card = card(b"one two");
    shelf.note(card.clone()).await.unwrap();
    shelf.append(card.clone(), 0, b"xxx".to_vec()).await.unwrap();
    shelf.restart(card.clone()).await.unwrap();
    assert_eq!(shelf.find(card.pack.sha256).await.unwrap().unwrap().here, 0);
    for (name, text) in [("a.json", "{"), ("b.json", "[]"), ("c.json", "")] {
        std::fs::write(folder.path().join("packs").join(name), text).unwrap();
    }
    let mut hostile = serde_json::to_value(&card).unwrap();
    hostile["pack"]["id"] = "../x".into();
    std::fs::write(folder.path().join("packs/d.json"), hostile.to_string()).unwrap();
    assert_eq!(shelf.list().await.unwrap().len(), 1);
    // A whole file of another size is none: somebody has cut it.
    std::fs::write(folder.path().join(format!("packs/{}.mbtiles", card.pack.sha256)), b"one").unwrap();
    assert!(!shelf.list().await.unwrap()[0].whole);
}
