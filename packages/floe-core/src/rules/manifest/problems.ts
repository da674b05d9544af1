import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";

/** Findings about what manifest.yaml says that its schema cannot express. */
export const manifestDiagnostics = defineDiagnostics("manifest", {
  "environment-key": problem({
    severity: "error",
    message: (p: { key: string }) => `\`${display(p.key)}\` does not belong into manifest.yaml.`,
    help: () => "The environment is chosen by file: write platform/<env>/manifest.yaml and select it with --env.",
    docs: {
      cause: "A root key of the manifest names an environment. One file describes one environment, whichever it is.",
      example: "environments:\n  dev: {}\n",
      fix: "Split the manifest into platform/<env>/manifest.yaml, one for each environment.",
    },
  }),
  "parent-forbidden": problem({
    severity: "error",
    message: (p: { scope: string | undefined }) =>
      p.scope === undefined
        ? "`parent_manifest` needs `scope: domain`."
        : `A manifest of scope \`${display(p.scope)}\` has no parent.`,
    help: () => "Remove `parent_manifest`, or set `scope: domain`.",
    docs: {
      cause: "Only a domain manifest has a parent: the enterprise is the top, and without a scope there are two tiers.",
      example: "scope: enterprise\nparent_manifest: ../other.yaml\n",
      fix: "Remove `parent_manifest` or correct `scope`.",
    },
  }),
  "parent-missing": problem({
    severity: "error",
    message: () => "A manifest of scope `domain` needs `parent_manifest`.",
    help: () => "Name the enterprise manifest, relative to this file.",
    docs: {
      cause: "A domain manifest inherits from the enterprise manifest and has to say where it is.",
      example: "scope: domain\n",
      fix: "Add `parent_manifest`.",
    },
  }),
  "wrong-scope": problem({
    severity: "error",
    message: (p: { key: string; scope: string }) => `\`${p.key}\` belongs into a manifest of scope \`${p.scope}\`.`,
    help: ({ scope }) => `Move it to the ${scope} manifest, or set \`scope: ${scope}\`.`,
    docs: {
      cause:
        "Lists of approved plugins and sinks are the enterprise's to give, those of approved products the domain's.",
      example: "approved_sinks: [salesforce]\n",
      fix: "Move the key to the manifest of that scope.",
    },
  }),
  "inheritance-unsupported": problem({
    severity: "error",
    message: () => "This version of floe does not merge a manifest with its parent.",
    help: () => "Compile against a complete manifest without `parent_manifest` until it does.",
    docs: {
      cause: "The manifest has a parent. Compiling without the parent's rules would drop them, so floe refuses.",
      example: "# manifest.yaml\nscope: domain\nparent_manifest: ../enterprise.yaml\n",
      fix: "Write the parent's settings into the manifest and remove `scope: domain` and `parent_manifest`.",
    },
  }),
});
