import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { alice, type Entry } from "./scene.ts";

/** Says itself in the output when it runs, and works as a compute plugin `abacus`. */
export const alicesCode = "the code of alice runs";
export const strangersCode = "THE CODE OF A STRANGER RUNS";

/** Who owns the files of a package, how they may be changed, and where it says something else than usual. */
export interface PackageOptions {
  readonly owner?: number;
  readonly mode?: number;
  readonly says?: string;
  readonly imports?: string;
  readonly type?: string;
  readonly packageName?: string;
}

/** A package with the compute plugin, in `node_modules` of a folder. */
export function plugin(folder: string, options: PackageOptions = {}): Readonly<Record<string, Entry>> {
  return packageAt(`${folder}/node_modules/${options.packageName ?? "floe-compute-abacus"}`, options);
}

/** The same in a folder of its own. */
export function packageAt(
  folder: string,
  { owner = alice, mode = 0o644, says = alicesCode, imports, type = "abacus", packageName }: PackageOptions = {},
): Readonly<Record<string, Entry>> {
  const floe = { contract: "2", kind: "compute", name: type, module: "./index.mjs" };
  const name = packageName ?? "floe-compute-abacus";
  const first = imports === undefined ? "" : `import ${JSON.stringify(imports)};\n`;
  return {
    [`${folder}/`]: { owner },
    [`${folder}/package.json`]: { owner, text: JSON.stringify({ name, version: "1.2.3", type: "module", floe }) },
    [`${folder}/index.mjs`]: { owner, mode, text: `${first}console.error("${says}");\n${pluginCode(type)}` },
  };
}

/** A package.json that depends on packages. */
export function dependingOn(...names: readonly string[]): string {
  return JSON.stringify({
    name: "project",
    private: true,
    dependencies: Object.fromEntries(names.map((name) => [name, "*"])),
  });
}

/** A library whose code is a stranger's, as a plugin may import it. */
export function library(folder: string, owner: number): Readonly<Record<string, Entry>> {
  return {
    [`${folder}/`]: { owner },
    [`${folder}/package.json`]: { owner, text: JSON.stringify({ name: "library", type: "module", main: "index.js" }) },
    [`${folder}/index.js`]: { owner, text: `console.error("${strangersCode}");\n` },
  };
}

const bundled = new Map<string, string>();

/** The plugin and all of zod that it needs, in one file: a scene has no packages but its own. */
function pluginCode(type: string): string {
  const known = bundled.get(type);
  if (known !== undefined) return known;
  const contents = `import { z } from "zod";
export const plugin = { kind: "compute", name: ${JSON.stringify(type)}, config: z.strictObject({}), dbtTarget: ({ config }) => config };`;
  const build = {
    stdin: { contents, resolveDir: "../floe-core" },
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
  };
  const script = `process.stdout.write(require("esbuild").buildSync(${JSON.stringify(build)}).outputFiles[0].text)`;
  const cwd = fileURLToPath(new URL("../../packages/floe-cli/", import.meta.url));
  const code = execFileSync(process.execPath, ["-e", script], { cwd, encoding: "utf8", maxBuffer: 2 ** 26 });
  bundled.set(type, code);
  return code;
}
