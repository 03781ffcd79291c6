/** 0 to n - 1 in random order. (Fisher and Yates; Durstenfeld, Communications of the ACM 7, 1964.) */
export function shuffled(n: number, uniform: () => number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
