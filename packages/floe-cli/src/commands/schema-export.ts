import { display, displayUpTo, joinPath } from "floe-core";
import { artifactsJsonSchema, helmValuesJsonSchema, manifestJsonSchema, productJsonSchema } from "floe-core/schemas";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { command, type Given } from "./command.ts";

const schemaNames = ["manifest", "floe", "artifacts", "helm-values"] as const;
// Whoever goes on with the path needs all of it.
const longestPath = 4096;

type SchemaName = (typeof schemaNames)[number];

/** The file of each schema, and what makes it. */
const schemas = {
  manifest: { file: "manifest.schema.json", make: manifestJsonSchema },
  floe: { file: "floe.schema.json", make: productJsonSchema },
  artifacts: { file: "compiled-artifacts.schema.json", make: artifactsJsonSchema },
  "helm-values": { file: "helm-values.schema.json", make: helmValuesJsonSchema },
} as const satisfies Record<SchemaName, unknown>;

/** Prints one JSON Schema, or writes all of them into a folder. */
export const schemaExport = command({
  name: "export",
  description: "write the JSON Schemas, or print one",
  argument: { name: "[name]", description: "print this one", choices: schemaNames },
  options: [{ flags: "-o, --out <folder>", description: "where all of them go", default: "schemas" }],
  run: exportSchemas,
});

function exportSchemas(
  { argument: name, options }: Given<SchemaName | undefined, { readonly out: string }>,
  { host, terminal }: Session,
): ExitCode {
  if (name !== undefined) {
    terminal.out(text(name), "json");
    return exitCode.done;
  }
  const folder = joinPath(host.workingDirectory, options.out);
  for (const each of schemaNames) {
    const path = joinPath(folder, schemas[each].file);
    const staged = host.stageFile(path, new TextEncoder().encode(text(each)));
    const written = staged.kind === "failed" ? staged : host.commitFile(staged.value, path);
    if (written.kind === "failed") {
      terminal.err(`error: ${display(path)} cannot be written (${written.failure.errno}).\n`);
      return exitCode.refused;
    }
    terminal.out(`${displayUpTo(longestPath, path)}\n`);
  }
  return exitCode.done;
}

function text(name: SchemaName): string {
  return `${JSON.stringify(schemas[name].make(), null, 2)}\n`;
}
