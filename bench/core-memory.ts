/** Memory of the core, which counts as no typed array: imported before anything that may ask for some. */
const memories: WebAssembly.Memory[] = [];

WebAssembly.Memory = class extends WebAssembly.Memory {
  constructor(size: { initial: number }) {
    super(size);
    memories.push(this);
  }
};

/** Bytes of all the memory that was ever asked for. */
export function coreMemory(): number {
  return memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}
