/** Commands and their options. A command's own code is loaded when it is called. */
import yargs from "yargs";
import { BadInput, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";

/** An option given twice counts as last given. */
function last<T>(value: T | readonly T[]): T {
  return Array.isArray(value) ? value.at(-1) : (value as T);
}

const set = {
  type: "string",
  array: true,
  requiresArg: true,
  default: [] as string[],
  defaultDescription: "none",
  describe: "Override a value: path=value; may be given again",
} as const;

/** An option that may be given again, with nothing by default. */
function several(describe: string, byDefault: string) {
  return { ...set, describe, defaultDescription: byDefault } as const;
}

function flag(describe: string) {
  return { type: "boolean", default: false, describe } as const;
}

/** Options whose text is checked by the command, so that the message can say what is wrong with it. */
function text(describe: string) {
  return { type: "string", requiresArg: true, describe } as const;
}

const commands = new Set([
  "verify",
  "run",
  "compare",
  "why",
  "sensitivity",
  "check",
  "explain",
  "new",
  "schema",
  "sweep",
]);

/** Options of every command that runs replications of points it chooses, for its `.options(…)`. */
const experimentOptions = {
  replications: text("How many replications of each plan (default: the scenario's, or 100)"),
  seed: text("Seed of the random numbers (default: the scenario's)"),
  fixed: flag("Hold every uncertain value at its best estimate"),
  set,
  threads: text("How many threads (default: as many as the machine runs at once); never changes a result"),
  out: { ...text("Folder in which the result folder is made"), default: "results" },
  json: flag("Print the summary as JSON"),
  quiet: flag("No progress; print only where the files are"),
  verbose: flag("Say what is run or reused, and why"),
} as const;

/** The same without `--fixed`, for a command that sets uncertain values itself. */
const { fixed: _, ...designOptions } = experimentOptions;

interface ExperimentOptions {
  readonly replications?: string | readonly string[];
  readonly seed?: string | readonly string[];
  readonly fixed: boolean | readonly boolean[];
  readonly set: readonly string[];
  readonly threads?: string | readonly string[];
  readonly out: string | readonly string[];
  readonly json: boolean | readonly boolean[];
  readonly quiet: boolean | readonly boolean[];
  readonly verbose: boolean | readonly boolean[];
}

/** The options of {@link experimentOptions} as commands take them. */
function experimentArguments({
  replications,
  seed,
  fixed,
  set: overrides,
  threads,
  out,
  json,
  quiet,
  verbose,
}: ExperimentOptions) {
  return {
    replications: last(replications),
    seed: last(seed),
    fixed: last(fixed),
    set: overrides,
    threads: last(threads),
    out: last(out),
    json: last(json),
    quiet: last(quiet),
    verbose: last(verbose),
  };
}

/** The words of yargs made into plain ones. */
function plainly(message: string, command: string): string {
  if (/^Not enough non-option arguments/.test(message)) return `casehub ${command} needs a file`;
  if (/^Unknown arguments?: /.test(message) && !commands.has(command)) return `there is no command "${command}"`;
  const extra = /^Unknown arguments?: (.*)$/.exec(message);
  if (extra) return `casehub ${command} does not take ${extra[1]}`;
  return message.replace(/^Not enough arguments following: (.*)$/, "--$1 needs a value");
}

/** Parses the arguments and runs the command. @returns the exit code @throws BadInput for arguments that are not understood */
export async function parse(args: readonly string[], io: Io): Promise<number> {
  let code: number = exitCode.done;
  const parser = yargs()
    .scriptName("casehub")
    .locale("en")
    .parserConfiguration({ "dot-notation": false, "greedy-arrays": false, "parse-positional-numbers": false })
    .strict()
    .wrap(80)
    .version(false)
    .exitProcess(false)
    .demandCommand(1, "which command?")
    .fail((message, error) => {
      // Some of its complaints come as errors of its own.
      if (error && error.name !== "YError") throw error;
      const [command] = args;
      const where = commands.has(command) ? `${command} ` : "";
      throw new BadInput(`${plainly(message ?? error.message, command)}\nHelp: casehub ${where}--help`);
    })
    .command(
      "run <scenario>",
      "Simulate a scenario and say when its backlog clears",
      (command) =>
        command
          .positional("scenario", { type: "string", demandOption: true, describe: "Scenario file" })
          .option("replications", text("How many replications (default: the scenario's, or 100)"))
          .option("precision", {
            ...set,
            describe: "Run until a measure is this precise, as in 'clearance_date ±3 days'; may be given again",
          })
          .option("seed", text("Seed of the random numbers (default: the scenario's)"))
          .option("fixed", flag("Hold every uncertain value at its best estimate"))
          .option("set", set)
          .option(
            "threads",
            text("How many threads (default: as many as the machine runs at once); never changes a result"),
          )
          .option("out", { ...text("Folder in which the result folder is made"), default: "results" })
          .option("json", flag("Print the summary as JSON"))
          .option("quiet", flag("No progress; print only where the files are"))
          .option("verbose", flag("Say what is run or reused, and why"))
          .option("fluid", flag("Only the fluid estimate, in an instant: no replications, no files"))
          .option("enforce-targets", flag("Exit with 1 when a target is missed"))
          .example("casehub run scenarios/stoke-hub.yaml", "The hub's clearance date")
          .example("casehub run my-hub.yaml --set staff.stoke.joiners.count=500", "The same with 500 joiners"),
      async (argv) => {
        const { run } = await import("./commands/run.ts");
        const {
          scenario,
          set: overrides,
          fixed,
          json,
          quiet,
          verbose,
          out,
          fluid,
          enforceTargets,
          replications,
          precision,
          seed,
          threads,
        } = argv;
        code = await run(
          {
            scenario,
            set: overrides,
            fixed: last(fixed),
            json: last(json),
            quiet: last(quiet),
            verbose: last(verbose),
            out: last(out),
            fluid: last(fluid),
            enforceTargets: last(enforceTargets),
            replications: last(replications),
            precision,
            seed: last(seed),
            threads: last(threads),
          },
          io,
        );
      },
    )
    .command(
      "compare <scenarios..>",
      "Set plans beside each other with the same luck",
      (command) =>
        command
          .positional("scenarios", {
            type: "string",
            array: true,
            demandOption: true,
            describe: "Scenario files, two or more",
          })
          .options(experimentOptions)
          .example("casehub compare scenarios/no-hub.yaml scenarios/stoke-hub.yaml", "What the hub changes"),
      async ({ scenarios, ...options }) => {
        const { run } = await import("./commands/compare.ts");
        code = await run({ scenarios, ...experimentArguments(options) }, io);
      },
    )
    .command(
      "why <first> <second>",
      "Split the difference between two scenarios over what changed",
      (command) =>
        command
          .positional("first", {
            type: "string",
            demandOption: true,
            describe: "Scenario file, or a run's result folder",
          })
          .positional("second", { type: "string", demandOption: true, describe: "The other" })
          .option("group", several("Changes to take as one: name=path,path; may be given again", "by block"))
          .option("measure", several("Outcome to split; may be given again", "the first target's date and level"))
          .option("exact", flag("Run all combinations of up to 12 groups; otherwise up to 7"))
          .option("orders", text("How many orders to sample where there are more groups (default: 32)"))
          .option("data", { ...text("Where the joint draws of a result folder are looked for"), default: "scenarios" })
          .options({
            ...experimentOptions,
            replications: text("How many replications of each combination (default: 20)"),
          })
          .example("casehub why scenarios/no-hub.yaml scenarios/stoke-hub.yaml", "What the hub does")
          .example('casehub why a.yaml b.yaml --group "staff=staff,changes.overtime"', "The two as one change"),
      async ({ first, second, group, measure, exact, orders, data, ...options }) => {
        const { run } = await import("./commands/why.ts");
        code = await run(
          {
            first,
            second,
            group,
            measure,
            exact: last(exact),
            orders: last(orders),
            data: last(data),
            ...experimentArguments(options),
          },
          io,
        );
      },
    )
    .command(
      "sensitivity <scenario>",
      "Say which uncertain values decide the answer",
      (command) =>
        command
          .positional("scenario", { type: "string", demandOption: true, describe: "Scenario file" })
          .option("measure", several("Outcome to look at; may be given again", "the first target's date and level"))
          .option("walks", text("Walks of the screening (default: 10)"))
          .option("rows", text("Rows of the sample for Sobol indices, 0 for none (default: 64)"))
          .options({
            ...designOptions,
            replications: text("How many replications at each point of the tornado (default: 8)"),
          })
          .example("casehub sensitivity scenarios/stoke-hub.yaml", "Which three assumptions decide it"),
      async ({ scenario, measure, walks, rows, ...options }) => {
        const { run } = await import("./commands/sensitivity.ts");
        code = await run(
          {
            scenario,
            measure,
            walks: last(walks),
            rows: last(rows),
            ...experimentArguments({ fixed: false, ...options }),
          },
          io,
        );
      },
    )
    .command(
      "solve <scenario>",
      "Find the least of a value under which a target holds",
      (command) =>
        command
          .positional("scenario", { type: "string", demandOption: true, describe: "Scenario file" })
          .option("vary", several("What is varied: path=low..high/step; given twice, a frontier", "none"))
          .option("target", text("The target to hold (default: the scenario's, when it has one)"))
          .option("probability", text("In what share of replications, as in 90% (default: as the target says)"))
          .option("indifference", text("Percentage points that do not matter (default: 2)"))
          .options({
            ...experimentOptions,
            replications: text("How many replications (default: as the indifference asks, up to 1000)"),
          })
          .example("casehub solve my-hub.yaml --vary staff.caseworkers.fte=20..60/1", "How many people it takes"),
      async ({ scenario, vary, target, probability, indifference, ...options }) => {
        const { run } = await import("./commands/solve.ts");
        const asked = { target: last(target), probability: last(probability), indifference: last(indifference) };
        code = await run({ scenario, vary, ...asked, ...experimentArguments(options) }, io);
      },
    )
    .command(
      "sweep <sweep>",
      "Run every point of a design, and go on where it was stopped",
      (command) =>
        command
          .positional("sweep", { type: "string", demandOption: true, describe: "Sweep file" })
          .option("dry-run", flag("Only say which points, how many replications, how long and how much disk"))
          .option("threads", experimentOptions.threads)
          .option("redis", text("Let the workers of this Redis run it; env: the address is in CASEHUB_REDIS"))
          .option("job-seconds", text("With --redis: how long a job should take (default: 15)"))
          .option("shard", text("Run one share of the points, as 3/8; --collect makes the result of all"))
          .option("collect", flag("Run nothing: make the result of what is there"))
          .option("max-failures", text("Stop when more points than this have failed (default: never)"))
          .option("out", experimentOptions.out)
          .option("json", experimentOptions.json)
          .option("quiet", experimentOptions.quiet)
          .option("verbose", flag("Say of each point what is reused"))
          .example("casehub sweep scenarios/sweeps/joiners-by-training.yaml --dry-run", "What it would take"),
      async (argv) => {
        const { run } = await import("./commands/sweep.ts");
        const { sweep, threads, redis, jobSeconds, shard, collect, maxFailures, dryRun, out, json, quiet, verbose } =
          argv;
        code = await run(
          {
            sweep,
            threads: last(threads),
            redis: last(redis),
            jobSeconds: last(jobSeconds),
            shard: last(shard),
            collect: last(collect),
            maxFailures: last(maxFailures),
            dryRun: last(dryRun),
            out: last(out),
            json: last(json),
            quiet: last(quiet),
            verbose: last(verbose),
          },
          io,
        );
      },
    )
    .command(
      "worker",
      "Run sweeps that are on a Redis, until stopped",
      (command) =>
        command
          .option("redis", text("Address of the Redis (default: CASEHUB_REDIS)"))
          .option("threads", text("How many processes (default: as many as the machine runs at once)"))
          .option("lock", text("Seconds of silence after which a job is given to another (default: 30)"))
          .option("shared", text("The sweep's --out, where it can be reached: results go there, not through Redis"))
          .example("casehub worker --redis redis://broker:6379", "On as many machines as you like"),
      async ({ redis, threads, lock, shared }) => {
        const { run } = await import("./commands/worker.ts");
        code = await run({ redis: last(redis), threads: last(threads), lock: last(lock), shared: last(shared) }, io);
      },
    )
    .command(
      "status",
      "Say what a Redis holds: sweeps, how far they are, workers",
      (command) =>
        command
          .option("redis", text("Address of the Redis (default: CASEHUB_REDIS)"))
          .option("json", flag("Print it as JSON"))
          .example("casehub status --redis redis://broker:6379", "How far are they?"),
      async ({ redis, json }) => {
        const { run } = await import("./commands/status.ts");
        code = await run({ redis: last(redis), json: last(json) }, io);
      },
    )
    .command(
      "check <scenarios..>",
      "Say everything that is wrong with scenario files",
      (command) =>
        command
          .positional("scenarios", { type: "string", array: true, demandOption: true, describe: "Scenario files" })
          .option("set", set)
          .option("strict", flag("Let warnings fail as well"))
          .option("json", flag("Print the problems as JSON"))
          .example("casehub check scenarios/*.yaml", "Check all of them"),
      async ({ scenarios, set: overrides, strict, json }) => {
        const { run } = await import("./commands/check.ts");
        code = await run({ scenarios, set: overrides, strict: last(strict), json: last(json) }, io);
      },
    )
    .command(
      "explain <scenario>",
      "Show each value of a scenario and where it comes from",
      (command) =>
        command
          .positional("scenario", { type: "string", demandOption: true, describe: "Scenario file" })
          .option("set", set)
          .option("case", text("Show the life of this case instead, event by event (the starting stock first)"))
          .option("replication", text("The replication the case is taken from (default: 0)"))
          .option("json", flag("Print it as JSON"))
          .example("casehub explain scenarios/no-hub.yaml", "What it inherits, and from which line")
          .example("casehub explain scenarios/stoke-hub.yaml --case 40000", "Check the model by hand"),
      async ({ scenario, set: overrides, json, case: number, replication }) => {
        const { run } = await import("./commands/explain.ts");
        code = await run(
          { scenario, set: overrides, json: last(json), case: last(number), replication: last(replication) },
          io,
        );
      },
    )
    .command(
      "verify <results>",
      "Run part of a result again and compare it, value by value",
      (command) =>
        command
          .positional("results", { type: "string", demandOption: true, describe: "Result folder of casehub run" })
          .option("sample", text("How many replications are run again (default: 5)"))
          .option(
            "threads",
            text("How many threads (default: as many as the machine runs at once); never changes a result"),
          )
          .option("json", flag("Print what is found as JSON"))
          .option("quiet", flag("No progress"))
          .example("casehub verify results/stoke-hub-0a1b2c3d", "Is it what its scenario gives?"),
      async ({ results, sample, threads, json, quiet }) => {
        const { run } = await import("./commands/verify.ts");
        code = await run(
          { results, sample: last(sample), threads: last(threads), json: last(json), quiet: last(quiet) },
          io,
        );
      },
    )
    .command(
      "new <file>",
      "Write a commented scenario to start from",
      (command) =>
        command
          .positional("file", { type: "string", demandOption: true, describe: "File to write; it must not exist" })
          .example("casehub new my-hub.yaml", "Then: casehub run my-hub.yaml"),
      async ({ file }) => {
        const { run } = await import("./commands/new.ts");
        code = await run({ file }, io);
      },
    )
    .command(
      "schema",
      "Print the JSON Schema of scenario files, for editors",
      (command) =>
        command
          .option("sweep", flag("Of sweep files instead"))
          .example("casehub schema > scenario.schema.json", "Keep it beside your scenarios"),
      async ({ sweep }) => {
        const { run } = await import("./commands/schema.ts");
        code = await run({ sweep: last(sweep) }, io);
      },
    );
  await parser.parseAsync([...args]);
  return code;
}
