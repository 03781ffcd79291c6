import { problemCodes } from "../../src/scenario/text/problem.ts";

const sections: readonly (readonly [digit: string, title: string])[] = [
  ["1", "Reading a file"],
  ["2", "Putting scenarios together"],
  ["3", "Shape and units"],
  ["4", "Data files"],
  ["5", "What the parts mean together"],
  ["6", "Warnings"],
  ["7", "Sweeps"],
  ["8", "Fits"],
];

/** The table of problem codes, as Markdown. */
export function problemsText(): string {
  const lines = [
    "# Problems and their codes",
    "",
    "Every problem has a place (`file:line:column`), a code that never changes its meaning, what is wrong and, where there is one, what to write instead.",
    "`casehub check FILE` shows all problems of a file at once, `--json` as data. Warnings (CH6) do not stop a run; `casehub check --strict` fails on them too. A scenario can accept one that is meant: [accepted_warnings](scenario-format.md#what-is-checked).",
    "This page is written by `scripts/make-reference.ts` from `src/scenario/text/problem.ts`.",
  ];
  for (const [digit, title] of sections) {
    const codes = Object.entries(problemCodes).filter(([code]) => code[2] === digit);
    lines.push(
      "",
      `## ${title}`,
      "",
      "| Code | What is wrong |",
      "|---|---|",
      ...codes.map(([code, meaning]) => `| ${code} | ${meaning} |`),
    );
  }
  return `${lines.join("\n")}\n`;
}
