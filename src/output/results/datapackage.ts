/** datapackage.json: what each file and each of its columns holds, after the Frictionless Data Package specification (v1). */
import type { TableShape } from "../table.ts";
import type { Result } from "../tables/result.ts";

function resource(shape: TableShape) {
  return {
    name: shape.file.replace(/\.csv$/, ""),
    path: shape.files ?? shape.file,
    profile: "tabular-data-resource",
    title: shape.title,
    description: shape.meaning,
    ...(shape.files
      ? { format: "parquet", mediatype: "application/vnd.apache.parquet" }
      : { format: "csv", mediatype: "text/csv", encoding: "utf-8" }),
    schema: {
      // "never" is a day that does not come within the period; software that knows only dates reads it as missing.
      missingValues: ["", "never"],
      fields: shape.fields.map(({ name, title, type, unit, meaning }) => ({
        name,
        title,
        type,
        ...(unit && { unit }),
        description: meaning,
      })),
    },
  };
}

/** The description of tables. */
export function tablesPackage(
  name: string,
  title: string,
  description: string | undefined,
  shapes: readonly TableShape[],
): object {
  return {
    profile: "data-package",
    name: name.toLowerCase().replace(/[^a-z0-9._-]+/g, "-"),
    title,
    ...(description && { description }),
    resources: shapes.map(resource),
  };
}

/** The description of a run's tables, with the list of measures that the tidy tables speak of. */
export function datapackage({ loaded, point: { plan } }: Result, shapes: readonly TableShape[]): object {
  const { title, question } = loaded.scenario;
  return {
    ...tablesPackage(loaded.name, title, question, shapes),
    measures: plan.columns.map(({ measure, group, kind, unit, title, meaning }) => ({
      measure,
      group,
      kind,
      unit,
      title,
      description: meaning,
    })),
  };
}
