import { redisAddress } from "../../execution/cluster/redis/address.ts";
import { BadInput } from "../exit-code.ts";

/** The address given, or for `env` that of the environment: arguments are for everyone on the machine to see. @throws BadInput, RedisProblem */
export function redisOption(text = "env"): URL {
  const address = text === "env" ? process.env.CASEHUB_REDIS : text;
  if (address === undefined || address === "")
    throw new BadInput("which Redis? --redis redis://host:6379, or the same in CASEHUB_REDIS");
  return redisAddress(address);
}
