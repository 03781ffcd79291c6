/**
 * Names of files and folders that are being written, which no two processes ever share: not two threads of one, nor two containers that
 * both think they are process 1. They say whose they are, so that what a killed process left can be told from what a living one is writing.
 */
import { createHash, randomBytes } from "node:crypto";
import { readFileSync, readlinkSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}

/** Where the numbers of processes mean the same: this machine since it was started, and on Linux this container. */
const place = createHash("sha256")
  .update(
    [
      hostname(),
      orNothing(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")),
      orNothing(() => readlinkSync("/proc/self/ns/pid")),
    ].join("\n"),
  )
  .digest("hex")
  .slice(0, 12);

/** A name that nobody else gives: whose it is, and chance. */
export function ownName(): string {
  return `${place}-${process.pid}-${randomBytes(6).toString("hex")}`;
}

const own = /(?:^\.|\.)([0-9a-f]{12})-(\d+)-[0-9a-f]{12}\.(?:partial|old|tmp)$/;
/** As earlier versions named them: they do not say on which machine. */
const earlier = /^(?:.*-[0-9a-f]{8,64}\.(\d+)\.partial|\.(\d+)-\d+-.*\.tmp)$/;
const longUntouched = 24 * 60 * 60 * 1000;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Whether a file or folder was being written by a process that is no more. */
export function isLeft(folder: string, name: string): boolean {
  const [, where, pid] = own.exec(name) ?? [];
  if (pid !== undefined) return where === place && !isRunning(Number(pid));
  const [, ...pids] = earlier.exec(name) ?? [];
  const before = pids.find((one) => one !== undefined);
  if (before === undefined || isRunning(Number(before))) return false;
  return Date.now() - statSync(join(folder, name)).mtimeMs > longUntouched;
}
