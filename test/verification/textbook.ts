/** The textbook scenarios beside their closed forms: what is compared at which load, and how many cases that takes. */
import { erlangA } from "./closed-forms/erlang-a.ts";
import { erlangC, meanWaitMMc } from "./closed-forms/erlang-c.ts";
import { jackson } from "./closed-forms/jackson.ts";
import { meanWaitMG1 } from "./closed-forms/pollaczek-khinchine.ts";
import { meanWaitsByPriority } from "./closed-forms/priority.ts";

/** Expected outcomes by name, times in minutes. */
export type Expected = Readonly<Record<string, number>>;

export interface Textbook {
  /** File in `scenarios/textbook`, without extension. */
  readonly name: string;
  /** Arrivals a minute at a load. */
  readonly rate: (load: number) => number;
  readonly expected: (load: number) => Expected;
}

export const textbooks: readonly Textbook[] = [
  {
    name: "mm1",
    rate: (load) => load,
    expected: (load) => {
      const wait = meanWaitMMc(1, load, 1);
      return { "wait:service": wait, "waited:service": load, time_to_decision: wait + 1, "use:server": load };
    },
  },
  {
    name: "mmc",
    rate: (load) => 3 * load,
    expected: (load) => {
      const wait = meanWaitMMc(3, 3 * load, 1);
      return {
        "wait:service": wait,
        "waited:service": erlangC(3, 3 * load),
        time_to_decision: wait + 1,
        "use:servers": load,
      };
    },
  },
  {
    name: "mg1",
    rate: (load) => load,
    expected: (load) => {
      const wait = meanWaitMG1(load, 1, 0.5);
      return { "wait:service": wait, "waited:service": load, time_to_decision: wait + 1, "use:server": load };
    },
  },
  {
    name: "mg1-priority",
    // Mean effort: 40% of half a minute and 60% of four thirds, one minute in all.
    rate: (load) => load,
    expected: (load) => {
      const [urgent, routine] = meanWaitsByPriority([
        { arrivalRate: 0.4 * load, meanService: 1 / 2, meanSquare: 1 / 3 },
        { arrivalRate: 0.6 * load, meanService: 4 / 3, meanSquare: (3 / 2) * (4 / 3) ** 2 },
      ]);
      return {
        "wait:urgent-service": urgent,
        "wait:routine-service": routine,
        "waited:urgent-service": load,
        "waited:routine-service": load,
        time_to_decision: 0.4 * urgent + 0.6 * routine + 1,
        "use:server": load,
      };
    },
  },
  {
    name: "erlang-a",
    rate: (load) => 3 * load,
    expected: (load) => {
      const { waits, givesUp, meanWait, use } = erlangA(3, 3 * load, 1, 0.5);
      return { "wait:service": meanWait, "waited:service": waits, "gave_up:service": givesUp, "use:servers": use };
    },
  },
  {
    name: "tandem",
    rate: (load) => load,
    expected: (load) => {
      const { nodes, meanTime } = jackson([
        { servers: 1, meanService: 1, arrivalRate: load, next: [0, 1] },
        { servers: 2, meanService: 2, arrivalRate: 0, next: [] },
      ]);
      return {
        "wait:interview": nodes[0].meanWait,
        "wait:decision": nodes[1].meanWait,
        "waited:interview": nodes[0].waits,
        "waited:decision": nodes[1].waits,
        time_to_decision: meanTime,
        "use:interviewer": nodes[0].use,
        "use:deciders": nodes[1].use,
      };
    },
  },
  {
    name: "rework",
    rate: (load) => load * (1 - 0.25),
    expected: (load) => {
      const { nodes, meanTime } = jackson([
        { servers: 1, meanService: 1, arrivalRate: load * (1 - 0.25), next: [0.25] },
      ]);
      return {
        "wait:decision": nodes[0].meanWait,
        "waited:decision": nodes[0].waits,
        time_to_decision: meanTime,
        "use:decider": nodes[0].use,
      };
    },
  },
];

/** @throws Error for a name that is none of theirs */
export function textbookNamed(name: string): Textbook {
  const found = textbooks.find((textbook) => textbook.name === name);
  if (!found) throw new Error(`no textbook scenario is called ${name}`);
  return found;
}
