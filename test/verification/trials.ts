/** What is compared with its closed form at which load, and how many cases that takes. */
import { type Expected, textbookNamed } from "./textbook.ts";
import { type Family, largestError } from "./trial.ts";

export interface Trial {
  readonly name: string;
  readonly load: number;
  /** Outcomes that are not compared here, but in the campaign: they would need many times the cases of the others. */
  readonly except?: readonly string[];
  /**
   * Asymptotic variance per case of the most variable outcome compared, over its squared mean: n cases have a relative standard error of
   * the square root of spread / n. Measured over a million cases or more, and after controls, which take about two thirds of it away: without
   * them the wait in M/M/1 has (2 + 5r - 4r^2 + r^3) / (r (1 - r)^2), 29 at load 0.5 and 123 at 0.8 (D. J. Daley, "The serial correlation
   * coefficients of waiting times in a stationary single server queue", Journal of the Australian Mathematical Society 8 (1968)).
   */
  readonly spread: number;
}

export const trials: readonly Trial[] = [
  { name: "mm1", load: 0.5, spread: 15.5 },
  { name: "mmc", load: 0.5, spread: 7, except: ["wait:service"] },
  { name: "mg1", load: 0.5, spread: 11.5 },
  { name: "mg1-priority", load: 0.5, spread: 17 },
  { name: "erlang-a", load: 0.5, spread: 25 },
  { name: "tandem", load: 0.5, spread: 2.9, except: ["wait:interview", "wait:decision"] },
  { name: "rework", load: 0.5, spread: 3.8, except: ["wait:decision"] },
  { name: "mm1", load: 0.8, spread: 39 },
  { name: "mmc", load: 0.8, spread: 19, except: ["wait:service"] },
  { name: "mg1", load: 0.8, spread: 16, except: ["wait:service"] },
  { name: "mg1-priority", load: 0.8, spread: 20, except: ["wait:routine-service"] },
  { name: "erlang-a", load: 0.8, spread: 10 },
  { name: "tandem", load: 0.8, spread: 13.5, except: ["wait:interview", "wait:decision"] },
  { name: "rework", load: 0.8, spread: 22, except: ["wait:decision"] },
];

/** What the closed form says of the outcomes that are compared. */
export function expectedOf({ name, load, except }: Trial): Expected {
  return Object.fromEntries(
    Object.entries(textbookNamed(name).expected(load)).filter(([outcome]) => !except?.includes(outcome)),
  );
}

/** Room for the standard error, which is itself an estimate. */
const margin = 1.6;

/** Cases a replication with which a relative bias is found. */
export function casesOf({ spread }: Trial, family: Family, bias: number, replications: number): number {
  return (margin * spread) / largestError(family, replications - 6, bias) ** 2 / replications;
}
