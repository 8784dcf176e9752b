//! `ovi feed sign`: later dates under the same content, and whose keys may give them.

use std::fs;

use avoin_ovi::feed::head::Head;

use super::command::{Work, files_below, ovi, ovi_at};

const PLACES: &str = "id,kind,name.fi,municipality_code,lat,lon\na:1,library,Kirjasto,091,60.17,24.94\n";

fn head(work: &Work) -> Head {
    Head::open_unproved(&fs::read(work.path("public/v1/head")).unwrap()).unwrap()
}

#[test]
fn dates_are_renewed_and_nothing_else() {
    let work = Work::new(&[("places.csv", PLACES)]);
    work.build("public");
    let (before, files) = (head(&work), files_below(&work.path("public")));
    let sign = |now: &str, more: &[&str]| {
        let (public, keys) = (work.text("public"), work.text("keys"));
        let arguments = [&["--json", "feed", "sign", &public, "--keys", &keys], more].concat();
        ovi_at(now, &arguments)
    };
    let told = sign("2026-12-10T10:00", &[]).one();
    assert_eq!((told["sequence"].as_u64(), told["first"].as_bool()), (Some(1), Some(false)), "{told}");
    let after = head(&work);
    assert_eq!(after.issued.to_rfc3339(), "2026-12-10T08:00:00+00:00");
    assert_eq!(after.expires - after.issued, before.expires - before.issued);
    assert_eq!(Head { issued: before.issued, expires: before.expires, ..after.clone() }, before);
    assert_eq!(files_below(&work.path("public")), files);
    // What phones would say of it: the whole way through, up to date.
    let (public, data, root) = (work.text("public"), work.text("data"), work.text("keys/root.json"));
    let synced = ovi_at("2026-12-20T10:00", &["--json", "sync", "--feed", &public, "--data", &data, "--trust", &root]);
    assert_eq!(synced.one()["outcome"], "updated");
    sign("2026-12-11T10:00", &["--valid-days", "90"]).good();
    assert_eq!((head(&work).expires - head(&work).issued).num_days(), 90);
    sign("2026-12-01T10:00", &[]).fails(1, "still to come");
}

#[test]
fn an_unsigned_build_gets_its_first_signature() {
    let work = Work::new(&[("places.csv", PLACES)]);
    work.keygen();
    ovi(&["feed", "build", &work.text("src"), "--out", &work.text("public")]).good();
    assert!(!work.path("public/v1/keys").exists());
    let told = ovi(&["--json", "feed", "sign", &work.text("public"), "--keys", &work.text("keys")]).one();
    assert_eq!(told["first"], true);
    assert_eq!((head(&work).expires - head(&work).issued).num_days(), 30);
    assert_eq!(fs::read(work.path("public/v1/keys/1.json")).unwrap(), fs::read(work.path("keys/root.json")).unwrap());
    let (public, data, root) = (work.text("public"), work.text("data"), work.text("keys/root.json"));
    let synced = ovi(&["--json", "sync", "--feed", &public, "--data", &data, "--trust", &root]).one();
    assert_eq!(synced["outcome"], "updated", "{synced}");
    // And the next build goes on from it.
    assert_eq!(work.build("public")["sequence"], 1);
}

#[test]
fn nothing_is_signed_that_isnt_whole_or_ones_own() {
    let work = Work::new(&[("places.csv", PLACES)]);
    work.build("public");
    let before = fs::read(work.path("public/v1/head")).unwrap();
    let others = work.text("others");
    ovi(&["feed", "keygen", "--out", &others]).good();
    ovi(&["feed", "sign", &work.text("public"), "--keys", &others]).fails(1, "of other keys");
    ovi(&["feed", "sign", &work.text("public"), "--keys", &work.text("nokeys")]).fails(3, "nokeys");
    ovi(&["feed", "sign", &work.text("src"), "--keys", &work.text("keys")]).fails(1, "v1/head: is missing");
    let shard = fs::read_dir(work.path("public/v1/shard")).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&shard).unwrap();
    fs::write(&shard, b"something else").unwrap();
    ovi(&["feed", "sign", &work.text("public"), "--keys", &work.text("keys")]).fails(1, "its sha256 is another");
    fs::remove_file(&shard).unwrap();
    ovi(&["feed", "sign", &work.text("public"), "--keys", &work.text("keys")]).fails(1, "is not in the folder");
    fs::write(&shard, whole).unwrap();
    work.write("public/v1/shard/notes.txt", "mine");
    ovi(&["feed", "sign", &work.text("public"), "--keys", &work.text("keys")]).fails(1, "is no file of a feed");
    assert_eq!(fs::read(work.path("public/v1/head")).unwrap(), before, "the old head stands");
}
