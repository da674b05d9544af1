import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

// The module that imports semver: few manifests hold a range of versions, and a plain version is compared without it.
const core = fileURLToPath(new URL("../../floe-core/src/", import.meta.url));
const standIn = fileURLToPath(new URL("../src/ranges-on-demand.ts", import.meta.url));

/** The chunk's text: it exports what that module exports. */
export const rangeChunk = `export * from ${JSON.stringify(`${core}text/version-range.ts`)};`;

/** Has the bundle of the command load that module on demand. */
export const rangesOnDemand: Plugin = {
  name: "ranges-on-demand",
  setup(build) {
    build.onResolve({ filter: /\/version-range\.ts$/ }, () => ({ path: standIn }));
  },
};
