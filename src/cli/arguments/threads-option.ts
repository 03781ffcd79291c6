/** `--threads`, bounded by what the machine can hold. */
import { availableParallelism, freemem } from "node:os";
import { type Io, note } from "../io.ts";
import { countOption, mostThreads } from "./options.ts";

/** An allowance of memory for a thread with a large scenario, in bytes. */
const bytesOfThread = 200e6;
/** Threads for each processor: more only wait for one another. */
const forEachProcessor = 8;

/** The most threads that are of use here. */
export function threadsThatFit(processors: number, freeBytes: number): number {
  return Math.max(1, Math.min(processors * forEachProcessor, Math.floor(freeBytes / bytesOfThread)));
}

/** How many threads to run on; says so when that is fewer than were asked for. @throws BadInput */
export function threadsOption(text: string | undefined, io: Pick<Io, "error" | "errorColumns">): number {
  const asked = countOption("threads", text, undefined, mostThreads);
  if (asked === undefined) return availableParallelism();
  const most = threadsThatFit(availableParallelism(), freemem());
  if (asked <= most) return asked;
  note(
    io,
    `${asked} threads were asked for; ${most} are used, which is what this machine's memory and processors allow.\n`,
  );
  return most;
}
