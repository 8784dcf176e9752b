//! The state hashes of what changes lead to, made beside the thread that writes those changes.
//!
//! What is committed and what changes say everything: a second connection reads the committed lines of each shard in
//! order, puts the changes in their places, and hashes what comes of it, while the first connection writes. Nobody else
//! can commit meanwhile, since the writer has the lock. What this can't make (changes out of order, a patch of what
//! isn't here) it leaves to the writer, who looks at every line itself. In memory, and in a browser, there is nothing
//! beside the writer, and it makes all of them.

use rusqlite::Connection;

use super::delta::ShardChanges;

#[cfg(not(target_family = "wasm"))]
pub(super) use native::Proof;
#[cfg(target_family = "wasm")]
pub(super) use web::Proof;

#[cfg(not(target_family = "wasm"))]
mod native {
    use std::path::Path;
    use std::thread::{ScopedJoinHandle, scope};

    use rusqlite::{OptionalExtension, params};

    use super::*;
    use crate::feed::delta::{Change, patched};
    use crate::feed::hash::StateHasher;
    use crate::store::delta::LINES;
    use crate::store::error::StoreError;
    use crate::store::open::open_for_one_pass;

    type States = Vec<Option<String>>;

    pub struct Proof<'scope>(Option<ScopedJoinHandle<'scope, States>>);

    impl Proof<'_> {
        /// Begins with the proof, and runs `write` meanwhile.
        pub fn beside<R, E, I>(
            directory: &Connection,
            shards: &[ShardChanges<I>],
            write: impl FnOnce(Proof<'_>) -> R,
        ) -> R
        where
            I: IntoIterator<Item = Result<Change, E>> + Clone + Send,
        {
            let Some(path) = directory.path().filter(|path| !path.is_empty()).map(Path::new) else {
                return write(Proof(None));
            };
            let asked: Vec<_> =
                shards.iter().map(|shard| (shard.shard, shard.generation.origin, shard.changes.clone())).collect();
            scope(|scope| {
                let thread = std::thread::Builder::new().name("proof".to_owned()).spawn_scoped(scope, move || {
                    let Ok(directory) = open_for_one_pass(path) else { return States::new() };
                    let all = asked.into_iter().map(|(shard, origin, changes)| {
                        let layer = directory
                            .prepare_cached("SELECT key FROM layer WHERE origin = ?1 AND shard = ?2")
                            .and_then(|mut statement| {
                                let of = params![origin.as_str(), shard.to_string()];
                                statement.query_row(of, |row| row.get(0)).optional()
                            });
                        // A key that no layer has: the changes are all there is.
                        state_after(&directory, layer.ok()?.unwrap_or(-1), changes).ok().flatten()
                    });
                    all.collect()
                });
                write(Proof(thread.ok()))
            })
        }

        /// The state that each shard's changes lead to, in the order in which they were given; `None` where the writer is
        /// to look itself.
        pub fn states(self) -> impl Iterator<Item = Option<String>> {
            self.0.and_then(|thread| thread.join().ok()).unwrap_or_default().into_iter()
        }
    }

    fn state_after<E>(
        directory: &Connection,
        layer: i64,
        changes: impl IntoIterator<Item = Result<Change, E>>,
    ) -> Result<Option<String>, StoreError> {
        let mut changes = changes.into_iter().map(Result::ok).peekable();
        let mut hasher = StateHasher::default();
        let mut last = String::new();
        // The next change, if it is of a record up to this one.
        let mut next_up_to = |id: Option<&str>| {
            let change = changes.next_if(|change| match (change, id) {
                (Some(change), Some(id)) => change.id() <= id,
                _ => true,
            })?;
            let in_order = change.filter(|change| last.as_str() < change.id());
            if let Some(change) = &in_order {
                change.id().clone_into(&mut last);
            }
            Some(in_order)
        };
        let mut statement = directory.prepare_cached(LINES)?;
        let mut rows = statement.query([layer])?;
        while let Some(row) = rows.next()? {
            let id = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            let line = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            let mut stays = true;
            while let Some(change) = next_up_to(Some(id)) {
                match change {
                    Some(Change::Put { id: of, line }) => {
                        stays &= of != id;
                        hasher.add(line.as_bytes());
                    }
                    Some(Change::Patch { id: of, patch }) if of == id => {
                        let Ok(line) = patched(line, patch) else { return Ok(None) };
                        stays = false;
                        hasher.add(line.as_bytes());
                    }
                    Some(Change::Gone { id: of }) if of == id => stays = false,
                    _ => return Ok(None),
                }
            }
            if stays {
                hasher.add(line.as_bytes());
            }
        }
        while let Some(change) = next_up_to(None) {
            let Some(Change::Put { line, .. }) = change else { return Ok(None) };
            hasher.add(line.as_bytes());
        }
        Ok(Some(hasher.finish().to_string()))
    }

    #[cfg(test)]
    mod tests {
        use serde_json::json;

        use super::*;
        use crate::feed::hash::Hash;

        fn line(id: &str, text: &str) -> String {
            json!({ "id": id, "text": text }).to_string()
        }

        fn put(id: &str) -> Change {
            Change::Put { id: id.to_owned(), line: line(id, "new") }
        }

        fn gone(id: &str) -> Change {
            Change::Gone { id: id.to_owned() }
        }

        fn patch(id: &str) -> Change {
            Change::Patch { id: id.to_owned(), patch: json!({ "text": "patched" }) }
        }

        /// A layer with the records b, d and f, and the line e that is no record.
        fn after(changes: Vec<Result<Change, &str>>) -> Option<String> {
            let directory = Connection::open_in_memory().unwrap();
            directory.execute_batch(include_str!("sql/directory.sql")).unwrap();
            directory.execute_batch("INSERT INTO layer VALUES (7, 'feed', 'hva-90', '1', '1', '', 0, 0)").unwrap();
            for id in ["b", "d", "f"] {
                let row = "INSERT INTO record (layer, id, collection, shown, canonical) VALUES (7, ?1, 'place', 1, ?2)";
                directory.execute(row, params![id, line(id, "old")]).unwrap();
            }
            directory.execute("INSERT INTO leftover VALUES (7, 'e', ?1)", [line("e", "old")]).unwrap();
            state_after(&directory, 7, changes).unwrap()
        }

        fn state(lines: &[(&str, &str)]) -> Option<String> {
            let text: String = lines.iter().map(|(id, text)| line(id, text) + "\n").collect();
            Some(Hash::of(text.as_bytes()).to_string())
        }

        #[test]
        fn changes_stand_in_their_places() {
            let old = [("b", "old"), ("d", "old"), ("e", "old"), ("f", "old")];
            assert_eq!(after(vec![]), state(&old));
            let changes = ["a", "c", "f", "g"].map(put).into_iter().chain([gone("b")]).collect::<Vec<_>>();
            let mut changes: Vec<_> = changes.into_iter().chain([patch("d"), patch("e")]).collect();
            changes.sort_by(|a, b| a.id().cmp(b.id()));
            let new = [("a", "new"), ("c", "new"), ("d", "patched"), ("e", "patched"), ("f", "new"), ("g", "new")];
            assert_eq!(after(changes.into_iter().map(Ok).collect()), state(&new));
        }

        #[test]
        fn what_leads_nowhere_is_left_to_the_writer() {
            for changes in [
                vec![Ok(patch("a"))],
                vec![Ok(gone("c"))],
                vec![Ok(patch("g"))],
                vec![Ok(put("d")), Ok(put("b"))],
                vec![Ok(put("d")), Ok(gone("d"))],
                vec![Ok(put("a")), Err("unreadable")],
            ] {
                assert_eq!(after(changes.clone()), None, "{changes:?}");
            }
        }
    }
}

/// A browser's page has one thread.
#[cfg(target_family = "wasm")]
mod web {
    use super::*;

    pub struct Proof<'scope>(std::marker::PhantomData<&'scope ()>);

    impl Proof<'_> {
        pub fn beside<R, I>(_: &Connection, _: &[ShardChanges<I>], write: impl FnOnce(Self) -> R) -> R {
            write(Self(std::marker::PhantomData))
        }

        pub fn states(self) -> impl Iterator<Item = Option<String>> {
            std::iter::empty()
        }
    }
}
