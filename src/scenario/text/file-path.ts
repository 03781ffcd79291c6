/** Paths with `/`, joined and compared as text: the scenario's files may be on a disk, on a server or in a browser's memory. */

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[a-z]:\//i.test(path);
}

/** Without `.` and empty parts; `..` goes up as far as there is something above. */
function normalised(path: string): string {
  const root = path.startsWith("/") ? "/" : "";
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".." || root === "") parts.push(part);
  }
  return root + parts.join("/");
}

function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
}

/** The path of a file that `from` names relative to itself. */
export function beside(from: string, named: string): string {
  const name = named.replaceAll("\\", "/");
  return normalised(isAbsolute(name) ? name : folderOf(from.replaceAll("\\", "/")) + name);
}

/** `path` as a scenario in the folder of `from` would name it. */
export function relativeTo(from: string, path: string): string {
  const folder = normalised(folderOf(from)).split("/").filter(Boolean);
  const parts = normalised(path).split("/").filter(Boolean);
  if (isAbsolute(path) !== isAbsolute(from)) return path;
  let common = 0;
  while (common < folder.length && common < parts.length - 1 && folder[common] === parts[common]) common++;
  return [...folder.slice(common).map(() => ".."), ...parts.slice(common)].join("/");
}

/** File name without folder and extension. */
export function stem(path: string): string {
  return path.slice(folderOf(path).length).replace(/\.ya?ml$/i, "");
}
