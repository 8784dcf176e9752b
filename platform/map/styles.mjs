// The map's styles: Protomaps' layers for what the base map holds, in the app's own colours, light and dark, with names
// in each language of the interface. Made when the app is packed, so that only these layers travel.
import { layers, namedFlavor } from "@protomaps/basemaps";

/** What the base map's tiles hold that is drawn. */
const DRAWN = new Set(["earth", "water", "boundaries", "places"]);

/** What is drawn of a pack of streets: shapes, and the layers of names. Places larger than a part of town are the base's. */
const STREETS = new Set(["earth", "water", "landuse", "buildings", "roads"]);
const STREET_NAMES = { roads_labels_minor: 14, roads_labels_major: 12, places_subplace: 12, water_label_lakes: 12, water_waterway_label: 13 };
/** Signs that need a sprite, or more of the earth than a pack knows. */
const NOT_DRAWN = new Set(["roads_oneway", "roads_shields", "roads_runway", "roads_taxiway"]);

/** Birch and water, as quiet as paper: what matters on the map are the doors. Text 4.5:1 or more on its ground. */
const COLOURS = {
  light: {
    background: "#cfe0e8",
    earth: "#f5f0e6",
    water: "#cfe0e8",
    boundaries: "#b3a894",
    city_label: "#4b4a5a",
    city_label_halo: "#f5f0e6",
    subplace_label: "#5f5d6b",
    subplace_label_halo: "#f5f0e6",
    state_label: "#6b6878",
    state_label_halo: "#f5f0e6",
    country_label: "#6b6878",
    ocean_label: "#3d6478",
    ...streets({
      park: "#dfe8d2", built: "#ece4d6", school: "#efe3cd", pedestrian: "#efe9dc", building: "#e2d8c7",
      casing: "#d9cfbd", minor: "#fdfbf6", major: "#ffffff", highway: "#f7e3bd", path: "#c9bda8", rail: "#b3a894",
      label: "#5f5d6b", halo: "#f9f6ef",
    }),
  },
  dark: {
    background: "#1b3446",
    earth: "#201f2a",
    water: "#1b3446",
    boundaries: "#565364",
    city_label: "#c9c6d3",
    city_label_halo: "#201f2a",
    subplace_label: "#a9a6b6",
    subplace_label_halo: "#201f2a",
    state_label: "#a09dae",
    state_label_halo: "#201f2a",
    country_label: "#a09dae",
    ocean_label: "#8fb3c6",
    ...streets({
      park: "#232b27", built: "#282632", school: "#2f2a2c", pedestrian: "#2a2834", building: "#302e3c",
      casing: "#17161f", minor: "#3b3947", major: "#4a4757", highway: "#5d5140", path: "#454250", rail: "#4f4c5c",
      label: "#b9b6c5", halo: "#201f2a",
    }),
  },
};

/** A flavour's many names for the few colours that streets need. */
function streets({ park, built, school, pedestrian, building, casing, minor, major, highway, path, rail, label, halo }) {
  const all = (colour, names) => Object.fromEntries(names.map((name) => [name, colour]));
  const kinds = (colour, part) => all(colour, [part, `tunnel_${part}`, `bridges_${part}`]);
  const edge = (part) => all(casing, [`${part}_casing`, `${part}_casing_early`, `${part}_casing_late`, `tunnel_${part}_casing`, `bridges_${part}_casing`]);
  return {
    ...all(park, ["park_a", "park_b", "wood_a", "wood_b", "scrub_a", "scrub_b"]),
    ...all(built, ["hospital", "industrial", "zoo", "military", "aerodrome", "runway", "glacier"]),
    ...all(pedestrian, ["pedestrian", "pier", "sand", "beach"]),
    school,
    buildings: building,
    ...kinds(minor, "minor"), minor_a: minor, minor_b: minor, minor_service: minor,
    ...kinds(minor, "link"),
    ...kinds(major, "major"),
    ...kinds(highway, "highway"),
    ...kinds(path, "other"),
    ...edge("minor"), ...edge("major"), ...edge("highway"), ...edge("link"), ...edge("other"), minor_service_casing: casing,
    railway: rail,
    ...all(label, ["roads_label_minor", "roads_label_major"]),
    ...all(halo, ["roads_label_minor_halo", "roads_label_major_halo"]),
  };
}

/** The page's own font draws the names; the first family's name tells the weight and the slope. */
const FONTS = {
  "Noto Sans Regular": ["Atkinson", "sans-serif"],
  "Noto Sans Medium": ["Atkinson SemiBold", "Atkinson", "sans-serif"],
  "Noto Sans Italic": ["Atkinson Italic", "Atkinson", "sans-serif"],
};

// Arabic letters would need a library of their own to be joined on a map; and Finnish is what stands on the signs.
/**
 * `{ light: { ground, fi: [layer, …], …, streets: { shapes: [layer, …], names: { fi: [layer, …], … } } }, dark: … }`; `ground`
 * is the land's colour, for where there are no tiles.
 */
export function styles(languages) {
  const made = {};
  for (const [theme, colours] of Object.entries(COLOURS)) {
    const flavour = { ...namedFlavor(theme), ...colours };
    made[theme] = { ground: colours.earth, streets: streetLayers(flavour, languages) };
    for (const lang of languages) {
      made[theme][lang] = layers("base", flavour, { lang: onMap(lang) })
        .filter((layer) => layer.type === "background" || DRAWN.has(layer["source-layer"]))
        .map(plain)
        .map(calm);
    }
  }
  return made;
}

/** What stands on the ground comes first: a name steps aside for a pin or a group that stands on it. */
function calm(layer) {
  if (layer.id !== "places_locality") return layer;
  const layout = { ...layer.layout, "text-variable-anchor": ["center", "bottom", "top", "left", "right"], "text-radial-offset": 1.7 };
  return { ...layer, layout };
}

const onMap = (lang) => (lang === "ar" ? "fi" : lang);

function streetLayers(flavour, languages) {
  const made = layers("streets", flavour, { lang: "fi" }).map((layer) => ({ ...layer, id: `streets_${layer.id}` }));
  const bare = (layer) => layer.id.slice("streets_".length);
  return {
    shapes: made
      .filter((layer) => layer.type !== "symbol" && STREETS.has(layer["source-layer"]) && !NOT_DRAWN.has(bare(layer)))
      .map(plain),
    names: Object.fromEntries(languages.map((lang) => [lang, made
      .filter((layer) => bare(layer) in STREET_NAMES)
      .map((layer) => named(plain(layer), STREET_NAMES[bare(layer)], onMap(lang)))])),
  };
}

/** A name in the reader's language, else as the sign says it. */
function named(layer, minzoom, lang) {
  const text = ["coalesce", ["get", `name:${lang}`], ["get", "name"]];
  return { ...layer, minzoom, layout: { ...layer.layout, "text-field": text } };
}

/** A layer without the signs of a sprite, in our fonts. */
function plain(layer) {
  if (!layer.layout) return layer;
  const layout = Object.fromEntries(Object.entries(layer.layout).filter(([name]) => !name.startsWith("icon-")));
  const paint = Object.fromEntries(Object.entries(layer.paint ?? {}).filter(([name]) => !name.startsWith("icon-")));
  return { ...layer, paint, layout: inOurFonts(layout) };
}

function inOurFonts(value) {
  if (Array.isArray(value)) {
    if (value.length === 1 && value[0] in FONTS) return FONTS[value[0]];
    return value.map(inOurFonts);
  }
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inOurFonts(part)]));
  }
  return value;
}
