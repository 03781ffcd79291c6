/** A dated change that states an uncertain value anew without saying how far off it may be: from that day on nothing of it is drawn. */
import { entryOf, isNull, type Path, type Placed, walk } from "../text/placed.ts";
import type { Report } from "../text/problem.ts";

/** What a change puts in the place of what stood there. */
export interface Replacement {
  /** Path as the change writes it. */
  readonly path: string;
  /** Name of the change. */
  readonly change: string;
  readonly before: Placed | undefined;
  /** Whether an earlier change put there what stood there. */
  readonly changedBefore: boolean;
  readonly after: Placed;
}

/**
 * Warns of values that were drawn and no longer are.
 * @param joint paths of the values that are drawn jointly
 */
export function warnOfDroppedRanges(
  { path, change, before, changedBefore, after }: Replacement,
  joint: ReadonlySet<string>,
  report: Report,
): void {
  if (!before || isNull(after)) return;
  const drawn: Path[] = [];
  walk(before, (node, steps) => {
    const jointly = !changedBefore && node.origin?.prefix === undefined && joint.has([path, ...steps].join("."));
    if (isDrawn(node) || jointly) drawn.push(steps);
  });
  if (drawn.length === 0) return;
  const dropped = drawn.flatMap((steps) => {
    const next = steps.reduce<Placed | undefined>((at, step) => at && entryOf(at, String(step)), after);
    return next && isHeld(next) ? [{ steps, next }] : [];
  });
  for (const { steps, next } of dropped) {
    const whole = [path, ...steps].join(".");
    const written = textOfValue(next) ?? "";
    report("CH607", next.place, `${whole} was uncertain, and is ${written} exactly from this change on`, {
      path: `changes.${change}.set.${whole}`,
      hint: hintFor(steps.at(-1) === undefined ? path : String(steps.at(-1)), find(before, steps), written),
    });
  }
  // Another form of value has none of the old paths.
  if (dropped.length === 0 && !holdsRange(after) && !drawn.some((steps) => find(after, steps)))
    report("CH607", after.place, `${path} was uncertain, and is exact from this change on`, {
      path: `changes.${change}.set.${path}`,
      hint: "give what is not known exactly a range, as in {value: 7h, range: [6h, 9h]}",
    });
}

function find(node: Placed, steps: Path): Placed | undefined {
  return steps.reduce<Placed | undefined>((at, step) => at && entryOf(at, String(step)), node);
}

function isDrawn(node: Placed): boolean {
  const range = entryOf(node, "range");
  if (range?.kind !== "list") return false;
  const [low, high] = range.items.map((item) => (item.kind === "scalar" ? String(item.value) : ""));
  return low !== high;
}

function textOfValue(node: Placed): string | undefined {
  const value = node.kind === "map" ? entryOf(node, "value") : node;
  return value?.kind === "scalar" ? String(value.value) : undefined;
}

/** Whether one value is stated without a range. Nothing and never are decisions, not estimates. */
function isHeld(node: Placed): boolean {
  const text = textOfValue(node);
  return (
    text !== undefined && entryOf(node, "range") === undefined && !/^\s*(never\b|[-+]?0+(\.0+)?(?![\d.]))/.test(text)
  );
}

function holdsRange(node: Placed): boolean {
  let holds = false;
  walk(node, (inner) => {
    holds ||= entryOf(inner, "range") !== undefined;
  });
  return holds;
}

const numbered = /^\s*([-+]?\d+(?:\.\d+)?)(.*)$/;

/** The line to write: the new value with a range as wide, in proportion, as the old one's. */
function hintFor(key: string, before: Placed | undefined, written: string): string {
  const exact = `if it is known exactly, range: [${written}, ${written}]`;
  const range = before && entryOf(before, "range");
  const old = numbered.exec((before && textOfValue(before)) ?? "");
  const next = numbered.exec(written);
  const ends =
    range?.kind === "list"
      ? range.items.map((item) => (item.kind === "scalar" ? numbered.exec(String(item.value)) : null))
      : [];
  if (!old || !next || ends.length !== 2 || !ends.every((end) => end?.[2] === old[2]) || Number(old[1]) === 0)
    return `write ${key}: {value: ${written}, range: [least, most]}; ${exact}`;
  const factor = Number(next[1]) / Number(old[1]);
  const [low, high] = ends.map((end) => shown(Number(end?.[1]) * factor, next[2]));
  return `keep its range with ${key}: {value: ${written}, range: [${low}, ${high}]}; ${exact}`;
}

/** To three digits; a share is at most 100%. */
function shown(value: number, unit: string): string {
  return `${Number((unit.trim() === "%" ? Math.min(100, value) : value).toPrecision(3))}${unit}`;
}
