// Draws the map in an element of the page: MapLibre, the app's own tiles, the pins that the program sends.
//
// Decides nothing: which places there are, what they are called and which door they show comes from the program, as
// messages. Asks for nothing beyond the files beside it. In the web app and in the native window alike.

const HERE = new URL(".", import.meta.url);

/** Beyond that zoom every place stands alone. */
const CLUSTERED_TO = 11;
const MOST_ZOOM = 15;
/** Where streets are drawn, one may look closer. */
const MOST_ZOOM_STREETS = 17;
const LEAST_ZOOM = 3;
/** How far one may push the map: west, south, east, north. */
const REACH = [[4, 54], [46, 73]];
/** Where the base map has tiles, and what lies beyond it. */
const TILES = [14, 57, 34, 71.3];
const BEYOND = {
  type: "Feature",
  properties: {},
  geometry: {
    type: "Polygon",
    coordinates: [
      [[-180, -85], [180, -85], [180, 85], [-180, 85], [-180, -85]],
      [[TILES[0], TILES[1]], [TILES[0], TILES[3]], [TILES[2], TILES[3]], [TILES[2], TILES[1]], [TILES[0], TILES[1]]],
    ],
  },
};

/** How large a pin is drawn, and the square its outlines are written in. */
const PIN = 44;
const DOOR = 32;

const MOVE_RESTS_MS = 120;

let library;

/** Loads MapLibre once. */
function load() {
  library ??= new Promise((done, failed) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("maplibre-gl.css", HERE);
    const script = document.createElement("script");
    script.src = new URL("maplibre-gl-csp.js", HERE);
    const styled = new Promise((there) => { style.onload = style.onerror = there; });
    script.onload = () => styled.then(() => {
      globalThis.maplibregl.setWorkerUrl(new URL("maplibre-gl-csp-worker.js", HERE).href);
      done(globalThis.maplibregl);
    });
    script.onerror = () => {
      // Asked for once more by the next map.
      library = undefined;
      failed(new Error("maplibre-gl-csp.js"));
    };
    document.head.append(style, script);
  });
  return library;
}

/** Whether this device can draw a map at all. */
function canDraw() {
  try {
    const canvas = document.createElement("canvas");
    return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
  } catch {
    return false;
  }
}

/** The number that tells this map's tiles from those of one that is gone. */
let number = 0;

/**
 * Opens a map.
 *
 * `setup`: { language, title, box: [west, south, east, north], shapes: { name: { d, y, size } }, doors: { name: [stroke] } }.
 * `hear` gets each message as JSON; `tile(zoom, column, row)` answers the bytes of a tile, gzipped or not, or nothing: of
 * the base map as far as that goes, of a pack of streets beyond.
 * Resolves to { tell(message), close() }, or to nothing where the device draws none.
 */
export async function open(element, setup, hear, tile) {
  if (!canDraw()) return null;
  const [maplibre, styles] = await Promise.all([load(), fetch(new URL("styles.json", HERE)).then((answer) => answer.json())]);
  // Whoever asked for it is at another screen by now.
  if (!element.isConnected) return null;
  return new Picture(element, setup, (message) => hear(JSON.stringify(message)), tile, maplibre, styles);
}

class Picture {
  constructor(element, setup, hear, tile, maplibre, styles) {
    Object.assign(this, { element, setup, hear, maplibre, styles });
    this.pins = [];
    this.chosen = "";
    this.here = null;
    this.hasTiles = false;
    this.streets = null;
    this.protocol = `tiles-${++number}`;
    maplibre.addProtocol(this.protocol, async ({ url }) => {
      const [zoom, column, row] = url.split("/").slice(-3).map(Number);
      const bytes = await tile(zoom, column, row);
      // No tile is an empty one: there is nothing to draw.
      return { data: bytes ? await unzipped(bytes) : new ArrayBuffer(0) };
    });
    // The screen may take the element away without a word.
    this.watch = new ResizeObserver(() => { if (!element.isConnected) this.close(); });
    this.watch.observe(element);
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.restyle = () => this.map.setStyle(this.style());
    this.dark.addEventListener("change", this.restyle);
    this.map = new maplibre.Map({
      container: element,
      style: this.style(),
      bounds: setup.box,
      fitBoundsOptions: { padding: 8 },
      minZoom: LEAST_ZOOM,
      maxZoom: MOST_ZOOM,
      maxBounds: REACH,
      attributionControl: false,
      // The address of the page is the program's.
      hash: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      locale: { "Map.Title": setup.title },
      localIdeographFontFamily: false,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    // What looks at the map from outside, such as a test, finds it here.
    element.map = this.map;
    this.map.on("styleimagemissing", ({ id }) => this.draw(id));
    this.map.on("error", ({ error }) => console.info(`The map: ${error?.message ?? "an error"}`));
    this.map.once("load", () => this.ready());
    this.map.on("moveend", () => this.moved());
    this.map.on("click", (event) => this.pressed(event));
    for (const layer of ["pins", "groups"]) {
      this.map.on("mouseenter", layer, () => { this.map.getCanvas().style.cursor = "pointer"; });
      this.map.on("mouseleave", layer, () => { this.map.getCanvas().style.cursor = ""; });
    }
  }

  ready() {
    // What was told while the style was read.
    this.source("pins").setData(this.pinData());
    this.source("here").setData(this.hereData());
    this.hear({ ready: true });
    this.moved();
  }

  tell(text) {
    if (this.closed) return;
    const message = JSON.parse(text);
    if ("pins" in message) {
      this.pins = message.pins;
      this.source("pins")?.setData(this.pinData());
    }
    if ("here" in message) {
      this.here = message.here;
      this.exact = Boolean(message.exact);
      this.source("here")?.setData(this.hereData());
    }
    if ("chosen" in message) {
      this.chosen = message.chosen ?? "";
      if (this.map.getLayer("chosen")) this.map.setFilter("chosen", this.chosenFilter());
    }
    if ("tiles" in message) {
      this.hasTiles = message.tiles;
      this.restyle();
    }
    if ("streets" in message && JSON.stringify(message.streets) !== JSON.stringify(this.streets)) {
      this.streets = message.streets;
      this.map.setMaxZoom(this.mostZoom());
      this.restyle();
    }
    if ("box" in message) this.map.fitBounds(message.box, { padding: 8, linear: true });
    if ("zoom" in message) this.map.zoomTo(this.map.getZoom() + message.zoom);
    if ("focus" in message) this.map.getCanvas().focus({ preventScroll: true });
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    this.watch.disconnect();
    clearTimeout(this.resting);
    this.dark.removeEventListener("change", this.restyle);
    this.map.remove();
    this.maplibre.removeProtocol(this.protocol);
    delete this.element.map;
  }

  mostZoom() {
    return this.streets ? MOST_ZOOM_STREETS : MOST_ZOOM;
  }

  source(name) {
    return this.map.getSource(name);
  }

  moved() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      const bounds = this.map.getBounds();
      this.hear({ moved: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] });
    }, MOVE_RESTS_MS);
  }

  async pressed({ point }) {
    // A thumb is wider than a point.
    const around = [[point.x - 12, point.y - 12], [point.x + 12, point.y + 12]];
    const [found] = this.map.queryRenderedFeatures(around, { layers: ["pins", "groups"] });
    if (!found) return this.hear({ pressed: null });
    if (!found.properties.cluster) return this.hear({ pressed: found.properties.id });
    const zoom = await this.source("pins").getClusterExpansionZoom(found.properties.cluster_id);
    this.map.easeTo({ center: found.geometry.coordinates, zoom: Math.min(zoom + 0.2, this.mostZoom()) });
  }

  // --- what is drawn ---

  theme() {
    return this.dark.matches ? "dark" : "light";
  }

  style() {
    const theme = this.theme();
    const style = this.styles[theme];
    // The map is a sheet: beyond its edge is the page, and no sea.
    const beyond = { id: "beyond", type: "fill", source: "beyond", paint: { "fill-color": this.colours()("--birch") } };
    const ground = this.hasTiles
      ? [...(style[this.setup.language] ?? style.fi), beyond]
      : [{ id: "background", type: "background", paint: { "background-color": style.ground } }];
    const isName = ({ type }) => type === "symbol";
    const streets = this.streets
      ? [style.streets.shapes, style.streets.names[this.setup.language] ?? style.streets.names.fi]
      : [[], []];
    const base = { type: "vector", tiles: [`${this.protocol}://{z}/{x}/{y}`], minzoom: 0, maxzoom: 8, bounds: TILES };
    return {
      version: 8,
      // Another theme is there at once, like the page's.
      transition: { duration: 0, delay: 0 },
      sources: {
        ...(this.hasTiles ? { base, beyond: { type: "geojson", data: BEYOND } } : {}),
        ...(this.streets ? { streets: this.streetSource() } : {}),
        pins: {
          type: "geojson",
          data: this.pinData(),
          cluster: true,
          clusterRadius: 38,
          clusterMaxZoom: CLUSTERED_TO,
          clusterProperties: { places: ["+", ["get", "places"]], best: ["max", ["get", "best"]] },
        },
        here: { type: "geojson", data: this.hereData() },
      },
      // Streets lie on the ground, and no name lies under them.
      layers: [
        ...ground.filter((layer) => !isName(layer)), ...streets[0],
        ...streets[1], ...ground.filter(isName),
        ...this.pinLayers(theme),
      ],
    };
  }

  /** Other packs have another number, so that no tile of a pack that is gone stays. */
  streetSource() {
    const { number, minzoom, maxzoom, bounds } = this.streets;
    return { type: "vector", tiles: [`${this.protocol}://streets-${number}/{z}/{x}/{y}`], minzoom, maxzoom, bounds };
  }

  pinLayers(theme) {
    const colour = this.colours();
    const text = { "text-font": ["Atkinson Bold", "Atkinson", "sans-serif"], "text-allow-overlap": true };
    const single = ["!", ["has", "point_count"]];
    return [
      {
        id: "around-here", type: "circle", source: "here",
        paint: { "circle-radius": 34, "circle-color": colour("--cloudberry"), "circle-opacity": 0.35 },
      },
      {
        id: "groups", type: "circle", source: "pins", filter: ["has", "point_count"],
        paint: {
          // The ring tells the best state among them.
          "circle-color": colour("--paper"),
          "circle-radius": ["step", ["get", "places"], 16, 20, 20, 200, 25],
          "circle-stroke-width": 4,
          "circle-stroke-color": ["match", ["get", "best"], 3, colour("--spruce"), 2, colour("--amber"), 1, colour("--violet"), colour("--edge")],
        },
      },
      {
        id: "group-counts", type: "symbol", source: "pins", filter: ["has", "point_count"],
        // No name of the ground is written below a group.
        layout: { ...text, "text-field": ["to-string", ["get", "places"]], "text-size": 15, "text-padding": 14 },
        paint: { "text-color": colour("--ink") },
      },
      {
        // Of a town one knows only about where its reader is.
        id: "here", type: "circle", source: "here", filter: ["get", "exact"],
        paint: { "circle-radius": 8, "circle-color": colour("--cloudberry"), "circle-stroke-width": 3, "circle-stroke-color": colour("--ink") },
      },
      {
        id: "chosen", type: "circle", source: "pins", filter: this.chosenFilter(),
        paint: { "circle-radius": 29, "circle-color": colour("--cloudberry"), "circle-opacity": 0.75 },
      },
      {
        id: "pins", type: "symbol", source: "pins", filter: single,
        layout: {
          "icon-image": ["concat", `${theme}|`, ["get", "shape"], "|", ["get", "door"], "|", ["get", "best"]],
          "icon-allow-overlap": true,
          // The surest door on top.
          "symbol-sort-key": ["get", "rank"],
        },
      },
      {
        id: "pin-counts", type: "symbol", source: "pins", filter: ["all", single, ["==", ["get", "door"], ""]],
        layout: { ...text, "text-ignore-placement": true, "text-field": ["to-string", ["get", "places"]], "text-size": 15 },
        paint: { "text-color": colour("--ink") },
      },
    ];
  }

  chosenFilter() {
    return ["==", ["get", "id"], this.chosen];
  }

  /** [longitude, latitude, shape, door or nothing, places, rank, id, the best state among them: 3 open, 2 soon, 1 perhaps, 0] */
  pinData() {
    return {
      type: "FeatureCollection",
      features: this.pins.map(([lon, lat, shape, door, places, rank, id, best]) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [lon, lat] },
        properties: { shape, door, places, rank, id, best },
      })),
    };
  }

  hereData() {
    return { type: "FeatureCollection", features: this.here ? [{ type: "Feature", properties: { exact: this.exact }, geometry: { type: "Point", coordinates: this.here } }] : [] };
  }

  /** The theme's colours as they stand on the page; `tone` is a class that carries a state's own. */
  colours(tone = "") {
    const probe = document.createElement("span");
    probe.className = tone;
    this.element.append(probe);
    const style = getComputedStyle(probe);
    const found = Object.fromEntries(["--tone", "--tone-soft", "--paper", "--birch", "--ink", "--edge", "--light", "--cloudberry", "--spruce", "--amber", "--violet"]
      .map((name) => [name, style.getPropertyValue(name).trim()]));
    probe.remove();
    return (name) => found[name];
  }

  /** Draws the pin of a name, `light|house|open|3`, the first time that the map needs it. */
  draw(id) {
    const [, shapeName, doorName, best] = id.split("|");
    const shape = this.setup.shapes[shapeName];
    if (!shape) return;
    const ratio = 2;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = PIN * ratio;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    pen.lineJoin = pen.lineCap = "round";
    const door = this.setup.doors[doorName];
    const colour = this.colours(door?.tone);
    const outline = new Path2D(shape.d);
    pen.lineWidth = 5;
    pen.strokeStyle = colour("--paper");
    pen.stroke(outline);
    pen.fillStyle = door ? colour("--tone-soft") : colour("--paper");
    pen.fill(outline);
    pen.lineWidth = 2.2;
    pen.strokeStyle = door ? colour("--tone") : colour(["--edge", "--violet", "--amber", "--spruce"][best]);
    if (shape.dashed) pen.setLineDash([4, 3.4]);
    pen.stroke(outline);
    pen.setLineDash([]);
    if (door) {
      pen.translate(PIN / 2 - shape.size / 2, shape.y - shape.size / 2);
      pen.scale(shape.size / DOOR, shape.size / DOOR);
      pen.lineWidth = 2.6;
      for (const stroke of door.strokes) {
        const line = new Path2D(stroke.d);
        if (stroke.fill) {
          pen.fillStyle = colour(stroke.fill);
          pen.fill(line);
        }
        if (stroke.line) {
          pen.setLineDash(stroke.dashed ? [3.2, 3.6] : []);
          pen.stroke(line);
        }
      }
    }
    this.map.addImage(id, pen.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: ratio });
  }
}

/** A tile's bytes as they are: most are kept gzipped. */
async function unzipped(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.buffer;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
