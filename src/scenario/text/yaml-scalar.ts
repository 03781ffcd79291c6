/** Scalars of a scenario: numbers that YAML and people read differently are named, and read as meant. */
import type { Scalar as YamlScalar } from "yaml";
import type { Place } from "../loaded.ts";
import type { Scalar } from "./placed.ts";
import type { Report } from "./problem.ts";
import { visible } from "./visible.ts";

export function readScalar(node: YamlScalar, place: Place, report: Report): Scalar {
  const { source = "", type } = node;
  const value = typeof node.value === "string" ? visible(node.value) : node.value;
  const misread = (message: string, hint: string, meant: Scalar): Scalar => {
    report("CH112", place, message, { hint });
    return meant;
  };
  if (typeof value === "number") {
    if (/^[-+]?0[xob]/i.test(source)) return misread(`${source} is not a decimal number`, `write ${value}`, value);
    if (/^[-+]?0\d/.test(source))
      return misread(`${source} begins with 0: some read that as octal`, `write ${value}`, value);
    if (!Number.isFinite(value))
      return misread(
        `${source} is not a number that casehub can calculate with`,
        "leave the key out for no limit",
        null,
      );
    return value;
  }
  if (typeof value === "string") {
    if (type !== "PLAIN") return value;
    const grouped = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(value);
    if (!grouped && !/^[-+]?\d+(?:_\d+)+$/.test(value)) return value;
    const digits = value.replace(/[,_]/g, "");
    return misread(`${value} is text in YAML, not a number`, `write ${digits}`, Number(digits));
  }
  return typeof value === "boolean" ? value : null;
}
