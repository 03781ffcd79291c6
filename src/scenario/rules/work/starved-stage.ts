/** Whether the order of work, stated or usual, leaves a stage waiting for months while the same people do others. */
import { dayToIso } from "../../../engine/civil-date.ts";
import type { Scenario } from "../../schema/scenario.ts";
import { flag, flagKey, type RuleContext } from "../rule.ts";
import { type FlowStep, workFlow } from "./work-flow.ts";

/** Days that a stage may wait: in a shorter period half of it, if it is not reached before the end. */
const longest = 91;
/** Less than this share of their time is as good as nothing. */
const noticeable = 0.01;
const aCase = 0.5;

export interface Wait {
  readonly title: string;
  readonly stage: string;
  readonly regime: number;
  /** First day of the wait, and the day on which it is taken up, if it is. */
  readonly from: number;
  readonly until: number | undefined;
  /** What is done meanwhile by those who could do it, most hours first. */
  readonly instead: readonly string[];
}

export function stagesAreReached(contexts: readonly RuleContext[]): void {
  for (const wait of longWaits(contexts)) {
    const context = contexts[wait.regime];
    const { next_case } = context.scenario;
    const stated = next_case.length > 0;
    const order = stated ? `next_case: [${next_case.join(", ")}]` : "the usual order, later stages first,";
    const say = stated ? flag : flagKey;
    say(
      context,
      "CH608",
      stated ? ["next_case"] : ["work", wait.stage],
      `${order} leaves ${wait.title} undone ${howLong(wait)}, though cases wait for it: ${wait.instead.join(", ")} ${wait.instead.length > 1 ? "take" : "takes"} all the time of the staff who can do it`,
      fix(contexts, wait),
    );
  }
}

/** The first long wait of each stage. */
export function longWaits(regimes: readonly Pick<RuleContext, "scenario" | "from" | "until">[]): Wait[] {
  const { start, end } = regimes[0].scenario.period;
  const short = Math.min(longest, (end - start + 1) / 2);
  const open = new Map<string, Wait & { readonly hours: Map<string, number> }>();
  const found = new Map<string, Wait>();
  const close = (title: string, until: number | undefined, last: number) => {
    const wait = open.get(title);
    open.delete(title);
    if (!wait || found.has(title)) return;
    const days = last - wait.from;
    if (days <= longest && (until !== undefined || days < short)) return;
    const { hours, ...rest } = wait;
    const instead = [...hours].sort(([, a], [, b]) => b - a).map(([name]) => name);
    found.set(title, { ...rest, until, instead });
  };
  let last = start;
  let regime = 0;
  for (const step of workFlow(regimes)) {
    last = step.day + step.days;
    const passedOver = new Map(starvedIn(step).map((stage) => [stage.title, stage]));
    for (const title of open.keys())
      if (!passedOver.has(title)) {
        // Once taken up, it goes on to the end of the step; by a new order, from its beginning.
        const taken = step.day + (step.regime === regime ? step.days * (1 - shareFor(step, title)) : 0);
        close(title, taken, taken);
      }
    for (const [title, { stage, instead }] of passedOver) {
      const before = open.get(title);
      const hours = before?.hours ?? new Map<string, number>();
      for (const [name, given] of instead) hours.set(name, (hours.get(name) ?? 0) + given);
      if (!before)
        open.set(title, { title, stage, regime: step.regime, from: step.day, until: undefined, instead: [], hours });
    }
    regime = step.regime;
  }
  for (const title of open.keys()) close(title, undefined, last);
  return [...found.values()];
}

/** Stages with work that nobody took up in a step, while those who can do it were busy with others. */
function starvedIn(step: FlowStep) {
  const { waiting, supply, left, given } = step;
  const { places, teams } = step.work;
  const titles = new Map<string, { title: string; stage: string; cases: number; able: Set<number> }>();
  places.forEach(({ title, stage, teams: able }, at) => {
    if (waiting[at] < 1e-6) return;
    const hours = able.reduce((sum, team) => sum + supply[team], 0);
    const spare = able.reduce((sum, team) => sum + left[team], 0);
    if (hours === 0 || spare > noticeable * hours) return;
    const of = titles.get(title) ?? { title, stage, cases: 0, able: new Set() };
    titles.set(title, of);
    of.cases += waiting[at];
    for (const team of able) of.able.add(team);
  });
  return [...titles.values()].flatMap(({ title, stage, cases, able }) => {
    if (cases < aCase || shareFor(step, title) > noticeable) return [];
    const instead = new Map<string, number>();
    for (const team of able)
      for (const at of teams[team].able)
        if (given[team][at] > 0) instead.set(places[at].title, (instead.get(places[at].title) ?? 0) + given[team][at]);
    return [{ title, stage, instead }];
  });
}

/** Largest share of a team's time in a step that goes to a stage, with what follows from it at once. */
function shareFor({ work: { places, teams }, given, supply }: FlowStep, title: string): number {
  const hours = teams.map((_, team) =>
    places.reduce(
      (sum, { title: of, hours, induced }, at) =>
        of === title && given[team][at] > 0 ? sum + given[team][at] * (1 + induced / hours) : sum,
      0,
    ),
  );
  return Math.max(0, ...hours.map((of, team) => (of > 0 ? Math.min(1, of / supply[team]) : 0)));
}

function howLong({ from, until }: Wait): string {
  if (until === undefined) return `from ${dayToIso(from)} to the end of the period`;
  return `for about ${Math.round(until - from)} days from ${dayToIso(from)}`;
}

/** The nearest order under which no stage waits long, if there is one. */
function fix(contexts: readonly RuleContext[], { title, regime }: Wait): string {
  const { scenario } = contexts[regime];
  const others = scenario.next_case.filter((word) => word !== title);
  const first = Object.hasOwn(scenario.work, title) || title.includes(" visit ") ? [title] : [];
  const orders = [[...first, ...others], [...first, "oldest"], ["oldest"]];
  const better = orders.find((order) => longWaits(contexts.map((of) => inOrder(of, scenario, order))).length === 0);
  const team = `give ${title} a pool of its own`;
  return better ? `write next_case: [${better.join(", ")}], or ${team}` : team;
}

function inOrder<Of extends { readonly scenario: Scenario }>(context: Of, like: Scenario, next_case: string[]): Of {
  if (context.scenario.next_case.join() !== like.next_case.join()) return context;
  return { ...context, scenario: { ...context.scenario, next_case } };
}
