import { test } from "uvu";
import * as assert from "uvu/assert";

test("two is two", () => assert.is(1, 1));
test.run();
