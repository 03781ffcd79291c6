/**
 * The machine of someone who follows the documentation: a copy of the project, built, in which the blocks of a page are
 * run in a real shell. `npx casehub` is the built command; long runs are cut short.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../..", import.meta.url));
const longest = 60_000;

/** How documented runs are cut short: they are to work, not to be precise. */
const shortened = {
  shipped: "--replications 1 --threads 1 --set period.end=2023-06-30",
  textbook: "--replications 1 --threads 1",
  own: "--replications 2 --threads 1",
};

/** Commands that are not run here, and why. The scripts that npm is told to run must exist all the same. */
const notRun: Readonly<Record<string, string>> = {
  "npm ci": "installs what the tests already stand on; .ci/run runs it on a fresh clone",
  "npm start": "100 replications of stoke-hub: minutes; the same scenario is run elsewhere",
  "npm test": "would run this test again",
  "npm run check": "a step of .ci/run of its own",
  "npm run bench": "measures for minutes; a step of .ci/run of its own",
};

/** Stands in for npm and npx, and fails for whatever a reader could not have run either. */
const npx = (command: string) => `#!/bin/sh
[ "$1" = casehub ] || { echo "npx $1: only casehub is installed" >&2; exit 127; }
shift
if [ "$1" = run ]; then
  case "$2" in
    -*) ;;
    scenarios/textbook/*) set -- "$@" ${shortened.textbook} ;;
    scenarios/*) set -- "$@" ${shortened.shipped} ;;
    *) set -- "$@" ${shortened.own} ;;
  esac
fi
exec "${process.execPath}" "${command}" "$@"
`;

/** Builds `src` into `target` without checking types: what `npm run build` writes, in a second. */
function build(target: string): void {
  for (const path of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts")) continue;
    const { outputText } = ts.transpileModule(readFileSync(join(root, "src", path), "utf8"), {
      compilerOptions: {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.ESNext,
        rewriteRelativeImportExtensions: true,
        verbatimModuleSyntax: true,
      },
    });
    const file = join(target, path.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, outputText);
  }
}

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

export class ReaderMachine {
  private readonly base = mkdtempSync(join(tmpdir(), "casehub-docs-"));
  private readonly scripts: Readonly<Record<string, string>>;
  /** Where the page at hand is followed. */
  folder = "";
  private pages = 0;

  constructor() {
    const manifest = readFileSync(join(root, "package.json"), "utf8");
    this.scripts = JSON.parse(manifest).scripts;
    writeFileSync(join(this.base, "package.json"), manifest);
    symlinkSync(join(root, "node_modules"), join(this.base, "node_modules"));
    build(join(this.base, "dist"));
    mkdirSync(join(this.base, "bin"));
    writeFileSync(join(this.base, "bin", "npx"), npx(join(this.base, "dist", "cli", "main.js")));
    chmodSync(join(this.base, "bin", "npx"), 0o755);
  }

  /** A fresh folder for the next page, with the scenarios in it. */
  turnPage(): void {
    this.folder = join(this.base, `page-${this.pages++}`);
    mkdirSync(this.folder);
    cpSync(join(root, "scenarios"), join(this.folder, "scenarios"), { recursive: true });
  }

  write(file: string, text: string): string {
    writeFileSync(join(this.folder, file), text);
    return join(this.folder, file);
  }

  /** Runs a block as a shell would, stopping at the first command that fails. */
  shell(text: string): Ran {
    const lines = text.split("\n").filter((line) => !this.leftOut(line));
    return this.spawn("sh", ["-e", "-u", "-c", lines.join("\n")]);
  }

  /** Runs a Python program; undefined where there is no Python. */
  python(text: string): Ran | undefined {
    if (spawnSync("python3", ["--version"]).status !== 0) return undefined;
    return this.spawn("python3", [this.write("block.py", text)]);
  }

  private leftOut(line: string): boolean {
    const commands = line.split("&&").map((part) => part.trim());
    if (!commands.every((command) => command.split(" ")[0] === "npm")) return false;
    for (const command of commands) {
      if (notRun[command] === undefined) throw new Error(`${command} is neither run nor on the list of what is not`);
      const script = /^npm (?:run )?([a-z]+)/.exec(command)?.[1] ?? "";
      if (script !== "ci" && this.scripts[script] === undefined) throw new Error(`package.json has no script ${script}`);
    }
    return true;
  }

  private spawn(command: string, args: readonly string[]): Ran {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.folder,
      encoding: "utf8",
      timeout: longest,
      env: { ...process.env, PATH: `${join(this.base, "bin")}:${process.env.PATH}` },
    });
    return { code: status, output: `${stdout}${stderr}` };
  }

  close(): void {
    rmSync(this.base, { recursive: true, force: true });
  }
}
