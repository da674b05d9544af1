import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { display } from "../secrets/display.ts";

/** Findings about plugins: which are there, which are wanted, whether they fit. */
export const pluginDiagnostics = defineDiagnostics("plugin", {
  missing: problem({
    severity: "error",
    message: (p: {
      kind: string;
      type: string;
      installed: readonly string[];
      suggestion: string | undefined;
      searched: string | undefined;
    }) => `No installed plugin provides the ${words(p.kind)} \`${display(p.type)}\`.`,
    help: ({ kind, installed, suggestion, searched }) =>
      suggestion === undefined
        ? lines(`${thereAre(installed, words(kind))} ${howToWriteOne}`, searched)
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause:
        "manifest.yaml selects a plugin of a kind that floe cannot do without, and no installed package provides it. Packages are found by the package.json beside floe.yaml or above it: up to the root of the repository, or to the folder that holds floe.yaml and the manifest, and always below the first folder that everybody may write to.",
      example: "plugins:\n  compute:\n    type: clickhouse\n",
      fix: "Correct the name, or select a plugin that there is: `floe plugins list` shows them. A plugin of your own is a package that the project's package.json names; docs/plugins.md says how to write one.",
    },
  }),
  "two-packages": problem({
    severity: "error",
    message: (p: { kind: string; type: string; packages: readonly string[] }) =>
      `Two packages provide the ${words(p.kind)} \`${display(p.type)}\`: ${p.packages.map(display).join(" and ")}.`,
    help: ({ packages: [first = ""] }) =>
      `Say which one with \`package: ${display(first)}\`, or remove one of them from package.json.`,
    docs: {
      cause: "Two installed packages claim the same kind and name, so it is not clear which code would run.",
      example:
        '# manifest.yaml\nplugins:\n  compute: {type: clickhouse}\n  orchestrator: {type: dagster}\n# node_modules/@your-company/floe-clickhouse/package.json\n{"name": "@your-company/floe-clickhouse", "version": "1.0.0",\n "floe": {"contract": "2", "kind": "compute", "name": "clickhouse", "module": "./index.js"}}\n# node_modules/@your-company/our-clickhouse/package.json\n{"name": "@your-company/our-clickhouse", "version": "1.0.0",\n "floe": {"contract": "2", "kind": "compute", "name": "clickhouse", "module": "./index.js"}}\n',
      fix: "Add `package:` beside `type` with the name of one of the two, or keep one of them in package.json.",
    },
  }),
  "bundled-wins": problem({
    severity: "info",
    message: (p: { kind: string; type: string; packageName: string; bundled: string }) =>
      `The ${words(p.kind)} \`${display(p.type)}\` that comes with floe (\`${display(p.bundled)}\`) is used. For the installed one, add \`package: ${display(p.packageName)}\`.`,
    docs: {
      cause:
        "An installed package provides a plugin of a kind and type that comes with floe. It replaces that one only when manifest.yaml asks for it.",
      example:
        '# manifest.yaml\nplugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n# node_modules/@your-company/floe-duckdb/package.json\n{"name": "@your-company/floe-duckdb", "version": "1.0.0",\n "floe": {"contract": "2", "kind": "compute", "name": "duckdb", "module": "./index.js"}}\n',
      fix: "Nothing has to be done; or name the package with `package:`.",
    },
  }),
  "package-missing": problem({
    severity: "error",
    message: (p: {
      packageName: string;
      installed: readonly string[];
      suggestion: string | undefined;
      isListed: boolean;
      searched: string | undefined;
    }) =>
      p.isListed
        ? `The package \`${display(p.packageName)}\` is no plugin that floe can use.`
        : `The package \`${display(p.packageName)}\` is not among those that the project depends on.`,
    help: ({ installed, suggestion, isListed, searched }) => {
      if (suggestion !== undefined) return `Did you mean \`${display(suggestion)}\`?`;
      const fault =
        "package.json names it: it is not installed, it has no valid `floe` field, or its files may not be used.";
      return lines(
        isListed ? fault : undefined,
        `${thereAre(installed, "plugin of the project")}${isListed ? "" : ` ${howToWriteOne}`}`,
        searched,
      );
    },
    docs: {
      cause:
        "`package` names the package that brings a plugin, and the project's package.json has none of that name that is installed and is a plugin.",
      example:
        '# manifest.yaml\nplugins:\n  compute: {type: duckdb, package: "@your-company/floe-duckdb"}\n  orchestrator: {type: dagster}\n',
      fix: "Correct the name, or remove the key. A package that you trust is added to the project's package.json first.",
    },
  }),
  "package-bundled": problem({
    severity: "error",
    message: (p: { packageName: string }) =>
      `\`${display(p.packageName)}\` comes with floe, and the project has no package of that name of its own.`,
    help: () =>
      "Remove the key: what comes with floe is used anyway. A plugin of your own in its place has a name of its own.",
    docs: {
      cause:
        "`package` asks for a package of the project in place of what comes with floe, and names one that comes with floe.",
      example:
        "# manifest.yaml\nplugins:\n  compute: {type: duckdb, package: floe-compute-duckdb}\n  orchestrator: {type: dagster}\n",
      fix: "Remove the key; or name a package of your own, which package.json lists.",
    },
  }),
  "package-mismatch": problem({
    severity: "error",
    message: (p: {
      packageName: string;
      kind: string;
      type: string;
      provides: string;
      suggestion: string | undefined;
    }) => `The package \`${display(p.packageName)}\` does not provide the ${words(p.kind)} \`${display(p.type)}\`.`,
    help: ({ provides, suggestion }) =>
      `It provides the ${provides}.${suggestion === undefined ? "" : ` Did you mean \`${display(suggestion)}\`?`}`,
    docs: {
      cause: "`package` names a package whose plugin is of another kind, or has another type, than is selected here.",
      example:
        '# manifest.yaml\nplugins:\n  compute: {type: duckdb, package: "@your-company/floe-clickhouse"}\n  orchestrator: {type: dagster}\n# node_modules/@your-company/floe-clickhouse/package.json\n{"name": "@your-company/floe-clickhouse", "version": "1.0.0",\n "floe": {"contract": "2", "kind": "compute", "name": "clickhouse", "module": "./index.js"}}\n',
      fix: "Correct the type or the package.",
    },
  }),
  "untrusted-file": problem({
    severity: "warning",
    message: (p: { file: string; reason: string; remedy: string }) =>
      `\`${display(p.file)}\` is not used, because ${p.reason}.`,
    help: ({ remedy }) => `floe takes packages only of the owner of floe.yaml, of yourself and of root. ${remedy}`,
    docs: {
      cause:
        "Whoever may write a package.json, or the folder that it stands in, decides which code floe runs. One that belongs to a stranger, or that everybody may write to, is not used, and the search for a package.json ends there.",
      fix: "Give the file and its folder to the owner of the project, and take the right to write away from others: `chmod o-w`.",
    },
  }),
  "untrusted-code": problem({
    severity: "error",
    message: (p: { packageName: string; path: string; isOwn: boolean; reason: string; remedy: string }) =>
      p.isOwn
        ? `\`${display(p.packageName)}\` does not run, because of \`${display(p.path)}\`: ${p.reason}.`
        : `\`${display(p.packageName)}\` does not run: its code could import what lies in \`${display(p.path)}\`, and ${p.reason}.`,
    help: ({ remedy }) => `floe runs only code of the owner of floe.yaml, of yourself and of root. ${remedy}`,
    docs: {
      cause:
        "A plugin runs with all rights of its user. A file or folder of it, or a place where Node looks for what it imports (`node_modules` in each folder above it, NODE_PATH, `~/.node_modules`), belongs to a stranger or can be written by everybody.",
      fix: "Remove that folder, or give it to the owner of the project and take the right to write away from others: `chmod -R o-w`.",
    },
  }),
  "broken-package-json": problem({
    severity: "error",
    message: (p: { file: string; problem: string }) => `\`${display(p.file)}\` cannot be used: ${p.problem}.`,
    help: () => "It says which plugins there are. No other package.json is looked for above it.",
    docs: {
      cause:
        "The package.json beside or above floe.yaml is no file, cannot be read, is too large, or holds no object in JSON; or that of a package that it names. A warning where npm would go on.",
      fix: "Mend the file, or remove it.",
    },
  }),
  "dependency-name": problem({
    severity: "error",
    message: (p: { name: string }) => `\`${display(p.name)}\` is no name of a package.`,
    help: () => "A name is `my-package` or `@scope/my-package`. It is no path, and begins with no dot.",
    docs: {
      cause:
        "A key in the dependencies of package.json is none that npm takes for a name: a path, with `..` or a slash in it, or with characters that need to be escaped in an address.",
      fix: 'Correct the name. A package in a folder of your own is `"my-package": "file:../my-package"`.',
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
        '# node_modules/@your-company/floe-clickhouse/package.json\n{"name": "@your-company/floe-clickhouse", "version": "1.0.0", "floe": {"kind": "compute"}}\n',
      fix: 'The field is `{"contract": "2", "kind": …, "name": …, "module": "./dist/index.js"}`, or a list of such entries.',
    },
  }),
  "contract-mismatch": problem({
    severity: "error",
    message: (p: { packageName: string; wanted: string; ours: string }) =>
      `\`${display(p.packageName)}\` was written for plugin contract ${display(p.wanted)}; this floe has ${p.ours}.`,
    help: () => "Use a version of the plugin, or of floe, whose contracts fit.",
    docs: {
      cause:
        "A plugin states the version of the contract that it was written for, or a range of them, and that of this floe does not fit: a number fits with the same major number and nothing newer, a range as npm reads it.",
      example:
        '# manifest.yaml\nplugins:\n  compute: {type: clickhouse}\n  orchestrator: {type: dagster}\n# node_modules/@your-company/floe-clickhouse/package.json\n{"name": "@your-company/floe-clickhouse", "version": "1.0.0",\n "floe": {"contract": "9", "kind": "compute", "name": "clickhouse", "module": "./index.js"}}\n',
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
    help: () =>
      "The module must export `plugin`, made by `definePlugin`, with the kind and name of its package.json; or a list of them, `plugins`.",
    docs: {
      cause: "The module could not be loaded, or what it exports is not the plugin that package.json announces.",
      example:
        '# manifest.yaml\nplugins:\n  compute: {type: clickhouse}\n  orchestrator: {type: dagster}\n# node_modules/@your-company/floe-clickhouse/package.json\n{"name": "@your-company/floe-clickhouse", "version": "1.0.0",\n "floe": {"contract": "2", "kind": "compute", "name": "clickhouse", "module": "./not-built.js"}}\n',
      fix: "Reinstall the package; if that does not help, tell its authors.",
    },
  }),
});

/** What a user who looks for another plugin can do. No package is recommended by a name that floe has made up, or that a
 *  stranger wrote into a manifest: whoever registers it first would have it run. */
const howToWriteOne = "How to write one: docs/plugins.md.";

function thereAre(installed: readonly string[], what: string): string {
  if (installed.length === 0) return `There is no ${what} yet.`;
  const names = [...new Set(installed)].map((name) => `\`${display(name)}\``);
  return `${names.length === 1 ? "There is" : "There are"} ${names.join(", ")}.`;
}

function lines(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join("\n");
}

function words(kind: string): string {
  return kind.replaceAll("_", " ");
}
