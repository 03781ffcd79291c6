/** Which test files run in one process: what they share is then loaded once, and the second command of a kind is quick. */

/** Folders whose tests leave their process as it was; starting one for each file would take longer than most of them do. */
const shared = /^test\/(engine|scenario|hub|experiment|execution|output|cli)\//;
/** Files of those folders that start processes and wait for them: others had better run meanwhile. */
const alone = /^test\/(execution\/cluster|cli\/(interruption|process))/;
/** Files of a group: few enough that the groups still spread over the processors. */
const most = 6;

/** Files (sorted) of a folder that may share a process, in groups; every other file by itself. */
export function groupsOf(files: readonly string[]): string[][] {
  const groups: string[][] = [];
  /** The last group of each folder. */
  const latest = new Map<string, string[]>();
  for (const file of files) {
    const folder = alone.test(file) ? undefined : shared.exec(file)?.[0];
    const group = latest.get(folder ?? "");
    if (group && group.length < most) {
      group.push(file);
      continue;
    }
    groups.push([file]);
    if (folder !== undefined) latest.set(folder, groups[groups.length - 1]);
  }
  return groups;
}
