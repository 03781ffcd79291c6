/** A spreadsheet as the reader of files hands it over: the texts of each sheet's cells, as JSON. */
import type { Place } from "../loaded.ts";
import { suggestion } from "../text/nearest.ts";
import type { Report } from "../text/problem.ts";
import type { Grid } from "./grid.ts";

export interface Sheet {
  readonly name: string;
  /** Cells of each row as texts: dates as YYYY-MM-DD, numbers in full, "" where there is nothing. */
  readonly rows: readonly (readonly string[])[];
}

/** Whether a file is a spreadsheet rather than text, by its name. */
export const isWorkbook = (path: string): boolean => /\.(?:xlsx|xlsm|ods)$/i.test(path);

/** The text that stands for a workbook wherever texts of files are kept. */
export const workbookText = (sheets: readonly Sheet[]): string => JSON.stringify(sheets);

/** The rows of a sheet; undefined, and reported, when the workbook has none of that name. */
export function sheetGrid(
  text: string,
  file: string,
  sheet: string | undefined,
  place: Place,
  report: Report,
): Grid | undefined {
  const sheets = JSON.parse(text) as Sheet[];
  const found = sheet === undefined && sheets.length === 1 ? sheets[0] : sheets.find(({ name }) => name === sheet);
  if (!found) {
    const names = sheets.map(({ name }) => name);
    return void report(
      "CH415",
      place,
      sheet === undefined ? `${file} has ${sheets.length} sheets` : `${file} has no sheet ${sheet}`,
      {
        hint:
          sheet === undefined
            ? `say which: sheet: ${names[0]} (or ${names.slice(1).join(", ")})`
            : suggestion(sheet, names),
      },
    );
  }
  const rows = found.rows.map((cells, at) => ({ line: at + 1, cells }));
  return { file: `${file}, sheet ${found.name}`, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== "")) };
}
