/** The result folder of a command other than `run`: its tables and texts, a summary, and the manifest that says how it was made. */

import { existsSync, readdirSync } from "node:fs";
import { writeWhole } from "../../execution/files/atomic-file.ts";
import { jsonText } from "../json/json.ts";
import { type Cell, type TableShape, writeTable } from "../table.ts";
import { tablesPackage } from "./datapackage.ts";
import { abandon, finish, keepPartial, openResultFolder } from "./folder.ts";
import { type Circumstances, circumstancesOf } from "./manifest.ts";
import { answerFile } from "./result-folder.ts";

export interface CommandResult {
  /** `<command>-<name>`: what the folder is called before its hash. */
  readonly name: string;
  readonly title: string;
  /** SHA-256 of all that fixes a byte of the result. */
  readonly identity: string;
  readonly build: { readonly version: string; readonly hash: string };
  readonly tables: readonly (readonly [TableShape, Iterable<readonly Cell[]>])[];
  /** Writes tables that come row by row into the folder, before the summary is asked for. */
  readonly stream?: { readonly shapes: readonly TableShape[]; readonly write: (folder: string) => void };
  /** summary.json; a function where it is known only once the tables are written. */
  readonly summary: object | (() => object);
  /** The answer in words, as on the terminal but for where its files are; a function where it is known only once the tables are written. */
  readonly answer: string | (() => string);
  /** Other files by name: pictures, scenarios. */
  readonly texts?: Readonly<Record<string, string>>;
  /** What manifest.json holds beside: how much was run and how much reused. */
  readonly manifest?: object | (() => object);
  /** A result that is not whole is kept in `….partial`. Default: whole. */
  readonly complete?: boolean;
}

/** The files of a table that is a folder of them. */
function withFiles(staging: string, shape: TableShape): TableShape {
  const folder = `${staging}/${shape.file}`;
  if (shape.file.endsWith(".csv") || !existsSync(folder)) return shape;
  const names = readdirSync(folder).sort();
  return { ...shape, files: names.map((name) => `${shape.file}/${name}`) };
}

function givenOrMade(value: object | (() => object)): object {
  return typeof value === "function" ? value() : value;
}

/**
 * Writes a result whole.
 * @param out folder in which the result folder is made
 * @returns the result folder
 * @throws FolderProblem when it cannot be written
 */
export function writeCommandResult(out: string, result: CommandResult, circumstances: () => Circumstances): string {
  const { name, title, identity, build, tables, stream, summary, answer, texts = {}, complete = true } = result;
  const folder = openResultFolder(out, name, identity);
  const { staging } = folder;
  try {
    for (const [shape, rows] of tables) writeTable(staging, shape, rows);
    for (const [file, text] of Object.entries(texts)) writeWhole(`${staging}/${file}`, text);
    stream?.write(staging);
    const shapes = [...tables.map(([shape]) => shape), ...(stream?.shapes ?? [])].map((one) => withFiles(staging, one));
    writeWhole(`${staging}/summary.json`, jsonText(givenOrMade(summary)));
    writeWhole(`${staging}/${answerFile}`, typeof answer === "function" ? answer() : answer);
    writeWhole(`${staging}/datapackage.json`, jsonText(tablesPackage(name, title, undefined, shapes)));
    const made = circumstancesOf(staging, circumstances());
    const stamp = {
      identity,
      casehub: build.version,
      build: build.hash,
      complete,
      ...givenOrMade(result.manifest ?? {}),
    };
    writeWhole(`${staging}/manifest.json`, jsonText({ ...stamp, ...made }));
    return complete ? finish(folder) : keepPartial(folder);
  } catch (error) {
    abandon(folder);
    throw error;
  }
}
