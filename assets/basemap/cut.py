#!/usr/bin/env python3
"""Cuts a file of street tiles into packs: `assets/basemap/cut.py COMBINED.mbtiles OUT`, run from anywhere.

Each pack is an MBTiles file of its own with the tiles that touch its box, its zooms, its bounds and the credit. The same
input and the same SQLite give the same bytes: rows go in by zoom, column and row, and nothing tells the time.
"""
import gzip
import json
import math
import sqlite3
import sys
from pathlib import Path

import mbtiles

# Name, what is told of it, the box that tells which tiles belong to it (west, south, east, north), and the layers that
# are left out: the extract of Tampere has no lakes, and land without them would hide those of the base map.
PACKS = [
    ("helsinki", "Helsinki centre, OpenStreetMap 2019", (24.5, 59.9, 25.5, 60.4), ()),
    ("kotka-karhula", "Karhula in Kotka, OpenStreetMap 2019", (26.5, 60.3, 27.5, 60.8), ()),
    ("tampere", "Tampere: streets and schools, OpenStreetMap 2021", (23.3, 61.3, 24.2, 61.8), ("earth",)),
]


def without(layers, packed):
    """A gzipped vector tile without these layers; nothing where none is left."""
    if not layers:
        return packed
    kept = mbtiles.without(layers, gzip.decompress(packed))
    return gzip.compress(kept, mtime=0) if kept else None


def lon_of(zoom, column):
    return column / (1 << zoom) * 360 - 180


def lat_of(zoom, row_from_north):
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row_from_north / (1 << zoom)))))


def box_of(zoom, column, row):
    """West, south, east, north of a tile; MBTiles count rows from the south."""
    north = (1 << zoom) - 1 - row
    return lon_of(zoom, column), lat_of(zoom, north + 1), lon_of(zoom, column + 1), lat_of(zoom, north)


def cut(source, name, description, box, left_out, out):
    west, south, east, north = box
    tiles, belonging = [], 0
    for zoom, column, row, data in source.execute(
        "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles ORDER BY 1, 2, 3"
    ):
        w, s, e, n = box_of(zoom, column, row)
        if west < (w + e) / 2 < east and south < (s + n) / 2 < north:
            belonging += 1
            data = without(left_out, data)
            if data:
                tiles.append((zoom, column, row, data))
    zooms = [tile[0] for tile in tiles]
    # The bounds are those of the deepest tiles: shallower ones reach beyond what is drawn.
    deepest = [box_of(*tile[:3]) for tile in tiles if tile[0] == max(zooms)]
    bounds = [round(value, 5) for value in (
        min(b[0] for b in deepest), min(b[1] for b in deepest), max(b[2] for b in deepest), max(b[3] for b in deepest))]
    said = dict(source.execute("SELECT name, value FROM metadata"))
    layers = [layer for layer in json.loads(said["json"])["vector_layers"] if layer["id"] not in left_out]
    metadata = {
        "name": name,
        "format": "pbf",
        "type": "overlay",
        "version": "1",
        "description": description,
        "attribution": said["attribution"],
        "minzoom": str(min(zooms)),
        "maxzoom": str(max(zooms)),
        "bounds": ",".join(str(value) for value in bounds),
        "json": json.dumps({"vector_layers": layers}, ensure_ascii=False, separators=(",", ":")),
    }
    mbtiles.write(out, metadata, tiles)
    print(f"{out}: {len(tiles)} tiles, {metadata['bounds']}, {out.stat().st_size} bytes")
    return belonging


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: cut.py COMBINED.mbtiles OUT")
    combined, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    source = sqlite3.connect(f"file:{combined}?mode=ro", uri=True)
    whole = source.execute("SELECT count(*) FROM tiles").fetchone()[0]
    parts = sum(cut(source, name, *of_it, out / f"{name}.mbtiles") for name, *of_it in PACKS)
    if parts != whole:
        sys.exit(f"{whole - parts} tiles belong to no pack, or to two")


main()
