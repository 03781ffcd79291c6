/** A scenario that takes over another and sets some values: what differs is all that it says. */
import { Document, parse } from "yaml";

/** `path=value` taken apart; undefined when it is not written so. */
function partsOf(override: string): { path: string[]; value: unknown } | undefined {
  const [, path, value] = /^([^=\s]+)=(.+)$/s.exec(override) ?? [];
  if (path === undefined || value === undefined) return undefined;
  try {
    return { path: path.split("."), value: parse(value) };
  } catch {
    return undefined;
  }
}

/**
 * The text of the child. Whether its values fit is for loading to say.
 * @param parent as the child names it @param title of the parent
 * @returns undefined when an override is not written path=value
 */
export function childScenario(parent: string, title: string, overrides: readonly string[]): string | undefined {
  const child = new Document({ extends: parent, title: `${title}, changed` });
  for (const override of overrides) {
    const parts = partsOf(override);
    if (!parts) return undefined;
    child.setIn(parts.path, child.createNode(parts.value));
  }
  return `# What is not stated here is as in ${parent}.\n${child.toString({ lineWidth: 0 })}`;
}
