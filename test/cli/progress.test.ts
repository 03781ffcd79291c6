import { test } from "uvu";
import * as assert from "uvu/assert";
import { durationWords, Progress } from "../../src/cli/progress/progress.ts";

/** Ten replications of `each` milliseconds. */
function run(isTerminal: boolean, each: number): string {
  let now = 0;
  let written = "";
  const progress = new Progress({
    total: 10,
    what: "replications",
    isTerminal,
    write: (text) => {
      written += text;
    },
    now: () => now,
  });
  for (let i = 0; i < 10; i++) {
    now += each;
    progress.step();
  }
  progress.end();
  return written;
}

test("a log gets a plain line about every ten seconds", () => {
  assert.is(
    run(false, 6000),
    [
      "2 of 10 replications, 48 s left",
      "4 of 10 replications, 36 s left",
      "6 of 10 replications, 24 s left",
      "8 of 10 replications, 12 s left",
      "10 of 10 replications",
      "",
    ].join("\n"),
  );
});

test("a log gets no line for quick work", () => {
  assert.is(run(false, 100), "");
});

test("a terminal gets a bar with the time left, redrawn in place and removed at the end", () => {
  const written = run(true, 1000);
  assert.match(written, "[###.........................] 1 of 10 replications, 9 s left");
  assert.not.match(written, "\n");
  assert.ok(written.endsWith("\r\u001b[K"));
});

test("a terminal is not redrawn more often than can be seen", () => {
  assert.is(run(true, 20).split("\r").length - 2, 2);
});

test("times are given in the two largest units", () => {
  assert.equal([200, 45_000, 75_000, 3_660_000].map(durationWords), ["1 s", "45 s", "1 min 15 s", "1 h 1 min"]);
});

test.run();
