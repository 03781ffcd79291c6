/** Writes what follows from the scenario format's schema: scenario.schema.json and the tables of docs/reference. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fitSchemaText } from "../src/experiment/calibration/file.ts";
import { sweepSchemaText } from "../src/experiment/sweep/design/file.ts";
import { jsonSchemaText } from "../src/scenario/schema/json-schema.ts";
import { keysText } from "./reference/keys.ts";
import { problemsText } from "./reference/problems.ts";

/** File, from the project's root, to its text. */
export const referenceFiles: Readonly<Record<string, () => string>> = {
  "scenario.schema.json": jsonSchemaText,
  "sweep.schema.json": sweepSchemaText,
  "fit.schema.json": fitSchemaText,
  "docs/reference/scenario-keys.md": keysText,
  "docs/reference/problems.md": problemsText,
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [file, text] of Object.entries(referenceFiles))
    writeFileSync(new URL(`../${file}`, import.meta.url), text());
