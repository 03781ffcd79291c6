import { test } from "uvu";
import * as assert from "uvu/assert";

setInterval(() => {}, 1000);
test("one is one", () => assert.is(1, 1));
test.run();
