import type { Diagnostic } from "floe-core";
import { expect } from "vitest";
import { smallManifest, smallProject } from "../support/small-project.ts";

/** The files of a small project. */
export type Files = NonNullable<Parameters<typeof smallProject>[0]>;

/** Compiles a project that has errors: nothing may be written. Gives the findings. */
export async function refused(files: Files): Promise<readonly Diagnostic[]> {
  const project = smallProject(files);
  const before = project.host.files();
  const { artifacts, changes, diagnostics } = await project.compile("shop/floe.yaml");
  expect(artifacts).toBeUndefined();
  expect(changes).toEqual([]);
  expect(project.host.files()).toEqual(before);
  return diagnostics;
}

/** Compiles a project that has no errors. Gives the findings. */
export async function accepted(files: Files): Promise<readonly Diagnostic[]> {
  const { artifacts, diagnostics } = await smallProject(files).compile("shop/floe.yaml");
  expect(artifacts).toBeDefined();
  return diagnostics;
}

/** The help of the first finding with a code. */
export function helpOf(diagnostics: readonly Diagnostic[], code: string): string | undefined {
  return diagnostics.find((finding) => finding.code === code)?.help;
}

/** A small manifest with one line of options for its compute. */
export const compute = (config: string): string =>
  smallManifest().replace("    type: duckdb\n", `    type: duckdb\n    config:\n      ${config}\n`);
