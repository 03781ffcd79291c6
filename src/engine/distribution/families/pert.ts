import { type Family, modeWithin, notNegative } from "../form.ts";
import { Beta } from "./beta.ts";

/**
 * A range with a best estimate: a beta between low and high whose mode counts `lambda` times in the mean, the ends once
 * each. Lambda is 4 unless stated; 0 is the uniform.
 *
 * Source: D. G. Malcolm et al., "Application of a technique for research and development program evaluation",
 * Operations Research 7 (1959); D. Vose, Risk Analysis (2008), for lambda.
 */
export const pert: Family = [
  { names: ["low", "mode", "high"], build: ({ low, mode, high }) => weighted(low, mode, high, 4) },
  {
    names: ["low", "mode", "high", "lambda"],
    build: ({ low, mode, high, lambda }) => weighted(low, mode, high, lambda),
  },
];

function weighted(low: number, mode: number, high: number, lambda: number): Beta {
  modeWithin("pert", low, mode, high);
  notNegative("pert", "lambda", lambda);
  const rise = (mode - low) / (high - low);
  return new Beta(1 + lambda * rise, 1 + lambda * (1 - rise), low, high);
}
