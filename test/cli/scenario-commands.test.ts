import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run as check } from "../../src/cli/commands/files/check.ts";
import { run as explain } from "../../src/cli/commands/files/explain.ts";
import { run as writeNew } from "../../src/cli/commands/files/new.ts";
import { run as schema } from "../../src/cli/commands/files/schema.ts";
import { BadInput } from "../../src/cli/exit-code.ts";
import { changed, small } from "../scenario/in-memory.ts";

const test = suite("check, explain, new, schema");

const folder = mkdtempSync(join(tmpdir(), "casehub-commands-"));
test.after(() => rmSync(folder, { recursive: true }));

function listener() {
  const heard = { printed: "", errors: "" };
  const io = {
    print(text: string) {
      heard.printed += text;
    },
    error(text: string) {
      heard.errors += text;
    },
    errorIsTerminal: false,
  };
  return { heard, io };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const plain = { set: [], strict: false, json: false };

test("check says that a good file has no problems, and exits with 0", async () => {
  const { heard, io } = listener();
  const path = file("good.yaml", small);
  assert.is(await check({ ...plain, scenarios: [path] }, io), 0);
  assert.equal(heard, { printed: `${path}: no problems\n`, errors: "" });
});

test("check lists all problems of all files, and exits with 2", async () => {
  const { heard, io } = listener();
  const bad = file("bad.yaml", changed(["fte: 50", "ftes: 50"], ["notice: 14 days", "notice: 14"]));
  assert.is(await check({ ...plain, scenarios: [bad, join(folder, "absent.yaml")] }, io), 2);
  assert.match(heard.printed, /bad\.yaml: 2 errors\n.*absent\.yaml: 1 error\n/);
  assert.match(
    heard.errors,
    /bad\.yaml:16:112 CH304 [\s\S]*bad\.yaml:20:5 CH301 [\s\S]*did you mean fte\?[\s\S]*absent\.yaml:1:1 CH101/,
  );
  assert.not.match(heard.errors, /\n\s+at /);
});

test("warnings fail only a strict check", async () => {
  const doubtful = file("doubtful.yaml", changed(["by: 2023-12-31", "by: 2024-12-31"]));
  const lenient = listener();
  assert.is(await check({ ...plain, scenarios: [doubtful] }, lenient.io), 0);
  assert.match(lenient.heard.printed, /1 warning\n$/);
  assert.is(await check({ ...plain, scenarios: [doubtful], strict: true }, listener().io), 2);
});

test("errors come before warnings, each in the order of their places", async () => {
  const { heard, io } = listener();
  const mixed = file(
    "mixed.yaml",
    changed(["    vacancies: {refilled_after: 16 weeks}\n", ""], ["measure: legacy_backlog", "measure: legacy"]),
  );
  await check({ ...plain, scenarios: [mixed] }, io);
  const told = [...heard.errors.matchAll(/^\S+:(\d+):\d+ (CH\d)/gm)].map(([, line, kind]) => [
    kind === "CH6",
    Number(line),
  ]);
  assert.ok(told.some(([isWarning]) => isWarning) && told.some(([isWarning]) => !isWarning), heard.errors);
  assert.equal(
    told,
    [...told].sort(([a, x], [b, y]) => Number(a) - Number(b) || Number(x) - Number(y)),
  );
});

test("check counts the warnings that a scenario accepts, and passes strictly; others can be accepted as it says", async () => {
  const text = changed(["by: 2023-12-31", "by: 2024-12-31"]);
  const { heard, io } = listener();
  const doubtful = file("to-accept.yaml", text);
  await check({ ...plain, scenarios: [doubtful] }, io);
  const line = /^ +(accepted_warnings: .*)$/m.exec(heard.errors)?.[1] ?? "";
  assert.match(line, "CH601");
  const accepting = listener();
  const accepted = file("accepts.yaml", `${text}${line}\n`);
  assert.is(await check({ ...plain, scenarios: [accepted], strict: true }, accepting.io), 0);
  assert.equal(accepting.heard, { printed: `${accepted}: no problems (1 warning accepted)\n`, errors: "" });
  const data = listener();
  await check({ ...plain, scenarios: [accepted], json: true }, data.io);
  assert.equal(
    JSON.parse(data.heard.printed).map((one: { severity: string }) => one.severity),
    ["accepted"],
  );
});

test("check prints problems as data", async () => {
  const { heard, io } = listener();
  const bad = file("bad.yaml", changed(["fte: 50", "ftes: 50"]));
  assert.is(await check({ ...plain, scenarios: [bad], json: true }, io), 2);
  assert.equal(JSON.parse(heard.printed), [
    {
      code: "CH301",
      severity: "error",
      file: bad,
      line: 20,
      column: 5,
      message: "ftes is not known here",
      path: "staff.in-post.ftes",
      hint: "did you mean fte?",
    },
  ]);
});

test("check takes overrides", async () => {
  const { heard, io } = listener();
  assert.is(await check({ ...plain, scenarios: [file("good.yaml", small)], set: ["staff.stok.fte=3"] }, io), 2);
  assert.match(heard.errors, /^--set 1 CH206 there is no staff\.stok\.fte/);
});

test("explain prints the scenario, and exits with 2 when there is none", async () => {
  const { heard, io } = listener();
  assert.is(await explain({ scenario: file("good.yaml", small), set: [], json: false }, io), 0);
  assert.match(heard.printed, /^format +1 +good\.yaml:1\n/);
  assert.is(await explain({ scenario: join(folder, "absent.yaml"), set: [], json: false }, io), 2);
});

test("new writes a scenario that passes check strictly, and overwrites nothing", async () => {
  const path = join(folder, "mine.yaml");
  assert.is(await writeNew({ file: path, set: [] }, listener().io), 0);
  assert.is(await check({ ...plain, scenarios: [path], strict: true }, listener().io), 0);
  writeFileSync(path, "mine");
  try {
    await writeNew({ file: path, set: [] }, listener().io);
    assert.unreachable("it should have refused");
  } catch (error) {
    assert.instance(error, BadInput);
  }
  assert.is(readFileSync(path, "utf8"), "mine");
});

test("new says when it cannot write", async () => {
  const path = join(folder, "no-such-folder", "mine.yaml");
  try {
    await writeNew({ file: path, set: [] }, listener().io);
    assert.unreachable("it should have refused");
  } catch (error) {
    assert.instance(error, BadInput);
  }
  assert.not.ok(existsSync(path));
});

test("schema prints the JSON Schema", async () => {
  const { heard, io } = listener();
  assert.is(await schema({ sweep: false, fit: false }, io), 0);
  assert.is(JSON.parse(heard.printed).$schema, "http://json-schema.org/draft-07/schema#");
});

test.run();
