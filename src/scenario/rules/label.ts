/** Labels: two parts of a kind that answers and charts would call the same cannot be told apart there. */
import type { Path } from "../text/placed.ts";
import { visible } from "../text/visible.ts";
import { flag, type Rule, type RuleContext } from "./rule.ts";

type Parts = Readonly<Record<string, { readonly label?: string }>>;

/** As a reader takes it: capitals and blanks make no other word. */
const asRead = (text: string): string => text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();

export const labelsTellApart: Rule = (context) => {
  const { staff, sites, cases, work, targets, changes } = context.scenario;
  checkKind(context, "pool", ["staff"], staff);
  checkKind(context, "site", ["sites"], sites);
  checkKind(context, "case type", ["cases", "types"], cases.types);
  checkKind(context, "stage", ["work"], work);
  checkKind(context, "target", ["targets"], targets);
  const named = changes.flatMap(({ name, label }, i) => (name === undefined ? [] : [{ name, label, at: i }]));
  check(
    context,
    "change",
    named.map(({ name, label, at }) => ({ name, label, path: ["changes", at] })),
  );
};

function checkKind(context: RuleContext, kind: string, path: Path, parts: Parts): void {
  check(
    context,
    kind,
    Object.entries(parts).map(([name, { label }]) => ({ name, label, path: [...path, name] })),
  );
}

interface Part {
  readonly name: string;
  readonly label?: string;
  readonly path: Path;
}

/** Flags each label that an earlier part has, or that is another's name. */
function check(context: RuleContext, kind: string, parts: readonly Part[]): void {
  const names = new Map(parts.map(({ name }) => [asRead(name), name]));
  const owners = new Map<string, string>();
  for (const { name, label, path } of parts) {
    if (label === undefined) continue;
    const words = asRead(label);
    const called = names.get(words);
    const owner = owners.get(words);
    if (owner === undefined) owners.set(words, name);
    const clash =
      owner !== undefined
        ? `the ${kind} ${owner} has it too`
        : called !== undefined && called !== name
          ? `it is the name of another ${kind}`
          : undefined;
    if (clash !== undefined)
      flag(
        context,
        "CH515",
        [...path, "label"],
        `the label "${visible(label)}" does not tell ${name} apart: ${clash}`,
        `give ${name} a label of its own: answers and charts call it by that alone`,
      );
  }
}
