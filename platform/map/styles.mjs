// The map's styles: Protomaps' layers for what the base map holds, in the app's own colours, light and dark, with names
// in each language of the interface. Made when the app is packed, so that only these layers travel.
import { layers, namedFlavor } from "@protomaps/basemaps";

/** What the base map's tiles hold that is drawn. */
const DRAWN = new Set(["earth", "water", "boundaries", "places"]);

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
  },
};

/** The page's own font draws the names; the first family's name tells the weight and the slope. */
const FONTS = {
  "Noto Sans Regular": ["Atkinson", "sans-serif"],
  "Noto Sans Medium": ["Atkinson SemiBold", "Atkinson", "sans-serif"],
  "Noto Sans Italic": ["Atkinson Italic", "Atkinson", "sans-serif"],
};

// Arabic letters would need a library of their own to be joined on a map; and Finnish is what stands on the signs.
/** `{ light: { ground, fi: [layer, …], … }, dark: … }`; `ground` is the land's colour, for where there are no tiles. */
export function styles(languages) {
  const made = {};
  for (const [theme, colours] of Object.entries(COLOURS)) {
    made[theme] = { ground: colours.earth };
    for (const lang of languages) {
      made[theme][lang] = layers("base", { ...namedFlavor(theme), ...colours }, { lang: lang === "ar" ? "fi" : lang })
        .filter((layer) => layer.type === "background" || DRAWN.has(layer["source-layer"]))
        .map(plain)
        .map(calm);
    }
  }
  return made;
}

/** What stands on the ground comes first. The base map's tiles end at zoom 8: nearer, a small lake would be a shard of a few corners. The sea and large lakes stay. */
function calm(layer) {
  // A name steps aside for a pin or a group that stands on it.
  if (layer.id === "places_locality") {
    const layout = { ...layer.layout, "text-variable-anchor": ["center", "bottom", "top", "left", "right"], "text-radial-offset": 1.7 };
    return { ...layer, layout };
  }
  if (layer.id !== "water") return layer;
  const isSmall = [">=", ["coalesce", ["get", "min_zoom"], 0], 7];
  return { ...layer, paint: { ...layer.paint, "fill-opacity": ["interpolate", ["linear"], ["zoom"], 8.2, 1, 9, ["case", isSmall, 0, 1]] } };
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
