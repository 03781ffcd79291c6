/** The result folder of a command other than `run`: its tables and texts, a summary, and the manifest that says how it was made. */
import { tablesPackage } from "./datapackage.ts";
import { abandon, finish, openResultFolder, writeWhole } from "./folder.ts";
import { type Circumstances, circumstancesOf } from "./manifest.ts";
import { type Cell, type TableShape, writeTable } from "./table.ts";

export interface CommandResult {
  /** `<command>-<name>`: what the folder is called before its hash. */
  readonly name: string;
  readonly title: string;
  /** SHA-256 of all that fixes a byte of the result. */
  readonly identity: string;
  readonly build: { readonly version: string; readonly hash: string };
  readonly tables: readonly (readonly [TableShape, Iterable<readonly Cell[]>])[];
  /** summary.json. */
  readonly summary: object;
  /** Other files by name: pictures, scenarios. */
  readonly texts?: Readonly<Record<string, string>>;
  /** What manifest.json holds beside: how much was run and how much reused. */
  readonly manifest?: object;
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/**
 * Writes a finished result whole.
 * @param out folder in which the result folder is made
 * @returns the result folder
 * @throws FolderProblem when it cannot be written
 */
export function writeCommandResult(out: string, result: CommandResult, circumstances: () => Circumstances): string {
  const { name, title, identity, build, tables, summary, texts = {} } = result;
  const folder = openResultFolder(out, name, identity);
  const { staging } = folder;
  try {
    for (const [shape, rows] of tables) writeTable(staging, shape, rows);
    for (const [file, text] of Object.entries(texts)) writeWhole(`${staging}/${file}`, text);
    const shapes = tables.map(([shape]) => shape);
    writeWhole(`${staging}/summary.json`, json(summary));
    writeWhole(`${staging}/datapackage.json`, json(tablesPackage(name, title, undefined, shapes)));
    const made = circumstancesOf(staging, circumstances());
    const stamp = { identity, casehub: build.version, build: build.hash, complete: true, ...result.manifest };
    writeWhole(`${staging}/manifest.json`, json({ ...stamp, ...made }));
    return finish(folder);
  } catch (error) {
    abandon(folder);
    throw error;
  }
}
