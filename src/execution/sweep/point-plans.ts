/** The plan of each point of a sweep, loaded and compiled when it is wanted, from the texts that were read when the sweep was. */

import { factorsOf, valuesAt } from "../../experiment/design/factor.ts";
import type { Point } from "../../experiment/replications/point.ts";
import { sharesDraws } from "../../experiment/replications/point.ts";
import type { PointFacts } from "../../experiment/sweep/estimate.ts";
import { rowReader } from "../../experiment/sweep/measure.ts";
import { compile } from "../../hub/compile.ts";
import { loadScenario } from "../../scenario/load.ts";
import { ParsedFiles } from "../../scenario/text/parsed-files.ts";
import type { RowReader } from "../store/extract.ts";

/** What of a sweep its blocks are made from: plain data, which can be sent to another machine. */
export interface SweepBase {
  readonly scenario: string;
  readonly texts: readonly (readonly [path: string, text: string])[];
  readonly set: readonly string[];
  readonly seed: string | number;
  readonly fixed: boolean;
  readonly columns: readonly string[];
  readonly targets: readonly string[];
  /** Names of what `u` goes over. */
  readonly factors: readonly string[];
}

/** What a point sets. */
export interface PointSettings {
  readonly overrides: readonly string[];
  readonly u?: readonly number[];
}

/** Errors of a point that are told. */
const mostSaid = 5;

export interface PreparedPoint extends RowReader {
  readonly point: Omit<Point, "replications">;
  readonly facts: PointFacts;
}

/** The scenario cannot be used at this point. */
export class PointFault extends Error {
  override readonly name = "PointFault";
}

/** @throws PointFault when the point is no scenario; ScenarioFault, MissingMeasure for what shows later */
export function preparePoint(base: SweepBase, { overrides, u }: PointSettings, parsed?: ParsedFiles): PreparedPoint {
  const texts = new Map(base.texts);
  const { loaded, problems } = loadScenario(base.scenario, {
    readText: (path) => texts.get(path) ?? { code: "CH101", message: `there is no file ${path}` },
    overrides: [...base.set, ...overrides],
    parsed,
  });
  if (!loaded) {
    const errors = problems.filter(({ severity }) => severity === "error");
    const said = errors.slice(0, mostSaid).map(({ code, message }) => `${code} ${message}`);
    throw new PointFault(
      [...said, ...(errors.length > mostSaid ? [`and ${errors.length - mostSaid} more`] : [])].join("; "),
    );
  }
  const plan = compile(loaded);
  const factors = u ? factorsOf(plan).filter(({ name }) => base.factors.includes(name)) : [];
  const values =
    u &&
    valuesAt(
      plan,
      factors,
      factors.map(({ name }) => u[base.factors.indexOf(name)]),
    );
  const ownSeed = overrides.some((text) => /^\s*seed\s*=/.test(text));
  const point = { plan, seed: ownSeed ? plan.seed : base.seed, fixed: base.fixed, values };
  return {
    point,
    facts: {
      paired: sharesDraws({ ...point, replications: 0 }),
      startDay: plan.startDay,
      shares: base.targets.map((name) => plan.targets.find((target) => target.name === name)?.share ?? Number.NaN),
    },
    width: base.columns.length + base.targets.length,
    read: rowReader(plan, base.columns, base.targets),
  };
}

/** Prepares points, and keeps the last ones: the blocks of a point come one after the other. */
export class PointPlans {
  private readonly base: SweepBase;
  private readonly settings: (point: number) => PointSettings;
  private readonly held = new Map<number, PreparedPoint>();
  private readonly most: number;
  private readonly parsed: ParsedFiles;

  /** @param parsed the scenario's files, when they have been parsed before */
  constructor(base: SweepBase, settings: (point: number) => PointSettings, parsed = new ParsedFiles(), most = 8) {
    this.parsed = parsed;
    this.base = base;
    this.settings = settings;
    this.most = most;
  }

  /** @throws as {@link preparePoint} */
  prepare(point: number): PreparedPoint {
    const before = this.held.get(point);
    if (before) return before;
    const prepared = preparePoint(this.base, this.settings(point), this.parsed);
    const [oldest] = this.held.keys();
    if (this.held.size >= this.most) this.held.delete(oldest);
    this.held.set(point, prepared);
    return prepared;
  }
}
