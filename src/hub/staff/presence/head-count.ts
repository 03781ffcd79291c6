/**
 * Heads by cell (pool * days + day), from stretches of cells. Heads are counted whole, those of each size apart: when all have gone nothing
 * is left over, and a stretch costs the same whatever its length.
 */
export class HeadCount {
  private readonly cells: number;
  /** By size of a head (full-time equivalents): how many more there are than in the cell before. */
  private readonly steps = new Map<number, Int32Array>();
  /** The size last asked for: most heads are of one size. */
  private size = Number.NaN;
  private last: Int32Array = new Int32Array(0);

  constructor(cells: number) {
    this.cells = cells;
  }

  /** So many more heads of a size, from a cell up to, not including, another. */
  add(from: number, to: number, size: number, heads = 1): void {
    if (from >= to) return;
    const steps = this.of(size);
    steps[from] += heads;
    steps[to] -= heads;
  }

  /** Adds the sizes of all heads to a column of cells. */
  addTo(column: Float64Array): void {
    for (const [size, steps] of this.steps) {
      let heads = 0;
      for (let cell = 0; cell < this.cells; cell++) {
        heads += steps[cell];
        column[cell] += heads * size;
      }
    }
  }

  private of(size: number): Int32Array {
    if (size === this.size) return this.last;
    const steps = this.steps.get(size) ?? new Int32Array(this.cells + 1);
    this.steps.set(size, steps);
    this.size = size;
    this.last = steps;
    return steps;
  }
}
