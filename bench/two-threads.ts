/** Throughput of one thread and of two, over the same replications of one plan, turn and turn about. */
import { readText } from "../src/cli/files/files.ts";
import { ThreadsExecutor } from "../src/execution/threads/threads.ts";
import { compile } from "../src/hub/compile.ts";
import { loadScenario } from "../src/scenario/load.ts";
import { median } from "./median.ts";
import type { Model } from "./models.ts";

const perTurn = 8;
/** Turns before the first that counts: a thread is warm after some ten replications. */
const warmUps = 2;

/** Median of the time that one thread takes over that of two. */
export async function speedUp({ scenario, set }: Model, turns: number): Promise<number> {
  const { loaded } = loadScenario(scenario, { readText, overrides: set });
  if (!loaded) throw new Error(`${scenario} cannot be read`);
  const point = { plan: compile(loaded), seed: 1, fixed: true, replications: perTurn };
  const which = Array.from({ length: perTurn }, (_, replication) => replication);
  const executors = [1, 2].map((threads) => new ThreadsExecutor({ threads }));
  const once = async (executor: ThreadsExecutor) => {
    const start = performance.now();
    await executor.run(point, which, () => {});
    return performance.now() - start;
  };
  const ratios: number[] = [];
  for (let turn = -warmUps; turn < turns; turn++) {
    const one = await once(executors[0]);
    const two = await once(executors[1]);
    if (turn >= 0) ratios.push(one / two);
  }
  for (const executor of executors) await executor.close();
  return median(ratios);
}
