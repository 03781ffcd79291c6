import { register } from "node:module";

register("./ts-node-hooks.mjs", import.meta.url);
