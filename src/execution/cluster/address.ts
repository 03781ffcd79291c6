/** The address of a Redis: opened lazily, shown without its secrets. */
import type { Redis } from "ioredis";

/** Something about a Redis that keeps it from being used: the user's to mend. */
export class RedisProblem extends Error {
  override readonly name = "RedisProblem";
}

/** @throws RedisProblem unless the text is redis:// or rediss:// (TLS) with a host */
export function redisAddress(text: string): URL {
  try {
    const url = new URL(text);
    if (/^rediss?:$/.test(url.protocol) && url.hostname !== "") return url;
  } catch {
    // Not shown: it may hold a password.
  }
  throw new RedisProblem(
    "--redis takes an address such as redis://host:6379, or rediss://user:password@host:6379/0 with TLS",
  );
}

/** The address as it may be shown: without user, password and parameters. */
export function shownAddress({ protocol, hostname, port, pathname }: URL): string {
  return `${protocol}//${hostname}${port ? `:${port}` : ""}${pathname === "/" ? "" : pathname}`;
}

/** A message without the address's secrets, should they be in it. */
export function withoutSecrets(message: string, { username, password, search }: URL): string {
  const secrets = [password, decodeURIComponent(password), username, decodeURIComponent(username), search];
  return secrets.filter((secret) => secret.length > 1).reduce((text, secret) => text.replaceAll(secret, "…"), message);
}

export interface OpenOptions {
  /** Give up when there is no answer in the beginning; later the connection is made again for as long as it takes. */
  readonly patience?: number;
  /** Told of what goes wrong with the connection, without secrets; the same thing once. */
  readonly tell?: (problem: string) => void;
}

/** Opens a connection. @throws RedisProblem when the server does not answer, or turns us away */
export async function openRedis(url: URL, { patience = 10_000, tell }: OpenOptions = {}): Promise<Redis> {
  const { Redis: Client } = await import("ioredis");
  const redis = new Client(url.href, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    retryStrategy: (times) => Math.min(2_000, 100 * times),
  });
  let last = "";
  redis.on("error", (error: Error) => {
    const said = withoutSecrets(error.message || String((error as NodeJS.ErrnoException).code), url);
    if (said !== last) tell?.(`Redis at ${shownAddress(url)}: ${said}; trying again`);
    last = said;
  });
  redis.on("ready", () => {
    last = "";
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("no answer")), patience);
    });
    // The first attempt's own failure is the reason to show.
    const failed = new Promise<never>((_, reject) => redis.once("error", reject));
    await Promise.race([redis.connect().then(() => redis.ping()), failed, late]);
    return redis;
  } catch (error) {
    redis.disconnect();
    throw new RedisProblem(
      `there is no using Redis at ${shownAddress(url)}: ${withoutSecrets((error as Error).message, url)}`,
    );
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Closes the connection where the server may throw away keys that it was given to keep.
 * @throws RedisProblem then
 */
export async function checkEviction(redis: Redis, url: URL): Promise<void> {
  const memory = await redis.info("memory");
  const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1];
  if (policy === undefined || policy === "noeviction") return;
  redis.disconnect();
  throw new RedisProblem(
    `Redis at ${shownAddress(url)} has the eviction policy ${policy}, which could drop jobs: set maxmemory-policy noeviction`,
  );
}
