/**
 * Writes scenarios/draws/stoke-hub.csv: joint draws of values that January to May 2023 cannot tell apart.
 * - How far closures follow staff time (closure team) or the stock (hazards): any mixture fits those months, so the share that
 *   the team closes runs evenly from 0 to 1, and the hazards fall as the team grows (fit-2023 has the share of 0.51).
 * - Efforts: known to about 8% together (the fit's tolerance), not one by one.
 * A low-discrepancy sequence (Roberts 2018, R2) covers the square evenly; run with `node --import ./ts-node.mjs scripts/make-joint-draws.ts`.
 */
import { writeFileSync } from "node:fs";

const rows = 200;
const plastic = 1.32471795724474602596;
const fitted = { share: 0.51, team: 22, albanian: 62, withdrawal: 2.8, administrative: 3.4, interview: 20, second: 11, decision: 20 };
const header = ["closure_team_fte", "albanian_withdrawal", "standard_withdrawal", "standard_administrative", "interview_effort", "second_interview_effort", "decision_effort"];

/** Inverse of the triangular distribution on [-1, 1] about 0. */
const triangular = (u: number) => (u < 0.5 ? Math.sqrt(2 * u) - 1 : 1 - Math.sqrt(2 * (1 - u)));

const lines = Array.from({ length: rows }, (_, n) => {
  const share = (0.5 + (n + 1) / plastic) % 1;
  const effort = 1 + 0.08 * triangular((0.5 + (n + 1) / plastic ** 2) % 1);
  const hazard = (1 - share) / (1 - fitted.share);
  const percent = (value: number) => `${(value * hazard).toFixed(2)}%/year`;
  const hours = (value: number) => `${(value * effort).toFixed(2)}h`;
  return [((fitted.team * share) / fitted.share).toFixed(1), percent(fitted.albanian), percent(fitted.withdrawal), percent(fitted.administrative), hours(fitted.interview), hours(fitted.second), hours(fitted.decision)].join(",");
});
writeFileSync(new URL("../scenarios/draws/stoke-hub.csv", import.meta.url), `${[header.join(","), ...lines].join("\n")}\n`);
