/** The YAML document of a text, taken in piece by piece, so that nesting and length are known before anything is built from them. */
import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isNode,
  Lexer,
  type LineCounter,
  Parser,
  visit,
  type YAMLParseError,
  type Node as YamlNode,
} from "yaml";
import type { ProblemCode } from "./problem.ts";

/** The deepest that maps and lists lie in one another: the largest shipped scenario is eight deep. */
export const deepest = 60;
/** Characters of a scenario's text, and the pieces that YAML sees in it (words, marks, spaces): some 30,000 short lines. */
export const longestYaml = 2_000_000;
const mostPieces = 200_000;
/** Past so many pieces that are out of place, the rest is not looked at. */
const mostOutOfPlace = 100;
/** Marks that may stand open beside maps and lists: the document, a key, a word. */
const openBeside = 4;

/** The text holds more than a scenario can. */
export class Overgrown extends Error {
  readonly code: Extract<ProblemCode, "CH104" | "CH110">;
  /** Where in the text. */
  readonly offset: number;

  constructor(code: Overgrown["code"], message: string, offset: number) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

export interface YamlDocument {
  readonly document: Document;
  readonly errors: readonly YAMLParseError[];
  /** Where a second document begins, if one does. */
  readonly second?: number;
  /** Where a line for the parser (`%YAML 1.1`) stands, if one does: it is not obeyed. */
  readonly directive?: number;
}

/** @throws Overgrown when the text is longer or more deeply nested than a scenario can be */
export function yamlDocument(text: string, lines: LineCounter): YamlDocument {
  if (text.length > longestYaml)
    throw new Overgrown("CH104", `the text has ${text.length} characters; a scenario has at most ${longestYaml}`, 0);
  lines.addNewLine(0);
  // Duplicate keys are looked for later: the composer compares every key with every other.
  const composer = new Composer({
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    merge: false,
    logLevel: "error",
  });
  let directive: number | undefined;
  function* obeyed(): Generator<CST.Token> {
    for (const token of tokens(text, lines)) {
      if (token.type === "directive") directive ??= token.offset;
      else yield token;
    }
  }
  const [document, second] = composer.compose(obeyed(), true, text.length);
  return { document, errors: document.errors, second: second?.range[0], directive };
}

/** The parser recurses as deep as the text is nested, and past some depth would take the whole process with it. */
function* tokens(text: string, lines: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  let pieces = 0;
  let outOfPlace = 0;
  for (const piece of new Lexer().lex(text)) {
    if (++pieces > mostPieces)
      throw new Overgrown(
        "CH104",
        `the text has more than ${mostPieces} words and marks; a scenario has fewer`,
        parser.offset,
      );
    for (const token of parser.next(piece)) {
      if (token.type === "error" && ++outOfPlace > mostOutOfPlace) return;
      yield token;
    }
    if (parser.stack.length > deepest + openBeside)
      throw new Overgrown("CH110", `nested more than ${deepest} deep`, parser.offset);
  }
  yield* parser.end();
}

/** What each alias stands for: the node that last had its name before it. */
export function aliasTargets(document: Document): ReadonlyMap<Alias, YamlNode> {
  const anchors = new Map<string, YamlNode>();
  const targets = new Map<Alias, YamlNode>();
  visit(document, (_, node) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) targets.set(node, target);
    } else if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
  });
  return targets;
}
