/** Options that are on or off, and the words for it: what is not understood is never taken for off. */
import { BadInput } from "../exit-code.ts";

/** Every such option of every command. */
export const switches: ReadonlySet<string> = new Set([
  "collect",
  "details",
  "dry-run",
  "enforce-targets",
  "exact",
  "fit",
  "fixed",
  "fluid",
  "free",
  "help",
  "json",
  "quiet",
  "strict",
  "sweep",
  "verbose",
]);

const words: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "y", "on", "1"].map((word) => [word, true] as const),
  ...["false", "no", "n", "off", "0"].map((word) => [word, false] as const),
]);

/** The arguments with `--json=yes` and the like spelled as `--json=true`. @throws BadInput for a word that is neither */
export function withPlainSwitches(args: readonly string[]): string[] {
  const end = args.indexOf("--");
  return args.map((arg, i) => {
    const [, written, value] = /^--([a-z-]+)=(.*)$/is.exec(arg) ?? [];
    const name = written?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (name === undefined || !switches.has(name) || (end >= 0 && i > end)) return arg;
    const on = words.get(value.toLowerCase());
    if (on === undefined) throw new BadInput(`--${name} is on or off: write --${name} or --${name}=no, not "${value}"`);
    return `--${written}=${on}`;
  });
}
