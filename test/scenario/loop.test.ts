/** Work that a case would come back to at the same moment, for ever. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { changed, loadFiles, loadText, said, small } from "./in-memory.ts";

const test = suite("loops in no time");

const noShow = (text: string, notice = "") => changed(["notice: 14 days}", `${notice}no_show: {${text}}}`]);
const check = (text: string, effort = "0h") => changed(["effort: 9h}", `effort: ${effort}, check: {${text}}}`]);

const found = (text: string) =>
  loadText(text)
    .problems.filter(({ code }) => code === "CH543")
    .map(({ path }) => path);

const missed = ["work.interview.no_show.share"];
const sentBack = ["work.decision.check.sent_back"];

test("an appointment that everyone misses, at no cost and without notice, is refused with its place and the fix", () => {
  const loading = loadText(noShow("share: 100%, costs: 0h"));
  assert.is(loading.loaded, undefined);
  assert.equal(
    said(loading).map((problem) => problem.replace(/^\d+:\d+ /, "")),
    [
      "CH543 a case would miss interview again and again at the same moment: nobody comes, a missed appointment costs no time, and there is no notice " +
        "[write a share below 100%, what it costs, a notice, or withdrawn_after]",
    ],
  );
  assert.equal(found(noShow("share: 100%, costs: 0h")), missed);
  assert.equal(found(noShow("share: 100%, costs: 0h", "notice: 0 days, ")), missed);
});

test("a share, a cost, a notice or an end of it takes the loop away", () => {
  for (const text of [
    noShow("share: 99%, costs: 0h"),
    noShow("share: 100%, costs: 0.1h"),
    noShow("share: 100%"),
    noShow("share: 100%, costs: 0h", "notice: 1 day, "),
    noShow("share: 100%, costs: 0h, then: withdraw"),
    noShow("share: 100%, costs: 0h, withdrawn_after: 3"),
  ])
    assert.equal(found(text), [], text);
});

test("work that takes no time and is always sent back is refused", () => {
  assert.equal(found(check("of: 100%, sent_back: 100%")), sentBack);
  assert.equal(found(check("of: {new_starters: 100%, others: 10%}, sent_back: 100%")), sentBack);
  assert.equal(found(check("of: 100%, sent_back: 100%, needs: deciding, effort: 0h")), sentBack);
  assert.equal(
    found(changed(["effort: 9h}", "effort: 9h, rework_effort: 0%, check: {of: 100%, sent_back: 100%}}"])),
    sentBack,
  );
  assert.equal(
    found(changed(["effort: 9h}", "effort: 9h, effort_by_type: {easy: 0h}, check: {of: 100%, sent_back: 100%}}"])),
    sentBack,
  );
});

test("rework or a check that takes time, or a share that passes, takes the loop away", () => {
  for (const text of [
    check("of: 100%, sent_back: 100%", "9h"),
    check("of: 100%, sent_back: 90%"),
    check("of: 90%, sent_back: 100%"),
    check("of: 100%, sent_back: 100%, needs: deciding, effort: 0.5h"),
    check("of: 100%, sent_back: 100%", "{discrete: [{value: 0h, share: 50%}, {value: 2h, share: 50%}]}"),
  ])
    assert.equal(found(text), [], text);
});

test("a probability that a range, a draw or a dated change brings is found", () => {
  assert.equal(found(noShow("share: {value: 20%, range: [10%, 100%]}, costs: 0h")), missed);
  assert.equal(found(check("of: 100%, sent_back: {value: 20%, range: [10%, 100%]}")), sentBack);
  const later = `${noShow("share: 20%, costs: 0h")}changes: [{on: 2023-06-01, set: {work.interview.no_show.share: 100%}}]\n`;
  assert.equal(found(later), missed);
  const draws = `${noShow("share: 20%, costs: 0h")}draws: {file: draws.csv, columns: {share: work.interview.no_show.share}}\n`;
  const { problems } = loadFiles({ "main.yaml": draws, "draws.csv": "share\n20%\n100%\n30%\n" });
  assert.equal(
    problems.map(({ code, file, line }) => [code, file, line]),
    [["CH543", "draws.csv", 3]],
  );
});

test("a scenario without such work has none", () => {
  assert.equal(found(small), []);
});

test.run();
