/** What a user sees when something is thrown: never a stack trace. */
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";

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

/** Details of what went wrong, in a file or, with CASEHUB_DEBUG=1, on the screen. */
function keepDetails(text: string, io: Io): string {
  if (process.env.CASEHUB_DEBUG) {
    io.error(`${text}\n`);
    return "The details are above.";
  }
  const file = join(tmpdir(), `casehub-fault-${process.pid}.txt`);
  try {
    writeFileSync(file, `${text}\n`);
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
    io.error(`casehub: ${error.message}\n`);
    return exitCode.badInput;
  }
  if (cause !== undefined && forTheUser.has(cause)) {
    io.error(`casehub: ${said}\n`);
    return exitCode.badInput;
  }
  const details = keepDetails([error.stack, inner].filter(Boolean).join("\nIn the thread:\n"), io);
  io.error(
    `casehub: something went wrong that is a fault of casehub, not of your scenario:\n  ${error.message}\n${details} Please report it with them and your scenario to casehub's issue tracker.\n`,
  );
  return exitCode.fault;
}
