/** A loaded scenario as a folder of its own: one text, and the only data file that the text still names. */
import { parseDocument } from "yaml";
import type { LoadedScenario, NamedFile } from "../loaded.ts";
import { beside } from "../text/file-path.ts";

export interface StandaloneScenario {
  readonly text: string;
  /** Files that the text names, under `data/`. */
  readonly files: readonly NamedFile[];
}

/** Loading the text beside the files gives the same scenario, wherever they lie. */
export function standaloneScenario({
  resolvedText,
  files,
}: Pick<LoadedScenario, "resolvedText" | "files">): StandaloneScenario {
  const document = parseDocument(resolvedText, { version: "1.2" });
  const place = ["draws", "file"];
  const name = document.getIn(place);
  if (typeof name !== "string") return { text: resolvedText, files: [] };
  const file = files.find(({ path }) => beside("", path) === beside("", name));
  if (!file) return { text: resolvedText, files: [] };
  const path = `data/${file.path.slice(file.path.lastIndexOf("/") + 1)}`;
  document.setIn(place, path);
  return { text: document.toString({ lineWidth: 0 }), files: [{ path, text: file.text }] };
}
