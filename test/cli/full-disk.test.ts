/**
 * A disk that takes no more: exit code 3 and one plain line, whichever command meets it. The disk is a small one of the test's own, in a
 * namespace that needs no rights; where the system allows none, a limit on the size of files stands in for it, which is refused alike.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { build } from "../fixtures/built.ts";
import { sweepText } from "../fixtures/cluster.ts";
import { inFolder } from "../fixtures/folder.ts";

const built = build();
test.after(built.remove);

const hub = resolve("test/fixtures/tiny-hub.yaml");

/** Kilobytes: less than the smallest result takes. */
const room = 16;

const shell = (lines: string, args: readonly string[], wrapped: readonly string[] = []) => {
  const [command, ...rest] = [...wrapped, "sh", "-c", lines, "sh", ...args];
  return spawnSync(command, rest, { encoding: "utf8", env: { ...process.env, TMPDIR: "/tmp" } });
};

const hasOwnDisk = shell('mount -t tmpfs -o size=64k none "$1"', ["/mnt"], ["unshare", "-rm"]).status === 0;
if (!hasOwnDisk)
  console.log("No disk can be mounted here (unshare -rm): a limit on the size of files stands in for a full one.");

/** Runs casehub with its results on a disk that is too small. */
function onSmallDisk(out: string, args: readonly string[]) {
  const command = [process.execPath, built.main, ...args, "--out", out];
  return hasOwnDisk
    ? shell(
        `mkdir "$1" && mount -t tmpfs -o size=${room}k none "$1" && shift && exec "$@"`,
        [out, ...command],
        ["unshare", "-rm"],
      )
    : shell(`ulimit -f ${room / 16} && shift && exec "$@"`, [out, ...command]);
}

for (const [name, argsIn] of [
  ["run", () => ["run", hub, "--replications", "40", "--threads", "1"]],
  ["compare", () => ["compare", hub, hub, "--replications", "4", "--threads", "1"]],
  [
    "sweep",
    (folder: string) => {
      const file = join(folder, "s.yaml");
      writeFileSync(file, sweepText("Full", "", 4));
      return ["sweep", file, "--threads", "1"];
    },
  ],
] as const)
  test(`${name} on a disk that takes no more ends with 3 and says why`, () =>
    inFolder((folder) => {
      const { status, stderr } = onSmallDisk(join(folder, "out"), argsIn(folder));
      assert.is(status, 3, stderr);
      assert.match(stderr, hasOwnDisk ? /the disk is full/i : /the file would exceed the size limit|the disk is full/i);
      assert.not.match(stderr, /fault in casehub|^ +at /m);
    }));

test.run();
