/**
 * Has all TypeScript made into JavaScript and kept (ts-node-hooks.mjs) before the tests start: one process that has the compiler loaded and
 * warm takes seconds for it, where dozens that each load it for a few files take a minute together. Quick when nothing has changed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "../ts-node-hooks.mjs";

const read = async (url) => ({ format: "module", source: readFileSync(fileURLToPath(url), "utf8") });

for (const folder of ["src", "scripts", "test"]) {
  const place = new URL(`../${folder}/`, import.meta.url);
  for (const path of readdirSync(place, { recursive: true, encoding: "utf8" }))
    if (/(?<!\.d)\.ts$/.test(path)) await load(new URL(path.replaceAll("\\", "/"), place).href, {}, read);
}
