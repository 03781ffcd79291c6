/**
 * What the documentation tells a reader to type works. `sh` blocks are run, a page at a time and in order; `yaml` blocks are
 * checked: a whole scenario as it is, a part of one laid over the scenario that `casehub new` writes, or over the one that
 * `over=` names. `file=` puts the block into a file for the commands that follow. Warnings count unless `warnings=expected`. `python` is run where there is Python.
 * `text` is what a command prints, or an excerpt; `r` needs R, which the project does not.
 */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Test } from "uvu";
import * as assert from "uvu/assert";
import { readText } from "../../src/cli/files/files.ts";
import { loadFit } from "../../src/experiment/calibration/load.ts";
import { loadSweep } from "../../src/experiment/sweep/design/load.ts";
import { startingScenario } from "../../src/scenario/explain/starting-scenario.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { problemsText } from "../../src/scenario/text/problem-text.ts";
import { type Block, blocksOf, linksOf } from "./page.ts";
import { type Ran, ReaderMachine } from "./reader-machine.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const pages: readonly string[] = [
  join(root, "README.md"),
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => join(root, "docs", path))
    .sort(),
];
const notRun = ["text", "r", "json"];
export const machine = new ReaderMachine();
await machine.start();

function worked(ran: Ran): void {
  assert.is(ran.code, 0, ran.output.slice(-3000));
}

/** What is wrong with a block, warnings left out where it says so. A part of a scenario is a child of the one it is laid over. */
export function problemsOf({ attributes, text, line }: Block): string {
  const whole = /^(format|extends):/m.test(text);
  const over = attributes.over ?? ".start.yaml";
  const file = machine.write(attributes.file ?? `.block-${line}.yaml`, whole ? text : `extends: ${over}\n${text}`);
  machine.write(".start.yaml", startingScenario);
  const { problems, sources } = loadScenario(file, { readText });
  const counted =
    attributes.warnings === "expected" ? problems.filter(({ severity }) => severity === "error") : problems;
  return problemsText(counted, sources);
}

const otherKinds = { sweep: loadSweep, fit: loadFit };

/** What is wrong with a block that is a sweep or a fit, or a scenario. */
function problemsOfKind(block: Block): string {
  const { attributes, text, line } = block;
  const load = otherKinds[attributes.kind as keyof typeof otherKinds];
  if (!load) return problemsOf(block);
  const { problems, sources } = load(machine.write(attributes.file ?? `.block-${line}.yaml`, text), readText);
  return problemsText(problems, sources);
}

const runners: Readonly<Record<string, (block: Block) => void | Promise<void>>> = {
  sh: async ({ text }) => worked(await machine.shell(text)),
  yaml: (block) => assert.is(problemsOfKind(block), ""),
  python: async ({ text }) => {
    const ran = await machine.python(text);
    if (ran) worked(ran);
  },
};

const nameOf = (page: string): string => relative(root, page);

/** A page's links, each a test of the suite. */
export function followLinks(documentation: Test, page: string): void {
  documentation(`${nameOf(page)} links to files that are there`, () => {
    const broken = linksOf(page).filter(({ target }) => !existsSync(join(dirname(page), target)));
    assert.equal(broken, []);
  });
}

/** A page's blocks in order, each a test of the suite; what a page makes is gone on the next. */
export function followBlocks(documentation: Test, page: string): void {
  const blocks = blocksOf(page).filter(({ language }) => !notRun.includes(language));
  for (const [index, block] of blocks.entries())
    documentation(`${nameOf(page)}:${block.line} ${block.language}`, async () => {
      if (index === 0) machine.turnPage();
      const run = runners[block.language];
      assert.ok(run, `nothing is known of blocks of ${block.language}`);
      await run(block);
    });
}
