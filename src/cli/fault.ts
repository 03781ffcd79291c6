/** What a user sees when something is thrown: never a stack trace. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refusalOf } from "../execution/files/system-refusal.ts";
import { visible } from "../scenario/text/visible.ts";
import { exitCode } from "./exit-code.ts";
import { type Io, note } from "./io.ts";

/** Errors whose message is meant for the user as it stands, by the name of their class. */
const forTheUser = new Set(["BadInput", "FolderProblem", "RecordProblem", "RedisProblem", "ScenarioFault"]);

interface ThreadDetails {
  readonly cause: string;
  readonly said: string;
  readonly inner: string;
}

function className(error: Error): string {
  return error.constructor.name;
}

/** Details of what went wrong, in a file of a folder of its own, for this user alone, or, with CASEHUB_DEBUG=1, on the screen. */
function keepDetails(text: string, io: Io): string {
  if (process.env.CASEHUB_DEBUG) {
    io.error(`${visible(text)}\n`);
    return "The details are above.";
  }
  try {
    const file = join(mkdtempSync(join(tmpdir(), "casehub-fault-")), `fault-${randomBytes(4).toString("hex")}.txt`);
    writeFileSync(file, `${text}\n`, { mode: 0o600, flag: "wx" });
    return `The details are in ${file}.`;
  } catch {
    return "Run it again with CASEHUB_DEBUG=1 to see the details.";
  }
}

/** Says what happened and gives the exit code for it. */
export function explainFault(thrown: unknown, io: Io): number {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { cause, said, inner } = (error as Error & { details?: Partial<ThreadDetails> }).details ?? {};
  if (forTheUser.has(className(error))) {
    note(io, `casehub: ${visible(error.message)}\n`);
    return exitCode.badInput;
  }
  if (cause !== undefined && forTheUser.has(cause)) {
    note(io, `casehub: ${visible(said ?? "")}\n`);
    return exitCode.badInput;
  }
  const refusal = refusalOf(error);
  if (refusal) {
    const { path } = error as NodeJS.ErrnoException;
    const where = path === undefined ? "" : ` (${visible(path)})`;
    note(
      io,
      `casehub: ${refusal.why}${where}.${refusal.later ? " What was finished is kept: run the same command again to continue." : ""}\n`,
    );
    return refusal.later ? exitCode.incomplete : exitCode.badInput;
  }
  const details = keepDetails([error.stack, inner].filter(Boolean).join("\nIn the thread:\n"), io);
  note(
    io,
    `casehub: something went wrong: a fault in casehub, not in your scenario:\n  ${visible(error.message)}\n${details} Please report it with them and your scenario to casehub's issue tracker.\n`,
  );
  return exitCode.fault;
}
