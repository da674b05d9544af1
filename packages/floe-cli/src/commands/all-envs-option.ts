import { directoryOf, type Host, listEnvironments, projectPathsIn } from "floe-core";
import type { CommandOption } from "./command.ts";

/** `--all-envs`. */
export const allEnvsOption: CommandOption = {
  flags: "--all-envs",
  description: "each environment of a product, one after the other: every platform/<name>/manifest.yaml",
  conflicts: "env",
};

/** What says for which environments a command runs. */
export interface ChosenEnvironments {
  readonly env?: string;
  readonly allEnvs?: boolean;
}

/** A product in one environment. */
export interface EnvironmentRun {
  readonly path: string;
  /** `undefined` where none was named: then the variable decides, or floe.yaml. */
  readonly environment: string | undefined;
  /** The environment by which findings of this run are told from those of others. */
  readonly inEnvironment?: string;
}

/** Each product in each environment that was asked for. One without environments is left out of `--all-envs`. */
export function environmentRuns(
  host: Host,
  products: readonly string[],
  { env, allEnvs }: ChosenEnvironments,
): readonly EnvironmentRun[] {
  if (allEnvs !== true) return products.map((path) => ({ path, environment: env }));
  return products.flatMap((path) =>
    listEnvironments(host, projectPathsIn(host, directoryOf(path))).map(({ name }) => {
      return { path, environment: name, inEnvironment: name };
    }),
  );
}

/** What is wrong with a command line that asks for all environments; `undefined` for nothing. */
export function allEnvsFault(
  { allEnvs, out, manifest }: ChosenEnvironments & { readonly out?: string; readonly manifest?: string },
  runs: readonly EnvironmentRun[],
): string | undefined {
  if (allEnvs !== true) return undefined;
  if (out !== undefined) return "--out takes one environment; the outputs of several would overwrite each other.";
  if (manifest !== undefined) return "--all-envs and --manifest both choose the manifest; give one of them.";
  return runs.length === 0 ? "there are no environments: no product has a platform/<name>/manifest.yaml." : undefined;
}
