import { test } from "uvu";
import * as assert from "uvu/assert";
import { SweepProgress, type SweepState, stateBar, stateWords } from "../../src/cli/progress/sweep-progress.ts";

const state: SweepState = {
  points: { done: 12, all: 40, failed: 1 },
  replications: { done: 130, wanted: 400 },
  meeting: 5,
};

test("a terminal shows per cent, time left, rate, points that meet their targets, failures", () => {
  assert.is(
    stateBar(state, 130, 16_000),
    "[########................] 32%, 33 s left, 8.1/s, 5 of 12 points meet, 1 failed",
  );
  assert.is(
    stateBar({ ...state, meeting: undefined, points: { done: 0, all: 40, failed: 0 } }, 0, 0),
    "[########................] 32%, starting, 0 of 40 points",
  );
});

test("the line keeps within 80 columns whatever the numbers", () => {
  const large = 200_000;
  for (const [done, meeting, failed, elapsed] of [
    [0, 0, 0, 1],
    [large, large, large, 1e3],
    [large, large, large, 1e13],
    [5_000, 3, 100, 86_400_000],
  ]) {
    const text = stateBar(
      { points: { done, all: large, failed }, replications: { done: done * 10, wanted: large * 1e6 }, meeting },
      Math.max(1, done * 10),
      elapsed,
    );
    assert.ok(text.length < 80, text);
  }
});

test("100% appears only at the end", () => {
  const at = (done: number) => stateBar({ ...state, replications: { done, wanted: 1_000 } }, 10, 1_000);
  assert.match(at(999), " 99%,");
  assert.match(at(1_000), " 100%,");
});

test("a log gets whole words in plain lines", () => {
  assert.is(
    stateWords(state, 130, 16_000),
    "12 of 40 points, 130 of 400 replications, 8.1/s, 33 s left, 5 meet the targets, 1 failed",
  );
});

/** Forty blocks of half a second. */
function written(isTerminal: boolean): string {
  let now = 0;
  let done = 0;
  let text = "";
  const progress = new SweepProgress({
    isTerminal,
    write: (more) => {
      text += more;
    },
    now: () => now,
    state: () => ({ ...state, replications: { done, wanted: 400 } }),
  });
  for (let i = 0; i < 40; i++) {
    now += 500;
    done += 10;
    progress.step();
    if (i === 20) progress.say("Failed: point 3");
  }
  progress.end();
  return text;
}

test("without a terminal there are no control characters, and a line about every ten seconds", () => {
  const text = written(false);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  assert.not.match(text, /[\u0000-\u0009\u000b-\u001f]/);
  const lines = text.trim().split("\n");
  assert.is(lines.filter((line) => line.includes("replications")).length, 2);
  assert.ok(lines.includes("Failed: point 3"));
});

test("on a terminal one line is redrawn, makes room for messages, and is removed at the end", () => {
  const text = written(true);
  assert.is(text.split("\n").length, 2);
  assert.match(text, "\r\u001b[KFailed: point 3\n");
  assert.ok(text.endsWith("\r\u001b[K"));
  for (const line of text.replaceAll("\r\u001b[K", "\n").split("\n")) assert.ok(line.length < 80, line);
});

test.run();
