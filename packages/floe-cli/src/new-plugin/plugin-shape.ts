import { hasOptionsOfManifest, type NewPlugin } from "./new-plugin.ts";

/** What a plugin of a kind has to do: a compute plugin makes a dbt target, an orchestrator plugin the files that its scheduler
 *  loads, and one of another kind tells its part at run time where a service is. One of
 *  quality takes the options that manifest.yaml has for all of them. */
export type PluginShape = "engine" | "scheduler" | "checker" | "service";

/** The shape of a plugin. */
export function shapeOf({ kind }: Pick<NewPlugin, "kind">): PluginShape {
  if (kind === "compute") return "engine";
  if (kind === "orchestrator") return "scheduler";
  return hasOptionsOfManifest(kind) ? "checker" : "service";
}

/** Options that its schema takes, as text of JavaScript and of YAML, and one that its rule finds. */
export interface ShapeOptions {
  readonly validConfig: string;
  readonly yaml: readonly string[];
  readonly mistake: { readonly problem: string; readonly words: string; readonly option: string };
}

/** The options that the files of a package show. */
export function optionsOfShape(shape: PluginShape, { name }: NewPlugin): ShapeOptions {
  const host = `${name.replaceAll("_", "-")}.example.com`;
  if (shape === "engine") {
    return {
      validConfig: `{ host: "${host}", port: 8443, password: { secret_ref: "${secretName(name)}" }, threads: 8 }`,
      yaml: [`host: ${host}`, `password: {secret_ref: ${secretName(name)}}`],
      mistake: { problem: "port-in-host", words: "a port in the host is an error", option: `host: "${host}:8443"` },
    };
  }
  if (shape === "checker") {
    return {
      validConfig: "{ check_timeout_seconds: 60, enabled: true }",
      yaml: ["check_timeout_seconds: 60"],
      mistake: {
        problem: "little-time",
        words: "a check that has hardly any time is a warning",
        option: "check_timeout_seconds: 1",
      },
    };
  }
  return {
    validConfig: `{ url: "https://${host}", token: { secret_ref: "${secretName(name)}" }, timeout_seconds: 60 }`,
    yaml: [`url: https://${host}`, `token: {secret_ref: ${secretName(name)}}`],
    mistake: {
      problem: "not-encrypted",
      words: "an address without encryption is a warning",
      option: `url: "http://${host}"`,
    },
  };
}

// Kubernetes takes no underscore in the name of a secret.
function secretName(name: string): string {
  return name.replaceAll(/[-_]+/gu, "-").replace(/-$/u, "");
}
