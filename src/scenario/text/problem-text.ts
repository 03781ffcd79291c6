/** Problems as a user reads them: where, what, the line itself with a mark under the place, and what to write instead. */
import { isOverride } from "../inherit/override.ts";
import type { Problem } from "./problem.ts";
import { isScenarioLike, isTableLike } from "./quotable.ts";
import { sayable, visibleInPlace } from "./visible.ts";
import { wrapped } from "./wrap.ts";

/** Columns where problems go to a file or a pipe. */
const usualWidth = 80;

/**
 * `file:line:column code message`, then the line in a frame. Lines are wrapped at `width` columns where words allow.
 * `sources` are the texts of the files, as loading gives them; without one there is no frame.
 */
export function problemText(problem: Problem, sources: ReadonlyMap<string, string>, width = usualWidth): string {
  const { file, line, column, code, severity, message, hint, more } = problem;
  const where = isOverride(file) ? file : `${sayable(file)}:${line}:${column}`;
  const head = wrapped(`${where} ${code} ${severity === "warning" ? "warning: " : ""}${message}`, width, "    ");
  return [
    ...head,
    ...frame(quotableText(file, sources), { line, column, width }),
    ...(hint ? wrapped(`    ${hint}`, width, "    ") : []),
    ...(more ? wrapped(`    ${moreText(more)}`, width, "    ") : []),
    "",
  ].join("\n");
}

/** All problems, one after the other. */
export function problemsText(
  problems: readonly Problem[],
  sources: ReadonlyMap<string, string>,
  width = usualWidth,
): string {
  return problems.map((problem) => problemText(problem, sources, width)).join("");
}

function moreText({ count, lines }: NonNullable<Problem["more"]>): string {
  const places = lines.length === count ? lines : [...lines, "…"];
  return `and ${count} more of this kind, on ${count === 1 ? "line" : "lines"} ${places.join(", ")}`;
}

/** Undefined for a text that has not the look of a scenario or its data: it may be anybody's. */
function quotableText(file: string, sources: ReadonlyMap<string, string>): string | undefined {
  const text = sources.get(file);
  return text !== undefined && (isOverride(file) || isScenarioLike(text) || isTableLike(text)) ? text : undefined;
}

interface FramePlace {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly width: number;
}

/** The line of the problem and a mark under its column; long lines are cut to what is about the place. */
function frame(text: string | undefined, { line, column, width }: FramePlace): string[] {
  const whole = text?.split("\n", line)[line - 1]?.replace(/\r$/, "");
  if (whole === undefined || whole.trim() === "") return [];
  const number = String(line).padStart(5);
  const room = width - number.length - 4;
  const shown = visibleInPlace(whole);
  const from = column > room ? Math.max(0, column - Math.floor(room / 2)) : 0;
  const cut =
    (from > 0 ? "…" : "") +
    shown.slice(from + (from > 0 ? 1 : 0), from + room - 1) +
    (shown.length > from + room - 1 ? "…" : "");
  return [`${number} | ${cut}`, `${" ".repeat(number.length)} | ${" ".repeat(Math.max(0, column - 1 - from))}^`];
}
