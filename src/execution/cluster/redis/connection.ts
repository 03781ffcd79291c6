/** A connection to a Redis: opened, and found to be one that a sweep can rely on. */
import type { Redis } from "ioredis";
import { sayable } from "../../../scenario/text/visible.ts";
import { sweepsKey } from "../names.ts";
import { RedisProblem, shownAddress, withoutSecrets } from "./address.ts";
import { isWrongType } from "./key-types.ts";

/** Passes on what goes wrong, without the address's secrets, and the same thing once in a row. */
export class Complaints {
  private readonly url: URL;
  private readonly tell: (problem: string) => void;
  private last = "";

  constructor(url: URL, tell: (problem: string) => void) {
    this.url = url;
    this.tell = tell;
  }

  hear(error: Error): void {
    const said = isWrongType(error)
      ? wrongTypeWords(error)
      : sayable(withoutSecrets(error.message || ((error as NodeJS.ErrnoException).code ?? error.name), this.url));
    if (said !== this.last) this.tell(said);
    this.last = said;
  }

  /** It goes well again: the same thing would be news. */
  forget(): void {
    this.last = "";
  }
}

/** What Redis calls WRONGTYPE. */
function wrongTypeWords(error: Error): string {
  const [key] = (error as Error & { command?: { args?: readonly unknown[] } }).command?.args ?? [];
  const name = typeof key === "string" && key.startsWith("casehub:") ? sayable(key) : "one of casehub's keys";
  return `${name} holds what casehub did not write`;
}

/** Undefined where a key holds something else than casehub's: what is done with it finds out. */
function whateverItHolds<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error) => {
    if (!isWrongType(error)) throw error;
    return undefined;
  });
}

export interface OpenOptions {
  /** Give up when there is no answer in the beginning; later the connection is made again for as long as it takes. */
  readonly patience?: number;
  /** Told of what goes wrong with the connection, without secrets; the same thing once. */
  readonly tell?: (problem: string) => void;
}

/** Opens a connection. @throws RedisProblem when the server does not answer, turns us away, or lets us see nothing of casehub's */
export async function openRedis(url: URL, { patience = 10_000, tell }: OpenOptions = {}): Promise<Redis> {
  const { Redis: Client } = await import("ioredis");
  const redis = new Client(url.href, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    retryStrategy: (times) => Math.min(2_000, 100 * times),
  });
  // What goes wrong before it is open is thrown.
  let isOpen = false;
  const complaints = new Complaints(url, (said) => {
    if (isOpen) tell?.(`Redis at ${shownAddress(url)}: ${said}; trying again`);
  });
  redis.on("error", (error: Error) => complaints.hear(error));
  redis.on("ready", () => complaints.forget());
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("no answer")), patience);
    });
    // The first attempt's own failure is the reason to show.
    const failed = new Promise<never>((_, reject) => redis.once("error", reject));
    const looked = redis
      .connect()
      .then(() => Promise.all([redis.info("memory"), whateverItHolds(redis.hlen(sweepsKey))]));
    await Promise.race([looked, failed, late]);
    isOpen = true;
    return redis;
  } catch (error) {
    redis.disconnect();
    throw new RedisProblem(
      `cannot use Redis at ${shownAddress(url)}: ${withoutSecrets((error as Error).message, url)}`,
    );
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Closes the connection where the server may throw away keys that it was given to keep, or does not let us write any.
 * @throws RedisProblem then
 */
export async function checkServer(redis: Redis, url: URL): Promise<void> {
  const problem = await reasonAgainst(redis, url);
  if (problem === undefined) return;
  redis.disconnect();
  throw new RedisProblem(`Redis at ${shownAddress(url)} ${problem}`);
}

/** What speaks against putting jobs there. */
async function reasonAgainst(redis: Redis, url: URL): Promise<string | undefined> {
  try {
    const policy = /maxmemory_policy:(\S+)/.exec(await redis.info("memory"))?.[1];
    if (policy !== undefined && policy !== "noeviction")
      return `has the eviction policy ${policy}, which could drop jobs: set maxmemory-policy noeviction`;
    // Changes nothing: no sweep is called so.
    await whateverItHolds(redis.eval("return redis.call('hdel', KEYS[1], ARGV[1])", 1, sweepsKey, "-"));
    return undefined;
  } catch (error) {
    return `refuses writes: ${withoutSecrets((error as Error).message, url)}`;
  }
}
