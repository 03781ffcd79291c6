/**
 * The Slurm recipe of docs/how-to/sweep-on-many-machines.md as it stands there, over a small sweep: on Slurm where there is one
 * (`sinfo` answers), else by plain processes that are given the variables Slurm sets, one of them killed and requeued. Ends well only
 * when the collected bytes are those of a single thread.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "../fixtures/built.ts";
import { bytesIn, sweepText, until } from "../fixtures/cluster.ts";
import { inFolder } from "../fixtures/folder.ts";

const tasks = 4;
const page = readFileSync("docs/how-to/sweep-on-many-machines.md", "utf8");
const recipe = /```text\n(#!\/bin\/bash\n#SBATCH[\s\S]*?)```/.exec(page)?.[1];
if (!recipe) throw new Error("the page has no recipe for Slurm");
const hasSlurm = spawnSync("sinfo", ["-h"]).status === 0;
const built = build();

function scriptIn(folder: string): string {
  const bin = join(folder, "casehub");
  writeFileSync(bin, `#!/bin/sh\nexec "${process.execPath}" "${resolve(built.main)}" "$@"\n`);
  chmodSync(bin, 0o755);
  const script = join(folder, "sweep.sbatch");
  const text = (recipe as string)
    .replaceAll("scenarios/sweeps/assumptions.yaml", join(folder, "sweep.yaml"))
    .replaceAll("/shared/results", join(folder, "shared"))
    .replace(/--cpus-per-task=\d+/, "--cpus-per-task=1")
    .replace("casehub sweep", `${bin} sweep`);
  writeFileSync(script, text);
  return script;
}

function task(script: string, number: number) {
  const slurm = { SLURM_ARRAY_TASK_ID: `${number}`, SLURM_ARRAY_TASK_COUNT: `${tasks}`, SLURM_CPUS_PER_TASK: "1" };
  return spawn("bash", [script], { detached: true, stdio: "inherit", env: { ...process.env, ...slurm } });
}

async function byProcesses(script: string, folder: string): Promise<void> {
  const victim = task(script, 1);
  const gone = once(victim, "exit");
  await until("it has finished something", () => bytesIn(join(folder, "shared")).includes(".cache"));
  process.kill(-(victim.pid as number), "SIGKILL");
  await gone;
  for (let number = 1; number <= tasks; number++) {
    const [code] = await once(task(script, number), "exit");
    if (code !== 0) throw new Error(`task ${number} ended with ${code}`);
  }
}

try {
  await inFolder(async (folder) => {
    const file = join(folder, "sweep.yaml");
    writeFileSync(file, sweepText());
    mkdirSync(join(folder, "shared"));
    const script = scriptIn(folder);
    if (hasSlurm) {
      const { status, stderr } = spawnSync("sbatch", ["--wait", `--chdir=${folder}`, `--array=1-${tasks}`, script], {
        encoding: "utf8",
      });
      if (status !== 0) throw new Error(stderr);
    } else await byProcesses(script, folder);
    const sweep = (...more: string[]) =>
      spawnSync(process.execPath, [built.main, "sweep", file, ...more], { encoding: "utf8" });
    const collected = sweep("--out", join(folder, "shared"), "--collect");
    if (collected.status !== 0) throw new Error(collected.stderr);
    sweep("--out", join(folder, "alone"), "--threads", "1");
    const same = bytesIn(join(folder, "shared")) === bytesIn(join(folder, "alone"));
    console.log(
      `${hasSlurm ? "Slurm" : "plain processes, there being no Slurm"}: ${tasks} tasks, ${same ? "the same bytes" : "OTHER BYTES"}`,
    );
    process.exitCode = same ? 0 : 1;
  });
} finally {
  built.remove();
}
