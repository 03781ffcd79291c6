import { beta } from "./families/beta.ts";
import { binomial } from "./families/binomial.ts";
import { constant } from "./families/constant.ts";
import { discrete } from "./families/discrete.ts";
import { empirical } from "./families/empirical.ts";
import { erlang } from "./families/erlang.ts";
import { exponential } from "./families/exponential.ts";
import { gamma } from "./families/gamma.ts";
import { lognormal } from "./families/lognormal.ts";
import { pert } from "./families/pert.ts";
import { poisson } from "./families/poisson.ts";
import { triangular } from "./families/triangular.ts";
import { truncate } from "./families/truncated.ts";
import { uniform } from "./families/uniform.ts";
import { weibull } from "./families/weibull.ts";
import type { Family } from "./form.ts";
import type { Distribution } from "./law.ts";

export type { Distribution };

/** The families stated by parameters. `discrete` and `empirical` are stated by lists and stand apart. */
const families: Readonly<Record<string, Family>> = {
  constant,
  uniform,
  triangular,
  exponential,
  erlang,
  gamma,
  lognormal,
  weibull,
  beta,
  pert,
  poisson,
  binomial,
};

/** For each family, the sets of parameter names that state it; each set is complete. */
export const familyParameters: Readonly<Record<string, readonly (readonly string[])[]>> = Object.fromEntries(
  Object.entries(families).map(([name, forms]) => [name, forms.map((form) => form.names)]),
);

/** A distribution as plain data. Parameters are in the unit of the variable, or in its inverse for a rate. */
export interface DistributionSpec {
  family: string;
  parameters: Record<string, number>;
  /** For `discrete` and `empirical`. */
  values?: readonly number[];
  /** For `discrete`. */
  weights?: readonly number[];
  truncated?: { at_least?: number; at_most?: number };
}

/**
 * The distribution that a specification states.
 *
 * @throws RangeError for an unknown family, a wrong set of parameters, or parameters that no distribution of the family
 * has
 */
export function distribution(spec: DistributionSpec): Distribution {
  const stated = untruncated(spec);
  const { at_least, at_most } = spec.truncated ?? {};
  return at_least === undefined && at_most === undefined ? stated : truncate(stated, at_least, at_most);
}

function untruncated({ family, parameters, values = [], weights = [] }: DistributionSpec): Distribution {
  if (family === "discrete") return discrete(values, weights);
  if (family === "empirical") return empirical(values);
  if (!Object.hasOwn(families, family)) {
    const known = [...Object.keys(families), "discrete", "empirical"].join(", ");
    throw new RangeError(`There is no distribution called ${family}; there are ${known}.`);
  }
  const given = Object.keys(parameters);
  const form = families[family].find(
    ({ names }) => names.length === given.length && names.every((name) => Object.hasOwn(parameters, name)),
  );
  if (!form) {
    const sets = familyParameters[family].map((names) => names.join(", ")).join("; or ");
    throw new RangeError(`${family} takes ${sets}, not ${given.join(", ") || "nothing"}.`);
  }
  return form.build(parameters);
}
