/**
 * Lets V8 build longer chains of small methods into one. The life of a case is such a chain, and at V8's own limit (920 bytes of bytecode a
 * function) it falls into pieces that hand each moment and duration over as an object on the heap: a tenth to a fifth of the time
 * of a replication. For the whole process; nothing but speed depends on it.
 */
import { setFlagsFromString } from "node:v8";

setFlagsFromString("--max-inlined-bytecode-size-cumulative=2000");
