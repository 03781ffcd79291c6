/** Inputs that swell, never end or hold too much, one of each kind: written into a folder, and how casehub is asked about them. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";

export interface HostileInput {
  readonly name: string;
  /** Writes what is needed. @returns the arguments of casehub */
  readonly write: (folder: string) => readonly string[];
  /** Of those that are run in the short form. */
  readonly short?: boolean;
}

/** A hub that runs in a moment, with its claims and what follows as asked. */
export function hub({ arrivals = "{rate: 1/day}", end = "2024-06-30", more = "", title = "Small hub" } = {}): string {
  return `format: 1
title: ${title}
period: {start: 2024-01-01, end: ${end}}
calendar: {nation: none, hours_per_day: 7h}
cases:
  types: {plain: {route: [decision]}}
  in_progress: [{count: 100}]
  arrivals: ${arrivals}
work:
  decision: {needs: deciding, effort: 4h}
staff:
  team: {fte: 5, skills: [deciding]}
${more}`;
}

const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const day = (i: number) => new Date(Date.UTC(1700, 0, 1) + i * 86_400_000).toISOString().slice(0, 10);
const series = "{series: {daily: {file: a.csv, date: d, column: n}, then: hold}}";

/** A scenario file, and files beside it. */
function scenario(text: string, beside: Readonly<Record<string, string | Uint8Array>> = {}, command = "check") {
  return (folder: string): readonly string[] => {
    for (const [name, content] of Object.entries({ ...beside, "s.yaml": text }))
      writeFileSync(join(folder, name), content);
    return [command, join(folder, "s.yaml")];
  };
}

const withTable = (rows: string, header = "d,n") =>
  scenario(hub({ arrivals: series }), { "a.csv": `${header}\n${rows}\n` });

/** A named pipe that nobody writes to. */
function pipe(place: (path: string) => string): (folder: string) => readonly string[] {
  return (folder) => {
    const path = join(folder, "pipe");
    spawnSync("mkfifo", [path]);
    writeFileSync(join(folder, "s.yaml"), place(path));
    return ["check", join(folder, "s.yaml")];
  };
}

const stages = (count: number) =>
  hub()
    .replace("route: [decision]", `route: [${times(count, (i) => `s${i}`).join(", ")}]`)
    .replace(/ {2}decision: .*\n/, times(count, (i) => `  s${i}: {needs: deciding, effort: 1h}\n`).join(""));

/** A workbook whose one sheet is mostly blanks: small on the disk, large when it is opened. */
function workbook(megabytes: number): Uint8Array {
  const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${" ".repeat(megabytes * 2 ** 20)}</sheetData></worksheet>`;
  return zipSync({
    "[Content_Types].xml": strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    "_rels/.rels": strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    "xl/workbook.xml": strToU8(
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Claims" sheetId="1" r:id="r1"/></sheets></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    "xl/worksheets/sheet1.xml": strToU8(sheet),
  });
}

const laughs = (levels: number) =>
  `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${times(levels, (i) => `a${i + 1}: &a${i + 1} [${times(9, () => `*a${i}`).join(", ")}]\n`).join("")}`;

export const inputs: readonly HostileInput[] = [
  { name: "a small file", write: scenario(hub()), short: true },
  { name: "aliases that multiply, nine levels of nine", write: scenario(hub({ more: laughs(9) })), short: true },
  {
    name: "8,000 aliases",
    write: scenario(hub({ more: `a: &a {b: 1}\nc: [${times(8_000, () => "*a").join(", ")}]\n` })),
  },
  { name: "1,000 brackets that are never closed", write: scenario("[".repeat(1_000)), short: true },
  { name: "100,000 brackets, closed", write: scenario(`a: ${"[".repeat(100_000)}${"]".repeat(100_000)}`) },
  {
    name: "maps in maps, 2,000 levels by indentation",
    write: scenario(times(2_000, (i) => `${" ".repeat(i)}a:\n`).join("")),
  },
  { name: "50,000 unknown keys", write: scenario(hub({ more: times(50_000, (i) => `unknown-${i}: 1\n`).join("") })) },
  { name: "50,000 keys that stand twice", write: scenario(hub({ more: times(50_000, () => "title: x\n").join("") })) },
  { name: "50,000 bad rows", write: withTable(times(50_000, (i) => `day ${i},${i}`).join("\n")), short: true },
  { name: "50,000 rows with a column too many", write: withTable(times(50_000, (i) => `${day(i)},1,2`).join("\n")) },
  { name: "a series of 200,000 days", write: withTable(times(200_000, (i) => `${day(i)},1`).join("\n")) },
  { name: "a million columns", write: withTable("2024-01-01,1", `d,n,${times(1_000_000, (i) => `c${i}`).join(",")}`) },
  { name: "a cell of a million digits", write: withTable(`2024-01-01,${"9".repeat(1_000_000)}`) },
  { name: "a cell of a million blanks and an x", write: withTable(`2024-01-01,1${" ".repeat(1_000_000)}x`) },
  { name: "a date of a million digits", write: withTable(`${"2".repeat(1_000_000)}-01-01,1`) },
  { name: "a quote that is never closed, 20 MB", write: withTable(`"${"x\n".repeat(10_000_000)}`) },
  { name: "a quote that is never closed, 9 MB", write: withTable(`"${"x\n".repeat(4_500_000)}`) },
  { name: "a file of 9 MB of comments", write: scenario(hub({ more: `# ${"x".repeat(97)}\n`.repeat(90_000) })) },
  {
    name: "a workbook that opens to 64 MB",
    write: scenario(
      hub({ arrivals: "{series: {daily: {file: a.xlsx, sheet: Claims, date: d, column: n}, then: hold}}" }),
      { "a.xlsx": workbook(64) },
    ),
  },
  {
    name: "a workbook that opens to 400 MB",
    write: scenario(
      hub({ arrivals: "{series: {daily: {file: a.xlsx, sheet: Claims, date: d, column: n}, then: hold}}" }),
      { "a.xlsx": workbook(400) },
    ),
  },
  { name: "a title of 300,000 characters", write: scenario(hub({ title: "x".repeat(300_000) })) },
  {
    name: "a bad value of 300,000 characters",
    write: scenario(hub().replace("fte: 5", `fte: ${"a".repeat(300_000)}`)),
    short: true,
  },
  { name: "a number of 300,000 digits", write: scenario(hub().replace("fte: 5", `fte: ${"9".repeat(300_000)}`)) },
  { name: "a file of 20 MB of comments", write: scenario(hub({ more: `# ${"x".repeat(98)}\n`.repeat(200_000) })) },
  { name: "31 stages in a row", write: scenario(stages(31)) },
  { name: "40 stages in a row", write: scenario(stages(40)), short: true },
  { name: "2,000 stages in a row", write: scenario(stages(2_000)) },
  {
    name: "3,000 dated changes",
    write: scenario(
      hub({
        end: "2033-12-31",
        more: `changes:\n${times(3_000, (i) => `  - {name: c${i}, on: ${day(118_341 + i)}, set: {work.decision.effort: 8h}}\n`).join("")}`,
      }),
    ),
  },
  {
    name: "10,000 targets",
    write: scenario(
      hub({
        more: `targets:\n${times(10_000, (i) => `  t${i}: {measure: total_backlog, at_most: ${i}, by: 2024-03-31}\n`).join("")}`,
      }),
    ),
  },
  {
    name: "5,000 case types",
    write: scenario(
      hub().replace(
        "{plain: {route: [decision]}}",
        `{${times(5_000, (i) => `t${i}: {share: ${i === 0 ? "rest" : "0.01%"}, route: [decision]}`).join(", ")}}`,
      ),
    ),
  },
  {
    name: "5,000 pools",
    write: scenario(
      hub().replace(/ {2}team: .*\n/, times(5_000, (i) => `  p${i}: {fte: 1, skills: [deciding]}\n`).join("")),
    ),
  },
  { name: "a million claims a day", write: scenario(hub({ arrivals: "{rate: 1000000/day}" })), short: true },
  { name: "a period of 7,000 years", write: scenario(hub({ end: "9024-01-01" })) },
  {
    name: "closed days to the year 9999",
    write: scenario(hub().replace("nation: none", "nation: none, closed: [2024-02-01..9999-12-31]")),
  },
  {
    name: "100,000 joint draws",
    write: scenario(
      hub({ more: "draws: {file: d.csv, columns: {e: work.decision.effort}}\n" }).replace(
        "effort: 4h",
        "effort: {value: 4h, range: [1h, 9h], source: s}",
      ),
      { "d.csv": `e\n${times(100_000, (i) => `${1 + (i % 8)}h`).join("\n")}\n` },
    ),
  },
  { name: "a scenario that extends itself", write: scenario("extends: s.yaml\n") },
  {
    name: "a chain of 2,000 files that extend each other",
    write: scenario(
      "extends: f0.yaml\n",
      Object.fromEntries(times(2_000, (i) => [`f${i}.yaml`, `extends: f${i + 1}.yaml\n`])),
    ),
  },
  { name: "extends: a pipe", write: pipe((path) => `extends: ${path}\n`), short: true },
  { name: "extends: /dev/zero", write: scenario("extends: /dev/zero\n") },
  {
    name: "a table that is a pipe",
    write: pipe((path) => hub({ arrivals: `{series: {daily: {file: ${path}, date: d, column: n}, then: hold}}` })),
  },
  {
    name: "a table that is /dev/urandom",
    write: scenario(hub({ arrivals: "{series: {daily: {file: /dev/urandom, date: d, column: n}, then: hold}}" })),
  },
  { name: "a binary file", write: () => ["check", process.execPath] },
  {
    name: "a loop of no-shows in no time",
    write: scenario(hub().replace("effort: 4h", "effort: 0h, no_show: {share: 100%, then: rebook}")),
  },
  {
    name: "1,000 times --set",
    write: (folder) => [...scenario(hub())(folder), ...times(1_000, (i) => ["--set", `staff.team.fte=${i}`]).flat()],
  },
  {
    name: "a sweep of 10 to the power of 12 points",
    write: (folder) => {
      scenario(hub())(folder);
      writeFileSync(
        join(folder, "w.yaml"),
        `format: 1\ntitle: w\nscenario: s.yaml\nreplications: 2\ndesign: {grid: {${["staff.team.fte", "cases.in_progress.0.count", "seed", "work.decision.effort"].map((path) => `${path}: [${times(1_000, (i) => (path.endsWith("effort") ? `${i + 1}h` : i + 1)).join(", ")}]`).join(", ")}}}\n`,
      );
      return ["sweep", join(folder, "w.yaml"), "--dry-run", "--out", folder];
    },
  },
];
