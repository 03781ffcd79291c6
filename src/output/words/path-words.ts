/** Where a value stands, in words: the label or name of its part, and what of it. */
import { type Labelled, type Labels, labelOf } from "../../scenario/labels.ts";

/** Keys whose names say too little, or are an abbreviation. */
const keyWords = new Map([
  ["fte", "full-time equivalents"],
  ["fte_each", "full-time equivalent of each"],
  ["in_progress", "starting stock"],
  ["away", "time away"],
  ["cv", "coefficient of variation"],
  ["next_case", "order of work"],
]);

export const keyWord = (key: string): string => keyWords.get(key) ?? key.replaceAll("_", " ");

/** Steps that name a thing, and what follows is said of it: `staff.stoke`, `cases.types.standard`, `changes.overtime`. */
function subjectLength([block, kind]: readonly string[]): number {
  if (block === "cases" && (kind === "types" || kind === "in_progress")) return 3;
  return ["staff", "work", "sites", "changes", "targets"].includes(block) ? 2 : 1;
}

/** The label of a pool, stage, type, site, change or target, or else its name. */
export function subjectName([block, kind, name]: readonly string[], labels: Labels): string {
  if (block === "cases") {
    if (kind === "types") return labelOf(labels, "types", name);
    return /^\d+$/.test(name) ? `starting stock ${Number(name) + 1}` : name;
  }
  return ["staff", "work", "sites", "changes", "targets"].includes(block)
    ? labelOf(labels, block as Labelled, kind)
    : kind;
}

/** "staff.stoke.joiners.count" -> "stoke: joiners count", or with its label "Stoke hub: joiners count". */
export function pathWords(steps: readonly string[], labels: Labels): string {
  const length = Math.min(subjectLength(steps), steps.length);
  const subject = length === 1 ? keyWord(steps[0]) : subjectName(steps.slice(0, length), labels);
  const rest = steps.slice(length).map(keyWord);
  // `effort.lognormal.mean` is the mean effort; the family is seen in the scenario.
  const said = rest.length > 2 && /^(mean|coefficient of variation)$/.test(rest[rest.length - 1]);
  const words = said ? `${rest[rest.length - 1]} of ${rest.slice(0, -2).join(" ")}` : rest.join(" ");
  return words === "" ? (length === 1 ? subject : `all of ${subject}`) : `${subject}: ${words}`;
}

/** A value that a dated change sets: the change, and where the value stands in what it changes. */
const inChange = /^changes\.([^.]+)(?:\.set)?(?:\.(.+))?$/;

/** A path in words, whether or not its part has a label: "stoke: joiners count", and of a dated change "overtime: stoke: time away other". */
export function wordsOfPath(path: string, labels: Labels): string {
  const [, change, inner] = inChange.exec(path) ?? [];
  if (change === undefined) return pathWords(path.split("."), labels);
  const name = labelOf(labels, "changes", change);
  return inner === undefined ? name : `${name}: ${wordsOfPath(inner, labels)}`;
}

/**
 * A path for people: `staff.stoke.joiners.count` is "Stoke hub: joiners count" where the pool is labelled so, and a dated change is its
 * label. A path without a labelled part stays as it is, so that it can be copied into `--set`.
 */
export function labelledPath(path: string, labels: Labels): string {
  const [, change, inner] = inChange.exec(path) ?? [];
  if (change !== undefined) {
    const said = inner === undefined ? undefined : labelledPath(inner, labels);
    const label = labels.changes.get(change) ?? (said === inner ? undefined : change);
    if (label === undefined) return path;
    return said === undefined ? label : `${label}: ${said}`;
  }
  const steps = path.split(".");
  const subject = steps.slice(0, subjectLength(steps));
  const isStock = steps[1] === "in_progress";
  const hasNoLabel = isStock || subject.length === 1 || subjectName(subject, labels) === subject[subject.length - 1];
  return hasNoLabel ? path : pathWords(steps, labels);
}
