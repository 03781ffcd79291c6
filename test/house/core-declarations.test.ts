/** How the sources of the core declare what TypeScript hands over, reads and calls. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { boundaryModule } from "../../scripts/core/boundary.ts";
import { declarationsIn } from "../../scripts/core/declarations.ts";
import { entryModule } from "../../scripts/core/entry.ts";

const test = suite("declarations of the core");

const sizes = `
/** @given sizes */
export let people: i32 = 0;
`;
const boundaryOf = (text: string) => boundaryModule(declarationsIn("core/some.ts", sizes + text));
const refuses = (text: string, words: RegExp) => assert.throws(() => boundaryOf(text), words);

test("a column that is given has its type, its docstring and its length on the other side", () => {
  const text = boundaryOf("/** Hours a day. @given roster: people + 1 */\nexport let hours = new StaticArray<f64>(0);");
  assert.match(text, "readonly roster: {");
  assert.match(text, "/** core/some.ts: Hours a day. Length: people + 1. */");
  assert.match(text, "readonly hours: Float64Array;");
  assert.match(text, 'lengths: (_, core) => [core("people") + 1]');
});

test("a length reckons with the last entry and the length of columns of its group, and has alternatives", () => {
  const text = boundaryOf(`
/** @given roster: people + 1 */
export let from = new StaticArray<i32>(0);
/** @given roster: 0 or last(from) */
export let list = new StaticArray<i32>(0);
/** @given roster: list.length */
export let marks = new StaticArray<u8>(0);`);
  assert.match(text, "lengths: (g) => [0, last(g.from)]");
  assert.match(text, "lengths: (g) => [g.list.length]");
});

test("a length that names what is not given, or a column of another group, is refused at its place", () => {
  const column = (tag: string) => `/** @given ${tag} */\nexport let hours = new StaticArray<f64>(0);`;
  refuses(column("roster: persons"), /^core\/some\.ts: hours: length "persons": nothing given is called persons/);
  refuses(column("roster: last(people)"), /people is no column/);
  refuses(
    `${column("roster: people")}\n/** @given rules: hours.length */\nexport let x = new StaticArray<i32>(0);`,
    /another group/,
  );
});

test("a column without a length, a number with one, and a type that TypeScript cannot have are refused", () => {
  refuses("/** @given roster */\nexport let hours = new StaticArray<f64>(0);", /hours: a column has a length/);
  refuses("/** @given roster: people */\nexport let hours: f64 = 0;", /hours: a column has a length/);
  refuses(
    "/** @given roster: people */\nexport let hours = new StaticArray<u16>(0);",
    /StaticArray<u16> is none of the types/,
  );
  refuses("/** @given roster */\nexport let hours = 0;", /hours: state its type/);
});

test("a tag that is misspelt, on what is not exported, or on another kind of thing is refused", () => {
  refuses("/** @giben roster */\nexport let hours: f64 = 0;", /hours: @giben is none of the tags/);
  refuses("/** @given roster */\nlet hours: f64 = 0;", /hours: is not exported/);
  refuses("/** @read */\nexport function hours(): f64 {}", /hours: @step is for functions/);
  refuses("/** @step */\nexport let hours: f64 = 0;", /hours: @step is for functions/);
  refuses("/** @step @read */\nexport function hours(): f64 {}", /hours: has 2 of the tags/);
});

test("steps and calls keep the names of their arguments", () => {
  const text = boundaryOf(`
/** @step openAge */
export function open(first: i32, random: bool): f64 {}
export declare function noLine(line: i32, again: bool): void;`);
  assert.match(text, "openAge(first: number, random: boolean): number;");
  assert.match(text, "export interface Some {");
  assert.match(text, "noLine(line: number, again: number): void;");
});

test("the core exports what has a tag, under the name that TypeScript knows, and refuses two of one name", () => {
  const step = (name: string) =>
    `/** @step ${name} */\nexport function open(): void {}\nexport function more(): void {}`;
  const age = declarationsIn("core/hub/measures/age.ts", step("openAge"));
  assert.is(entryModule("core/main.ts", age), 'export { open as openAge } from "./hub/measures/age";\n');
  const waits = declarationsIn("core/hub/measures/waits.ts", step("openAge"));
  assert.throws(
    () => entryModule("core/main.ts", [...age, ...waits]),
    /core\/hub\/measures\/waits\.ts: open: core\/hub\/measures\/age\.ts has "openAge" too/,
  );
});

test.run();
