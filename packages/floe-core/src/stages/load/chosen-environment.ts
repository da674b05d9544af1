import type { Host } from "../../host/host.ts";

/** What may say which manifest a product is compiled against. */
export interface ManifestChoice {
  /** Absolute; from `--manifest`. */
  readonly manifestPath?: string | undefined;
  /** From `--env`. */
  readonly environment?: string | undefined;
}

/** The environment that --env, else FLOE_PLATFORM_ENV, names; `undefined` where neither does, or a manifest was named. */
export function namedEnvironment(host: Host, { manifestPath, environment }: ManifestChoice): string | undefined {
  if (manifestPath !== undefined) return undefined;
  const named = environment ?? host.environment.FLOE_PLATFORM_ENV;
  return named === "" ? undefined : named;
}

/** The same, where it can be the name of one. */
export function chosenEnvironment(host: Host, choice: ManifestChoice): string | undefined {
  const named = namedEnvironment(host, choice);
  return named !== undefined && isEnvironmentName(named) ? named : undefined;
}

/** Whether a text can be the name of an environment: it becomes part of paths. */
export function isEnvironmentName(name: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u.test(name);
}
