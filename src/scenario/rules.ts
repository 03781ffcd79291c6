import type { Regime } from "./loaded.ts";
import type { PlacedMap } from "./placed.ts";
import type { Report } from "./problem.ts";
export function checkMeaning(_regimes: readonly (Regime & { full: PlacedMap })[], _report: Report): void {}
