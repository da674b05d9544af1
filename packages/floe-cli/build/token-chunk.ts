import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

/** The module that runs patterns on RE2: few projects hold a text that makes one of them run. */
export const tokenModule = fileURLToPath(
  new URL("../../floe-core/src/secrets/gitleaks/match-rule.ts", import.meta.url),
);

const standIn = fileURLToPath(new URL("../src/known-tokens.ts", import.meta.url));

/** Has the bundle of the command load that module on demand, as a chunk of its own. */
export const tokensOnDemand: Plugin = {
  name: "tokens-on-demand",
  setup(build) {
    build.onResolve({ filter: /\/match-rule\.ts$/ }, () => ({ path: standIn }));
  },
};
