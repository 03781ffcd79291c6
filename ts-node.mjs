/** The first link in the chain of start-up, named on every command line that runs TypeScript: hands the loading of modules to ts-node-hooks.mjs. */
import { register } from "node:module";
import { isMainThread, workerData } from "node:worker_threads";

// Threads are started with the same command line. One that runs a bundle loads no TypeScript, and hooks are a thread of their own.
if (isMainThread || !workerData?.model?.endsWith(".js")) register("./ts-node-hooks.mjs", import.meta.url);
