import { readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Both: vite resolves our sources with `resolve`, node's own resolver runs what vitest leaves external with `ssr`.
  resolve: { conditions: ["floe-source", "import", "node", "default"] },
  ssr: { resolve: { conditions: ["floe-source", "import", "node", "default"] } },
  test: {
    include: [
      "packages/*/{src,test}/**/*.test.ts",
      "plugins/*/{src,test}/**/*.test.ts",
      "tests/**/*.test.ts",
      "demo/**/*.test.ts",
    ],
    // A test that hangs must end, on a machine that is busy with other tests as well; none of them measures speed by it. What
    // starts many processes, or tries very many inputs, says its own limit. A hook may build what all tests of its file use.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    setupFiles: ["tests/support/property-seed.ts"],
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.ts", "plugins/*/src/**/*.ts"],
      reporter: ["text-summary", "json-summary"],
      reportOnFailure: true,
      // Each package has to reach it by itself.
      thresholds: Object.fromEntries(packageFolders().map((folder) => [`${folder}/src/**`, { lines: 80 }])),
    },
  },
});

function packageFolders(): readonly string[] {
  const isPackage = (name: string) => !name.startsWith("_") && !name.startsWith(".");
  return ["packages", "plugins"].flatMap((parent) =>
    readdirSync(parent)
      .filter(isPackage)
      .map((name) => `${parent}/${name}`),
  );
}
