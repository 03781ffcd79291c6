/**
 * Loads TypeScript through ts-node, and keeps what it made: a file that has not changed since is read from node_modules/.cache, and the
 * compiler is not even loaded, which would cost each process and each worker thread half a second. Kept text is used only when the
 * source, tsconfig.json and both versions are those it was made from. Addresses are resolved by Node itself: they are written out in
 * full here (`./calendar.ts`), and ts-node's own resolver is that of Node 16.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { threadId } from "node:worker_threads";

const root = new URL("./", import.meta.url).href;
const { resolve } = createRequire(import.meta.url);
const readText = (file) => readFileSync(file, "utf8");

const madeBy = [
  readText(new URL("tsconfig.json", root)),
  readText(resolve("ts-node/package.json")),
  readText(resolve("typescript/package.json")),
];

export async function load(url, context, next) {
  if (!url.endsWith(".ts") || !url.startsWith(root)) return next(url, context);
  const parts = [...madeBy, url, readText(fileURLToPath(url))];
  const key = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  const place = fileURLToPath(new URL(`node_modules/.cache/ts-node/${url.slice(root.length)}`, root));
  const source = kept(place, key) ?? keep(place, key, await transpile(url, context, next));
  return { format: "module", source, shortCircuit: true };
}

async function transpile(url, context, next) {
  const tsNode = await import("ts-node/esm");
  const { source } = await tsNode.load(url, { ...context, format: "module" }, next);
  return source.toString();
}

/** What was made of a file, unless it was made of something else. */
function kept(place, key) {
  try {
    const text = readText(place);
    return text.startsWith(`${key}\n`) ? text.slice(key.length + 1) : undefined;
  } catch {
    return undefined;
  }
}

/** Other processes read and write the same at the same time, so it is written aside and put in its place in one step. */
function keep(place, key, source) {
  try {
    mkdirSync(dirname(place), { recursive: true });
    const aside = `${place}.${process.pid}-${threadId}`;
    writeFileSync(aside, `${key}\n${source}`);
    renameSync(aside, place);
  } catch {
    // Where nothing may be written, each process transpiles for itself.
  }
  return source;
}
