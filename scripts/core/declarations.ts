/**
 * What the sources of the core declare to TypeScript, by tags in their docstrings:
 *
 *     @given GROUP           a number that TypeScript hands over, together with all others of its group
 *     @given GROUP: LENGTH   a column likewise; LENGTH reckons with given names, `NAME.length` and `last(NAME)` (the last entry of a
 *                            column), has alternatives (`0 or people`), or is `any`; `GROUP?` for a group that may never come
 *     @read [NAME]           a number or column that TypeScript reads
 *     @step [NAME]           a function that TypeScript calls
 *     @kept                  exported, so that the compilers do not leave it out
 *
 * and by `export declare function`: what the core calls in TypeScript, an interface a file.
 */
import ts from "typescript";

export type Tag = "given" | "read" | "step" | "kept";

export interface Declaration {
  /** File of the core. */
  readonly file: string;
  /** What the file calls it, and what TypeScript calls it. */
  readonly own: string;
  readonly name: string;
  readonly tag: Tag | "call";
  /** What the docstring says besides tags of this file. */
  readonly says: string;
  /** Its type, or that which a function returns, as AssemblyScript writes it: `i32`, `StaticArray<f64>`, `void`. */
  readonly type: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  /** Group of what is given. */
  readonly group: string;
  /** Whether the group may never come. */
  readonly optional: boolean;
  /** How long a given column is. */
  readonly length?: string;
}

const tags: readonly string[] = ["given", "read", "step", "kept"] satisfies Tag[];

/** Tags that other docstrings have too. */
const usual: readonly string[] = ["param", "returns", "throws"];

/** @throws Error naming file and declaration where a tag is not understood */
export function declarationsIn(file: string, text: string): Declaration[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) return declared(file, statement, statement);
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap((variable) => declared(file, variable, statement));
  });
}

function declared(
  file: string,
  node: ts.FunctionDeclaration | ts.VariableDeclaration,
  statement: ts.FunctionDeclaration | ts.VariableStatement,
): Declaration[] {
  const own = node.name?.getText() ?? "";
  const has = (kind: ts.SyntaxKind) => statement.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
  const refuse = (why: string): never => {
    throw new Error(`${file}: ${own}: ${why}`);
  };
  const found = tagsOf(node).filter(({ tagName }) => tags.includes(tagName.text));
  const strange = tagsOf(node).find(({ tagName: { text } }) => !tags.includes(text) && !usual.includes(text));
  if (strange) refuse(`@${strange.tagName.text} is none of the tags @${[...tags, ...usual].join(", @")}`);
  if (has(ts.SyntaxKind.DeclareKeyword)) return [{ ...whatItIs(file, own, node), name: own, tag: "call" }];
  if (found.length === 0) return [];
  if (found.length > 1) refuse(`has ${found.length} of the tags @${tags.join(", @")}: one is wanted`);
  if (!has(ts.SyntaxKind.ExportKeyword)) refuse("is not exported");
  const tag = found[0].tagName.text as Tag;
  const words = ts.getTextOfJSDocComment(found[0].comment)?.replace(/\s+/g, " ").trim() ?? "";
  const it = whatItIs(file, own, node);
  if ((tag === "step") !== ts.isFunctionDeclaration(node))
    refuse(`@step is for functions, @${tag} for what is no function`);
  if (it.type === "") refuse("state its type");
  if (tag === "read" || tag === "step" || tag === "kept") {
    if (!/^\w*$/.test(words)) refuse(`@${tag} takes a name at most, not "${words}"`);
    return [{ ...it, name: words || own, tag }];
  }
  const [, group, mark, length] =
    /^(\w+)(\??)(?:: (.+))?$/.exec(words) ?? refuse(`@${tag} names a group, not "${words}"`);
  if (it.type.startsWith("StaticArray") !== (length !== undefined))
    refuse("a column has a length, `@given GROUP: LENGTH`, and a number has none");
  return [{ ...it, name: own, tag, group, optional: mark === "?", length }];
}

/** Of a declaration what its tag does not say. */
function whatItIs(file: string, own: string, node: ts.FunctionDeclaration | ts.VariableDeclaration) {
  const isFunction = ts.isFunctionDeclaration(node);
  const initial = isFunction ? undefined : node.initializer;
  const made = initial && ts.isNewExpression(initial) ? initial.getText().replace(/\(.*/s, "") : "";
  return {
    file,
    own,
    says: wordsOf(node),
    type: node.type?.getText() ?? made.replace(/^new /, ""),
    parameters: isFunction
      ? node.parameters.map(({ name, type }) => ({ name: name.getText(), type: type?.getText() ?? "" }))
      : [],
    group: "",
    optional: false,
  };
}

/** The docstring next to a declaration: the first one of a file may have the file's before it. */
function docstringOf(node: ts.Node): ts.JSDoc | undefined {
  return ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
}

function tagsOf(node: ts.Node): readonly ts.JSDocTag[] {
  return docstringOf(node)?.tags ?? [];
}

/** What a docstring says, on one line, without the tags of this file. */
function wordsOf(node: ts.Node): string {
  const words = ts.getTextOfJSDocComment(docstringOf(node)?.comment) ?? "";
  const others = tagsOf(node).filter(({ tagName }) => !tags.includes(tagName.text));
  const text = others.map((tag) => tag.getText().replace(/^\s*\*\s?/gm, ""));
  return [words, ...text].join(" ").replace(/\s+/g, " ").trim();
}
