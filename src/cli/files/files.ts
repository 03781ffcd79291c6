/** Files on disk, as the scenario loader wants them: what is no scenario and no data is turned away with its reason. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { FileRefused, readRegular } from "../../execution/files/regular-file.ts";
import { isWorkbook, workbookText } from "../../scenario/data/workbook.ts";
import { longestText, type ReadProblem, type ReadText } from "../../scenario/text/reader.ts";
import { RefusedWorkbook, readWorkbook } from "./workbook.ts";

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

export const readText: ReadText = (path) => {
  try {
    return decoded(path, readRegular(path, longestText));
  } catch (error) {
    if (error instanceof FileRefused) return refused(path, error);
    return { code: "CH101", message: reason(path, error as NodeJS.ErrnoException) };
  }
};

function refused(path: string, { why, size }: FileRefused): ReadProblem {
  if (why === "directory") {
    const scenario = join(path, "scenario.resolved.yaml");
    return {
      code: "CH102",
      message: existsSync(scenario)
        ? `${path} is a directory: the result of a run, whose scenario is ${scenario}; casehub verify ${path} checks the result`
        : `${path} is a directory; name a file in it`,
    };
  }
  if (why === "too large") return tooLarge(path, size);
  return { code: "CH102", message: `${path} is not a file; a pipe or a device may have no end: name a file` };
}

function tooLarge(path: string, bytes: number): ReadProblem {
  return {
    code: "CH104",
    message: `${path} has ${megabytes(bytes)}; a scenario or data file has at most ${megabytes(longestText)}`,
  };
}

/** The text of a file; of a workbook, that of its cells. */
function decoded(path: string, bytes: Uint8Array): string | ReadProblem {
  if (isWorkbook(path)) return workbook(path, bytes);
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]))
    return { code: "CH103", message: `${path} is text in UTF-16: save it as UTF-8 (in a spreadsheet: "CSV UTF-8")` };
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { code: "CH103", message: `${path} is a workbook or an archive: save it as .xlsx, .ods or "CSV UTF-8"` };
  if (bytes.includes(0)) return { code: "CH103", message: `${path} is binary data, not text` };
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return {
      code: "CH103",
      message: `${path} is not text in UTF-8 (perhaps Windows-1252): save it as UTF-8 (in a spreadsheet: "CSV UTF-8")`,
    };
  }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);

function workbook(path: string, bytes: Uint8Array): string | ReadProblem {
  try {
    return workbookText(readWorkbook(bytes));
  } catch (error) {
    // The library and the archive say why in many ways, none meant for readers.
    const why = error instanceof RefusedWorkbook ? ` ${error.message}` : "";
    return {
      code: "CH103",
      message: why ? path + why : `${path} cannot be read as a workbook: save it again as .xlsx, .ods or CSV`,
    };
  }
}

function reason(path: string, { code }: NodeJS.ErrnoException): string {
  if (code === "ENOENT" || code === "ENOTDIR") return `there is no file ${path}`;
  if (code === "EACCES" || code === "EPERM") return `${path} cannot be read: permission denied`;
  if (code === "ELOOP") return `${path} is a link that leads back to itself`;
  if (code === "ENAMETOOLONG") return `${path.slice(0, 60)}… is too long for the name of a file`;
  if (code === "EMFILE" || code === "ENFILE") return `${path} cannot be opened: too many files are open`;
  return `${path} cannot be opened (${code ?? "unknown reason"})`;
}
