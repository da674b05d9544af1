import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { display } from "../secrets/display.ts";

/** Findings about plugins: which are there, which are wanted, whether they fit. */
export const pluginDiagnostics = defineDiagnostics("plugin", {
  missing: problem({
    severity: "error",
    message: (p: {
      kind: string;
      type: string;
      packageName: string;
      installed: readonly string[];
      suggestion: string | undefined;
    }) => `No installed plugin provides the ${words(p.kind)} \`${display(p.type)}\`.`,
    help: ({ packageName, installed, suggestion }) =>
      [
        suggestion === undefined ? undefined : `Did you mean \`${display(suggestion)}\`?`,
        `Install it:\n    pnpm add ${display(packageName)}`,
        installed.length === 0 ? undefined : `Installed are: ${installed.map(display).join(", ")}.`,
      ]
        .filter((part) => part !== undefined)
        .join("\n"),
    docs: {
      cause:
        "manifest.yaml selects a plugin of a kind that floe cannot do without, and no installed package provides it.",
      example: "plugins:\n  compute:\n    type: snowflake\n",
      fix: "Add the package to the project's package.json, install, and compile again; or correct the name.",
    },
  }),
  "two-packages": problem({
    severity: "error",
    message: (p: { kind: string; type: string; packages: readonly string[] }) =>
      `Two packages provide the ${words(p.kind)} \`${display(p.type)}\`: ${p.packages.map(display).join(" and ")}.`,
    help: () => "Remove one of them from package.json.",
    docs: {
      cause: "Two installed packages claim the same kind and name, so it is not clear which code would run.",
      example:
        '# manifest.yaml\nplugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n# node_modules/floe-compute-duckling/package.json\n{"name": "floe-compute-duckling", "version": "1.0.0",\n "floe": {"contract": "2", "kind": "compute", "name": "duckdb", "module": "./index.js"}}\n',
      fix: "Keep one of the two packages in package.json.",
    },
  }),
  "metadata-invalid": problem({
    severity: "warning",
    message: (p: { packageName: string; problem: string }) =>
      `The \`floe\` field in the package.json of \`${display(p.packageName)}\` is not valid: ${display(p.problem)}`,
    help: () => "The package is left out. Tell its authors, or update it.",
    docs: {
      cause: "An installed package says that it is a floe plugin, but not in the form that floe reads.",
      example:
        '# node_modules/floe-compute-spark/package.json\n{"name": "floe-compute-spark", "version": "1.0.0", "floe": {"kind": "compute"}}\n',
      fix: 'The field is `{"contract": "2", "kind": …, "name": …, "module": "./dist/index.js"}`.',
    },
  }),
  "contract-mismatch": problem({
    severity: "error",
    message: (p: { packageName: string; wanted: string; ours: string }) =>
      `\`${display(p.packageName)}\` was written for plugin contract ${display(p.wanted)}; this floe has ${p.ours}.`,
    help: () => "Use a version of the plugin, or of floe, whose contract has the same major number.",
    docs: {
      cause:
        "A plugin states the version of the contract that it was written for, and its major number is another one.",
      example:
        '# manifest.yaml\nplugins:\n  compute: {type: spark}\n  orchestrator: {type: dagster}\n# node_modules/floe-compute-spark/package.json\n{"name": "floe-compute-spark", "version": "1.0.0",\n "floe": {"contract": "9", "kind": "compute", "name": "spark", "module": "./index.js"}}\n',
      fix: "Update the older of the two.",
    },
  }),
  "outside-package": problem({
    severity: "error",
    message: (p: { packageName: string }) =>
      `The module that \`${display(p.packageName)}\` names lies outside of the package.`,
    help: () => "Do not use this package: a plugin has no reason to point elsewhere.",
    docs: {
      cause: "The `module` of a plugin's metadata leads out of the package's folder, by `..` or by a link.",
      fix: "Tell the authors; the module must be a file of the package itself.",
    },
  }),
  "no-plugin-export": problem({
    severity: "error",
    message: (p: { packageName: string; problem: string }) =>
      `\`${display(p.packageName)}\` cannot be used as a plugin: ${display(p.problem)}`,
    help: () => "The module must export `plugin`, made by `definePlugin`, with the kind and name of its package.json.",
    docs: {
      cause: "The module could not be loaded, or what it exports is not the plugin that package.json announces.",
      example:
        '# manifest.yaml\nplugins:\n  compute: {type: spark}\n  orchestrator: {type: dagster}\n# node_modules/floe-compute-spark/package.json\n{"name": "floe-compute-spark", "version": "1.0.0",\n "floe": {"contract": "2", "kind": "compute", "name": "spark", "module": "./not-built.js"}}\n',
      fix: "Reinstall the package; if that does not help, tell its authors.",
    },
  }),
});

function words(kind: string): string {
  return kind.replaceAll("_", " ");
}
