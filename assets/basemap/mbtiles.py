"""MBTiles files, and the vector tiles in them as bytes."""
import sqlite3


def write(out, metadata, tiles):
    """The same tiles and the same SQLite give the same bytes: nothing tells the time.

    `tiles`: zoom, column, row (from the south), and the tile's bytes, in the order in which they are to lie.
    """
    out.unlink(missing_ok=True)
    pack = sqlite3.connect(out)
    pack.executescript(
        "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;"
        "CREATE TABLE metadata (name TEXT, value TEXT);"
        "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
        "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);"
    )
    pack.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
    pack.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", tiles)
    pack.commit()
    pack.execute("VACUUM")
    pack.close()


def without(layers, tile):
    """A tile without these layers, the others as they are. A tile is a list of layers, field 3."""
    kept, at = b"", 0
    while at < len(tile):
        begin = at
        _, at = varint(tile, at)
        length, at = varint(tile, at)
        if layer_name(tile[at:at + length]) not in layers:
            kept += tile[begin:at + length]
        at += length
    return kept


def layer_name(layer):
    """A layer's name is its field 1."""
    at = 0
    while at < len(layer):
        key, at = varint(layer, at)
        value, at = varint(layer, at)
        if key & 7 != 2:
            continue
        if key >> 3 == 1:
            return layer[at:at + value].decode()
        at += value
    return ""


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at
