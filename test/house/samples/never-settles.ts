import { test } from "uvu";

test("waits for nothing that is coming", () => new Promise(() => {}));
test.run();
