import { test } from "uvu";
import * as assert from "uvu/assert";
import { longestFirst } from "../../scripts/durations.ts";

test("files without a known duration start first, in the order given, then the longest first", () => {
  const took = new Map([
    ["a", 1],
    ["c", 30],
    ["d", 2],
    ["gone", 90],
  ]);
  assert.equal(longestFirst(["a", "b", "c", "d", "e"], took), ["b", "e", "c", "d", "a"]);
  assert.equal(longestFirst(["b", "a", "c"], new Map()), ["b", "a", "c"]);
});

test.run();
