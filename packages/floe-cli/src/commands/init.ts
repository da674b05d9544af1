import { hasErrors, joinPath, planInit, writeInit } from "floe-core";
import { manifestJsonSchema, productJsonSchema } from "floe-core/schemas";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Machine } from "../machine/machine.ts";
import { thisMachine } from "../machine/this-machine.ts";
import type { Session } from "../session.ts";
import { initViews } from "../views/init-view.ts";
import { command, type Given } from "./command.ts";
import { formatOption } from "./format-option.ts";

/** The options of `floe init`. */
export interface InitOptions {
  readonly list?: boolean;
  readonly edges?: boolean;
  readonly dryRun?: boolean;
  readonly format: keyof typeof initViews;
}

/** Writes the first floe.yaml and manifest.yaml of a dbt project, or an example into an empty folder. Overwrites nothing. */
export const init = command({
  name: "init",
  description:
    "start a product: writes floe.yaml and manifest.yaml beside dbt_project.yml or above it, or a whole example into an empty folder; overwrites nothing",
  argument: {
    name: "[folder]",
    description:
      "the folder of dbt_project.yml, or one above it that has no other; or an empty or new one; this one when left out",
  },
  options: [
    { flags: "--list", description: "list the models in floe.yaml, in place of `transforms: {from: dbt}`" },
    { flags: "--edges", description: "list them with `dependsOn`, as far as the files of the dbt project tell" },
    { flags: "--dry-run", description: "write nothing; print what would be written" },
    formatOption(Object.keys(initViews)),
  ],
  run: startProduct,
});

function startProduct(
  { argument: folder = ".", options }: Given<string | undefined, InitOptions>,
  { host, context, terminal, machine = thisMachine }: Session,
): ExitCode {
  const schemas = { product: textOf(productJsonSchema()), manifest: textOf(manifestJsonSchema()) };
  const request = {
    folder: joinPath(host.workingDirectory, folder),
    home: homeOf(machine),
    transforms: options.edges === true ? "list-with-edges" : options.list === true ? "list" : "from-dbt",
    schemas,
  } as const;
  const plan = planInit(request, { host, bundled: context.plugins.bundled });
  const isDry = options.dryRun === true;
  const done = isDry ? { written: plan.files, findings: [] } : writeInit(host, plan.files);
  const findings = [...plan.findings, ...done.findings];
  const code = hasErrors(findings) || done.written.length === 0 ? exitCode.refused : exitCode.done;
  const report = { kind: plan.kind, files: done.written, findings, next: plan.next, code, isDry };
  initViews[options.format](report, { host, terminal });
  return code;
}

// A relative one would lead into the project.
function homeOf(machine: Machine): string | undefined {
  const home = machine.variable("HOME");
  return home?.startsWith("/") === true ? home : undefined;
}

function textOf(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
