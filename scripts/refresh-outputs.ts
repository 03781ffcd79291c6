/**
 * Puts what the commands print now into the documentation: `npm run build`, then
 * `node --import ./ts-node.mjs scripts/refresh-outputs.ts` (some minutes: whole runs of the shipped scenarios), or with words
 * after it for the pages whose path holds one of them.
 * A block that begins ```text of=NAME part=PART is replaced by that part of that output; NAME and PART are those below.
 * Words around the blocks are not touched: read them again afterwards.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { shownAnswer } from "../src/output/terminal.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "casehub-outputs-"));
/** A copy, so that a build in the meantime does not mix two programs. */
const program = join(folder, "dist/cli/main.js");
const few = ["--fixed", "--replications", "4"];

/** The commands whose output is shown, by the name under which pages ask for it. */
const commands: Readonly<Record<string, readonly string[]>> = {
  "stoke-hub": ["run", "scenarios/stoke-hub.yaml"],
  "no-hub": ["run", "scenarios/no-hub.yaml"],
  "what-happened": ["run", "scenarios/what-happened.yaml"],
  "fit-2023": ["run", "scenarios/fit-2023.yaml"],
  "fit-2023-fixed": ["run", "scenarios/fit-2023.yaml", ...few],
  "by-stock": ["run", "by-stock.yaml", ...few],
  "by-staff": ["run", "by-staff.yaml", ...few],
  "my-hub": ["run", "my-hub.yaml"],
  "my-hub-20": ["run", "my-hub.yaml", "--set", "staff.joiners.joiners.count=20"],
  case: ["explain", "my-hub.yaml", "--case", "632"],
  mistake: ["check", "my-hub.yaml", "--set", "staff.caseworkers.training=6"],
};

const said = new Map<string, string>();

/** What a command prints, without what belongs to one machine: progress, and the name of the folder. */
function output(name: string): string {
  const known = said.get(name);
  if (known !== undefined) return known;
  const args = commands[name];
  if (!args) throw new Error(`no output is called ${name}`);
  process.stderr.write(`casehub ${args.join(" ")}\n`);
  const whole = args[0] === "run" ? [...args, "--details"] : args;
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...whole], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0 && name !== "mistake") throw new Error(stderr);
  const text = (name === "mistake" ? stderr + stdout : stdout).replace(/\n+Files: .*\n$/, "\n");
  said.set(name, text);
  return text;
}

const sections = (name: string) => output(name).trimEnd().split("\n\n");

/** Title, verdict and answer. */
const head = (name: string) => sections(name).slice(0, 3).join("\n\n");
/** The first screen: what is printed without --details. */
const firstScreen = (name: string) => shownAnswer(output(name), false);
const observed = (name: string) =>
  sections(name)
    .filter((text) => /^.* \(by (day|week|month|quarter)/.test(text))
    .join("\n\n");

/** Exits by month of the fit and of its two rivals, and how many months of each series come within the tolerance. */
function rivals(): string {
  const names = ["fit-2023-fixed", "by-stock", "by-staff"];
  const series = names.map((name) => sections(name));
  const exits = series.map((all) => all.find((text) => text.startsWith("exits (")) ?? "");
  const months = exits[0].split("\n").slice(2, 7);
  const cells = (line: string) => line.trim().split(/\s+/);
  const rows = months.map((line, i) => {
    const [, month, year, , published] = cells(line);
    return [`${month} ${year}`, published, ...exits.map((text) => cells(text.split("\n")[i + 2])[3])];
  });
  const within = ["exits", "interviews", "stages-per-fte"].map((label) => [
    `${label}: months within`,
    "",
    ...series.map(
      (all) => /(\d of \d) within it/.exec(all.find((text) => text.startsWith(`${label} (`)) ?? "")?.[1] ?? "",
    ),
  ]);
  return [["Exits", "published", "the fit", "by the stock", "by the staff"], ...rows, ...within]
    .map(([first, ...others]) => first.padEnd(29) + others.map((text) => text.padStart(13)).join(""))
    .join("\n");
}

const joined = (name: string) => output(name).replaceAll(/\s+/g, " ");

/** What the hub changes, from the sentences of the two runs. */
function hubs(): string {
  const names = ["stoke-hub", "no-hub"];
  const find = (name: string, pattern: RegExp) => pattern.exec(joined(name))?.[1] ?? "";
  const threshold = (name: string, at: string) =>
    new RegExp(`\\n +${at}  +(?:never|\\d+ \\w+ \\d+) +(never|\\d+ \\w+ \\d+)`).exec(output(name))?.[1] ?? "";
  const rows: [string, (name: string) => string][] = [
    ["Legacy backlog on 31 December 2023 (median)", (name) => find(name, /On that day the legacy backlog is ([\d,]+)/)],
    ["Cleared by the end of 2025", (name) => find(name, /legacy backlog is cleared in (<?>?\d+%)/)],
    ["Cleared (median)", (name) => threshold(name, "0")],
    ["Down to 1,000 (median)", (name) => threshold(name, "1,000")],
    ["Down to 5,000 (median)", (name) => threshold(name, "5,000")],
  ];
  return [["", "with the 330", "without"], ...rows.map(([words, of]) => [words, ...names.map(of)])]
    .map(([first, ...others]) => first.padEnd(45) + others.map((text) => text.padStart(14)).join(""))
    .join("\n");
}

/** What the page's own Python prints about the result of stoke-hub. */
function depends(page: string): string {
  output("stoke-hub");
  const program = /```python\n(.*?)```/s.exec(page)?.[1] ?? "";
  const { stdout, stderr, status } = spawnSync("python3", ["-c", program], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const parts: Readonly<Record<string, (name: string, page: string) => string>> = {
  all: firstScreen,
  head,
  answer: firstScreen,
  observed,
  rivals,
  hubs,
  depends: (_, page) => depends(page),
};

/** A page with its blocks of output renewed. */
function refreshed(page: string): string {
  return page.replaceAll(/```text of=(\S+) part=(\S+)\n.*?```/gs, (_, name: string, part: string) => {
    const make = parts[part];
    if (!make) throw new Error(`no part is called ${part}`);
    return `\`\`\`text of=${name} part=${part}\n${make(name, page).trimEnd()}\n\`\`\``;
  });
}

/** Files that pages ask their reader to write. */
function prepare(pages: ReadonlyMap<string, string>): void {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  cpSync(join(root, "dist"), join(folder, "dist"), { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  cpSync(join(root, "scenarios"), join(folder, "scenarios"), { recursive: true });
  spawnSync(process.execPath, [program, "new", "my-hub.yaml"], { cwd: folder });
  for (const page of pages.values())
    for (const [, file, text] of page.matchAll(/```yaml file=(\S+)[^\n]*\n(.*?)```/gs))
      writeFileSync(join(folder, file), text);
}

const documents = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".md"),
);
const wanted = process.argv.slice(2);
const files = ["README.md", ...documents.map((path) => join("docs", path)).sort()];
const pages = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
try {
  prepare(pages);
  for (const [file, page] of pages) {
    if (wanted.length > 0 && !wanted.some((word) => file.includes(word))) continue;
    const text = refreshed(page);
    if (text === page) continue;
    writeFileSync(join(root, file), text);
    process.stdout.write(`${file}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
