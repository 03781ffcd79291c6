/** Numbers as people write them in tables: with shorthand, notes, and separators that mean other things in other countries. */
import { withoutNotes } from "./date-cell.ts";

/** What a column holds: cases, which are whole; levels such as staff in post; or any number. */
export type NumberKind = "count" | "level" | "any";

/** What a file is said to do that could be understood in another way. */
export interface NumberForm {
  readonly kind: NumberKind;
  /** What a dash alone means. */
  readonly dash?: "nil" | "not published";
  readonly thousands?: "comma" | "point" | "space";
  readonly decimals?: "point" | "comma";
  /** Whether counts may have fractions. */
  readonly fractions?: boolean;
}

export interface NumberRefusal {
  readonly why: string;
  readonly hint?: string;
}

/** A number; nothing, where none was published; or why it is neither. */
export type NumberCell =
  | {
      readonly value: number;
      /** Whether its point may be one that separates thousands: 1.240. */
      readonly maybeGrouped?: boolean;
    }
  | { readonly unpublished: string }
  | NumberRefusal;

/**
 * Shorthand of official statistics: [c] confidential, [x] not available, [z] not applicable, [u] unreliable, [w] none recorded;
 * `:`, `..` and `*` in older tables. Source: Government Analysis Function, "Symbols in tables: definitions and help".
 */
const notPublished = /^(?:\[[a-z][a-z0-9 ]{0,20}\]|:|\.{2,3}|…|\*)$/i;
const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?$/i;
const grouped = (separator: string) => new RegExp(`^[-+]?\\d{1,3}(?:${separator}\\d{3})+$`);
const byComma = grouped(",");
const byPoint = grouped("\\.");
const bySpace = grouped("[ \u00a0\u202f]");

/** Reads a cell. Never throws. */
export function numberCell(cell: string, form: NumberForm): NumberCell {
  const whole = cell.trim();
  if (whole === "") return { unpublished: "" };
  if (/^\[low\]$/i.test(whole))
    return {
      why: "means a number too small to print",
      hint: "write the number, or [x] if it should count as not published",
    };
  if (notPublished.test(whole)) return { unpublished: whole };
  if (/^[-–—]$/.test(whole)) return dash(form);
  // A number longer than this is none.
  const text = whole.length > 60 ? "" : withoutNotes(whole);
  const plain = inPlainDigits(text, form);
  return typeof plain === "string" ? checked(text, Number(plain), form) : plain;
}

function dash({ dash: means }: NumberForm): NumberCell {
  if (means === "nil") return { value: 0 };
  if (means === "not published") return { unpublished: "-" };
  return { why: "can mean none, or not published", hint: "say which: dash: nil, or dash: not published" };
}

/** The text as JavaScript writes numbers, or why it cannot be. */
function inPlainDigits(text: string, { kind, thousands, decimals }: NumberForm): string | NumberRefusal {
  let plain = text;
  const separators = { comma: ",", point: ".", space: " " };
  if (thousands) plain = plain.replaceAll(/[\u00a0\u202f]/g, " ").replaceAll(separators[thousands], "");
  if (decimals === "comma" && thousands !== "comma") plain = plain.replace(",", ".");
  if (number.test(plain)) return plain;
  if (byComma.test(text) || bySpace.test(text)) {
    const [name, separator] = byComma.test(text) ? ["comma", /,/g] : ["space", /[ \u00a0\u202f]/g];
    return {
      why: `has a ${name} in its thousands`,
      hint: `write ${text.replaceAll(separator as RegExp, "")}, or say thousands: ${name}`,
    };
  }
  if (/^[-+]?\d+,\d+$/.test(text))
    return kind === "count"
      ? {
          why: "has a decimal comma, and a count is a whole number",
          hint: "whole numbers are expected: check that this is the right column",
        }
      : { why: "has a decimal comma", hint: `write ${text.replace(",", ".")}, or say decimals: comma` };
  if (/^[-+]?\d[\d.,]*%$/.test(text)) return { why: "is a percentage, not a number" };
  return {
    why: "is not a number",
    hint: /^(?:n\/?a|null|none)$/i.test(text)
      ? "leave the cell empty, or write [x], where nothing was published"
      : undefined,
  };
}

/** What to say of a point that may separate thousands. */
export const pointsAsked = (decimal: string): string =>
  `if the point separates thousands, say thousands: point; if it is a decimal point, say ${decimal}`;

function checked(text: string, value: number, form: NumberForm): NumberCell {
  if (!Number.isFinite(value)) return { why: "is not a number" };
  // What is declared is not asked about.
  const declared = form.thousands !== undefined || form.decimals !== undefined || form.fractions === true;
  if (form.kind === "any" || declared) return { value };
  const maybeGrouped = byPoint.test(text) && !/^[-+]?0/.test(text);
  if (form.kind === "level") return { value, maybeGrouped };
  if (maybeGrouped)
    return { why: `can be read as ${text.replaceAll(".", "")} or as ${value}`, hint: pointsAsked("fractions: true") };
  if (!Number.isInteger(value))
    return {
      why: "is not a whole number of cases",
      hint: "correct it, or say fractions: true if parts of a case are meant",
    };
  return { value };
}
