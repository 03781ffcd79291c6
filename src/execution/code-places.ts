/** Where the code that runs lies: the folder src, file by file, or what is shipped, in bundles. This file, and any bundle that holds it, is one folder deep. */

export const isBuilt = !import.meta.url.endsWith(".ts");
export const codeRoot = new URL("../", import.meta.url);

/** Bundles of the same sources (URL of their folder) for src to start threads from: from a hundred files, through the loader, each takes a second. */
const bundles = isBuilt ? undefined : process.env.CASEHUB_BUNDLES;

/** A place at which a thread or a process starts. @param name path in src, without extension */
export function startOf(name: string): URL {
  if (bundles !== undefined) return new URL(`${name}.js`, bundles);
  return new URL(`${name}.${isBuilt ? "js" : "ts"}`, codeRoot);
}
