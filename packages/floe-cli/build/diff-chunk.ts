import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

// The module that imports jsdiff: only a command that shows a difference needs it.
const core = fileURLToPath(new URL("../../floe-core/src/", import.meta.url));
const standIn = fileURLToPath(new URL("../src/diffs-on-demand.ts", import.meta.url));

/** The chunk's text: it exports what that module exports. */
export const diffChunk = `export * from ${JSON.stringify(`${core}text/unified-diff.ts`)};`;

/** Has the bundle of the command load that module on demand. */
export const diffsOnDemand: Plugin = {
  name: "diffs-on-demand",
  setup(build) {
    build.onResolve({ filter: /\/unified-diff\.ts$/ }, () => ({ path: standIn }));
  },
};
