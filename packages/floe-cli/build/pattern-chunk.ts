import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

// The modules that import RE2, a quarter of a megabyte: few projects hold a text that looks like a secret, or a pattern.
const core = fileURLToPath(new URL("../../floe-core/src/", import.meta.url));
const standIn = fileURLToPath(new URL("../src/patterns-on-demand.ts", import.meta.url));

/** The chunk's text: it exports what those modules export. */
export const patternChunk = ["secrets/gitleaks/match-rule.ts", "text/regular-expression.ts"]
  .map((path) => `export * from ${JSON.stringify(`${core}${path}`)};`)
  .join("\n");

/** Has the bundle of the command load those modules on demand. */
export const patternsOnDemand: Plugin = {
  name: "patterns-on-demand",
  setup(build) {
    build.onResolve({ filter: /\/(?:match-rule|regular-expression)\.ts$/ }, () => ({ path: standIn }));
  },
};
