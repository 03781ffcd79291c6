/** The rows of the file that a reference names: delimited text, or a sheet of a workbook. */

import { isOverride } from "../inherit/override.ts";
import { beside } from "../text/file-path.ts";
import { entryOf, type PlacedMap, textOf } from "../text/placed.ts";
import type { Grid } from "./grid.ts";
import type { DataReading } from "./reading.ts";
import { isWorkbook, sheetGrid } from "./workbook.ts";

/** Undefined, and reported, when they cannot be read. */
export function gridNamedBy(
  map: PlacedMap,
  sheet: string | undefined,
  { main, files, report }: DataReading,
): Grid | undefined {
  const node = entryOf(map, "file");
  const name = textOf(node);
  if (!node || name === undefined) return undefined;
  const path = beside(isOverride(node.place.file) ? main : node.place.file, name);
  const text = files.readData(path, node.place, report);
  if (text === undefined) return undefined;
  if (isWorkbook(path)) return sheetGrid(text, path, sheet, entryOf(map, "sheet")?.place ?? node.place, report);
  if (sheet !== undefined)
    return void report(
      "CH415",
      entryOf(map, "sheet")?.place ?? node.place,
      `${path} is not a workbook and has no sheets`,
      {
        hint: "leave out sheet",
      },
    );
  return files.parsed.grid(text, path, report);
}
