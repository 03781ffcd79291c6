/** Sweeps: running one, working for one, and asking how far they are. */
import type { Argv } from "yargs";
import type { Io } from "../io.ts";
import { examples, experimentOptions, flag, last, text, type Work } from "./options.ts";

/** @param called given the work of the command that was called, which ends in its exit code */
export function declareSweeps(parser: Argv, io: Io, called: (work: Work) => void): Argv {
  return parser
    .command(
      "sweep <sweep>",
      "Run every point of a design, and continue where it stopped",
      (command) =>
        command
          .positional("sweep", { type: "string", demandOption: true, describe: "Sweep file" })
          .option("dry-run", flag("Only show the points, replications, time and disk that it would take"))
          .option("threads", experimentOptions.threads)
          .option("redis", text("Let the workers on this Redis run it; env: take the address from CASEHUB_REDIS"))
          .option("job-seconds", text("With --redis: how long a job should take (default: 15)"))
          .option("shard", text("Run one share of the points, as 3/8; --collect makes the result of all"))
          .option("collect", flag("Run nothing: make the result from what is finished"))
          .option(
            "replications",
            text("Replications of each point, in place of the sweep's; the most, with a precision"),
          )
          .option("max-failures", text("Stop when more points than this have failed (default: never)"))
          .option("out", experimentOptions.out)
          .option("json", experimentOptions.json)
          .option("quiet", experimentOptions.quiet)
          .option("verbose", flag("Show what is reused for each point"))
          .epilogue(
            examples(["casehub sweep scenarios/sweeps/joiners-by-training.yaml --dry-run", "What it would take"]),
          ),
      (argv) =>
        called(async () => {
          const { run } = await import("../commands/sweeps/sweep.ts");
          const { sweep, threads, redis, jobSeconds, shard, collect, replications, maxFailures } = argv;
          const { dryRun, out, json, quiet, verbose } = argv;
          return run(
            {
              sweep,
              threads: last(threads),
              redis: last(redis),
              jobSeconds: last(jobSeconds),
              shard: last(shard),
              collect: last(collect),
              replications: last(replications),
              maxFailures: last(maxFailures),
              dryRun: last(dryRun),
              out: last(out),
              json: last(json),
              quiet: last(quiet),
              verbose: last(verbose),
            },
            io,
          );
        }),
    )
    .command(
      "worker",
      "Run sweeps from Redis until stopped",
      (command) =>
        command
          .option("redis", text("Address of the Redis (default: CASEHUB_REDIS)"))
          .option("threads", text("How many processes (default: as many as the machine runs at once)"))
          .option("lock", text("Seconds of silence after which another worker gets the job (default: 30)"))
          .option("shared", text("The sweep's --out, where it can be reached: results go there, not through Redis"))
          .option("most-waiting", text("Take no work while Redis holds more megabytes of results (default: 32)"))
          .epilogue(examples(["casehub worker --redis redis://broker:6379", "On as many machines as you like"])),
      ({ redis, threads, lock, shared, mostWaiting }) =>
        called(async () => {
          const { run } = await import("../commands/sweeps/worker.ts");
          const where = { redis: last(redis), shared: last(shared) };
          const how = { threads: last(threads), lock: last(lock), mostWaiting: last(mostWaiting) };
          return run({ ...where, ...how }, io);
        }),
    )
    .command(
      "status",
      "Show what Redis holds: sweeps, their progress, workers",
      (command) =>
        command
          .option("redis", text("Address of the Redis (default: CASEHUB_REDIS)"))
          .option("json", flag("Print it as JSON"))
          .epilogue(examples(["casehub status --redis redis://broker:6379", "How far are they?"])),
      ({ redis, json }) =>
        called(async () => {
          const { run } = await import("../commands/sweeps/status.ts");
          return run({ redis: last(redis), json: last(json) }, io);
        }),
    );
}
