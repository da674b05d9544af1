import { defineConfig } from "vitest/config";

export default defineConfig({
  // Both: vite resolves our sources with `resolve`, node's own resolver runs what vitest leaves external with `ssr`.
  resolve: { conditions: ["floe-source", "import", "node", "default"] },
  ssr: { resolve: { conditions: ["floe-source", "import", "node", "default"] } },
  test: {
    include: ["packages/*/{src,test}/**/*.test.ts", "plugins/*/{src,test}/**/*.test.ts", "tests/**/*.test.ts", "demo/**/*.test.ts"],
    coverage: { provider: "v8", include: ["packages/*/src/**/*.ts", "plugins/*/src/**/*.ts"], thresholds: { lines: 80 } },
  },
});
