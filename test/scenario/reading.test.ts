import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readText } from "../../src/cli/files/files.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { after, changed, loadedFrom, loadFiles, loadText, said, small } from "./in-memory.ts";

const test = suite("reading a scenario");

const folder = mkdtempSync(join(tmpdir(), "casehub-reading-"));
test.after(() => rmSync(folder, { recursive: true }));

function onDisk(name: string, contents?: string | Uint8Array): string[] {
  const path = join(folder, name);
  if (contents !== undefined) writeFileSync(path, contents);
  return said(loadScenario(path, { readText })).map((text) => text.replaceAll(folder, "FOLDER"));
}

test("the small scenario has no problems", () => {
  assert.equal(said(loadText(small)), []);
});

test("a missing file", () => {
  assert.equal(onDisk("absent.yaml"), ["1:1 CH101 there is no file FOLDER/absent.yaml"]);
});

test("a directory", () => {
  assert.equal(onDisk(""), ["1:1 CH102 FOLDER is a directory; name a file in it"]);
});

test("a device that never ends", () => {
  assert.match(said(loadScenario("/dev/zero", { readText }))[0], /^1:1 CH102 \/dev\/zero is not a file/);
});

test("a pipe that nothing writes to is refused at once", () => {
  if (spawnSync("mkfifo", [join(folder, "pipe.yaml")]).status !== 0) return;
  assert.match(onDisk("pipe.yaml")[0], /^1:1 CH102 FOLDER\/pipe.yaml is not a file/);
});

test("a link that leads back to itself", () => {
  symlinkSync("loop.yaml", join(folder, "loop.yaml"));
  assert.equal(onDisk("loop.yaml"), ["1:1 CH101 FOLDER/loop.yaml is a link that leads back to itself"]);
});

test("binary data, and text in another encoding", () => {
  assert.equal(onDisk("binary.yaml", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1])), [
    "1:1 CH103 FOLDER/binary.yaml is binary data, not text",
  ]);
  assert.equal(onDisk("latin1.yaml", new Uint8Array([0x74, 0x3a, 0x20, 0xe9, 0x0a])), [
    '1:1 CH103 FOLDER/latin1.yaml is not text in UTF-8 (perhaps Windows-1252): save it as UTF-8 (in a spreadsheet: "CSV UTF-8")',
  ]);
});

test("an empty file, and one of comments only", () => {
  for (const contents of ["", "\n\n", "# nothing yet\n"])
    assert.equal(onDisk("empty.yaml", contents), [
      "1:1 CH105 the file is empty [casehub new FILE writes one to start from]",
    ]);
});

test("a file of 50 MB is not read", () => {
  assert.equal(onDisk("large.yaml", new Uint8Array(50e6).fill(0x61)), [
    "1:1 CH104 FOLDER/large.yaml has 50 MB; a scenario or data file has at most 10 MB",
  ]);
});

test("a byte order mark and Windows line ends do no harm", () => {
  assert.equal(said(loadText(`\ufeff${small.replaceAll("\n", "\r\n")}`)), []);
});

test("an alias bomb", () => {
  const levels = Array.from(
    { length: 9 },
    (_, i) =>
      `${"abcdefghi"[i]}: &${"abcdefghi"[i]} [${Array(9)
        .fill(i === 0 ? "x" : `*${"abcdefghi"[i - 1]}`)
        .join(", ")}]`,
  );
  assert.match(said(loadText(levels.join("\n")))[0], /CH110 expands to more than 200000 values/);
});

test("an alias within its own anchor", () => {
  assert.match(said(loadText("a: &x [*x]"))[0], /CH110 nested more than 60 deep/);
});

test("an alias is the value it stands for", () => {
  const text = changed(
    ["attrition: {value", "attrition: &leaving {value"],
    ["fte: 0,", "fte: 0, attrition: *leaving,"],
  );
  const { scenario } = loadedFrom(loadText(text));
  assert.is(scenario.staff.hub.attrition?.[0].rate.value, 0.25 / 365.25);
  // Written out, it is a second value with a draw of its own.
  assert.is(scenario.staff.hub.attrition?.[0].rate.path, "staff.hub.attrition");
});

const traps: readonly (readonly [name: string, text: string, expected: string])[] = [
  [
    "a tab for an indent",
    "title: x\nperiod:\n\tstart: 2023-05-01",
    "3:1 CH107 a tab is used to indent: YAML wants spaces [replace each tab by two spaces]",
  ],
  ["a key written twice", "title: x\ntitle: y", "2:1 CH108 title is written twice; the first is on line 1"],
  ["a tag", "title: !!str 5", "1:14 CH109 tags such as !!str are not used here [leave the tag out]"],
  [
    "a tag of one's own",
    "title: !include x.yaml",
    "1:17 CH109 tags such as !include are not used here [leave the tag out]",
  ],
  ["__proto__", "__proto__: {polluted: true}", "1:1 CH111 __proto__ cannot be used as a key"],
  ["a key that is a list", "? [a, b]\n: 1", "1:3 CH111 a key is one plain word"],
  ["a leading zero", "replications: 010", "1:15 CH112 010 begins with 0: some read that as octal [write 10]"],
  ["a hexadecimal number", "replications: 0x1F", "1:15 CH112 0x1F is not a decimal number [write 31]"],
  ["an underscore in a number", "replications: 1_000", "1:15 CH112 1_000 is text in YAML, not a number [write 1000]"],
  ["a comma in a number", "replications: 77,000", "1:15 CH112 77,000 is text in YAML, not a number [write 77000]"],
  [
    "a comma in a number between braces",
    "cases: {count: 77,000}",
    "1:19 CH112 a comma between braces ends a value: ,000 is read as a key of its own [write 77000 without a comma]",
  ],
  [
    "infinity",
    "replications: .inf",
    "1:15 CH112 .inf is not a number that casehub can calculate with [leave the key out for no limit]",
  ],
  [
    "a second document",
    "title: x\n---\ntitle: y",
    "2:1 CH113 a second document begins here (---): a scenario file holds one",
  ],
  [
    "a merge key",
    "title: x\n<<: {a: 1}",
    "2:1 CH114 merge keys (<<) are not used here [like: takes over a sibling's values, extends: another file's]",
  ],
  ["an open quote", 'title: "x', '1:10 CH106 not YAML: Missing closing "quote'],
  ["a list", "- a\n- b", "1:1 CH303 a scenario is a map of keys and values [begin with format: 1]"],
];

for (const [name, text, expected] of traps)
  test(`YAML's trap: ${name}`, () => {
    const found = said(loadText(text)).filter((problem) => !/CH30[12]|CH208/.test(problem));
    assert.equal(found, [expected]);
  });

test("nothing is polluted by a key called __proto__", () => {
  loadText(small, ["__proto__.polluted=1", "staff.__proto__.fte=1"]);
  loadText(`${small}\n__proto__: {polluted: 1}\n`);
  assert.is(({} as { polluted?: unknown }).polluted, undefined);
});

const nests: readonly (readonly [what: string, text: string])[] = [
  ["brackets", `a: ${"[".repeat(20_000)}`],
  ["a kilobyte of brackets", "[".repeat(1000)],
  ["braces", `a: ${"{b: ".repeat(20_000)}`],
  ["lists on one line", "- ".repeat(20_000)],
  ["questions", "? ".repeat(20_000)],
  ["lines that go further in", Array.from({ length: 1000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
];

for (const [what, text] of nests)
  test(`deep nesting is refused before anything is built from it: ${what}`, () => {
    for (let again = 0; again < 3; again++) assert.match(said(loadText(text))[0], /CH110 nested more than 60 deep/);
  });

test("the deepest nesting allowed is read", () => {
  const text = `a: ${"[".repeat(55)}1${"]".repeat(55)}`;
  assert.not.ok(said(loadText(text)).some((problem) => /CH1/.test(problem)));
});

/** Seconds of a processor that any input may take, with leave for a slow one: time on the clock goes to other work too. */
const longestWork = 4;

const swelling: readonly (readonly [what: string, text: string, expected: RegExp])[] = [
  ["brackets that close nothing", "}".repeat(1_000_000), /CH106/],
  ["lists one after the other", "[]\n".repeat(60_000), /CH106/],
  ["a list without an end", `a: [${"1,".repeat(500_000)}`, /CH104/],
  ["two million and one characters", "a".repeat(2_000_001), /CH104 the text has 2000001 characters/],
  [
    "8,000 aliases",
    `a: &a [${"1,".repeat(100)}]\nb:\n${"  - *a\n".repeat(8_000)}`,
    /CH110 expands to more than 200000 values/,
  ],
  ["30,000 aliases of one value", `a: &a 1\nb:\n${"  - *a\n".repeat(30_000)}`, /CH301 [ab] is not known here/],
  ["20,000 anchors of one name", `b:\n${"  - &a 1\n  - *a\n".repeat(10_000)}`, /CH301 b is not known here/],
];

for (const [what, text, expected] of swelling)
  test(`input that could expand is read quickly or refused with its limit: ${what}`, () => {
    const before = process.cpuUsage();
    const found = said(loadText(text));
    const { user, system } = process.cpuUsage(before);
    assert.ok(
      found.some((problem) => expected.test(problem)),
      found[0],
    );
    assert.ok((user + system) / 1e6 < longestWork, `${(user + system) / 1e6} s`);
  });

test("an alias means the last node before it with that name", () => {
  const text = changed(
    ["fte: 50", "fte: &n 40"],
    ["fte: 0,", "fte: *n,"],
    ["joiners: {count: 10", "joiners: {count: &n 7"],
  );
  assert.is(loadedFrom(loadText(text)).scenario.staff.hub.fte?.value, 40);
});

test("an empty value is an error, not a default", () => {
  const text = changed(["fte: 50", "fte:"]);
  assert.equal(said(loadText(text)), [
    "20:5 CH208 fte is empty, and nothing is inherited that it could delete [give it a value or leave the key out]",
  ]);
});

test("all problems are reported at once, in order of place", () => {
  const text = changed(
    ["hours_per_day: 7.4h", "hours_per_day: 7.4"],
    ["start: 2023-05-01", "start: 2023-02-30"],
    ["fte: 50", "ftes: 50"],
    ["title:", "titel:"],
  );
  const codes = said(loadText(text)).map((problem) => problem.split(" ").slice(0, 2).join(" "));
  assert.equal(codes, [
    "1:1 CH302",
    "2:1 CH301",
    `${after(text, "period: {start: ")} CH306`,
    `${after(text, "hours_per_day: ")} CH304`,
    `${after(text, "in-post:\n    ")} CH301`,
  ]);
});

test("garbage never throws", () => {
  const lines = small.split("\n");
  const mangled = fc
    .tuple(fc.nat(lines.length - 1), fc.nat(200), fc.string({ maxLength: 12 }))
    .map(([line, column, junk]) => {
      const copy = [...lines];
      copy[line] = copy[line].slice(0, column) + junk + copy[line].slice(column + junk.length);
      return copy.join("\n");
    });
  const override = fc
    .tuple(
      fc.constantFrom(
        "staff.in-post.fte",
        "cases.types.easy",
        "work.interview.effort",
        "changes",
        "staff.hub.like",
        "period.end",
        "",
      ),
      fc.string({ maxLength: 20 }),
    )
    .map(([path, value]) => `${path}=${value}`);
  fc.assert(
    fc.property(
      fc.oneof(mangled, fc.string({ maxLength: 200 }), fc.json()),
      fc.array(override, { maxLength: 2 }),
      (text, overrides) => {
        const { loaded, problems } = loadText(text, overrides);
        assert.ok(loaded !== undefined || problems.some(({ severity }) => severity === "error"));
        for (const { line, column } of problems) assert.ok(line >= 1 && column >= 1);
      },
    ),
    { seed: 20230622, numRuns: 150 },
  );
});

test("garbage in a data file never throws", () => {
  const text = changed([
    "arrivals: {rate: 1/day}",
    "arrivals: {series: {quarterly: {file: a.csv, date: d, column: n}, then: hold}}",
  ]);
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (junk) => {
      assert.ok(loadFiles({ "main.yaml": text, "a.csv": `d,n\n${junk}` }).problems.length >= 0);
    }),
    { seed: 20230622, numRuns: 100 },
  );
});

test.run();
