/** What is said to someone who names something else where the result folder of a run is expected. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { RecordProblem } from "../output/results/recorded.ts";
import { visible } from "../scenario/text/visible.ts";

/** Where results are put unless the user says otherwise. */
const usualOut = "results";
const manifest = "manifest.json";

const takes = "verify takes the result folder of casehub run";

/** The results that lie in a folder, the newest first; none where it cannot be read. */
function resultsIn(folder: string, prefix = ""): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith(prefix) && /-[0-9a-f]{8,}$/.test(name))
      .map((name) => join(folder, name))
      .filter((path) => existsSync(join(path, "scenario.resolved.yaml")) && existsSync(join(path, manifest)))
      .map((path) => ({ path, at: statSync(path).mtimeMs }))
      .sort((a, b) => b.at - a.at)
      .map(({ path }) => path);
  } catch {
    return [];
  }
}

function aboutFile(path: string): string {
  const [own] = resultsIn(usualOut, `${basename(path, extname(path))}-`);
  const meant = own === undefined ? "" : ` To verify its latest result: casehub verify ${visible(own)}.`;
  return `${takes}, and ${visible(path)} is a file.${meant} To check a scenario: casehub check ${visible(path)}. To run it: casehub run ${visible(path)}`;
}

/** @throws RecordProblem that says what verify takes, and which command or folder was probably meant */
export function refuseWhatIsNoRun(path: string): void {
  const shown = visible(path);
  if (!existsSync(path)) {
    const [some] = resultsIn(usualOut);
    throw new RecordProblem(
      `there is no ${shown}: ${takes}, such as ${some === undefined ? `${usualOut}/my-hub-1a2b3c4d` : visible(some)}`,
    );
  }
  if (!statSync(path).isDirectory()) throw new RecordProblem(aboutFile(path));
  if (existsSync(join(path, manifest))) return refuseOtherCommand(path);
  const [some] = resultsIn(path);
  if (some !== undefined)
    throw new RecordProblem(`${shown} holds results and is none itself: name one of them, such as ${visible(some)}`);
}

/** Only what `run` writes has its scenario beside its replications; a sweep is told apart elsewhere. */
function refuseOtherCommand(path: string): void {
  const isOther = /^(compare|why|sensitivity|solve|calibrate)-/.test(basename(path));
  if (!isOther || existsSync(join(path, "scenario.resolved.yaml"))) return;
  const [command] = basename(path).split("-");
  throw new RecordProblem(
    `${takes}, and ${visible(path)} is that of casehub ${command}, which verify does not vouch for: run the same command again with another --out, and compare the two folders`,
  );
}
