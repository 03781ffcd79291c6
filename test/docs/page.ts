/** A page of documentation as its fenced blocks. */
import { readFileSync } from "node:fs";

export interface Block {
  /** What follows the opening fence: `sh`, `yaml`, `python`, `text` …; empty where nothing does. */
  readonly language: string;
  /** Words `key=value` after the language. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** @throws Error for a fence that is never closed */
export function blocksOf(file: string): Block[] {
  const blocks: Block[] = [];
  let open: { words: string[]; line: number; lines: string[] } | undefined;
  for (const [index, text] of readFileSync(file, "utf8").split("\n").entries()) {
    if (open && text === "```") {
      const [language, ...rest] = open.words;
      const attributes = Object.fromEntries(rest.map((word) => word.split("=", 2)));
      blocks.push({ language, attributes, text: `${open.lines.join("\n")}\n`, line: open.line });
      open = undefined;
    } else if (open) open.lines.push(text);
    else if (text.startsWith("```")) {
      open = { words: text.slice(3).trim().split(/\s+/), line: index + 1, lines: [] };
    }
  }
  if (open) throw new Error(`${file}:${open.line} is never closed`);
  return blocks;
}

/** Targets of a page's links to files of the project, without their anchors, each with its line. */
export function linksOf(file: string): { target: string; line: number }[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text, index) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target]) => ({ target: target.split("#")[0], line: index + 1 }))
        .filter(({ target }) => target !== "" && !/^[a-z]+:/.test(target)),
    );
}
