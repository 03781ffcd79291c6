/** The least that a process can do with a scenario file: load it, simulate one replication, print its outcomes. `cold-engine SCENARIO REPLICATION` */
import { readText } from "../src/cli/files/files.ts";
import { compile } from "../src/hub/compile.ts";
import { simulate } from "../src/hub/simulate.ts";
import { loadScenario } from "../src/scenario/load.ts";

const [scenario, replication] = process.argv.slice(2);
const { loaded, problems } = loadScenario(scenario, { readText, overrides: [] });
if (!loaded) throw new Error(problems.map(({ message }) => message).join("\n"));
const plan = compile(loaded);
const { outcomes } = simulate(plan, { seed: 1, replication: Number(replication), fixed: true });
for (const [index, { name }] of plan.outcomes.entries()) console.log(`${name}\t${outcomes[index]}`);
