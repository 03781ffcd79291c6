/** What is given to the core, as the core declares it. */

/** A number or column that the core is given. */
export interface Declared<Group> {
  /** As AssemblyScript writes it. */
  readonly type: string;
  /** File of the core that declares it. */
  readonly file: string;
  /** How long a column is, in words. */
  readonly says?: string;
  /**
   * How long it may be; absent for a number, and for a column of any length.
   * @param group what is handed over with it @param core an i32 that the core was given before
   */
  lengths?(group: Group, core: (name: string) => number): readonly number[];
}

export type AsDeclared<Given> = {
  readonly [Group in keyof Given]: {
    /** Whether a replication may do without. */
    readonly optional: boolean;
    readonly columns: { readonly [Column in keyof Given[Group]]: Declared<Given[Group]> };
  };
};

/** The last entry of a column; NaN when it has none. */
export function last(column: ArrayLike<number>): number {
  return column.length > 0 ? column[column.length - 1] : Number.NaN;
}
