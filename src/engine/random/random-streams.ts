import { type KeyWords, keyWords } from "./key.ts";
import { Threefry4x32 } from "./threefry.ts";
import { narrowUniform, wideUniform } from "./uniform.ts";

/**
 * The luck of one replication: standardised numbers, each fixed by what it is for and not by when it is asked for. The
 * same case has the same luck whatever the staff do, so scenarios compared see the same cases.
 *
 * A draw is keyed by (seed, replication) and addressed by (kind, id, stage, attempt): the kind of luck (a `nameKey`),
 * the number of the case or person, the stage or pool, the attempt. Addresses are taken modulo 2^32. `u0`, `u2`
 * and `u3` are of the last draw, which allocates nothing: turn them into hours or outcomes before the next one.
 */
export class RandomStreams {
  private readonly cipher: Threefry4x32;

  constructor(seed: string | number, replication: number) {
    const [k0, k1, k2, k3] = keyWords(seed, replication);
    this.cipher = new Threefry4x32(k0, k1, k2, k3);
  }

  draw(kind: number, id: number, stage: number, attempt: number): void {
    this.cipher.block(kind, id, stage, attempt);
  }

  /** Uniform in the open interval (0, 1), 52 bits, from words 0 and 1: fit for a quantile, tails included. */
  get u0(): number {
    return wideUniform(this.cipher.w0, this.cipher.w1);
  }

  /**
   * Uniform in (0, 1), 32 bits, from word 2: for choices by share, or times whose tail beyond 1 in 2^33 is of no
   * matter.
   */
  get u2(): number {
    return narrowUniform(this.cipher.w2);
  }

  /** Uniform in (0, 1), 32 bits, from word 3. */
  get u3(): number {
    return narrowUniform(this.cipher.w3);
  }

  /** The 52-bit uniform of an address, for where one number is enough. */
  uniform(kind: number, id: number, stage: number, attempt: number): number {
    this.draw(kind, id, stage, attempt);
    return this.u0;
  }

  /** The four signed 32-bit words of the last draw. */
  get words(): KeyWords {
    const { w0, w1, w2, w3 } = this.cipher;
    return [w0, w1, w2, w3];
  }
}
