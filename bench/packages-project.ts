import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { smallManifest } from "../tests/support/small-project.ts";

/** Writes a project with so many installed packages: each second one announces a plugin, and none of them has run. The module of a
 *  plugin throws, so that a run that imports one fails. */
export function writePackagesProject(directory: string, packageCount: number): void {
  const names = Array.from({ length: packageCount }, (_, index) => `@bench-${index % 10}/package-${index}`);
  const texts: Record<string, string> = {
    "manifest.yaml": smallManifest(),
    "package.json": JSON.stringify({
      private: true,
      dependencies: Object.fromEntries(names.map((name) => [name, "*"])),
    }),
  };
  for (const [index, name] of names.entries()) {
    const floe = { contract: "2.1", kind: "lineage_backend", name: `lineage-${index}`, module: "./index.js" };
    const packageJson = { name, version: "1.0.0", type: "module", ...(index % 2 === 0 ? { floe } : {}) };
    texts[`node_modules/${name}/package.json`] = JSON.stringify(packageJson, null, 2);
    texts[`node_modules/${name}/index.js`] = 'throw new Error("discovery has run a plugin");\n';
  }
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}
