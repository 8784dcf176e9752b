// Our opening hours beside opening_hours.js: the same values, the same moments, in the same run. Only what both read is
// asked; ours is run before and after, so that a machine that warms up favours nobody.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

process.env.TZ = "Europe/Helsinki";
const { default: OpeningHours } = await import("opening_hours");

const ROUNDS = 3;
const values = readFileSync(new URL("hours/values.txt", import.meta.url), "utf8").trimEnd().split("\n");
const moments = ["2026-03-28", "2026-05-01", "2026-06-19", "2026-10-24", "2026-12-24"].map((day) => new Date(`${day}T10:07:00`));
const HELSINKI = { lat: 60.17, lon: 24.94, address: { country_code: "fi", state: "" } };

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const later = (at, days) => new Date(+at + days * 86_400_000);
/** As far as ours looks. */
const nextChange = (hours, at) => hours.getNextChange(at, later(at, 366));
const aWeek = (hours, at) => hours.getOpenIntervals(at, later(at, 7));

/** The median of the rounds, in nanoseconds for one of so many. */
function measure(count, round) {
  return median(Array.from({ length: ROUNDS }, () => {
    const begun = process.hrtime.bigint();
    round();
    return Number(process.hrtime.bigint() - begun) / count;
  }));
}

function ours() {
  const ran = spawnSync("cargo", ["bench", "--locked", "--quiet", "--no-default-features", "--features", "cli", "--bench", "hours"],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (ran.status !== 0) throw new Error(`the bench ended with ${ran.status}`);
  return JSON.parse(ran.stdout.trim().split("\n").at(-1));
}

function theirs() {
  const read = (value) => {
    try {
      return new OpeningHours(value, HELSINKI, { locale: "en" });
    } catch {
      return null;
    }
  };
  // Its own words about what it is given belong to nobody here.
  const { log, warn } = console;
  console.log = console.warn = () => {};
  const parse = measure(values.length, () => values.forEach(read));
  // Some it reads and can't answer: an error of its own is no answer.
  const answers = (hours) => {
    try {
      return moments.every((at) => hours.getState(at) !== undefined && [nextChange(hours, at), aWeek(hours, at)]);
    } catch {
      return false;
    }
  };
  const all = values.map(read).filter((hours) => hours && answers(hours));
  const asked = all.length * moments.length;
  const each = (ask) => () => all.forEach((hours) => moments.forEach((at) => ask(hours, at)));
  const state = measure(asked, each((hours, at) => [hours.getState(at), nextChange(hours, at)]));
  const week = measure(asked, each(aWeek));
  Object.assign(console, { log, warn });
  return { values: values.length, read: all.length, parse, state, week };
}

const before = ours();
const peer = theirs();
const after = ours();
console.log(`opening hours of two cities: ${values.length} values; read by ours ${before.read}, by opening_hours.js ${peer.read}`);
for (const [name, what] of [["parse", "parse"], ["state", "state and next change"], ["week", "a week"]]) {
  const own = (before[name] + after[name]) / 2;
  console.log(`  ${what}: ours ${(own / 1000).toFixed(2)} µs, opening_hours.js ${(peer[name] / 1000).toFixed(1)} µs: ${(peer[name] / own).toFixed(1)} times`);
}
