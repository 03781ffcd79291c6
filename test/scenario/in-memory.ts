/** Scenarios held in memory, for the tests of loading. */
import { type Loading, loadScenario } from "../../src/scenario/load.ts";
import type { LoadedScenario } from "../../src/scenario/loaded.ts";

/** The smallest scenario that uses most of the format, and has no problems. */
export const small = `format: 1
title: Small hub
period: {start: 2023-05-01, end: 2024-04-30}
calendar: {nation: england-and-wales, hours_per_day: 7.4h}
sites: {stoke: {nation: england-and-wales}}
cases:
  legacy_before: 2022-06-28
  types:
    standard: {share: rest, route: [interview, decision], outcome: {grant: 60%, refuse: 40%}, withdrawal: 12%/year}
    easy: {like: standard, share: {value: 20%, range: [10%, 30%], source: guess}, route: [decision]}
  in_progress:
    - {id: legacy, cohort: legacy, count: 1000, waiting_for: {interview: 70%, decision: 30%}}
    - {id: flow, count: 500}
  arrivals: {rate: 1/day}
work:
  interview: {needs: interviewing, effort: {lognormal: {mean: {value: 6h, range: [4h, 9h]}, cv: 0.6}}, notice: 14 days}
  decision: {needs: deciding, effort: 9h}
staff:
  in-post:
    fte: 50
    skills: [interviewing, deciding]
    attrition: {value: 25%/year, range: [15%/year, 46%/year]}
    vacancies: {refilled_after: 16 weeks}
    training: 9 weeks
  hub: {like: in-post, site: stoke, fte: 0, joiners: {count: 10, from: 2023-06-22}}
targets:
  cleared: {measure: legacy_backlog, at_most: 0, by: 2023-12-31, in: 90%}
`;

/** Loads `main.yaml` of some files. */
export function loadFiles(files: Readonly<Record<string, string>>, overrides: readonly string[] = []): Loading {
  const readText = (path: string) =>
    Object.hasOwn(files, path) ? files[path] : { code: "CH101" as const, message: `there is no file ${path}` };
  return loadScenario("main.yaml", { readText, overrides });
}

/** Loads one text. */
export function loadText(text: string, overrides: readonly string[] = []): Loading {
  return loadFiles({ "main.yaml": text }, overrides);
}

/** The small scenario with some text put in the place of other text, which must be there. */
export function changed(...replacements: readonly (readonly [from: string, to: string])[]): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the small scenario does not have: ${from}`);
    return text.replace(from, () => to);
  }, small);
}

/** Problems as `line:column code message`, with the hint in brackets. */
export function said({ problems }: Loading): string[] {
  return problems.map(
    ({ line, column, code, message, hint }) =>
      `${line}:${column} ${code} ${message}${hint === undefined ? "" : ` [${hint}]`}`,
  );
}

/** @throws Error naming the problems when there is an error among them */
export function loadedFrom(loading: Loading): LoadedScenario {
  if (!loading.loaded) throw new Error(said(loading).join("\n"));
  return loading.loaded;
}

/** `line:column` of the end of `lead` in a text: where what follows it begins. */
export function after(text: string, lead: string): string {
  const start = text.indexOf(lead);
  if (start < 0) throw new Error(`the text does not have: ${lead}`);
  const before = text.slice(0, start + lead.length).split("\n");
  return `${before.length}:${before[before.length - 1].length + 1}`;
}
