import { suite } from "uvu";
import * as assert from "uvu/assert";
import { after, changed, loadedFrom, loadFiles, loadText, said, small } from "./in-memory.ts";

const test = suite("extends, like and overrides");

test("a child says only what differs", () => {
  const loaded = loadedFrom(
    loadFiles({
      "main.yaml": "extends: parts/base.yaml\ntitle: Child\nstaff: {in-post: {fte: 70}}\n",
      "parts/base.yaml": small,
    }),
  );
  assert.equal(
    [
      loaded.scenario.title,
      loaded.scenario.staff["in-post"].fte?.value,
      loaded.scenario.staff.hub.training?.amount.value,
    ],
    ["Child", 70, 63],
  );
  assert.equal(loaded.places.get("staff.in-post.fte"), { file: "main.yaml", line: 3, column: 24 });
  assert.equal(loaded.places.get("period.start"), { file: "parts/base.yaml", line: 3, column: 17 });
});

test("parents have parents", () => {
  const files = {
    "main.yaml": "extends: b.yaml\ntitle: Third\n",
    "b.yaml": "extends: c.yaml\ntitle: Second\nseed: 7\n",
    "c.yaml": small,
  };
  const { scenario } = loadedFrom(loadFiles(files));
  assert.equal([scenario.title, scenario.seed], ["Third", 7]);
});

test("a circle of parents is reported with its chain", () => {
  const files = {
    "main.yaml": "extends: b.yaml\n",
    "b.yaml": "title: b\nextends: c.yaml\n",
    "c.yaml": "extends: b.yaml\n",
  };
  assert.equal(said(loadFiles(files)), [
    "1:10 CH201 scenarios extend one another in a circle: b.yaml -> c.yaml -> b.yaml",
  ]);
});

test("a missing parent is reported where it is named", () => {
  const [problem] = loadFiles({ "main.yaml": "title: x\nextends: nowhere.yaml\n" }).problems;
  assert.equal([problem.file, problem.line, problem.column, problem.code], ["main.yaml", 2, 10, "CH101"]);
});

function child(text: string) {
  return loadFiles({ "main.yaml": `extends: base.yaml\n${text}`, "base.yaml": small });
}

test("null deletes inherited values only", () => {
  assert.is(loadedFrom(child("staff: {in-post: {attrition: null}}")).scenario.staff.hub.attrition, undefined);
  assert.equal(said(child("staff: {in-post: {ramp: null}}")), [
    "2:19 CH208 ramp is empty, and nothing is inherited that it could delete [give it a value or leave the key out]",
  ]);
});

test("a pool can delete what it takes over from its sibling", () => {
  assert.is(
    loadedFrom(loadText(changed(["fte: 0,", "fte: 0, training: null,"]))).scenario.staff.hub.training,
    undefined,
  );
});

test("lists are replaced, unless their items have an id", () => {
  const { cases } = loadedFrom(
    child(
      "cases: {in_progress: [{id: legacy, count: 900}, {id: third, count: 1}], types: {standard: {route: [decision]}}}",
    ),
  ).scenario;
  assert.equal(
    cases.in_progress.map(({ id, count, waiting_for }) => [id, count.value, waiting_for !== undefined]),
    [
      ["legacy", 900, true],
      ["flow", 500, false],
      ["third", 1, false],
    ],
  );
  assert.equal(cases.types.standard.route, ["decision"]);
});

test("an inherited item is taken away by its id", () => {
  assert.equal(
    loadedFrom(child("cases: {in_progress: [{id: flow, delete: true}]}")).scenario.cases.in_progress.map(
      ({ id }) => id,
    ),
    ["legacy"],
  );
});

test("deleting an item that does not exist is reported, with the nearest that does", () => {
  assert.equal(said(child("cases: {in_progress: [{id: flaw, delete: true}]}")), [
    "2:23 CH208 flaw cannot be deleted: no inherited item has that id or name [did you mean flow?]",
  ]);
});

test("changes merge by name", () => {
  const base = `${small}changes:\n  - {on: 2023-07-01, name: a, set: {work.decision.effort: 8h}}\n  - {on: 2023-08-01, name: b, set: {work.decision.effort: 7h}}\n`;
  const { regimes } = loadedFrom(
    loadFiles({
      "main.yaml":
        "extends: base.yaml\nchanges: [{name: a, on: 2023-06-01}, {name: c, on: 2023-09-01, set: {work.decision.effort: 6h}}]\n",
      "base.yaml": base,
    }),
  );
  assert.equal(
    regimes.map(({ names }) => names),
    [[], ["a"], ["b"], ["c"]],
  );
  assert.is(regimes[1].from, 19_509);
});

test("an inherited change is taken away by its name", () => {
  const base = `${small}changes:\n  - {on: 2023-07-01, name: a, set: {work.decision.effort: 8h}}\n  - {on: 2023-08-01, name: b, set: {work.decision.effort: 7h}}\n`;
  const { regimes } = loadedFrom(
    loadFiles({
      "main.yaml": "extends: base.yaml\nchanges: [{name: a, delete: true}]\n",
      "base.yaml": base,
    }),
  );
  assert.equal(
    regimes.map(({ names }) => names),
    [[], ["b"]],
  );
});

test("a value in its long form never keeps another's range or source", () => {
  const { scenario } = loadedFrom(child("cases: {types: {easy: {share: {value: 50%, source: counted}}}}"));
  const { share } = scenario.cases.types.easy;
  assert.ok(share && share !== "rest");
  assert.equal([share.value, share.range, share.source], [0.5, undefined, "counted"]);
});

test("a range alone can be laid over an inherited value", () => {
  const { share } = loadedFrom(child("cases: {types: {easy: {share: {range: [5%, 40%]}}}}")).scenario.cases.types.easy;
  assert.ok(share && share !== "rest");
  assert.equal([share.value, share.range], [0.2, [0.05, 0.4]]);
});

test("another form takes the place of an inherited one", () => {
  const { scenario } = loadedFrom(
    child("staff: {in-post: {vacancies: {held_at: 50}}}\nwork: {interview: {effort: {gamma: {mean: 5h, cv: 0.5}}}}"),
  );
  assert.ok(typeof scenario.staff.hub.vacancies === "object" && "held_at" in scenario.staff.hub.vacancies);
  assert.is(scenario.work.interview.effort?.family, "gamma");
});

test("a pool like another has its values, their places and their draws", () => {
  const { scenario, places } = loadedFrom(loadText(small));
  assert.is(scenario.staff.hub.attrition?.[0].rate.path, "staff.in-post.attrition");
  assert.equal(places.get("staff.hub.training"), { file: "main.yaml", line: 24, column: 15 });
  assert.is(scenario.staff.hub.fte?.value, 0);
});

test("pools whose like goes round in a circle", () => {
  const text = changed(["fte: 50", "like: hub\n    fte: 50"]);
  assert.match(said(loadText(text))[0], /^20:11 CH203 like: refers in a circle: in-post -> hub -> in-post/);
});

test("a pool like one that does not exist", () => {
  const text = changed(["hub: {like: in-post", "hub: {like: inpost"]);
  assert.ok(
    said(loadText(text)).includes(
      `${after(text, "hub: {like: ")} CH204 there is no staff.inpost to be like [did you mean in-post?]`,
    ),
  );
});

test("an override is laid over the file and recorded", () => {
  const overrides = [
    "staff.hub.joiners.count=25",
    "cases.in_progress.legacy.count=1200",
    "cases.in_progress.1.count=600",
  ];
  const loaded = loadedFrom(loadText(small, overrides));
  const joiners = loaded.scenario.staff.hub.joiners;
  assert.ok(joiners && "count" in joiners);
  assert.equal([joiners.count.value, joiners.count.source], [25, "--set"]);
  assert.equal(
    loaded.scenario.cases.in_progress.map(({ count }) => count.value),
    [1200, 600],
  );
  assert.equal(loaded.overrides, overrides);
  assert.equal(loaded.places.get("staff.hub.joiners.count"), { file: "--set 1", line: 1, column: 25 });
});

test("an override replaces a value and its range", () => {
  const { uncertain, scenario } = loadedFrom(loadText(small, ["staff.in-post.attrition=20%/year"]));
  assert.not.ok(uncertain.some(({ path }) => path === "staff.in-post.attrition"));
  // What is like it follows.
  assert.is(scenario.staff.hub.attrition?.[0].rate.value, 0.2 / 365.25);
});

test("an override of a pool leaves the sibling it is like alone", () => {
  const { scenario } = loadedFrom(loadText(small, ["staff.hub.attrition=20%/year"]));
  assert.equal(
    [scenario.staff.hub.attrition?.[0].rate.value, scenario.staff["in-post"].attrition?.[0].rate.value],
    [0.2 / 365.25, 0.25 / 365.25],
  );
});

test("an override can add an optional key, widen a value by a range, take out, and change the form", () => {
  const set = (...overrides: string[]) => loadedFrom(loadText(small, overrides)).scenario;
  assert.is(set("staff.in-post.away.other=15%").staff.hub.away?.other?.value, 0.15);
  assert.equal(set("work.interview.notice.range=[7 days, 21 days]").work.interview.notice?.amount.range, [7, 21]);
  assert.is(set("cases.types.standard.withdrawal=null").cases.types.easy.withdrawal, undefined);
  assert.equal(Object.keys(set("staff.in-post.vacancies.held_at=40").staff["in-post"].vacancies as object), [
    "held_at",
  ]);
  assert.equal(set("cases.types.standard.route.0=decision").cases.types.standard.route, ["decision", "decision"]);
  assert.is(set("work.decision.effort={lognormal: {mean: 5h, cv: 0.3}}").work.decision.effort?.family, "lognormal");
});

test("an override reaches below what a pool has from its sibling", () => {
  const text = changed(["targets:", "  third: {like: hub, skills: [deciding]}\ntargets:"]);
  const { joiners } = loadedFrom(loadText(text, ["staff.third.joiners.cohorts={of: 5, every: 2 weeks}"])).scenario.staff
    .third;
  assert.ok(joiners && "count" in joiners);
  assert.equal([joiners.count.value, joiners.cohorts?.of.value], [10, 5]);
  const short = said(loadText(text, ["staff.third.joiners.cohorts.of=5"]));
  assert.equal(short, ["1:32 CH302 every is missing [expected a value such as 14 days]"]);
});

test("an override reaches into a change", () => {
  const text = `${small}changes: [{on: 2023-07-01, name: shorter, set: {work.decision.effort: 8h}}]\n`;
  const { regimes } = loadedFrom(loadText(text, ["changes.shorter.set.work.decision.effort=7h"]));
  assert.is(regimes[1].scenario.work.decision.effort?.parameters.value.value, 7);
});

const badOverrides: readonly (readonly [override: string, expected: string])[] = [
  ["staff.stok.fte=3", "CH206 there is no staff.stok.fte in this scenario [did you mean staff.hub.fte?]"],
  [
    "staff.hub.traning=3 weeks",
    "CH206 there is no staff.hub.traning in this scenario [did you mean staff.hub.training?]",
  ],
  [
    "work.interview.effort.lognormal.cw=1",
    "CH206 there is no work.interview.effort.lognormal.cw in this scenario [did you mean work.interview.effort.lognormal.cv?]",
  ],
  [
    "cases.in_progress.7.count=3",
    "CH206 there is no cases.in_progress.7.count in this scenario [did you mean cases.in_progress.flow.count?]",
  ],
  [
    "work.interview.effort.gamma.mean=3h",
    "CH206 there is no work.interview.effort.gamma.mean in this scenario [did you mean work.interview.effort.lognormal.mean?]",
  ],
  [
    "work.decision.effort.lognormal.mean=3h",
    "CH206 there is no work.decision.effort.lognormal.mean in this scenario [did you mean work.interview.effort.lognormal.mean?]",
  ],
  ["staff.hub.fte", "CH205 staff.hub.fte is not an override [write path=value, e.g. staff.stoke.training=3 weeks]"],
  ["=3", "CH205 =3 is not an override [write path=value, e.g. staff.stoke.training=3 weeks]"],
];

for (const [override, expected] of badOverrides)
  test(`a wrong override: ${override}`, () => assert.equal(said(loadText(small, [override])), [`1:1 ${expected}`]));

test("an override of the wrong kind is reported at its place", () => {
  const [problem] = loadText(small, ["seed=1", "staff.hub.training=3"]).problems;
  assert.equal(
    [problem.file, problem.line, problem.column, problem.code, problem.path],
    ["--set 2", 1, 20, "CH304", "staff.hub.training"],
  );
});

test("the resolved text gives the same scenario without any other file", () => {
  const files = {
    "main.yaml":
      "extends: base/base.yaml\ncases: {arrivals: {rate: null, series: {quarterly: {file: data/claims.csv, date: d, column: n}, then: hold}}}\nchanges: [{on: 2023-07-01, name: shorter, set: {staff.in-post.training: {value: 3 weeks, range: [2 weeks, 4 weeks]}}}]\n",
    "base/base.yaml": small,
    "data/claims.csv": "d,n\n2023-03-31,90\n2023-06-30,91\n",
  };
  const first = loadedFrom(loadFiles(files, ["staff.hub.fte=3"]));
  const second = loadedFrom(loadText(first.resolvedText));
  assert.equal(second.resolvedText, first.resolvedText);
  assert.equal(second.uncertain, first.uncertain);
  assert.equal(JSON.stringify(second.regimes), JSON.stringify(first.regimes).replaceAll(',"source":"--set"', ""));
  assert.equal(
    first.files.map(({ path }) => path),
    ["data/claims.csv"],
  );
});

test("the resolved text leaves out what a null deleted from a parent file", () => {
  const pool = "{like: hub, fte: 3, joiners: null, training: null}";
  const base = `${small}`.replace(
    "staff:",
    "staff:\n  second: {like: hub, fte: 3, joiners: {count: 4, from: 2023-06-01}}",
  );
  const first = loadedFrom(
    loadFiles({ "main.yaml": `extends: base.yaml\nstaff: {second: ${pool}}\n`, "base.yaml": base }),
  );
  assert.is(first.scenario.staff.second.joiners, undefined);
  assert.is(first.scenario.staff.second.training, undefined);
  const second = loadedFrom(loadText(first.resolvedText));
  assert.equal(JSON.stringify(second.scenario), JSON.stringify(first.scenario));
});

test("the loaded scenario does not depend on where the files are", () => {
  const data = "d,n\n2023-03-31,90\n2023-06-30,91\n";
  const text = changed([
    "arrivals: {rate: 1/day}",
    "arrivals: {series: {quarterly: {file: ../facts/claims.csv, date: d, column: n}, then: hold}}",
  ]);
  const here = loadedFrom(loadFiles({ "main.yaml": text, "../facts/claims.csv": data }));
  const there = loadedFrom(
    loadFiles({
      "main.yaml": "extends: some/where/main.yaml\n",
      "some/where/main.yaml": text,
      "some/facts/claims.csv": data,
    }),
  );
  assert.equal(here.files, [{ path: "../facts/claims.csv", text: data }]);
  assert.equal(there.files, [{ path: "some/facts/claims.csv", text: data }]);
});

test("a child that states a value which its parent's draws set is warned where it stands, and the draws hold", () => {
  const base = `${small}draws: {file: d.csv, columns: {fte: staff.in-post.fte, time: [work.interview.notice, staff.hub.training]}}\n`;
  const over = (child: string) =>
    loadFiles({ "main.yaml": `extends: base.yaml\n${child}`, "base.yaml": base, "d.csv": "fte,time\n70,2 weeks\n" });
  const ofFte = over("staff: {in-post: {fte: 90}}\n");
  assert.equal(said(ofFte), [
    "2:24 CH609 the draws of base.yaml set staff.in-post.fte: what is stated here has no effect [to keep this value, add draws: {columns: {fte: null}}; otherwise leave it out]",
  ]);
  assert.equal(loadedFrom(ofFte).draws?.rows, [[70, 14, 14]]);
  // Of a column that gives several values, the others are kept.
  const ofNotice = over("work: {interview: {notice: {value: 20 days, note: longer}}}\n");
  assert.match(said(ofNotice).join("\n"), /^2:36 CH609 .*add draws: \{columns: \{time: \[staff\.hub\.training\]\}\};/);
  // Said once, the fix is enough.
  const mended = over("staff: {in-post: {fte: 90}}\ndraws: {columns: {fte: null}}\n");
  assert.equal(said(mended), []);
  const { draws, scenario } = loadedFrom(mended);
  assert.equal([draws?.paths.includes("staff.in-post.fte"), scenario.staff["in-post"].fte?.value], [false, 90]);
});

test("a file's own draws set its own values, and those of its parents, without a warning", () => {
  const files = {
    "main.yaml":
      "extends: base.yaml\ndraws: {file: d.csv, columns: {fte: staff.in-post.fte}}\nwork: {interview: {notice: 5 days}}\n",
    "base.yaml": small,
    "d.csv": "fte\n70\n",
  };
  assert.equal(said(loadFiles(files)), []);
  assert.equal(said(loadFiles({ ...files, "main.yaml": `${files["main.yaml"]}staff: {in-post: {fte: 90}}\n` })), []);
});

test.run();
