/** The kinds of columns that tables of every command are made of. */
import type { Field } from "../table.ts";
import { estimateDigits } from "./summary-fields.ts";

export const textField = (name: string, title: string, meaning: string): Field => ({
  name,
  title,
  type: "string",
  meaning,
});

export const countField = (name: string, title: string, meaning: string): Field => ({
  name,
  title,
  type: "integer",
  meaning,
});

/** An estimate, rounded as estimates are. */
export const estimateField = (name: string, title: string, meaning: string, unit: string): Field => ({
  name,
  title,
  type: "number",
  unit,
  meaning,
  digits: estimateDigits,
});
