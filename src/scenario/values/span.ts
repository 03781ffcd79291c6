/** How low and how high a value can be: its statement alone, or all that can be drawn for it. */
import type { JointDraws } from "../loaded.ts";
import type { Quantity } from "./quantity.ts";

export interface Span {
  low(quantity: Quantity): number;
  high(quantity: Quantity): number;
}

/** Every value as it is stated. */
export const asStated: Span = { low: ({ value }) => value, high: ({ value }) => value };

/** Every value over its range; those that are drawn jointly over the given rows, or as they are stated where there is no row. */
export function asDrawn({ paths }: Pick<JointDraws, "paths">, rows: JointDraws["rows"]): Span {
  const columns = new Map(
    paths.map((path, i) => {
      const cells = rows.map((row) => row[i]);
      return [path, { low: Math.min(...cells), high: Math.max(...cells) }];
    }),
  );
  const end = (quantity: Quantity, side: "low" | "high") => {
    const { path = "", range, value } = quantity;
    if (paths.includes(path)) return rows.length === 0 ? value : (columns.get(path)?.[side] ?? value);
    return range?.[side === "low" ? 0 : 1] ?? value;
  };
  return { low: (quantity) => end(quantity, "low"), high: (quantity) => end(quantity, "high") };
}
