import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

// What authors of plugins ask for: the conformance kit, which is a compiler of its own with zod, and the files of a new plugin.
const core = fileURLToPath(new URL("../../floe-core/src/", import.meta.url));
const command = fileURLToPath(new URL("../src/", import.meta.url));
const settings = `${command}schema-engine.ts`;

/** The chunk's text: it exports what the modules export. zod decides when a schema is made, so its settings come first. */
export const kitChunk = [
  `import ${JSON.stringify(settings)};`,
  `export { checkPlugin, sampleOptions } from ${JSON.stringify(`${core}testing/index.ts`)};`,
  `export { packageFiles } from ${JSON.stringify(`${command}new-plugin/package-files.ts`)};`,
].join("\n");

/** Has the bundle of the command load those modules on demand. */
export const kitOnDemand: Plugin = {
  name: "kit-on-demand",
  setup(build) {
    build.onResolve({ filter: /(?:^floe-core\/testing|\/package-files\.ts)$/ }, () => ({
      path: `${command}kit-on-demand.ts`,
    }));
  },
};
