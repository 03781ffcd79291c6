import { availableParallelism } from "node:os";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { threadsOption, threadsThatFit } from "../../src/cli/arguments/threads-option.ts";
import { recordedIo } from "../fixtures/recorded-io.ts";

test("threads are bounded by processors and by free memory, and there is always one", () => {
  assert.is(threadsThatFit(2, 24e9), 16);
  assert.is(threadsThatFit(64, 2e9), 10);
  assert.is(threadsThatFit(1, 1e6), 1);
});

test("fewer threads than asked for are reported; without the option there is one for each processor", () => {
  const io = recordedIo();
  assert.is(threadsOption(undefined, io), availableParallelism());
  assert.is(threadsOption("1", io), 1);
  assert.is(io.errors(), "");
  const most = threadsOption("1024", io);
  assert.ok(most < 1024);
  assert.match(io.errors(), `1024 threads were asked for; ${most} are used`);
  assert.throws(() => threadsOption("0", io), /--threads takes a whole number/);
});

test.run();
