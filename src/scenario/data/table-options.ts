/** What a scenario says of a table besides its name and columns: what could be understood in another way. */
import { entryOf, type Placed, type PlacedMap, textOf } from "../text/placed.ts";
import type { DateOrder } from "./date-cell.ts";
import type { NumberForm, NumberKind } from "./number-cell.ts";

export type Spacing = "quarterly" | "monthly" | "weekly" | "daily";

export interface TableUse {
  readonly kind: NumberKind;
  /** How far apart the values are, where that is known. */
  readonly spacing?: Spacing;
}

/** Keys that any reference to a table may have. */
export const tableKeys = [
  "where",
  "sum",
  "sheet",
  "header_row",
  "dates",
  "dated",
  "dash",
  "thousands",
  "decimals",
  "fractions",
];

export interface TableOptions extends NumberForm {
  readonly sum: boolean;
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly order?: DateOrder;
  readonly dated?: "first day" | "last day";
}

function scalarOf(map: PlacedMap, key: string): unknown {
  const node: Placed | undefined = entryOf(map, key);
  return node?.kind === "scalar" ? node.value : undefined;
}

/** The options as written; any other word is left to the check of shapes. */
export function tableOptions(map: PlacedMap, { kind }: TableUse): TableOptions {
  const word = <T extends string>(key: string, ...words: T[]) =>
    words.find((allowed) => allowed === scalarOf(map, key));
  const headerRow = scalarOf(map, "header_row");
  return {
    kind,
    sum: scalarOf(map, "sum") === true,
    sheet: textOf(entryOf(map, "sheet")),
    headerRow: typeof headerRow === "number" ? headerRow : undefined,
    order: word("dates", "day-month-year", "month-day-year"),
    dated: word("dated", "first day", "last day"),
    dash: word("dash", "nil", "not published"),
    thousands: word("thousands", "comma", "point", "space"),
    decimals: word("decimals", "point", "comma"),
    fractions: scalarOf(map, "fractions") === true,
  };
}
