/** The compiled fluid estimate (core/fluid/, in AssemblyScript): a module for the process, an instance for each estimate. */
import type { Calendar } from "../../engine/calendar.ts";
import { ConservationFault } from "../conservation.ts";
import { wasm } from "./wasm.ts";
import { TooMuchWork } from "./work-allowed.ts";

/** The steps of an estimate, as core/fluid/main.ts exports them. */
interface Steps {
  setSizes(days: number, stages: number, types: number, pools: number, bands: number, missable: number): void;
  fillStaff(days: number, pools: number): void;
  open(): void;
  /** @param stage -1 for the start of the route @param since the last day, before 0, on which the cases entered the stage, over `entered` days up to it */
  stand(
    stage: number,
    cohort: number,
    type: number,
    band: number,
    key: number,
    amount: number,
    since: number,
    entered: number,
  ): void;
  run(from: number, until: number): void;
  beginDay(day: number): void;
  leave(day: number): void;
  live(day: number): void;
  beforeChange(): void;
  change(): void;
  reals(length: number): number;
  ints(length: number): number;
  bytes(length: number): number;
}

export type Columns = Readonly<Record<string, Float64Array | Int32Array | Uint8Array | number>>;

/** The kinds of core/fluid/faults.ts. */
const faults: Readonly<Record<number, (a: number, b: number, c: number) => Error>> = {
  1: (day, came, left) =>
    new ConservationFault(`fluid, day ${day}: ${came} cases came and ${left} left, which leaves other than are open`),
  2: (day, open, places) =>
    new ConservationFault(`fluid, day ${day}: ${open} cases are open or past decision, but ${places} are at a stage`),
  3: () => new TooMuchWork("more steps than allowed"),
};

function fault(kind: number, a: number, b: number, c: number): never {
  throw faults[kind](a, b, c);
}

let compiled: WebAssembly.Module | undefined;

function coreModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0)));
  return compiled;
}

/** Memory of an estimate that is over, for the next one: what it takes is then there already. */
let spare: WebAssembly.Memory | undefined;
const firstPages = 16;

export class FluidCore {
  readonly do: Steps;
  private readonly exports: Record<string, unknown>;
  private readonly memory: WebAssembly.Memory;

  /** @param calendars of each pool */
  constructor(calendars: readonly Calendar[]) {
    const abort = () => {
      throw new Error("the fluid estimate ran out of memory");
    };
    this.memory = spare ?? new WebAssembly.Memory({ initial: firstPages });
    spare = undefined;
    this.exports = new WebAssembly.Instance(coreModule(), {
      host: {
        fault,
        workingDaysAfter: (pool: number, day: number, n: number) => calendars[pool].dates.after(day, n),
        workingDaysBefore: (pool: number, day: number, n: number) => calendars[pool].dates.before(day, n),
      },
      env: { abort, memory: this.memory },
    }).exports;
    this.do = this.exports as unknown as Steps;
  }

  /** The estimate is over: nothing of the core's may be used after this. */
  close(): void {
    spare = this.memory;
  }

  /** Copies columns, and sets numbers, under the names by which the core knows them. */
  give(columns: Columns): void {
    for (const [name, column] of Object.entries(columns))
      this.global(name).value = typeof column === "number" ? column : this.copy(column);
  }

  /** A number of the core's. */
  number(name: string): number {
    return this.global(name).value;
  }

  /** A column of the core's, to be read at once: it may move when the core runs on. */
  column(name: string): Float64Array {
    const address = this.global(name).value;
    // The length of a column in bytes lies in front of it.
    const [bytes] = new Uint32Array(this.memory.buffer, address - Uint32Array.BYTES_PER_ELEMENT, 1);
    return new Float64Array(this.memory.buffer, address, bytes / Float64Array.BYTES_PER_ELEMENT);
  }

  private global(name: string): WebAssembly.Global {
    return this.exports[name] as WebAssembly.Global;
  }

  /** @returns its address in the core's memory */
  private copy(column: Float64Array | Int32Array | Uint8Array): number {
    const { length } = column;
    const isReal = column instanceof Float64Array;
    const address = isReal
      ? this.do.reals(length)
      : column instanceof Int32Array
        ? this.do.ints(length)
        : this.do.bytes(length);
    const Column = isReal ? Float64Array : column instanceof Int32Array ? Int32Array : Uint8Array;
    new Column(this.memory.buffer, address, length).set(column);
    return address;
  }
}
