/** `casehub calibrate` as typed: the same bytes however it is run, draws that a scenario can read, and an answer in words. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { thisBuild } from "../../src/execution/identity.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { casehub } from "../fixtures/in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "casehub-calibrate-"));
test.after(() => rmSync(folder, { recursive: true, force: true }));

const hub = readFileSync("test/fixtures/tiny-hub.yaml", "utf8").replace("end: 2024-03-31", "end: 2023-07-31");
writeFileSync(join(folder, "hub.yaml"), hub);
writeFileSync(
  join(folder, "fit.yaml"),
  `format: 1
title: The tiny hub's interviews
scenario: hub.yaml
to: {published: {within: 10%}}
fit:
  interview: {path: work.interview.effort.lognormal.mean}
  leave: {path: cases.types.standard.withdrawal, range: [5%/year, 20%/year]}
draws: 10
waves: 1
tries: 20
`,
);
const fit = join(folder, "fit.yaml");

function filesIn(out: string): Map<string, string> {
  const [name] = readdirSync(join(folder, out)).filter((one) => one.startsWith("calibrate-"));
  const files = readdirSync(join(folder, out, name)).filter((file) => file !== "manifest.json");
  return new Map(files.sort().map((file) => [file, readFileSync(join(folder, out, name, file), "utf8")]));
}

test("the result is the same on one thread and on two, and the second time nothing is run", async () => {
  const one = await casehub("calibrate", fit, "--threads", "1", "--out", join(folder, "one"), "--quiet");
  assert.is(one.code, 0, one.err);
  const two = await casehub("calibrate", fit, "--threads", "2", "--out", join(folder, "two"), "--json");
  assert.is(two.code, 0, two.err);
  assert.equal([...filesIn("one")], [...filesIn("two")]);
  const { folder: place, ...summary } = JSON.parse(two.out);
  assert.equal(summary, JSON.parse(filesIn("two").get("summary.json") ?? ""));
  assert.is(summary.build, thisBuild().hash);
  assert.is(summary.values.length, 2);
  const answer = filesIn("two").get("answer.txt") ?? "-";
  rmSync(place, { recursive: true });
  const again = await casehub("calibrate", fit, "--out", join(folder, "two"));
  assert.ok(again.out.startsWith(answer));
  const manifest = JSON.parse(readFileSync(join(place, "manifest.json"), "utf8"));
  assert.equal(manifest.replications, { run: 0, reused: 70 }, "35 sets of two runs");
});

test("its draws are read by the scenario they were made for", () => {
  const draws = filesIn("one").get("draws.csv") ?? "";
  const text = `${hub}draws: {file: draws.csv, columns: {interview: work.interview.effort.lognormal.mean, leave: cases.types.standard.withdrawal}}\n`;
  const { loaded, problems } = loadScenario("hub.yaml", { readText: (path) => (path === "draws.csv" ? draws : text) });
  assert.ok(
    problems.every(({ severity }) => severity === "warning"),
    JSON.stringify(problems),
  );
  const rows = loaded?.draws?.rows ?? [];
  assert.is(rows.length, 10);
  for (const [interview, leave] of rows) {
    assert.ok(interview >= 4 && interview <= 9, String(interview));
    assert.ok(leave * 365.25 >= 0.05 && leave * 365.25 <= 0.2, String(leave));
  }
});

test("the answer says whether the figures are met, fits 80 columns, and names what the figures do not tell", () => {
  const answer = filesIn("one").get("answer.txt") ?? "";
  assert.match(answer, /published value|published values/);
  assert.match(answer, /The values can move together in 2 directions; the figures narrow [012] of them/);
  for (const line of answer.split("\n")) assert.ok(line.length <= 80, line);
});

test("a fit file that is not there, or not right, is exit code 2", async () => {
  assert.is((await casehub("calibrate", join(folder, "none.yaml"))).code, 2);
  const wrong = join(folder, "wrong.yaml");
  writeFileSync(wrong, readFileSync(fit, "utf8").replace("published:", "publish:"));
  const { code, err } = await casehub("calibrate", wrong);
  assert.is(code, 2);
  assert.match(err, /wrong\.yaml:4:6/);
});

test.run();
