/** Turns what the schema finds into problems that speak of what the author wrote. */
import type * as z from "zod";
import { scenario } from "../schema/scenario.ts";
import { expectation, knownKeys, schemasAt } from "../schema/schema-shape.ts";
import { nearest, suggestion } from "./nearest.ts";
import { find, keyPlaceOf, type Path, type PlacedMap, pathText, placeOf } from "./placed.ts";
import type { ProblemCode, Report } from "./problem.ts";
import { quoted } from "./visible.ts";

type Issue = z.core.$ZodIssue;

/** Codes of the schema's own checks, by the name they give themselves. */
const codes: Readonly<Record<string, ProblemCode>> = {
  unit: "CH304",
  bound: "CH305",
  range: "CH307",
  date: "CH306",
  order: "CH514",
  parameters: "CH309",
};

/** @param root the schema that found it: the scenario's, or another format's */
export function reportShape(error: z.ZodError, tree: PlacedMap, report: Report, root: z.ZodType = scenario): void {
  for (const issue of error.issues) reportIssue(issue, [], tree, report, root);
}

/** What a path is called in a sentence. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the scenario";
  return typeof last === "number" && path.length > 1 ? `item ${last + 1} of ${String(path.at(-2))}` : String(last);
}

function reportIssue(issue: Issue, above: Path, tree: PlacedMap, report: Report, root: z.ZodType): void {
  const path: Path = [...above, ...(issue.path as (string | number)[])];
  if (issue.code === "invalid_union" && issue.errors.length > 0)
    return reportBranch(issue.errors as Issue[][], path, tree, report, root);
  if (issue.code === "unrecognized_keys") return reportUnknown(issue.keys, path, tree, report, root);
  const details = { path: pathText(tree, path) };
  const place = placeOf(tree, path);
  const node = find(tree, path);
  const name = nameOf(path);
  const custom = issue.code === "custom" ? codes[String(issue.params?.problem)] : undefined;
  if (custom) return report(custom, place, issue.message, details);
  if (!node)
    return report("CH302", place, `${name} is missing`, {
      ...details,
      hint: `expected ${expectation(schemasAt(root, path))}`,
    });
  if (issue.code === "invalid_key")
    return report("CH308", keyPlaceOf(tree, path.slice(0, -1), String(path.at(-1))), `${name} cannot be a name`, {
      ...details,
      hint: "a name starts with a letter and has only letters, digits, - and _",
    });
  const written = node.kind === "scalar" ? quoted(node.value) : `a ${node.kind}`;
  const expected = expectation(schemasAt(root, path));
  if (issue.code === "invalid_value") {
    const choices = issue.values.map(String);
    const near = nearest(String(node.kind === "scalar" ? node.value : ""), choices);
    return report(
      "CH310",
      place,
      `${name} is ${choices.length === 1 ? choices[0] : `one of ${choices.join(", ")}`}, not ${written}`,
      { ...details, hint: near && `did you mean ${near}?` },
    );
  }
  if (issue.code === "invalid_type")
    return report("CH303", place, `${name} should be ${expected}, not ${written}`, details);
  if (issue.code === "invalid_union")
    return report("CH303", place, `${name} should be ${expected}, not ${written}`, details);
  if (issue.code === "invalid_format")
    return report(
      "CH308",
      place,
      issue.message.startsWith("Invalid") ? `${written} is not written as ${expected}` : `${written}: ${issue.message}`,
      details,
    );
  if (issue.code === "too_small" || issue.code === "too_big") {
    const bound = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
    return report(
      "CH305",
      place,
      issue.origin === "array"
        ? `${name} needs ${bound} ${Number(issue.code === "too_small" ? issue.minimum : issue.maximum) === 1 ? "item" : "items"}`
        : `${name} is ${bound}, not ${written}`,
      details,
    );
  }
  report("CH303", place, `${name}: ${issue.message}`, details);
}

function reportUnknown(keys: readonly string[], path: Path, tree: PlacedMap, report: Report, root: z.ZodType): void {
  const known = knownKeys(schemasAt(root, path));
  // The message names no path: a key taken over by `like` is wrong in one place only.
  for (const key of keys)
    report("CH301", keyPlaceOf(tree, path, key), `${key} is not known here`, {
      path: pathText(tree, [...path, key]),
      hint: () => suggestion(key, known),
    });
}

/** Of the alternatives at a path, what is said is about those that the author meant: of the kind written, with the fewest things wrong at the top. */
function reportBranch(
  errors: readonly (readonly Issue[])[],
  path: Path,
  tree: PlacedMap,
  report: Report,
  root: z.ZodType,
): void {
  const branches = flattened(errors).filter((issues) => !issues.some(isOtherKind));
  const node = find(tree, path);
  const details = { path: pathText(tree, path) };
  if (branches.length === 0 || !node) {
    const expected = expectation(schemasAt(root, path));
    const name = nameOf(path);
    if (!node)
      return report("CH302", placeOf(tree, path), `${name} is missing`, { ...details, hint: `expected ${expected}` });
    const written = node.kind === "scalar" ? quoted(node.value) : `a ${node.kind}`;
    return report("CH303", placeOf(tree, path), `${name} should be ${expected}, not ${written}`, details);
  }
  const least = Math.min(...branches.map(misfit));
  const meant = branches.filter((issues) => misfit(issues) === least);
  if (meant.length === 1) {
    for (const issue of meant[0]) reportIssue(issue, path, tree, report, root);
    return;
  }
  const unknown = meant.map((issues) =>
    issues.flatMap((issue) => (issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : [])),
  );
  const others = unknown.map((keys) => new Set(keys));
  const everywhere = unknown[0].filter((key) => others.every((keys) => keys.has(key)));
  if (everywhere.length > 0) return reportUnknown(everywhere, path, tree, report, root);
  if (node.kind === "map")
    return report(
      "CH303",
      placeOf(tree, path),
      `${nameOf(path)} should be ${expectation(schemasAt(root, path))}`,
      details,
    );
  for (const issue of meant[0]) reportIssue(issue, path, tree, report, root);
}

/** Unions within unions as one list of alternatives. */
function flattened(errors: readonly (readonly Issue[])[]): (readonly Issue[])[] {
  return errors.flatMap((issues) => {
    const only = issues.length === 1 ? issues[0] : undefined;
    return only?.code === "invalid_union" && only.path.length === 0 && only.errors.length > 0
      ? flattened(only.errors as Issue[][])
      : [issues];
  });
}

/** Whether the alternative is of another kind altogether than what was written. */
function isOtherKind(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");
}

/** How far an alternative is from what was written: unknown and missing keys at its top. */
function misfit(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => {
    if (issue.code === "unrecognized_keys" && issue.path.length === 0) return sum + issue.keys.length;
    return issue.path.length === 1 && issue.code === "invalid_type" ? sum + 1 : sum;
  }, 0);
}
