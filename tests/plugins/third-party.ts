import { cpSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundledPlugins } from "floe-cli/bundled-plugins";
import { type CompileResult, compileProject, nodeHost, type PluginRuntime, unlimitedRuntime } from "floe-core";
import { runCommand } from "../../packages/floe-cli/src/main.ts";
import type { Session } from "../../packages/floe-cli/src/session.ts";
import { temporaryFolder } from "../e2e/floe-process.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";

/** A plugin package as somebody else would publish it: metadata, and a module of plain JavaScript. */
export interface ThirdPartyPlugin {
  readonly package: string;
  readonly metadata: unknown;
  /** The module's text. When it runs it leaves a marker behind; see `hasRun`. */
  readonly module?: string;
  readonly bugs?: string;
}

/** Metadata of a compute plugin `abacus` for this floe. */
export const abacus = { contract: "2", kind: "compute", name: "abacus", module: "./index.mjs" } as const;

/** A module that exports a compute plugin with these hooks beside its schema. */
export function computeModule(hooks: string, name = "abacus"): string {
  return `import { z } from "zod";
export const plugin = {
  kind: "compute",
  name: "${name}",
  config: z.strictObject({ host: z.string().default("frame") }),
  ${hooks}
};
`;
}

/** A module whose options are its dbt target. */
export const plainModule = computeModule("dbtTarget: ({ config }) => config,");

/** A manifest whose compute is `abacus`. */
export function abacusManifest(more = ""): string {
  return smallManifest(more).replace("duckdb", "abacus");
}

/** A folder with a manifest, the product `shop` and these packages installed beside them. */
export function projectWith(plugins: readonly ThirdPartyPlugin[], manifest = abacusManifest()): string {
  const dependencies = Object.fromEntries(plugins.map((plugin) => [plugin.package, "1.0.0"]));
  const files: Record<string, string> = {
    "manifest.yaml": manifest,
    "shop/floe.yaml": smallProduct(),
    "package.json": JSON.stringify({ name: "project", private: true, dependencies }),
  };
  for (const { package: name, metadata, module, bugs } of plugins) {
    const folder = `node_modules/${name}`;
    files[`${folder}/package.json`] = JSON.stringify({ name, version: "1.2.3", type: "module", bugs, floe: metadata });
    if (module !== undefined) files[`${folder}/index.mjs`] = `${marker}${module}`;
  }
  const folder = temporaryFolder(files);
  for (const shared of ["zod", "floe-core"]) link(folder, shared);
  return folder;
}

/** Whether the code of a package has run. */
export function hasRun(folder: string, packageName: string): boolean {
  return existsSync(join(folder, "node_modules", packageName, "has-run"));
}

const marker = `import { writeFileSync } from "node:fs";
writeFileSync(new URL("./has-run", import.meta.url), "");
`;

/** Gives a project of `projectWith` a copy of floe-core of its own, as an installed plugin has one. */
export function installOwnCore(folder: string): void {
  const own = join(folder, "node_modules/floe-core");
  const core = realpathSync(own);
  rmSync(own);
  for (const part of ["package.json", "src"]) cpSync(join(core, part), join(own, part), { recursive: true });
  symlinkSync(join(core, "node_modules"), join(own, "node_modules"));
}

function link(folder: string, name: string): void {
  const target = fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url));
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

/** Imports a module of a plugin, without a limit. */
export function importFile(path: string): Promise<unknown> {
  return import(/* @vite-ignore */ pathToFileURL(path).href);
}

/** How a command ended, and what it printed. */
export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in a folder, in this process: with the real file system, and without limits for plugins. */
export async function commandIn(folder: string, argv: readonly string[]): Promise<CommandRun> {
  const host = nodeHost({ workingDirectory: folder, environment: {} });
  const printed = { out: "", err: "" };
  const terminal: Session["terminal"] = {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    color: "never",
    live: false,
  };
  const plugins = { bundled: bundledPlugins, runtime: unlimitedRuntime(importFile) };
  const code = await runCommand(argv, { host, context: { host, plugins }, terminal });
  return { code, ...printed };
}

/** Compiles the product of a folder in this process; without limits for plugins, unless told otherwise. */
export function compileIn(folder: string, runtime: Partial<PluginRuntime> = {}): Promise<CompileResult> {
  const host = nodeHost({ workingDirectory: folder, environment: {} });
  const context = {
    host,
    plugins: { bundled: bundledPlugins, runtime: { ...unlimitedRuntime(importFile), ...runtime } },
  };
  return compileProject({ productPath: `${folder}/shop/floe.yaml`, outputs: "write" }, context);
}
