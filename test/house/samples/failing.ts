import { test } from "uvu";
import * as assert from "uvu/assert";

test("one is one", () => assert.is(1, 1));
test("one is two", () => assert.is(1, 2));
test.run();
