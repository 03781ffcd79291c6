import { type Family, positive, statedShape, whole } from "../form.ts";
import { Gamma } from "./gamma.ts";

/** The sum of `shape` exponential phases, alike and independent; `rate` is that of one phase. */
export const erlang: Family = [
  {
    names: ["shape", "mean"],
    build: ({ shape, mean }) => new Gamma(phases(shape), positive("erlang", "mean", mean) / shape),
  },
  {
    names: ["shape", "rate"],
    build: ({ shape, rate }) => new Gamma(phases(shape), 1 / positive("erlang", "rate", rate)),
  },
];

function phases(shape: number): number {
  return statedShape("erlang", "shape", whole("erlang", "shape", shape, 1));
}
