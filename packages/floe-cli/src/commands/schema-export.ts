import { display, displayUpTo, joinPath, writeNewFile } from "floe-core";
import { artifactsJsonSchema, helmValuesJsonSchema, manifestJsonSchema, productJsonSchema } from "floe-core/schemas";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { command, type Given } from "./command.ts";
import { projectSchema } from "./project-schema.ts";

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
  options: [
    { flags: "-o, --out <folder>", description: "where all of them go", default: "schemas" },
    {
      flags: "-p, --project <folder>",
      description: "let the schema of manifest.yaml offer the plugins of this project and their options",
    },
  ],
  run: exportSchemas,
});

/** The options of `floe schema export`. */
export interface SchemaOptions {
  readonly out: string;
  readonly project?: string;
}

async function exportSchemas(
  { argument: name, options }: Given<SchemaName | undefined, SchemaOptions>,
  session: Session,
): Promise<ExitCode> {
  const { host, terminal } = session;
  const manifest = options.project === undefined ? undefined : await projectSchema(options.project, session);
  const text = (each: SchemaName): string =>
    jsonText(each === "manifest" && manifest ? manifest : schemas[each].make());
  if (name !== undefined) {
    terminal.out(text(name), "json");
    return exitCode.done;
  }
  const folder = joinPath(host.workingDirectory, options.out);
  for (const each of schemaNames) {
    const path = joinPath(folder, schemas[each].file);
    const written = writeNewFile(host, path, new TextEncoder().encode(text(each)));
    if (written.kind === "failed") {
      terminal.err(`error: ${display(path)} cannot be written (${written.failure.errno}).\n`);
      return exitCode.refused;
    }
    terminal.out(`${displayUpTo(longestPath, path)}\n`);
  }
  return exitCode.done;
}

function jsonText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
