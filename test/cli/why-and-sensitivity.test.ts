/** `casehub why` and `casehub sensitivity` as a user meets them. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { inFolder } from "../fixtures/folder.ts";
import { casehub } from "../fixtures/in-process.ts";

const commands = suite("why and sensitivity");
const tiny = "test/fixtures/tiny-hub.yaml";

/** The tiny hub with more staff and a dated change, beside a copy of it. */
function changedHub(folder: string): string {
  writeFileSync(join(folder, "tiny-hub.yaml"), readFileSync(tiny));
  const file = join(folder, "more.yaml");
  writeFileSync(
    file,
    "format: 1\nextends: tiny-hub.yaml\ntitle: More\nstaff: {team: {fte: 16, vacancies: {held_at: 16}}}\n" +
      "changes: [{on: 2023-06-01, name: quick decisions, set: {work.decision.effort.lognormal.mean: 7h}}]\n",
  );
  return file;
}

const few = ["--replications", "4", "--threads", "1", "--quiet"];

commands("why prints the parts, writes them so that they add up, and reuses what it ran", () =>
  inFolder(async (folder) => {
    const more = changedHub(folder);
    const out = join(folder, "results");
    const first = await casehub("why", tiny, more, ...few, "--out", out, "--json");
    assert.is(first.code, 0, first.err);
    const summary = JSON.parse(first.out);
    assert.equal(
      summary.groups.map(({ name }: { name: string }) => name),
      ["staff.team.fte", "staff.team.vacancies.held_at", "changes.quick decisions"],
    );
    assert.equal(
      summary.groups.map(({ title }: { title: string }) => title),
      ["team: full-time equivalents", "team: vacancies held at", "quick decisions"],
    );
    for (const { parts, whole } of summary.measures)
      assert.is(
        parts.reduce((sum: number, { part }: { part: number }) => sum + part, 0),
        whole,
      );
    const rows = parseCsv(readFileSync(join(summary.folder, "parts.csv"), "utf8"), { columns: true }) as Record<
      string,
      string
    >[];
    const days = rows.filter(({ measure }) => measure === "met:legacy-cleared");
    assert.is(
      days.reduce((sum, { part }) => sum + Number(part), 0),
      Number(days[0].whole),
    );
    assert.ok(readdirSync(summary.folder).includes("second.resolved.yaml"));

    const again = await casehub("why", tiny, more, "--replications", "4", "--threads", "1", "--out", out, "--verbose");
    assert.is(again.code, 0, again.err);
    assert.match(again.err, "4 reused");
    assert.not.match(again.err, "4 run");
    const said = again.out.replace(/\s+/g, " ");
    // The target comes first, with what each of the two makes of it.
    assert.match(
      said,
      /^Legacy backlog at most 0 by 30 September 2023; asked: 90% "Tiny hub": met in \d+% of replications/,
    );
    assert.match(said, 'Why "More" differs from "Tiny hub" Day legacy-cleared was met: ');
    assert.match(said, /\d+ days earlier in "More" than in "Tiny hub"/);
    assert.match(said, /Of the \d+ days, \d+ come from (team: vacancies held at|quick decisions),? (and )?\d+ from /);
    // Each change is shown before and after.
    assert.match(said, "team: full-time equivalents: 14 → 16 FTE");
    assert.match(said, "quick decisions: none → from 1 June 2023: work.decision.effort.lognormal.mean 7h");
    const place = /^Files: (.*)$/m.exec(again.out)?.[1] ?? "";
    assert.is(`${readFileSync(join(place, "answer.txt"), "utf8")}\nFiles: ${place}\n`, again.out);
    assert.ok(again.out.split("\n").every((line) => line.length <= 80 || line.startsWith("Files:")));
  }),
);

commands("why takes groups, measures and the folders of two runs", () =>
  inFolder(async (folder) => {
    const out = join(folder, "results");
    const folders: string[] = [];
    for (const [scenario, args] of [
      [tiny, []],
      [changedHub(folder), []],
    ] as const) {
      const ran = await casehub("run", scenario, ...args, ...few, "--out", out);
      assert.is(ran.code, 0, ran.err);
      folders.push(ran.out.trim());
    }
    const group = ["--group", "everything=staff,changes", "--measure", "total:decisions"];
    const { code, out: printed, err } = await casehub("why", ...folders, ...few, "--out", out, "--json", ...group);
    assert.is(code, 0, err);
    const { groups, measures } = JSON.parse(printed);
    assert.equal(
      groups.map(({ name, changes }: { name: string; changes: { path: string }[] }) => [
        name,
        changes.map(({ path }) => path),
      ]),
      [["everything", ["staff.team.fte", "staff.team.vacancies.held_at", "changes.quick decisions"]]],
    );
    assert.equal(
      measures.map(({ name }: { name: string }) => name),
      ["total:decisions"],
    );
  }),
);

/** Runs the tiny hub and gives its result folder. */
async function ranInto(out: string, ...args: readonly string[]): Promise<string> {
  const ran = await casehub("run", ...args, "--threads", "1", "--quiet", "--out", out);
  assert.is(ran.code, 0, ran.err);
  return ran.out.trim();
}

commands("why between two results of one plan says what differs in how they were run, and runs nothing", () =>
  inFolder(async (folder) => {
    const out = join(folder, "results");
    const first = await ranInto(out, tiny, "--replications", "2");
    const second = await ranInto(out, tiny, "--replications", "4", "--seed", "9", "--fixed");
    const manifest = join(second, "manifest.json");
    const altered = readFileSync(manifest, "utf8").replace(/"casehub": ".*"/, '"casehub": "0.0.9"');
    writeFileSync(manifest, altered.replace(/"build": ".*"/, `"build": "${"0".repeat(64)}"`));
    const {
      code,
      out: printed,
      err,
    } = await casehub("why", first, second, "--out", out, "--threads", "1", "--verbose");
    assert.is(code, 0, err);
    assert.not.match(err, /run of/);
    const said = printed.replace(/\s+/g, " ");
    assert.match(said, "are the same plan: they differ in nothing that changes a result but how they were run");
    for (const what of [
      "seed: 7 → 9",
      "replications: 2 → 4",
      "uncertain values: drawn from their ranges → held at their best estimates",
      "→ 0.0.9",
      /build: [0-9a-f]{8} → 00000000/,
      /legacy-cleared: met in \d+% of replications → \d+%/,
    ])
      assert.match(said, what);
    const json = JSON.parse((await casehub("why", first, second, "--out", out, "--threads", "1", "--json")).out);
    assert.equal(json.not_run_alike.slice(0, 2), [
      { what: "seed", before: "7", after: "9" },
      { what: "replications", before: "2", after: "4" },
    ]);
    assert.equal([json.groups, json.measures], [[], []]);
    const [before, after] = [first, second].map((at) => JSON.parse(readFileSync(join(at, "summary.json"), "utf8")));
    const of = (summary: typeof before, name: string) =>
      summary.outcomes.find((one: { name: string }) => one.name === name);
    const share = { name: "target:legacy-cleared", title: "legacy-cleared", unit: "share" };
    const [from, to] = [before, after].map(({ targets }) => targets[0].probability.share);
    assert.equal(json.recorded[0], { ...share, before: from, after: to });
    const recorded = (name: string) => json.recorded.find((one: { name: string }) => one.name === name);
    const decisions = [before, after].map((summary) => of(summary, "total:decisions").mean);
    assert.is.not(...(decisions as [number, number]));
    assert.equal([recorded("total:decisions").before, recorded("total:decisions").after], decisions);
    const cleared = [before, after].map((summary) => of(summary, "cleared:legacy_backlog:0").median);
    assert.is.not(...(cleared as [string, string]));
    assert.equal([recorded("met:legacy-cleared").before, recorded("met:legacy-cleared").after], cleared);
    assert.match(said, /Total decisions, mean: [\d,.]+ → [\d,.]+/);
    assert.match(said, /Legacy backlog at the date of legacy-cleared, mean: [\d.]+ → [\d.]+/);
    assert.match(said, /Day legacy-cleared was met, median: \d+ \w+ 2023 → \d+ \w+ 2023/);
    assert.match(said, "the same in both: day the legacy backlog first fell to 1,000");
    assert.match(said, /\d+ of the \d+ outcomes in both summary\.json files differ/);
    assert.ok(readFileSync(join(json.folder, "answer.txt"), "utf8").includes("seed: 7 → 9"));
  }),
);

commands("why takes from a result's figures only what is of their form", () =>
  inFolder(async (folder) => {
    const out = join(folder, "results");
    const first = await ranInto(out, tiny, "--replications", "2");
    const second = await ranInto(out, tiny, "--replications", "2", "--seed", "9");
    const summary = join(second, "summary.json");
    const told = JSON.parse(readFileSync(summary, "utf8"));
    for (const one of told.outcomes) {
      if (one.name === "met:legacy-cleared") one.median = "\u001b[2Jsoon";
      if (one.name === "total:decisions") one.mean = "many";
    }
    told.outcomes.push({ name: "total:\u001b[2J", unit: "cases", mean: 1 });
    writeFileSync(summary, JSON.stringify(told));
    const { code, out: printed, err } = await casehub("why", first, second, "--out", out, "--threads", "1", "--json");
    assert.is(code, 0, err);
    const names = JSON.parse(printed).recorded.map(({ name }: { name: string }) => name);
    assert.ok(names.includes("total:exits") && names.includes("cleared:legacy_backlog:0"));
    for (const refused of ["met:legacy-cleared", "total:decisions", "total:\u001b[2J"])
      assert.not.ok(names.includes(refused), refused);
  }),
);

commands(
  "why takes changed seeds of the files, the contents of a series, and draws that moved, for what they are",
  () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "tiny-hub.yaml"), readFileSync(tiny));
      const child = (name: string, text: string) => {
        const file = join(folder, `${name}.yaml`);
        writeFileSync(file, `format: 1\nextends: tiny-hub.yaml\n${text}\n`);
        return file;
      };
      const why = async (...args: string[]) => {
        const { code, out, err } = await casehub("why", ...args, ...few.slice(0, 4), "--out", join(folder, "results"));
        assert.is(code, 0, err);
        return out.replace(/\s+/g, " ");
      };
      const seeds = await why(child("one", "seed: 1"), child("two", "seed: 2"));
      assert.match(seeds, "seed: 1 → 2");
      assert.match(seeds, "There is no difference between plans to split");

      const claims = (name: string, last: number) => {
        writeFileSync(join(folder, `${name}.csv`), `date,claims\n2023-05-31,62\n2023-06-30,60\n2023-07-31,${last}\n`);
        const series = `{monthly: {file: ${name}.csv, date: date, column: claims}, then: {repeat: last 2 months}}`;
        return child(name, `cases: {arrivals: {rate: null, series: ${series}}}`);
      };
      const series = await why(claims("few", 62), claims("many", 620));
      assert.match(series, "1 of 3 values, the first on 31 July 2023: 62 → 620");

      const drawn = (name: string, first: number) => {
        writeFileSync(join(folder, `${name}.csv`), `count\n${first}\n720\n`);
        return child(name, `draws: {file: ${name}.csv, columns: {count: cases.in_progress.0.count}}`);
      };
      assert.match(await why(drawn("here", 690), drawn("moved", 690)), "differ in nothing that changes a result");
      assert.match(await why(drawn("here", 690), drawn("other", 700)), /draws: \S*here\.csv \(1 value\) → /);
    }),
);

commands("why says when nothing differs, and what is wrong with a question", () =>
  inFolder(async (folder) => {
    const same = await casehub("why", tiny, tiny, "--out", folder);
    assert.is(same.code, 0);
    assert.match(
      same.out.replace(/\s+/g, " "),
      "they differ in nothing that changes a result, and were run in the same way",
    );
    const more = changedHub(folder);
    for (const [args, reason] of [
      [["--group", "staff"], /--group takes name=path,path/],
      [["--group", "people=stuff"], /nothing at stuff differs between the two; what differs:\n {2}staff\.team\.fte/],
      [["--measure", "days"], /--measure days is not an outcome of both scenarios/],
      [["--orders", "none"], /--orders takes a whole number/],
    ] as const) {
      const { code, err } = await casehub("why", tiny, more, ...few, "--out", folder, ...args);
      assert.is(code, 2, err);
      assert.match(err, reason);
    }
    assert.is((await casehub("why", tiny, join(folder, "none.yaml"))).code, 2);
  }),
);

commands("sensitivity ends in a verdict, and its table is there for the assumptions log", () =>
  inFolder(async (folder) => {
    const args = ["sensitivity", tiny, "--replications", "2", "--walks", "2", "--threads", "1", "--out", folder];
    const { code, out, err } = await casehub(...args, "--rows", "4");
    assert.is(code, 0, err);
    assert.match(
      out.replace(/\s+/g, " "),
      /^With every value at its best estimate: Legacy backlog at most 0 by 30 September 2023: met in \d+% of replications/,
    );
    assert.match(out, /\n\nTwo assumptions decide the answer: (work\.interview|cases\.in_progress)\./);
    assert.ok(out.split("\n").every((line) => line.length <= 80 || line.startsWith("Files:")));
    const place = /^Files: (.*)$/m.exec(out)?.[1] ?? "";
    const rows = parseCsv(readFileSync(join(place, "sensitivity.csv"), "utf8"), { columns: true }) as Record<
      string,
      string
    >[];
    assert.equal(
      rows.map(({ measure, rank }) => [measure, rank]),
      ["met:legacy-cleared", "at:legacy-cleared"].flatMap((measure) => [
        [measure, "1"],
        [measure, "2"],
      ]),
    );
    assert.equal([...new Set(rows.map(({ path }) => path))].sort(), [
      "cases.in_progress.0.count",
      "work.interview.effort.lognormal.mean",
    ]);
    assert.ok(rows.every(({ swing, mu_star, total }) => Number(swing) > 0 && Number(mu_star) > 0 && total !== ""));
    const picture = readFileSync(join(place, "tornado.svg"), "utf8");
    assert.match(picture, /<desc id="desc">Two assumptions decide the answer/);
    for (const path of ["cases.in_progress.0.count", "work.interview.effort.lognormal.mean"])
      assert.match(picture, `>${path}</text>`);
    const json = await casehub(...args, "--rows", "0", "--json", "--measure", "at:legacy-cleared");
    const summary = JSON.parse(json.out);
    assert.is(summary.measures.length, 1);
    assert.match(summary.verdict, /^Two assumptions decide the answer/);
    assert.is(summary.measures[0].factors[0].sobol, null);
  }),
);

commands("sensitivity calls a value by the label of its part; its path stands beside it in the table", () =>
  inFolder(async (folder) => {
    const labelled = join(folder, "labelled.yaml");
    writeFileSync(
      labelled,
      `format: 1\nextends: ${join(process.cwd(), tiny)}\nwork: {interview: {label: Substantive interview}}\n`,
    );
    const args = ["--replications", "2", "--walks", "2", "--rows", "0", "--threads", "1", "--out", folder];
    const { code, out, err } = await casehub("sensitivity", labelled, ...args);
    assert.is(code, 0, err);
    const verdict = /\n\n(Two assumptions decide the answer: [^.]*\.)/.exec(out.replace(/(?<!\n)\n(?!\n)/g, " "))?.[1];
    assert.match(verdict ?? "", "Substantive interview: mean of effort");
    assert.not.match(out, "work.interview");
    assert.ok(out.split("\n").every((line) => line.length <= 80 || line.startsWith("Files:")));
    const place = /^Files: (.*)$/m.exec(out)?.[1] ?? "";
    const rows = parseCsv(readFileSync(join(place, "sensitivity.csv"), "utf8"), { columns: true }) as Record<
      string,
      string
    >[];
    const names = new Map(rows.map(({ path, title }) => [path, title]));
    assert.is(names.get("work.interview.effort.lognormal.mean"), "Substantive interview: mean of effort");
    assert.is(names.get("cases.in_progress.0.count"), "cases.in_progress.0.count");
    assert.match(readFileSync(join(place, "tornado.svg"), "utf8"), ">Substantive interview: mean of effort</text>");
    const { deciding, measures } = JSON.parse(readFileSync(join(place, "summary.json"), "utf8"));
    assert.ok(deciding.includes("work.interview.effort.lognormal.mean"));
    assert.ok(
      measures[0].factors.some(({ title }: { title: string }) => title === "Substantive interview: mean of effort"),
    );
  }),
);

commands("a scenario without ranges has nothing to vary, and --fixed is not taken", () =>
  inFolder(async (folder) => {
    const sure = ["--set", "cases.in_progress.0.count=700", "--set", "work.interview.effort.lognormal.mean=6h"];
    const { code, out } = await casehub("sensitivity", tiny, ...sure, "--out", folder);
    assert.is(code, 0);
    assert.match(out, /^Nothing is uncertain: no value of the scenario has a range/);
    assert.match(
      out.replace(/\s+/g, " "),
      "To state a range, write its best estimate, the least and the most that it could be",
    );
    assert.match(out, "effort: {value: 4h, range: [3h, 6h], source: ");
    // The folder is there as with any answer, and says the same.
    const place = /^Files: (.*)$/m.exec(out)?.[1] ?? "";
    assert.is(`${readFileSync(join(place, "answer.txt"), "utf8")}\nFiles: ${place}\n`, out);
    assert.is(parseCsv(readFileSync(join(place, "sensitivity.csv"), "utf8")).length, 1);
    const asJson = await casehub("sensitivity", tiny, ...sure, "--out", folder, "--json");
    assert.is(asJson.code, 0);
    const { folder: again, verdict, measures, leading } = JSON.parse(asJson.out);
    assert.equal([again, measures, leading], [place, [], null]);
    assert.match(verdict, /^Nothing is uncertain/);
    assert.is((await casehub("sensitivity", tiny, ...sure, "--out", folder, "--quiet")).out, `${place}\n`);
    assert.is((await casehub("sensitivity", tiny, "--fixed")).code, 2);
    const unknown = await casehub("sensitivity", tiny, "--measure", "x", "--out", folder);
    assert.is(unknown.code, 2);
    assert.match(unknown.err, "is not an outcome of the scenario");
  }),
);

commands.run();
