/** The backlog as a ledger: start + claims - exits = end in every line, in whole cases. */
import { columnIndex, type Plan } from "../../hub/plan.ts";

/** The columns a ledger is made from; -1 for what the plan does not have. */
export interface LedgerColumns {
  readonly stock: number;
  readonly claims: number;
  readonly exits: number;
  /** Ways out of the backlog that some replication uses, by heading. */
  readonly ways: readonly (readonly [heading: string, column: number])[];
}

/** Means of a stretch of time: what came and went in it, and the stock at its end. */
export interface LedgerMeans {
  readonly claims: number;
  readonly exits: number;
  readonly ways: readonly number[];
  readonly end: number;
}

/** A line in whole cases. */
export interface LedgerLine extends LedgerMeans {
  readonly start: number;
}

/** The whole backlog, or the one that the plan watches where it has no other. */
export function ledgerColumns(plan: Plan): LedgerColumns {
  const total = columnIndex(plan, "total_backlog");
  const ways = [
    ["Decided", columnIndex(plan, "decisions")],
    ["Withdrawn", columnIndex(plan, "withdrawals")],
    ["Admin.", columnIndex(plan, "administrative_outcomes")],
  ] as const;
  return {
    stock: total < 0 ? plan.thresholds.column : total,
    claims: columnIndex(plan, "arrivals"),
    exits: columnIndex(plan, "exits"),
    ways: ways.filter(([, column]) => column >= 0),
  };
}

/**
 * Whole numbers with a given sum, each as near as can be to the value it stands for.
 * @param sum a whole number that is not negative
 */
export function apportioned(values: readonly number[], sum: number): number[] {
  const whole = values.map((value) => Math.max(0, Math.round(value)));
  for (let left = sum - whole.reduce((total, one) => total + one, 0); left !== 0; left -= Math.sign(left)) {
    const step = Math.sign(left);
    const cost = (i: number) => (whole[i] + step < 0 ? Number.POSITIVE_INFINITY : step * (whole[i] - values[i]));
    const cheapest = whole.reduce((best, _, i) => (cost(i) < cost(best) ? i : best), 0);
    whole[cheapest] += step;
  }
  return whole;
}

/**
 * Lines in whole cases that add up, each number within two cases of its mean. The stock at each end is rounded; what came and went is
 * rounded to fit.
 */
export function ledgerLines(means: readonly LedgerMeans[]): LedgerLine[] {
  const [first] = means;
  let start = first ? Math.round(first.end - first.claims + first.exits) : 0;
  return means.map((mean) => {
    const end = Math.round(mean.end);
    const gone = start + Math.round(mean.claims) - end;
    const exits = Math.max(0, gone);
    const line = {
      start,
      claims: end + exits - start,
      exits,
      ways: mean.ways.length > 0 ? apportioned(mean.ways, exits) : [],
      end,
    };
    start = end;
    return line;
  });
}

/** Lines of several rows together: what came and went is added up, so that a row of months is the sum of the lines of its months. */
export function joinedLines(lines: readonly LedgerLine[], rows: readonly { from: number; to: number }[]): LedgerLine[] {
  const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);
  return rows.map(({ from, to }) => {
    const own = lines.slice(from, to);
    return {
      start: own[0].start,
      claims: sum(own.map(({ claims }) => claims)),
      exits: sum(own.map(({ exits }) => exits)),
      ways: own[0].ways.map((_, way) => sum(own.map(({ ways }) => ways[way]))),
      end: own[own.length - 1].end,
    };
  });
}
