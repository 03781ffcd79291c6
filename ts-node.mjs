import { register } from "node:module";

register("ts-node/esm", import.meta.url);

// ts-node resolves packages with a copy of Node 16's resolver, which does not know the export pattern "./src/*.js" (hyparquet uses it):
// where it finds nothing, Node's own resolver is asked.
const resolver = `
  import { createRequire } from "node:module";
  import { pathToFileURL } from "node:url";
  export async function resolve(specifier, context, next) {
    try {
      return await next(specifier, context);
    } catch (error) {
      if (error?.code !== "ERR_PACKAGE_PATH_NOT_EXPORTED" && !String(error).includes("ERR_PACKAGE_PATH_NOT_EXPORTED")) throw error;
      return { url: pathToFileURL(createRequire(context.parentURL).resolve(specifier)).href, format: "module", shortCircuit: true };
    }
  }`;
register(`data:text/javascript,${encodeURIComponent(resolver)}`, import.meta.url);
