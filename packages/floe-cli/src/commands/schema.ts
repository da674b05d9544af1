import { joinPath } from "floe-core";
import { artifactsJsonSchema, manifestJsonSchema, productJsonSchema } from "floe-core/schemas";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";

/** The schemas by the names that the command takes. */
const schemas = {
  manifest: { file: "manifest.schema.json", make: manifestJsonSchema },
  floe: { file: "floe.schema.json", make: productJsonSchema },
  artifacts: { file: "compiled-artifacts.schema.json", make: artifactsJsonSchema },
} as const;

export type SchemaName = keyof typeof schemas;
export const schemaNames: readonly SchemaName[] = ["manifest", "floe", "artifacts"];

/** Prints one JSON Schema, or writes all three into a folder. */
export function schemaExportCommand(
  name: SchemaName | undefined,
  options: { readonly out: string },
  { host, terminal }: Session,
): ExitCode {
  if (name !== undefined) {
    terminal.out(text(name));
    return exitCode.done;
  }
  const folder = joinPath(host.workingDirectory, options.out);
  for (const each of schemaNames) {
    const path = joinPath(folder, schemas[each].file);
    const staged = host.stageFile(path, new TextEncoder().encode(text(each)));
    const written = staged.kind === "failed" ? staged : host.commitFile(staged.value, path);
    if (written.kind === "failed") {
      terminal.err(`error: ${path} cannot be written (${written.failure.errno}).\n`);
      return exitCode.refused;
    }
    terminal.out(`${path}\n`);
  }
  return exitCode.done;
}

function text(name: SchemaName): string {
  return `${JSON.stringify(schemas[name].make(), null, 2)}\n`;
}
