import { ThreadsExecutor } from "../../src/execution/threads.ts";
import { textbooks } from "./textbook.ts";
import { planOf, runTrial } from "./trial.ts";
const executor = new ThreadsExecutor({ threads: 1, model: new URL("./simulate-with-inputs.ts", import.meta.url) });
const per = Number(process.argv[2]);
for (const load of process.argv[3].split(",").map(Number)) for (const textbook of textbooks) {
  if (process.argv[4] && !process.argv[4].split(",").includes(textbook.name)) continue;
  const plan = planOf(textbook, load, per);
  const t0 = process.cpuUsage();
  const c = await runTrial(plan, textbook.expected(load), executor, 150, "spread");
  const t = process.cpuUsage(t0);
  console.log(textbook.name, load, "us/case", ((t.user + t.system) / (150 * per)).toFixed(3), c.map(x => `${x.outcome} z ${((x.mean - x.expected) / x.standardError).toFixed(2)} spread ${((x.standardError / x.expected) ** 2 * per * 150).toFixed(2)}`).join("; "));
}
await executor.close();
