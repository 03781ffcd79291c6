import { test } from "uvu";
import * as assert from "uvu/assert";

test.before(() => {
  throw new Error("no fixture");
});
test("never reached", () => assert.is(1, 1));
test.run();
