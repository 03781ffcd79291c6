/** Which test files run in one process. */

/** Folders whose tests change nothing of their process; starting one for each file would take longer than most of them do. */
const pure = /^test\/(engine|scenario|hub|experiment|output)\//;
/** Files of a group: few enough that the groups still spread over the processors. */
const most = 6;

/** Neighbours among the files (sorted) that may share a process, in groups; every other file by itself. */
export function groupsOf(files: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const file of files) {
    const folder = pure.exec(file)?.[0];
    const last = groups.at(-1);
    if (folder && last && last.length < most && last[0].startsWith(folder)) last.push(file);
    else groups.push([file]);
  }
  return groups;
}
