/** What fixes the scalars of a point's replications, as one hash: the name under which they are remembered. */
import { createHash } from "node:crypto";
import type { Point } from "../experiment/replications/point.ts";
import type { Plan } from "../hub/plan.ts";
import { machine } from "./identity.ts";

/** Words about a value, which no simulation reads. */
const wordsOfQuantity = new Set(["source", "confidence", "note"]);
/** What a plan or scenario says of itself and of how it is to be run, beside what is simulated. */
const wordsOfScenario = new Set(["name", "title", "question", "replications", "seed", "observed", "accepted_warnings"]);

function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * A plan as text: equal for two plans that simulate alike but for their titles and sources.
 * @throws TypeError for what is not plain data, which would all read the same
 */
function planText(plan: Plan): string {
  const silent = new Set<unknown>([plan, ...plan.regimes.map(({ scenario }) => scenario)]);
  return JSON.stringify(plan, function (this: unknown, key: string, value: unknown) {
    if (silent.has(this) && wordsOfScenario.has(key)) return undefined;
    if ((this as { kind?: unknown }).kind === "quantity" && wordsOfQuantity.has(key)) return undefined;
    // JSON has no infinity and would write null for it.
    if (typeof value === "number" && !Number.isFinite(value)) return { number: String(value) };
    if (typeof value === "object" && value !== null && !isPlain(value))
      throw new TypeError(`a plan is plain data, and ${key} is not`);
    return value;
  });
}

const texts = new WeakMap<Plan, string>();

function textOf(plan: Plan): string {
  const text = texts.get(plan) ?? createHash("sha256").update(planText(plan)).digest("hex");
  texts.set(plan, text);
  return text;
}

/** The uncertain values that every replication takes; null where each draws its own, or there are none. */
function valuesTaken({ plan, fixed, values }: Point): string[] | null {
  const taken = values ?? (fixed ? plan.uncertain.map(({ value }) => value) : []);
  return taken.length > 0 ? Array.from(taken, String) : null;
}

/**
 * SHA-256, in hexadecimal, of plan, seed, the values that are held or given, build, Node's major version and the processor's architecture.
 * Values held at their best estimates and the same values given are one point, so that `run --fixed` and a design's centre share it.
 */
export function pointKey(point: Point, buildHash: string): string {
  const { plan, seed } = point;
  return createHash("sha256")
    .update(JSON.stringify(["casehub scalars 2", textOf(plan), seed, buildHash, machine, valuesTaken(point)]))
    .digest("hex");
}
