import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";

/** Findings about which files belong to a compile. */
export const loadDiagnostics = defineDiagnostics("load", {
  "no-manifest": problem({
    severity: "error",
    message: () => "This product names no manifest.",
    help: () => "Add `platform: {manifest: ../manifest.yaml}`, or pass one with --manifest or --env.",
    docs: {
      cause: "floe.yaml has no `platform.manifest`, and neither --manifest nor --env (or FLOE_PLATFORM_ENV) names one.",
      example:
        "# floe.yaml\napiVersion: floe.dev/v1\nkind: FloeSpec\nmetadata: {name: shop, version: 1.0.0}\ntransforms:\n  - name: orders\n",
      fix: "Point `platform.manifest` at the platform's manifest, relative to floe.yaml.",
    },
  }),
  "unknown-environment": problem({
    severity: "error",
    message: (p: { environment: string; available: readonly string[] }) =>
      `There is no platform environment \`${display(p.environment)}\`.`,
    help: ({ environment, available }) =>
      available.length === 0
        ? `floe looks for platform/${display(environment)}/manifest.yaml beside floe.yaml and in the folders above.`
        : `Available are: ${available.map(display).join(", ")}.`,
    docs: {
      cause:
        "--env or FLOE_PLATFORM_ENV names an environment, and no folder above the product has `platform/<env>/manifest.yaml`.",
      fix: "Correct the name, or add the environment's manifest.",
    },
  }),
  "environment-name": problem({
    severity: "error",
    message: (p: { environment: string }) => `\`${display(p.environment)}\` cannot be the name of an environment.`,
    help: () => "A name has lower-case letters, digits and hyphens, such as `staging-eu`.",
    docs: {
      cause: "The environment given by --env or FLOE_PLATFORM_ENV becomes part of a path, so its letters are limited.",
      fix: "Use lower-case letters, digits and hyphens.",
    },
  }),
  "remote-manifest": problem({
    severity: "error",
    message: (p: { uri: string }) => `A manifest cannot be compiled from the registry address \`${display(p.uri)}\`.`,
    help: () => "Compiling needs no network: fetch the manifest first and name the local file.",
    docs: {
      cause: "`platform.manifest` is an `oci://` address, and a compile reads local files only.",
      example: "# floe.yaml\nplatform:\n  manifest: oci://registry.example.com/manifest:1.0.0\n",
      fix: "Keep a copy of the manifest in the repository and point at it.",
    },
  }),
  "unknown-kind": problem({
    severity: "error",
    message: (p: { name: string }) =>
      `\`${display(p.name)}\` is not a file of kind ${"`FloeSpec`"} or ${"`Manifest`"}.`,
    help: () => "`kind` says what a file is: `Manifest` for the platform, `FloeSpec` for a product.",
    docs: {
      cause: "`floe validate` was given a file whose `kind` is neither `Manifest` nor `FloeSpec`.",
      example: "# floe.yaml\napiVersion: floe.dev/v1\nkind: Product\n",
      fix: "Correct `kind`, or name another file.",
    },
  }),
});
