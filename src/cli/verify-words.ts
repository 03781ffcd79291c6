/** What `casehub verify` found, in words and as JSON. */
import { thisBuild } from "../execution/identity.ts";
import { type FilesHeld, filesAgree } from "../output/results/made-again.ts";
import type { RecordedRun } from "../output/results/recorded.ts";
import { agrees, type Verification } from "../output/results/verification.ts";
import { plainNumber, wrap } from "../output/words/wording.ts";
import { visible } from "../scenario/text/visible.ts";

/** What was found of a folder. */
export interface Findings {
  readonly results: string;
  readonly recorded: RecordedRun;
  readonly verification: Verification;
  readonly files: FilesHeld;
}

const mostShown = 10;

/** Text from a folder as a terminal may show it: it may hold anything. */
const shown = (text: string): string => visible(text.slice(0, 80)).replace(/[\n\t]/g, " ");

function listed(names: readonly string[], most = mostShown): string {
  const more = names.length - most;
  return `${names.slice(0, most).map(shown).join(", ")}${more > 0 ? ` and ${plainNumber(more)} more` : ""}`;
}

/** Whether all that was looked at is as it should be. */
export function isAsItShouldBe({ recorded, verification, files }: Findings): boolean {
  return agrees(verification) && recorded.altered.length === 0 && filesAgree(files);
}

export function findingsJson(findings: Findings) {
  const { recorded, verification, files } = findings;
  const { sample, values, disagreements, columns } = verification;
  return {
    format: 1,
    identity: recorded.identity,
    agrees: isAsItShouldBe(findings),
    same_build: recorded.build === thisBuild().hash,
    replications: recorded.rows.length,
    sample,
    values,
    disagreements,
    columns_only_in_folder: columns.unknown,
    columns_missing: columns.missing,
    altered_files: recorded.altered,
    files: {
      same: files.same,
      different: files.different,
      missing: files.missing,
      not_in_manifest: files.unlisted,
      not_vouched_for: files.notVouched,
      not_of_a_run: files.foreign,
    },
  };
}

function valueLines({ disagreements, columns }: Verification, width: number): string[] {
  const lines = wrap(`NOT THE SAME: ${plainNumber(disagreements.length)} values differ.`, width);
  for (const { replication, column, recorded, rerun } of disagreements.slice(0, mostShown))
    lines.push(
      ...wrap(
        `replication ${replication}, ${column}: the folder has ${shown(recorded) || "nothing"}, run again it is ${rerun || "nothing"}`,
        width,
        "  ",
      ),
    );
  if (disagreements.length > mostShown) lines.push(`  and ${plainNumber(disagreements.length - mostShown)} more`);
  if (columns.unknown.length > 0)
    lines.push(...wrap(`Columns that only the folder has: ${listed(columns.unknown)}.`, width));
  if (columns.missing.length > 0)
    lines.push(...wrap(`Columns that the folder lacks: ${columns.missing.join(", ")}.`, width));
  return lines;
}

function fileSentences(results: string, altered: readonly string[], files: FilesHeld): string[] {
  const all = 30;
  const said = (names: readonly string[], sentence: string) => (names.length > 0 ? [sentence] : []);
  return [
    ...said(altered, `Files that differ from what the manifest lists: ${listed(altered)}.`),
    ...said(files.different, `NOT WHAT THE SCENARIO GIVES: ${listed(files.different, all)}.`),
    ...said(files.missing, `Missing from the folder: ${listed(files.missing, all)}.`),
    ...said(files.unlisted, `Missing from the manifest's list: ${listed(files.unlisted, all)}.`),
    ...said(files.same, `Made again, with the same bytes: ${listed(files.same, all)}.`),
    ...said(
      files.notVouched,
      `Not checked, since a sample cannot make them again: ${listed(files.notVouched, all)}. To make them all again: casehub verify ${results} --sample all`,
    ),
    ...said(files.foreign, `Not written by a run, and not checked: ${listed(files.foreign)}.`),
    "Taken as the folder states them: the scenario's name, --set, the run's hash, and when and on what machine it was made.",
  ];
}

/** @param width columns of the terminal */
export function findingsWords(findings: Findings, width: number): string {
  const { results, recorded, verification, files } = findings;
  const { sample, values } = verification;
  const of = recorded.rows.length;
  const which =
    sample.length === of
      ? `all ${plainNumber(of)} replications run again`
      : `${plainNumber(sample.length)} of ${plainNumber(of)} replications run again (${sample.slice(0, mostShown).join(", ")}${sample.length > mostShown ? ", …" : ""})`;
  const lines = wrap(`${results}: ${which}, ${plainNumber(values)} values compared.`, width);
  if (agrees(verification)) {
    const verdict = isAsItShouldBe(findings) && files.notVouched.length === 0;
    lines.push(verdict ? "All are the same." : "The values compared are the same.");
  } else lines.push(...valueLines(verification, width));
  for (const sentence of fileSentences(results, recorded.altered, files)) lines.push(...wrap(sentence, width));
  if (recorded.build !== thisBuild().hash)
    lines.push(
      ...wrap(
        `The folder was made by a different build (version ${shown(recorded.version)}), which may explain differences.`,
        width,
      ),
    );
  return `${lines.join("\n")}\n`;
}
