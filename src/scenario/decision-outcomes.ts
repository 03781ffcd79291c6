/** What cases are decided as: the outcomes that the types state. */

/** Outcomes of a type and their shares; a type that states none is decided, no more. */
export function outcomesOf<Share>(type: { readonly outcome?: Readonly<Record<string, Share>> }): [string, Share | 1][] {
  return Object.entries<Share | 1>(type.outcome ?? { decided: 1 });
}

interface Stating {
  readonly cases: {
    readonly types: Readonly<Record<string, { readonly outcome?: Readonly<Record<string, unknown>> }>>;
  };
}

/** The outcomes of all types under all rules that ever hold, each once; none where no type ever states any. */
export function statedOutcomes(ever: readonly Stating[]): string[] {
  const types = ever.flatMap(({ cases }) => Object.values(cases.types));
  if (types.every(({ outcome }) => outcome === undefined)) return [];
  return [...new Set(types.flatMap((type) => outcomesOf(type).map(([name]) => name)))];
}
