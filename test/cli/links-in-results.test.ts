/** Result folders with symbolic links: whoever made one may have pointed it at a file of the reader's. */
import { lstatSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { inFolder } from "../fixtures/folder.ts";
import { casehub } from "../fixtures/in-process.ts";

const links = suite("links in result folders");
const tiny = "test/fixtures/tiny-hub.yaml";
const secret = "root:x:0:0:hidden";

async function ranInto(out: string): Promise<string> {
  const ran = await casehub("run", tiny, "--replications", "2", "--threads", "1", "--quiet", "--out", out);
  assert.is(ran.code, 0, ran.err);
  return ran.out.trim();
}

/** Every command that reads a result folder it is given. */
const readers = (result: string, out: string) => [
  ["compare", result, tiny, "--threads", "1", "--out", out],
  ["compare", tiny, result, "--threads", "1", "--out", out],
  ["why", result, tiny, "--threads", "1", "--out", out],
  ["why", tiny, result, "--threads", "1", "--out", out],
  ["verify", result, "--sample", "1", "--threads", "1"],
];

links(
  "a link that leads out of a result is refused by every reader, named, and nothing of where it leads is shown",
  () =>
    inFolder(async (folder) => {
      const out = join(folder, "out");
      const result = await ranInto(out);
      const outside = join(folder, "passwd");
      writeFileSync(outside, `${secret}\n`);
      const names = [
        "replications.csv",
        "manifest.json",
        "summary.json",
        "scenario.resolved.yaml",
        "answer.txt",
        "mine.txt",
      ];
      for (const name of names) {
        const path = join(result, name);
        const kept = join(folder, "kept");
        if (name !== "mine.txt") renameSync(path, kept);
        symlinkSync(outside, path);
        for (const args of readers(result, out)) {
          const { code, out: said, err } = await casehub(...args);
          assert.is(code, 2, `${args[0]} with ${name}: ${said}${err}`);
          assert.match(err, `${name} in ${result} is a link that leads out of the folder`);
          assert.not.match(said + err, secret);
        }
        rmSync(path);
        if (name !== "mine.txt") renameSync(kept, path);
      }
    }),
);

links("so is a link to a folder, to nothing, and one deeper in", () =>
  inFolder(async (folder) => {
    const out = join(folder, "out");
    const result = await ranInto(out);
    for (const [name, to] of [
      ["data", folder],
      ["gone", join(folder, "nothing")],
      ["up", ".."],
    ]) {
      symlinkSync(to, join(result, name));
      const { code, err } = await casehub("why", result, tiny, "--threads", "1", "--out", out);
      assert.is(code, 2, name);
      assert.match(err, `${name} in ${result} is a link`);
      rmSync(join(result, name));
    }
  }),
);

links("a link that stays in the folder, and a folder that is reached by a link, are read", () =>
  inFolder(async (folder) => {
    const out = join(folder, "out");
    const result = await ranInto(out);
    symlinkSync("months.csv", join(result, "table.csv"));
    symlinkSync(result, join(folder, "latest"));
    const { code, err } = await casehub("why", join(folder, "latest"), tiny, "--threads", "1", "--out", out);
    assert.is(code, 0, err);
  }),
);

links("a run asked for again is made again rather than taken from a folder with such a link, which goes", () =>
  inFolder(async (folder) => {
    const out = join(folder, "out");
    const result = await ranInto(out);
    const outside = join(folder, "passwd");
    writeFileSync(outside, secret);
    rmSync(join(result, "answer.txt"));
    symlinkSync(outside, join(result, "answer.txt"));
    assert.is(await ranInto(out), result);
    assert.not(lstatSync(join(result, "answer.txt")).isSymbolicLink());
    assert.is(readFileSync(outside, "utf8"), secret);
  }),
);

links.run();
