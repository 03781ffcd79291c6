/** Takes a scenario apart at random places: what a slip of the hand, a bad export or an ill wind makes of a file. */
import type { Tree } from "./bases.ts";

/** Numbers from 0 to 1, in an order fixed by the seed. */
export type Random = () => number;

const numbers = [0, -1, -0.5, 0.1, 0.5, 1, 2, 3, 31, 400, 1e6, 1e9, 1e12, 1e308, 5e-324];
const texts = [
  "0h",
  "-3h",
  "1e6h",
  "0.001h",
  "0%",
  "100%",
  "-5%",
  "150%",
  "33.3%",
  "never",
  "0/day",
  "1000/day",
  "1e9/day",
  "100% within a year",
  "99.9% within a day",
  "0 days",
  "0 working days",
  "1 day",
  "-14 days",
  "3650 days",
  "1 working day",
  "1e6 days",
  "NaN",
  "Infinity",
  "",
  "rest",
  "null",
  "toString",
  "valueOf",
  "constructor",
  "__proto__",
  "hasOwnProperty",
  "0h/week",
  "168h/week",
  "366 days/year",
  "260 days/year",
  "0 days/year",
  "continuous",
  "hold",
  "unfilled",
  "legacy",
  "flow",
  "2024-01-01",
  "2023-12-31",
  "2024-02-30",
  "1900-01-01",
  "9999-12-31",
  "2024-03-31",
  "decision",
  "standard",
  "team",
];
const distributions = [
  { exponential: { mean: "2h" } },
  { erlang: { shape: { value: 2, range: [1, 4] }, mean: "2h" } },
  { uniform: { low: "0h", high: "9h" } },
  { triangular: { low: "1h", mode: { value: "2h", range: ["1h", "6h"] }, high: "5h" } },
  { weibull: { shape: 0.2, scale: "1h" } },
  { gamma: { mean: "3h", cv: 9 } },
  { pert: { low: "1h", mode: "1h", high: "1h" } },
  { empirical: ["0h", "1h", "300h"] },
  {
    discrete: [
      { value: "1h", share: "50%" },
      { value: "0h", share: "50%" },
    ],
  },
  { lognormal: { mean: "0h", cv: 1 } },
  { exponential: { mean: "5h", at_least: "4h", at_most: "4.5h" } },
  { beta: { mean: 0.5, cv: 0.2 } },
  { poisson: { mean: "3h" } },
];
const ranges = [
  ["1", "4"],
  ["0%", "100%"],
  ["0h", "9h"],
  ["0 days", "60 days"],
  ["never", "400%/year"],
  [0, 9],
  [1, 1],
];
const others = [null, true, false, [], {}, [[]], [null]];

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

function placesOf(node: unknown): Place[] {
  if (typeof node !== "object" || node === null) return [];
  const holder = node as Record<string, unknown>;
  const keys = Array.isArray(node) ? node.map((_, i) => i) : Object.keys(node);
  return keys.flatMap((key) => [{ holder, key }, ...placesOf(holder[key as string])]);
}

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)];

function at({ holder, key }: Place): unknown {
  return (holder as Record<string, unknown>)[key];
}

function put({ holder, key }: Place, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

const leading = /-?\d+(?:\.\d+)?/;

/** A value of the same kind that is nastier, and now and then of another. */
function nasty(value: unknown, random: Random): unknown {
  const own = typeof value === "number" ? value : Number.parseFloat(leading.exec(String(value))?.[0] ?? "NaN");
  const number = random() < 0.5 ? own * pick([0, 0.1, 0.5, 2, 3, 10, 100], random) : pick(numbers, random);
  if (random() < 0.08) return pick(others, random);
  if (random() < 0.15) return pick(texts, random);
  if (typeof value === "number") return random() < 0.7 ? Math.round(number) : number;
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return shifted(value, random);
  if (typeof value === "string" && leading.test(value)) return value.replace(leading, String(number));
  return typeof value === "boolean" ? !value : pick(texts, random);
}

function shifted(date: string, random: Random): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + pick([-400, -30, -1, 1, 7, 45, 400], random));
  return Number.isNaN(day.getTime()) ? date : day.toISOString().slice(0, 10);
}

type Mutation = (place: Place, places: readonly Place[], random: Random) => void;

const revalue: Mutation = (place, _, random) => {
  const value = at(place);
  const isValue = typeof value !== "object" || value === null;
  if (isValue && place.key !== "format" && place.key !== "title") put(place, nasty(value, random));
};

const drop: Mutation = (place) => remove(place);

const copyHere: Mutation = (place, places, random) => put(place, structuredClone(at(pick(places, random))));

/** From a place of the same name elsewhere: an effort for an effort, a route for a route. */
const copyAlike: Mutation = (place, places, random) => {
  const alike = places.filter(({ key }) => key === place.key);
  put(place, structuredClone(at(pick(alike, random))));
};

const swap: Mutation = (place, places, random) => {
  const alike = places.filter(({ key }) => key === place.key);
  const other = pick(random() < 0.7 ? alike : places, random);
  const [one, two] = [structuredClone(at(place)), structuredClone(at(other))];
  put(place, two);
  put(other, one);
};

const double: Mutation = (place, _, random) => {
  if (Array.isArray(place.holder)) place.holder.push(structuredClone(at(place)));
  else put({ holder: place.holder, key: pick(texts, random) || "x" }, structuredClone(at(place)));
};

const relist: Mutation = (place, _, random) => {
  const value = at(place);
  if (Array.isArray(value)) put(place, random() < 0.5 ? [] : [...value, ...structuredClone(value)]);
  else if (typeof value === "object" && value !== null && random() < 0.3) put(place, {});
};

const redistribute: Mutation = (_, places, random) => {
  const efforts = places.filter(({ key }) => key === "effort" || key === "short");
  if (efforts.length > 0) put(pick(efforts, random), structuredClone(pick(distributions, random)));
};

/** A range about the value, in its own unit, wide or wild. */
const blur: Mutation = (place, _, random) => {
  const value = at(place);
  const text = String(value);
  const own = Number.parseFloat(leading.exec(text)?.[0] ?? "NaN");
  if ((typeof value !== "string" && typeof value !== "number") || Number.isNaN(own) || place.key === "format") return;
  const end = (factor: number) =>
    typeof value === "number" ? own * factor : text.replace(leading, String(own * factor));
  const range =
    random() < 0.7 ? [end(pick([0, 0.2, 0.9, 1], random)), end(pick([1, 1.1, 3, 40], random))] : pick(ranges, random);
  const distribution = random() < 0.3 && { distribution: pick(["uniform", "triangular"], random) };
  put(place, { value, range, ...distribution });
};

/** Those that leave most of a scenario standing come oftenest. */
const mutations: readonly Mutation[] = [
  ...Array<Mutation>(7).fill(revalue),
  ...[blur, blur, drop, drop, copyAlike, copyAlike, swap, redistribute, redistribute, relist, double, copyHere],
];

/** What a place is called in a path. */
function pathOf(root: unknown, place: Place, path: string[] = []): string | undefined {
  if (typeof root !== "object" || root === null) return undefined;
  if (root === place.holder) return [...path, String(place.key)].join(".");
  for (const [key, value] of Object.entries(root)) {
    const found = pathOf(value, place, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A dated change of a value somewhere, to something nasty. */
function addChange(tree: Tree, random: Random): void {
  const place = pick(placesOf({ work: tree.work, staff: tree.staff, cases: tree.cases }), random);
  const path = pathOf(tree, place);
  if (path === undefined) return;
  const list = Array.isArray(tree.changes) ? tree.changes : [];
  tree.changes = [
    ...list,
    {
      on: pick(["2024-01-15", "2024-02-01", "2023-06-01", "2025-01-01"], random),
      name: `m${list.length}`,
      set: { [path]: nasty(at(place), random) },
    },
  ];
}

/** Joint draws for up to three values, in a file of their own. */
function addDraws(tree: Tree, random: Random): string | undefined {
  const places = placesOf({ work: tree.work, staff: tree.staff, cases: tree.cases }).filter((place) =>
    ["string", "number"].includes(typeof at(place)),
  );
  if (places.length === 0) return undefined;
  const drawn = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(places, random));
  tree.draws = {
    file: "d.csv",
    columns: Object.fromEntries(drawn.map((place, i) => [`c${i}`, pathOf(tree, place) ?? ""])),
  };
  const row = () =>
    drawn.map((place) => JSON.stringify(String(random() < 0.4 ? at(place) : nasty(at(place), random)))).join();
  return `${drawn.map((_, i) => `c${i}`).join()}\n${row()}\n${row()}\n${row()}\n`;
}

export interface Input {
  readonly "main.yaml": string;
  readonly "d.csv"?: string;
}

/** The input that a base becomes. */
export function mutated(base: Tree, random: Random): Input {
  const tree = { format: 1, ...structuredClone(base) } as Tree;
  for (let left = 1 + Math.floor(random() ** 2 * 3); left > 0; left--) {
    if (random() < 0.08) addChange(tree, random);
    const places = placesOf(tree);
    if (places.length > 0) pick(mutations, random)(pick(places, random), places, random);
  }
  const draws = random() < 0.15 ? addDraws(tree, random) : undefined;
  return { "main.yaml": JSON.stringify(tree), ...(draws !== undefined && { "d.csv": draws }) };
}
