/** The compiled core (core/, in AssemblyScript): a module for the process, an instance for each replication. */
import { type Given, type Host, type Notes, type Read, read, type Steps } from "./boundary.ts";
import { assertAllGiven, assertDeclared } from "./door.ts";
import { faults } from "./faults.ts";
import { wasm } from "./wasm.ts";

/** What the core asks of a replication. */
export interface CoreHost extends Host {
  /** Told of the life of the watched case. */
  readonly notes: Notes;
}

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

/** Columns of the core by their type, as AssemblyScript writes it. */
const columns: Readonly<Record<string, Float64ArrayConstructor | Int32ArrayConstructor | Uint8ArrayConstructor>> = {
  "StaticArray<f64>": Float64Array,
  "StaticArray<i32>": Int32Array,
  "StaticArray<u8>": Uint8Array,
};

export class Core {
  readonly do: Steps;
  private readonly exports: Record<string, unknown>;
  private readonly memory: WebAssembly.Memory;
  private readonly groups = new Set<keyof Given>();

  constructor({ notes, ...host }: CoreHost) {
    const abort = () => {
      throw new Error("the core ran out of memory");
    };
    this.memory = spare ?? new WebAssembly.Memory({ initial: firstPages });
    spare = undefined;
    this.exports = new WebAssembly.Instance(coreModule(), {
      host,
      faults: { ...faults },
      notes: { ...notes },
      env: { abort, memory: this.memory },
    }).exports;
    this.do = this.exports as unknown as Steps;
  }

  /** The replication is over: nothing of the core's may be used after this. */
  close(): void {
    spare = this.memory;
  }

  /**
   * Hands over a group of columns and numbers: all that the core declares with `@given` of this group.
   * @throws CoreBoundaryFault for one that is missing, unknown, of another type or of another length
   */
  give<Group extends keyof Given>(group: Group, values: Given[Group]): void {
    this.prepare(group, values)();
  }

  /** As `give`, in two steps: copies columns now, and puts them in place when the function is called that it returns. */
  prepare<Group extends keyof Given>(group: Group, values: Given[Group]): () => void {
    assertDeclared(group, values, (name) => this.global(name).value);
    this.groups.add(group);
    const given = Object.entries<number | Float64Array | Int32Array | Uint8Array>(values).map(
      ([name, value]) => [this.global(name), typeof value === "number" ? value : this.copy(value)] as const,
    );
    return () => {
      for (const [global, value] of given) global.value = value;
    };
  }

  /** As `give`, for what changes during the replication: a column as long as the one before is written over it. */
  renew<Group extends keyof Given>(group: Group, values: Given[Group]): void {
    assertDeclared(group, values, (name) => this.global(name).value);
    this.groups.add(group);
    for (const [name, value] of Object.entries<number | Float64Array | Int32Array | Uint8Array>(values)) {
      const global = this.global(name);
      if (typeof value === "number") global.value = value;
      else if (this.bytesOf(global.value) === value.byteLength)
        new Uint8Array(this.memory.buffer, global.value, value.byteLength).set(
          new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
        );
      else global.value = this.copy(value);
    }
  }

  /** @throws CoreBoundaryFault unless all that a replication needs was handed over */
  assertAllGiven(): void {
    assertAllGiven(this.groups);
  }

  /** A number of the core's, or a column, to be used at once: it may move when the core runs on. */
  read<Name extends keyof Read>(name: Name): Read[Name] {
    const { value } = this.global(name);
    const Column = columns[read[name]];
    if (!Column) return value as Read[Name];
    return new Column(this.memory.buffer, value, this.bytesOf(value) / Column.BYTES_PER_ELEMENT) as Read[Name];
  }

  /** Length of a column at an address: it lies in front of it. */
  private bytesOf(address: number): number {
    return new Uint32Array(this.memory.buffer, address - Uint32Array.BYTES_PER_ELEMENT, 1)[0];
  }

  private global(name: string): WebAssembly.Global {
    return this.exports[name] as WebAssembly.Global;
  }

  /** @returns its address in the core's memory */
  private copy(column: Float64Array | Int32Array | Uint8Array): number {
    const { length } = column;
    const { reals, ints, bytes } = this.do;
    const [Column, room] =
      column instanceof Float64Array
        ? ([Float64Array, reals] as const)
        : column instanceof Int32Array
          ? ([Int32Array, ints] as const)
          : ([Uint8Array, bytes] as const);
    const address = room(length);
    new Column(this.memory.buffer, address, length).set(column);
    return address;
  }
}
