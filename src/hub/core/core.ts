/** The compiled core (core/, in AssemblyScript): a module for the process, an instance for each replication. */
import { throwFault } from "./fault.ts";
import { wasm } from "./wasm.ts";

/** What the core asks of a replication. */
export interface CoreHost {
  /** Hours of an effort whose law the core does not know, at cumulative probability u. */
  hours(cell: number, u: number): number;
  /** As `hours`, for a piece met part-way through. */
  metHours(cell: number, u: number): number;
  /** An event in the life of the watched case. */
  note(kind: number, moment: number, a: number, b: number, c: number, d: number): void;
}

/** The steps of a replication, as core/main.ts exports them. */
interface Steps {
  setLuckKey(key0: number, key1: number, key2: number, key3: number): void;
  openLuck(stages: number): void;
  openCounts(stages: number): void;
  openAge(firstDay: number, days: number): void;
  openTimeOpen(firstDay: number, days: number): void;
  /** The warm-up is over: whoever is open comes under observation. */
  watchFrom(day: number): void;
  openWaits(stages: number, warmUpHours: number): void;
  openPatience(days: number, room: number): void;
  openArrivals(poisson: boolean): void;
  openNoticeBoard(firstDay: number, days: number): void;
  openQueue(firstDay: number, days: number, groupsByDay: number, groupsInOrder: number): void;
  openDesk(): void;
  openCases(room: number): void;
  beginCases(luckKey: number): void;
  openStock(): void;
  addStock(luckKey: number, cohort: number, count: number, noticeOver: number): void;
  /** The case of a row goes by its address. */
  rowAt(place: number): number;
  caseKey(row: number): number;
  caseId(row: number): number;
  caseSince(row: number): number;
  caseState(row: number): number;
  layLines(): void;
  putInLine(row: number): void;
  takeFirst(group: number): number;
  takeIdle(): void;
  reroute(row: number, now: number): void;
  leaveIfImpatient(row: number, now: number): void;
  placeStock(): void;
  startDay(): void;
  morning(day: number): void;
  beginWork(day: number): void;
  live(until: number): void;
  evening(day: number): void;
  medianAge(day: number): number;
  shareOverSixMonths(): number;
  shareOverTwelveMonths(): number;
  reals(length: number): number;
  ints(length: number): number;
  bytes(length: number): number;
}

type Columns = Readonly<Record<string, Float64Array | Int32Array | Uint8Array | number>>;

let compiled: WebAssembly.Module | undefined;

function coreModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0)));
  return compiled;
}

/**
 * Memory of a replication that is over, for the next one: what it takes is then there already. The core writes before it reads, so that
 * nothing of the one reaches the other.
 */
let spare: WebAssembly.Memory | undefined;
const firstPages = 16;

export class Core {
  readonly do: Steps;
  private readonly exports: Record<string, unknown>;
  private readonly memory: WebAssembly.Memory;

  constructor({ hours, metHours, note }: CoreHost) {
    const abort = () => {
      throw new Error("the core ran out of memory");
    };
    this.memory = spare ?? new WebAssembly.Memory({ initial: firstPages });
    spare = undefined;
    this.exports = new WebAssembly.Instance(coreModule(), {
      host: { fault: throwFault, hours, metHours, note },
      env: { abort, memory: this.memory },
    }).exports;
    this.do = this.exports as unknown as Steps;
  }

  /** The replication is over: nothing of the core's may be used after this. */
  close(): void {
    spare = this.memory;
  }

  /** Copies columns, and sets numbers, under the names by which the core knows them. */
  give(columns: Columns): void {
    this.prepare(columns)();
  }

  /** As `give`, in two steps: copies columns now, and puts them in place when the function is called that it returns. */
  prepare(columns: Columns): () => void {
    const values = Object.entries(columns).map(
      ([name, column]) => [this.global(name), typeof column === "number" ? column : this.copy(column)] as const,
    );
    return () => {
      for (const [global, value] of values) global.value = value;
    };
  }

  /** A number of the core's. */
  number(name: string): number {
    return this.global(name).value;
  }

  /** A column of the core's, to be read at once: it may move when the core runs on. */
  column(name: string): Float64Array {
    const { address, bytes } = this.found(name);
    return new Float64Array(this.buffer, address, bytes / Float64Array.BYTES_PER_ELEMENT);
  }

  /** A column of counts of the core's, likewise. */
  counts(name: string): Int32Array {
    const { address, bytes } = this.found(name);
    return new Int32Array(this.buffer, address, bytes / Int32Array.BYTES_PER_ELEMENT);
  }

  private found(name: string): { address: number; bytes: number } {
    const address = this.global(name).value;
    // The length of a column in bytes lies in front of it.
    const [bytes] = new Uint32Array(this.buffer, address - Uint32Array.BYTES_PER_ELEMENT, 1);
    return { address, bytes };
  }

  private get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  private global(name: string): WebAssembly.Global {
    return this.exports[name] as WebAssembly.Global;
  }

  /** @returns its address in the core's memory */
  private copy(column: Float64Array | Int32Array | Uint8Array): number {
    const { length } = column;
    if (column instanceof Float64Array) {
      const address = this.do.reals(length);
      new Float64Array(this.buffer, address, length).set(column);
      return address;
    }
    if (column instanceof Int32Array) {
      const address = this.do.ints(length);
      new Int32Array(this.buffer, address, length).set(column);
      return address;
    }
    const address = this.do.bytes(length);
    new Uint8Array(this.buffer, address, length).set(column);
    return address;
  }
}
