/**
 * The machine of someone who follows the documentation: a copy of the project, built, in which the blocks of a page are
 * run in a real shell. Long runs are cut short.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transpile } from "../fixtures/built.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** A block that takes longer than this (milliseconds) has failed: a busy machine is slow. */
const longest = 300_000;

/** How documented runs are cut short: they are to work, not to be precise. */
const shortened = { any: "--replications 1 --threads 1", shipped: "--set period.end=2023-05-31" };

/** Commands that are not run here, and why. The scripts that npm is told to run must exist all the same. */
const notRun: Readonly<Record<string, string>> = {
  "npm ci": "installs what the tests already stand on; .ci/run runs it on a fresh clone",
  "npm start": "100 replications of stoke-hub: minutes; the same scenario is run elsewhere",
  "npm test": "would run this test again",
  "npm run check": "a step of .ci/run of its own",
  "npm run bench": "measures for minutes; a step of .ci/run of its own",
};

/** Stands in for npx, and fails for whatever a reader could not have run either. What takes long to load is kept warm. */
const npx = (program: string, warm: string, socket: string) => `#!/bin/sh
[ "$1" = casehub ] || { echo "npx $1: only casehub is installed" >&2; exit 127; }
shift
if [ "$1" = run ]; then
  case "$2" in
    scenarios/textbook/*) ;;
    scenarios/*) set -- "$@" ${shortened.shipped} ;;
  esac
  case " $* " in
    *" --fluid "*) ;; # simulates nothing that could be cut short
    *) set -- "$@" ${shortened.any} ;;
  esac
fi
case "$1" in
  run|check|explain) exec "${process.execPath}" "${warm}" "${socket}" -- "$@" ;;
  *) exec "${process.execPath}" "${program}" "$@" ;;
esac
`;

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

export class ReaderMachine {
  private readonly base = mkdtempSync(join(tmpdir(), "casehub-docs-"));
  private readonly scripts: Readonly<Record<string, string>>;
  private warm: ChildProcess | undefined;
  private folder = "";
  private pages = 0;

  /** Builds the program, as `npm run build` does, and makes it ready. */
  constructor() {
    const manifest = readFileSync(join(root, "package.json"), "utf8");
    this.scripts = JSON.parse(manifest).scripts;
    writeFileSync(join(this.base, "package.json"), manifest);
    symlinkSync(join(root, "node_modules"), join(this.base, "node_modules"));
    const built = build();
    cpSync(dirname(dirname(built.main)), join(this.base, "dist"), { recursive: true });
    built.remove();
    transpile(join(root, "test/docs/warm-casehub.ts"), join(this.base, "warm-casehub.js"));
    mkdirSync(join(this.base, "bin"));
    const shim = npx(join(this.base, "dist/cli/main.js"), join(this.base, "warm-casehub.js"), this.socket);
    writeFileSync(join(this.base, "bin/npx"), shim);
    chmodSync(join(this.base, "bin/npx"), 0o755);
  }

  private get socket(): string {
    return join(this.base, "casehub.sock");
  }

  /** Resolves when commands can be run. */
  start(): Promise<void> {
    const warm = spawn(process.execPath, [join(this.base, "warm-casehub.js"), join(this.base, "dist"), this.socket], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.warm = warm;
    return new Promise((resolve, reject) => {
      warm.stdout.once("data", () => resolve());
      warm.once("exit", (code) => reject(new Error(`casehub could not be made ready: exit code ${code}`)));
    });
  }

  /** A fresh folder for the next page, with the scenarios in it. */
  turnPage(): void {
    this.folder = join(this.base, `page-${this.pages++}`);
    mkdirSync(this.folder);
    cpSync(join(root, "scenarios"), join(this.folder, "scenarios"), { recursive: true });
  }

  /** Writes a file of the page at hand. @returns its path */
  write(file: string, text: string): string {
    writeFileSync(join(this.folder, file), text);
    return join(this.folder, file);
  }

  /** Runs a block as a shell would, stopping at the first command that fails. */
  shell(text: string): Promise<Ran> {
    const lines = text.split("\n").filter((line) => !this.leftOut(line));
    return this.spawn("sh", ["-e", "-u", "-c", lines.join("\n")]);
  }

  /** Runs a Python program; undefined where there is no Python. */
  async python(text: string): Promise<Ran | undefined> {
    if (spawnSync("python3", ["--version"]).status !== 0) return undefined;
    return this.spawn("python3", [this.write("block.py", text)]);
  }

  private leftOut(line: string): boolean {
    const commands = line.split("&&").map((part) => part.trim());
    if (!commands.every((command) => command.split(" ")[0] === "npm")) return false;
    for (const command of commands) {
      if (notRun[command] === undefined) throw new Error(`${command} is neither run nor on the list of what is not`);
      const script = /^npm (?:run )?([a-z]+)/.exec(command)?.[1] ?? "";
      if (script !== "ci" && this.scripts[script] === undefined)
        throw new Error(`package.json has no script ${script}`);
    }
    return true;
  }

  private spawn(command: string, args: readonly string[]): Promise<Ran> {
    const child = spawn(command, args, {
      cwd: this.folder,
      timeout: longest,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PATH: `${join(this.base, "bin")}:${process.env.PATH}` },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    return new Promise((resolve, reject) => {
      child.on("error", reject).on("close", (code) => resolve({ code, output }));
    });
  }

  close(): void {
    this.warm?.removeAllListeners("exit");
    this.warm?.stdin?.end();
    rmSync(this.base, { recursive: true, force: true });
  }
}
