import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
// @ts-expect-error: without types, since Node itself has to read it before there is anything to read TypeScript.
import { load } from "../ts-node-hooks.mjs";

/** Stands for Node's own reading of a file, which ts-node asks for its text. */
const read = async (url: string) => ({ format: "module", source: readFileSync(fileURLToPath(url), "utf8") });

/**
 * Has all TypeScript made into JavaScript and kept (ts-node-hooks.mjs) before the tests start: one process that has the compiler loaded and
 * warm takes seconds for it, where dozens that each load it for a few files take a minute together. Quick when nothing has changed.
 */
export async function warmLoader(): Promise<void> {
  for (const folder of ["src", "scripts", "test"]) {
    const place = new URL(`../${folder}/`, import.meta.url);
    for (const path of readdirSync(place, { recursive: true, encoding: "utf8" }))
      if (/(?<!\.d)\.ts$/.test(path)) await load(new URL(path.replaceAll("\\", "/"), place).href, {}, read);
  }
}
