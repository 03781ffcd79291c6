/** Files on disk, as the scenario loader wants them: what is no scenario and no data is turned away with its reason. */
import { readFileSync, statSync } from "node:fs";
import { longestText, type ReadProblem, type ReadText } from "../scenario/reader.ts";

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

export const readText: ReadText = (path) => {
  try {
    const facts = statSync(path);
    if (facts.isDirectory()) return { code: "CH102", message: `${path} is a directory; name a file in it` };
    // Devices may have no end.
    if (!facts.isFile() && !facts.isFIFO()) return { code: "CH102", message: `${path} is not a file` };
    if (facts.size > longestText) return tooLarge(path, facts.size);
    const bytes = readFileSync(path);
    return bytes.length > longestText ? tooLarge(path, bytes.length) : decoded(path, bytes);
  } catch (error) {
    return { code: "CH101", message: reason(path, error as NodeJS.ErrnoException) };
  }
};

function tooLarge(path: string, bytes: number): ReadProblem {
  return {
    code: "CH104",
    message: `${path} has ${megabytes(bytes)}; a scenario or data file has at most ${megabytes(longestText)}`,
  };
}

function decoded(path: string, bytes: Uint8Array): string | ReadProblem {
  if (bytes.includes(0)) return { code: "CH103", message: `${path} is binary data, not text` };
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { code: "CH103", message: `${path} is not text in UTF-8` };
  }
}

function reason(path: string, { code }: NodeJS.ErrnoException): string {
  if (code === "ENOENT" || code === "ENOTDIR") return `there is no file ${path}`;
  if (code === "EACCES" || code === "EPERM") return `${path} may not be read: permission denied`;
  return `${path} cannot be opened (${code ?? "unknown reason"})`;
}
