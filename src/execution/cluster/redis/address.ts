/** The address of a Redis, and how it is shown without its secrets. */

/** Something about a Redis that keeps it from being used: the user's to mend. */
export class RedisProblem extends Error {
  override readonly name = "RedisProblem";
}

/**
 * @throws RedisProblem unless the text is redis:// or rediss:// (TLS) with a host, and nothing after it but the number of a database and
 *   parameters: the rest of a password whose / ? or # is not encoded would be taken for something that may be shown
 */
export function redisAddress(text: string): URL {
  try {
    const url = new URL(text);
    const { protocol, hostname, pathname, search, hash } = url;
    decodeURIComponent(`${url.username}:${url.password}`);
    const rest = /^\/?\d*$/.test(pathname) && !search.includes("@") && hash === "";
    if (/^rediss?:$/.test(protocol) && hostname !== "" && rest) return url;
  } catch {
    // Not shown: it may hold a password.
  }
  throw new RedisProblem(
    "--redis takes an address such as redis://host:6379, or rediss://user:password@host:6379/0 with TLS; other characters of a password than letters and digits are written as %40 for @, %2F for /, %23 for #, %25 for %",
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
