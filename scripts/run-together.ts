/** Runs several test files in one process, which then loads what they share once: `run-together.ts FILE…`, started by run-tests.ts. */
import { pathToFileURL } from "node:url";

const uvu = globalThis as typeof globalThis & { UVU_DEFER: number; UVU_INDEX: number; UVU_QUEUE: unknown[][] };
uvu.UVU_DEFER = 1;
const { exec } = (await import("uvu")) as unknown as { exec: () => Promise<void> };
let empty = 0;
for (const [index, file] of process.argv.slice(2).entries()) {
  uvu.UVU_INDEX = index;
  uvu.UVU_QUEUE.push([file]);
  await import(pathToFileURL(file).href);
  if (uvu.UVU_QUEUE[index].length > 1) continue;
  process.stdout.write(`${file} holds no test, or forgot .run()\n`);
  empty++;
}
await exec();
if (empty > 0) process.exitCode = 1;
