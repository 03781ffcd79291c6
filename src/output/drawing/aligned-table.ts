/** Tables in plain characters that fit the width they are given, and lose nothing to it. */
import { wrap } from "../words/wording.ts";

type Rows = readonly (readonly string[])[];

/** A first column with fewer characters than this is hard to read. */
const leastName = 14;

const most = (numbers: readonly number[]) => Math.max(0, ...numbers);
const longestWord = (text: string) => most(text.split(" ").map((word) => word.length));
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Characters of each column as its cells are. */
const naturalWidths = (rows: Rows) => rows[0].map((_, i) => most(rows.map((row) => row[i].length)));

/** Where a longer word, such as a path, may go on in the next line: after a dot, a hyphen, an underscore or a slash. */
const steps = /[^.\-_/]*[.\-_/]+|[^.\-_/]+$/g;

/** A word in lines of at most `width` characters, broken between the steps of a path; a longer step is cut. */
function brokenWord(word: string, width: number): string[] {
  const lines: string[] = [];
  for (const step of word.match(steps) ?? []) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + step.length <= width) lines[last] += step;
    else lines.push(...(step.match(new RegExp(`.{1,${width}}`, "g")) ?? []));
  }
  return lines;
}

/** Text in lines of at most `width` characters. */
function broken(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  return wrap(text, width).flatMap((line) => (line.length <= width ? [line] : brokenWord(line, width)));
}

/** Characters of each column: headings over several lines where that helps, and then names too. Undefined where even that is too much. */
function columnWidths(rows: Rows, room: number): number[] | undefined {
  const natural = naturalWidths(rows);
  const between = natural.length - 1;
  const fits = (widths: readonly number[]) => sum(widths) + between <= room;
  if (fits(natural)) return natural;
  const [head, ...cells] = rows;
  const stacked = natural.map((own, i) =>
    i === 0 ? own : most([longestWord(head[i]), ...cells.map((row) => row[i].length)]),
  );
  if (fits(stacked)) return stacked;
  const [, ...others] = stacked;
  const name = room - between - sum(others);
  return name >= leastName ? [name, ...others] : undefined;
}

/** Tables of some of the columns each, the first in all of them. */
function inParts(rows: Rows, indent: string, width: number): string[] {
  const room = width - indent.length;
  const [name, ...widths] = naturalWidths(rows);
  const first = Math.min(name, most([leastName, Math.floor(room / 3)]));
  const parts: number[][] = [];
  let used = room + 1;
  for (const [i, own] of widths.entries()) {
    if (used + 1 + own > room) {
      parts.push([]);
      used = first;
    }
    parts[parts.length - 1].push(i + 1);
    used += 1 + own;
  }
  return parts.flatMap((columns, k) => [
    ...(k > 0 ? [""] : []),
    ...laidOut(
      rows.map((row) => [row[0], ...columns.map((i) => row[i])]),
      indent,
      width,
    ),
  ]);
}

function laidOut(rows: Rows, indent: string, width: number): string[] {
  const room = width - indent.length;
  const widths = columnWidths(rows, room) ?? naturalWidths(rows);
  const between = widths.length - 1;
  const gap = sum(widths) + 2 * between <= room ? "  " : " ";
  return rows.flatMap((row, r) => {
    const cells = row.map((cell, i) => broken(cell, widths[i]));
    const height = most(cells.map((lines) => lines.length));
    // Headings stand on the line above the figures.
    const line = (lines: readonly string[], k: number) => lines[r === 0 ? k - (height - lines.length) : k] ?? "";
    return Array.from({ length: height }, (_, k) =>
      (
        indent +
        cells
          .map((lines, i) => (i === 0 ? line(lines, k).padEnd(widths[i]) : line(lines, k).padStart(widths[i])))
          .join(gap)
      ).trimEnd(),
    );
  });
}

/**
 * Rows of cells as aligned lines, headings first: the first column to the left and the others to the right, two blanks apart or, to fit,
 * one. What is still too wide has its headings and then its names on several lines, or becomes several tables.
 * @param width columns that no line exceeds
 */
export function alignedTable(rows: Rows, indent: string, width: number): string[] {
  return rows[0].length < 3 || columnWidths(rows, width - indent.length)
    ? laidOut(rows, indent, width)
    : inParts(rows, indent, width);
}
