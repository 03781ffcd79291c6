/**
 * The import rules of the house. Data flows one way through the folders of src, so each imports only from those before
 * it in this list. The web page comes last and may import any but the command line.
 */
const folders = ["engine", "measures", "scenario", "hub", "experiment", "execution", "output", "cli", "web"];
/** These run in a browser as they are. */
const withoutNode = ["engine", "measures", "scenario", "hub", "experiment"];

const oneWay = folders.slice(0, -2).map((folder, place) => ({
  name: `${folder}-imports-only-from-before-it`,
  comment: `${folder} may import from ${[...folders.slice(0, place), folder].join(", ")}`,
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: { path: `^src/(${folders.slice(place + 1).join("|")})/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...oneWay,
    {
      name: "web-imports-no-command-line",
      comment: "the page may import from any folder but cli",
      severity: "error",
      from: { path: "^src/web/" },
      to: { path: "^src/cli/" },
    },
    {
      name: "no-node-in-the-model",
      comment: `${withoutNode.join(", ")} run in a browser: nothing of Node, not even a type`,
      severity: "error",
      from: { path: `^src/(${withoutNode.join("|")})/` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-cycles",
      comment: "two files that need each other are one idea, or hide a third",
      severity: "error",
      from: { path: "^(src|core)/" },
      to: { circular: true },
    },
    {
      name: "no-folder-beside-these",
      comment: `a file of src lives in one of ${folders.join(", ")}`,
      severity: "error",
      from: {},
      to: { path: "^src/", pathNot: `^src/(${folders.join("|")})/` },
    },
    {
      name: "src-stands-alone",
      comment: "the package ships src compiled, without tests, scripts and benches",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|scripts|bench)/" },
    },
    {
      name: "nothing-unresolved",
      comment: "an import that leads nowhere escapes every other rule",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true },
    },
    {
      name: "no-development-package",
      comment: "a user's install has no devDependencies; the page is bundled beforehand",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/web/" },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["npm", "type-only", "core"],
        pathNot: "node_modules/@types/",
      },
    },
  ],
  options: {
    // Types count: a folder that knows a later folder's types depends on it.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
