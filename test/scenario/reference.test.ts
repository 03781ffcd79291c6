import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { referenceFiles } from "../../scripts/make-reference.ts";
import { readText } from "../../src/cli/files/files.ts";
import { fitSchemaText } from "../../src/experiment/calibration/file.ts";
import { loadFit } from "../../src/experiment/calibration/load.ts";
import { explainScenario } from "../../src/scenario/explain/explain.ts";
import { startingScenario } from "../../src/scenario/explain/starting-scenario.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { jsonSchema } from "../../src/scenario/schema/json-schema.ts";
import { dimensions } from "../../src/scenario/values/quantity.ts";
import { loadedFrom, loadFiles, loadText, said, small } from "./in-memory.ts";

const test = suite("the format's reference");

const root = new URL("../../", import.meta.url);
const files = readdirSync(new URL("scenarios", root), { recursive: true, encoding: "utf8" });
const shipped = files
  .filter((file) => file.endsWith(".yaml") && !/^(sweeps|fits)\//.test(file))
  .map((file) => `scenarios/${file}`)
  .sort();
const validate = new Ajv({ strict: false, allErrors: true }).compile(jsonSchema());

function valid(text: string): boolean {
  return validate(parse(text)) as boolean;
}

for (const [file, text] of Object.entries(referenceFiles))
  test(`${file} is up to date (scripts/make-reference.ts writes it)`, () => {
    assert.ok(readFileSync(new URL(file, root), "utf8") === text(), `${file} differs from what the schema gives`);
  });

for (const file of shipped)
  test(`the schema for editors accepts ${file}`, () =>
    assert.ok(valid(readFileSync(new URL(file, root), "utf8")), JSON.stringify(validate.errors, null, 1)));

const validateFit = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(fitSchemaText()));

for (const file of files.filter((name) => /^fits\/.*\.yaml$/.test(name)).sort())
  test(`scenarios/${file} has no errors, for editors either`, () => {
    const url = new URL(`scenarios/${file}`, root);
    assert.ok(validateFit(parse(readFileSync(url, "utf8"))), JSON.stringify(validateFit.errors, null, 1));
    const { fit, problems } = loadFit(url.pathname, readText);
    assert.ok(fit, JSON.stringify(problems));
  });

// What lies in parts/ is taken over by others and need not be whole.
for (const file of shipped.filter((name) => !name.includes("/parts/")))
  test(`${file} has no errors`, () => {
    const loading = loadScenario(new URL(file, root).pathname, { readText });
    assert.ok(loading.loaded, said(loading).join("\n"));
  });

test("the schema for editors knows like, null and delete, and marks what is not known", () => {
  assert.ok(
    valid(small) &&
      valid("extends: base.yaml\nstaff: {hub: {fte: null}}\ncases: {in_progress: [{id: flow, delete: true}]}\n"),
  );
  assert.not.ok(valid(small.replace("fte: 50", "ftes: 50")));
  assert.not.ok(valid(small.replace("attrition: {value", "attrition: {velue")));
});

test("the starting scenario has no problems, not even warnings", () => {
  assert.equal(said(loadText(startingScenario)), []);
});

const guide = readFileSync(new URL("docs/reference/scenario-format.md", root), "utf8");
const blocks = [...guide.matchAll(/```yaml\n(.*?)```/gs)].map(([, block]) => block);

test("the guide has examples", () => {
  assert.ok(blocks.length >= 6);
});

for (const [i, block] of blocks.entries())
  test(`the guide's example ${i + 1} has no problems`, () => {
    assert.equal(said(loadFiles({ "main.yaml": `extends: start.yaml\n${block}`, "start.yaml": startingScenario })), []);
  });

test("the guide has all kinds of value", () => {
  for (const [kind, { example }] of Object.entries(dimensions))
    assert.match(guide, new RegExp(`\\| ${kind} \\| .*\`${example}\``));
});

test("explain prints every value with its place, within 80 columns", () => {
  const loading = loadFiles({ "main.yaml": "extends: parts/base.yaml\ntitle: Child\n", "parts/base.yaml": small }, [
    "staff.hub.fte=3",
  ]);
  const lines = explainScenario(loadedFrom(loading), "main.yaml").split("\n");
  const line = (start: RegExp) => lines.find((text) => start.test(text)) ?? "";
  assert.ok(
    lines.every((text) => text.length <= 80),
    lines.filter((text) => text.length > 80).join("\n"),
  );
  assert.match(line(/^title/), /^title +Child +main\.yaml:2$/);
  assert.match(line(/^ {2}start/), /2023-05-01 +parts\/base\.yaml:3$/);
  assert.match(line(/^ {4}fte +3/), /--set 1$/);
  assert.match(line(/^ {6}share +20%/), /20% \(10% to 30%\) +parts\/base\.yaml:10$/);
  assert.match(line(/^replications/), /100 +default$/);
  // What the hub has from in-post is shown with the line of in-post.
  assert.is(lines.filter((text) => /attrition .*base\.yaml:22$/.test(text)).length, 2);
});

test.run();
