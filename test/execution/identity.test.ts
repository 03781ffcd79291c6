import { test } from "uvu";
import * as assert from "uvu/assert";
import { runIdentity, thisBuild } from "../../src/execution/identity.ts";
import { fakeLoaded } from "../fixtures/fake-model.ts";

const build = { version: "1.0.0", hash: "0".repeat(64) };
const options = { seed: 1, replications: 20, fixed: false };
const loaded = fakeLoaded();
const identity = runIdentity(loaded, options, build);

test("the same run has the same identity", () => {
  assert.match(identity, /^[0-9a-f]{64}$/);
  assert.is(runIdentity(fakeLoaded(), { ...options }, { ...build }), identity);
});

test("everything that can change a byte changes the identity", () => {
  const others = [
    runIdentity({ ...loaded, resolvedText: `${loaded.resolvedText}# ` }, options, build),
    runIdentity({ ...loaded, name: "other" }, options, build),
    runIdentity({ ...loaded, overrides: ["a=1"] }, options, build),
    runIdentity({ ...loaded, files: [{ path: "facts/a.csv", text: "a\n2\n" }] }, options, build),
    runIdentity({ ...loaded, files: [{ path: "facts/b.csv", text: "a\n1\n" }] }, options, build),
    runIdentity({ ...loaded, files: [] }, options, build),
    runIdentity(loaded, { ...options, seed: 2 }, build),
    runIdentity(loaded, { ...options, seed: "1" }, build),
    runIdentity(loaded, { ...options, replications: 21 }, build),
    runIdentity(loaded, { ...options, fixed: true }, build),
    runIdentity(loaded, options, { ...build, hash: "1".repeat(64) }),
  ];
  assert.is(new Set([identity, ...others]).size, others.length + 1);
});

test("text that moves from one part to the next is not the same run", () => {
  const [a, b] = [
    ["x", "yz"],
    ["xy", "z"],
  ].map(([path, text]) => runIdentity({ ...loaded, files: [{ path, text }] }, options, build));
  assert.is.not(a, b);
});

test("the build is the code that runs", () => {
  assert.equal(thisBuild(), thisBuild());
  assert.match(thisBuild().hash, /^[0-9a-f]{64}$/);
});

test.run();
