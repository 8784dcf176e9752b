#!/usr/bin/env python3
"""Makes the base map's land and water anew:

    assets/basemap/mend.py SOURCE.mbtiles LANDS assets/basemap/lakes.geojson assets/directory OUT.mbtiles

LANDS is the `map.geo.json` of npm's @geo-maps/earth-lands-10m. Its coast is drawn in full, but its lakes, like those of the
source's tiles, know their shores only where these cross the lines of a grid two kilometres wide: most are wedges of three
or four corners. So the land is taken without what lakes cut out of it; the sea is all that is no land; the lakes are those
of `lakes.geojson`, and of the source's those that it lacks and that are large enough to have a shape on that grid. Lakes so
drawn stray by some hundred metres, and more in the source's: where the directory knows a place, there is land. Every
zoom is made from these. Every other layer of the source is taken as it is, byte by byte.

Needs shapely and mapbox-vector-tile (`requirements.txt`). The same input and the same versions give the same bytes.
"""
import gzip
import json
import math
import sqlite3
import sys
from pathlib import Path

import mapbox_vector_tile
import numpy
import shapely
from shapely.affinity import scale, translate
from shapely.geometry import MultiPolygon, Polygon, box, shape

import mbtiles

EXTENT = 4096
# As far as a tile's shapes reach beyond its edge, so that no edge is seen.
MARGIN = 64
DEEPEST = 8
# The grid of the source's lakes, in units of the deepest zoom. A shore of the sea touches it by chance alone; of a lake
# that is cut out of the land, most corners lie on it.
GRID = 128
CELL = GRID * GRID
BY_CHANCE = 0.15
# Narrower is a seam of the source and no water, no land.
SEAM = 3
# A bite that a lake takes out of the coast.
LEAST_BITE = 600
# The least lake of the source that has a shape; how much of it another lake may cover.
SHAPED = 2 * CELL
COVERED = 0.1
# The dry ground around a place, half of how wide a gap is filled between it and more ground, and the narrowest water that
# stays beside it.
AROUND = 22
GAP = 30
STRAIT = 12
# In units of a zoom, of which a screen's point has eight: how far a simplified shore may stray, the least island or inlet,
# and the least lake.
STRAY = 4
LEAST_PART = 64
LEAST_LAKE = 1500
MADE_HERE = ("earth", "water")


def main():
    if len(sys.argv) != 6:
        sys.exit("usage: mend.py SOURCE.mbtiles LANDS LAKES DIRECTORY OUT.mbtiles")
    source = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    tiles = list(source.execute("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles ORDER BY 1, 2, 3"))
    metadata = dict(source.execute("SELECT name, value FROM metadata"))
    frame = framed(metadata["bounds"])
    sea = coast(frame, read_lands(Path(sys.argv[2]), frame))
    lakes = all_lakes(read_lakes(Path(sys.argv[3]), frame), shards(tiles), dry(Path(sys.argv[4])))
    made, shapes = [], {}
    for zoom, column, row, data in tiles:
        if zoom not in shapes:
            shapes = {zoom: at_zoom(zoom, frame, sea, lakes)}
        north = (1 << zoom) - 1 - row
        tile = drawn(column, north, *shapes[zoom]) + mbtiles.without(MADE_HERE, gzip.decompress(data))
        made.append((zoom, column, row, gzip.compress(tile, 9, mtime=0)))
    out = Path(sys.argv[5])
    mbtiles.write(out, metadata, made)
    print(f"{out}: {len(made)} tiles, {out.stat().st_size} bytes")


# --- land and sea, in units of the deepest zoom, counted from the world's north-west ---


def framed(bounds):
    """All that is drawn: the bounds, and a little more, so that nothing ends within them."""
    west, south, east, north = map(float, bounds.split(","))
    (left, right), (bottom, top) = projected(numpy.array([west, east]), numpy.array([south, north]))
    return box(round(left) - MARGIN, round(top) - MARGIN, round(right) + MARGIN, round(bottom) + MARGIN)


def projected(lon, lat):
    world = EXTENT << DEEPEST
    return (lon + 180) / 360 * world, (1 - numpy.arcsinh(numpy.tan(numpy.radians(lat))) / math.pi) / 2 * world


def on_ground(geometry, frame):
    """The areas of a GeoJSON geometry within the frame."""
    there = shapely.make_valid(shapely.transform(geometry, projected, interleaved=False))
    return polygons(there.intersection(frame))


def read_lands(path, frame):
    """The lands within the frame, whole: what lies in them, be it lakes or their islands, is left out."""
    (world,) = json.loads(path.read_text())["geometries"]
    near = box(10, 50, 40, 75)
    lands = [Polygon(rings[0]) for rings in world["coordinates"]]
    return merged(part for land in lands if land.intersects(near) for part in on_ground(land, frame))


def coast(frame, land):
    """The sea: what is no land."""
    parts = [part for part in polygons(frame.difference(land)) if is_sea(part)]
    sea = merged(unbitten(part) for part in parts)
    # No seam of water in the land, and none of land in the water.
    return grown(grown(grown(sea, SEAM / 2), -SEAM), SEAM / 2).intersection(frame)


def is_sea(part):
    corners = part.exterior.coords
    return sum(map(on_grid, corners)) / len(corners) < BY_CHANCE


def on_grid(corner):
    return corner[0] % GRID == 0 or corner[1] % GRID == 0


def grown(part, by):
    return part.buffer(by, join_style="mitre")


def unbitten(sea):
    """The sea without the lakes that touch it: without corners on the grid that follow one another."""
    return shapely.make_valid(Polygon(plain(sea.exterior), [plain(hole) for hole in sea.interiors]))


def plain(ring):
    corners = list(ring.coords)[:-1]
    start = next((at for at, corner in enumerate(corners) if not on_grid(corner)), None)
    if start is None:
        return ring
    kept, run = [], []
    for corner in corners[start:] + [corners[start]]:
        if on_grid(corner):
            run.append(corner)
            continue
        if len(run) < 2 or Polygon([kept[-1], *run, corner]).area < LEAST_BITE:
            kept.extend(run)
        run = []
        kept.append(corner)
    return kept if len(kept) > 3 else ring


# --- lakes ---


def read_lakes(path, frame):
    lakes = [shape(feature["geometry"]) for feature in json.loads(path.read_text())["features"]]
    return polygons(shapely.union_all([part for lake in lakes for part in on_ground(lake, frame)]))


def shards(tiles):
    """The lakes of the source."""
    found = []
    for zoom, column, row, data in tiles:
        if zoom != DEEPEST:
            continue
        north = (1 << zoom) - 1 - row
        decoded = mapbox_vector_tile.decode(gzip.decompress(data), default_options={"y_coord_down": True})
        for feature in decoded.get("water", {"features": ()})["features"]:
            if feature["properties"]["kind"] == "lake":
                part = shapely.make_valid(shape(feature["geometry"])).intersection(box(0, 0, EXTENT, EXTENT))
                found.extend(translate(polygon, column * EXTENT, north * EXTENT) for polygon in polygons(part))
    return polygons(merged(found))


def dry(directory):
    """The ground that places are known to stand on."""
    known = [json.loads(line) for path in sorted(directory.glob("places-*.jsonl")) for line in path.open(encoding="utf-8")]
    lon, lat = numpy.array(sorted({(place["lon"], place["lat"]) for place in known if "lon" in place})).T
    return shapely.union_all(shapely.points(*projected(lon, lat))).buffer(AROUND)


def all_lakes(drawn_well, shards, ground):
    """The lakes, the largest first: those drawn well, and the source's own where there is none of these."""
    there = shapely.union_all(drawn_well)
    shapely.prepare(there)
    more = [lake for lake in shards if lake.area >= SHAPED and lake.intersection(there).area < COVERED * lake.area]
    water = shapely.union_all([there, *map(rounded, more)])
    near = ground.buffer(GAP)
    shore = near.buffer(2 * GAP).difference(water).union(ground)
    water = water.difference(shore.buffer(GAP).buffer(-GAP).intersection(near))
    water = water.buffer(-STRAIT / 2).buffer(STRAIT / 2, quad_segs=2)
    lakes = [lake for lake in polygons(water.simplify(1)) if lake.area >= LEAST_LAKE]
    return sorted(lakes, key=lambda lake: (-lake.area, lake.bounds))


def rounded(lake):
    """Without the corners that only the grid has made: each is cut off, twice."""
    for _ in range(2):
        lake = Polygon(cut_off(lake.exterior), [cut_off(hole) for hole in lake.interiors])
    return lake if lake.is_valid else lake.buffer(0)


def cut_off(ring):
    corners, cut = list(ring.coords), []
    for (x, y), (u, v) in zip(corners, corners[1:]):
        cut += [((3 * x + u) / 4, (3 * y + v) / 4), ((x + 3 * u) / 4, (y + 3 * v) / 4)]
    return cut


# --- what a zoom shows of it ---


def at_zoom(zoom, frame, sea, lakes):
    """The frame, the sea and the lakes with the zoom they begin at, in units of this zoom."""
    shown = []
    for lake in lakes:
        begins = next((z for z in range(DEEPEST) if lake.area / 4 ** (DEEPEST - z) >= LEAST_LAKE), DEEPEST)
        if begins <= zoom:
            shown.extend((part, begins) for part in polygons(coarser(lake, zoom)))
    return coarser(frame, zoom), polygons(coarser(sea, zoom)), shown


def coarser(part, zoom):
    if zoom == DEEPEST:
        return part
    factor = 1 / (1 << (DEEPEST - zoom))
    part = scale(part, factor, factor, origin=(0, 0)).simplify(STRAY)
    return MultiPolygon([without_specks(polygon) for polygon in polygons(part) if polygon.area >= LEAST_PART])


def without_specks(polygon):
    return Polygon(polygon.exterior, [hole for hole in polygon.interiors if Polygon(hole).area >= LEAST_PART])


def drawn(column, north, frame, sea, lakes):
    """The layers of land and water of a tile."""
    window = box(-MARGIN, -MARGIN, EXTENT + MARGIN, EXTENT + MARGIN)

    def seen(part):
        return on_tile(translate(part, -column * EXTENT, -north * EXTENT).intersection(window))

    ground = seen(frame)
    wet = on_tile(merged(seen(part) for part in sea))
    land = on_tile(shapely.difference(ground, wet, grid_size=1))
    water = [(wet, {"kind": "ocean"})] + [(seen(lake), {"kind": "lake", "min_zoom": begins}) for lake, begins in lakes]
    layers = []
    for name, parts in (("earth", [(land, {"kind": "earth"})]), ("water", water)):
        features = [{"geometry": part, "properties": said} for part, said in parts if not part.is_empty]
        if features:
            layers.append({"name": name, "features": features})
    return mapbox_vector_tile.encode(layers, default_options={"y_coord_down": True, "extents": EXTENT})


def on_tile(part):
    """In a tile's whole units, valid, without what has no area."""
    whole = shapely.set_precision(part, 1)
    return MultiPolygon([polygon for polygon in polygons(whole) if polygon.area > 1]).normalize()


def merged(parts):
    """Their union in whole units: areas alone, for what is narrower than a unit may have become a line."""
    return MultiPolygon(polygons(shapely.union_all(list(parts), grid_size=1)))


def polygons(part):
    if part.is_empty:
        return []
    if part.geom_type == "Polygon":
        return [part]
    return [polygon for one in getattr(part, "geoms", ()) for polygon in polygons(one)]


if __name__ == "__main__":
    main()
