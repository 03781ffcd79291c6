/** Options of `casehub sweep` as typed. */
import { BadInput } from "../exit-code.ts";

export interface SweepArguments {
  readonly sweep: string;
  readonly threads?: string;
  readonly shard?: string;
  readonly redis?: string;
  readonly jobSeconds?: string;
  readonly collect: boolean;
  readonly replications?: string;
  readonly maxFailures?: string;
  readonly dryRun: boolean;
  readonly out: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** One of the points' shares: every `of`-th point from the `number`-th on. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** @throws BadInput unless the text is i/n with i from 1 to n */
export function shardOption(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, number, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text)?.map(Number) ?? [];
  if (number >= 1 && number <= of) return { number, of };
  throw new BadInput(`--shard takes i/n, as in 1/8 to 8/8, not "${text}"`);
}
