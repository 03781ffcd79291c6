/** A thread that makes and judges inputs, one after the other, and says of each that it begins and how it ended. */
import { parentPort, workerData } from "node:worker_threads";
import seedrandom from "seedrandom";
import { baseOf } from "./bases.ts";
import { judge, type Verdict } from "./judge.ts";
import { type Input, mutated } from "./mutate.ts";

export interface Share {
  readonly seed: string;
  readonly from: number;
  readonly until: number;
  readonly step: number;
}

export interface Told {
  readonly n: number;
  /** Missing when the input is only begun. */
  readonly verdict?: Verdict | "failed";
  readonly error?: string;
}

/** Every so manyth input is run with all files written. */
const wholeEvery = 8;

export function inputOf(seed: string, n: number): Input {
  return mutated(baseOf(n), seedrandom(`fuzz ${seed} ${n}`));
}

export async function judgeInput(seed: string, n: number): Promise<Told> {
  try {
    return { n, verdict: await judge(inputOf(seed, n), n % wholeEvery === 0) };
  } catch (error) {
    return { n, verdict: "failed", error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

if (parentPort && workerData) {
  const { seed, from, until, step } = workerData as Share;
  for (let n = from; n < until; n += step) {
    parentPort.postMessage({ n } satisfies Told);
    parentPort.postMessage(await judgeInput(seed, n));
    // Lets the messages go out.
    await new Promise((resolve) => setImmediate(resolve));
  }
  parentPort.close();
}
