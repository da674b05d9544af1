import { readdirSync } from "node:fs";
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import type { InlineConfig } from "vitest/node";

const everyTest = [
  "packages/*/{src,test}/**/*.test.ts",
  "plugins/*/{src,test}/**/*.test.ts",
  "tests/**/*.test.ts",
  "demo/**/*.test.ts",
];

// Attacks act as other users, so they run as root, and the sweeps try very many inputs: both take minutes. A real registry is
// installed by root as well.
const attacks = [
  "tests/{hostile,fuzz}/**/*.test.ts",
  "tests/process/damaged-caches.test.ts",
  "tests/registry/real-registry.test.ts",
];

// What they ask for is a time on a machine that does nothing else, or many processes of their own: two files of them at
// once would measure each other.
const alone = [
  "packages/floe-core/test/outputs/real-processes.test.ts",
  "tests/process/{concurrent,signals,size}.test.ts",
];

// A package by itself, with a runner of its own: tests/plugins/packed.test.ts runs what it holds.
const exclude = [...configDefaults.exclude, "plugins/_template/**"];

// Helm renders the chart: scripts/setup-chart.sh has to have built it.
const chart = ["tests/chart/**/*.test.ts"];

export default defineConfig({
  // Both: vite resolves our sources with `resolve`, node's own resolver runs what vitest leaves external with `ssr`.
  resolve: { conditions: ["floe-source", "import", "node", "default"] },
  ssr: { resolve: { conditions: ["floe-source", "import", "node", "default"] } },
  test: {
    // One after the other, in this order.
    projects: [
      project("together", 0, { include: everyTest, exclude: [...exclude, ...alone, ...attacks, ...chart] }),
      project("alone", 1, { include: alone, exclude, maxWorkers: 1 }),
      project("attacks", 2, { include: attacks, exclude }),
      project("chart", 3, { include: chart, exclude }),
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

function project(name: string, groupOrder: number, options: InlineConfig): TestProjectInlineConfiguration {
  return { extends: true, test: { ...options, name, sequence: { groupOrder } } };
}

function packageFolders(): readonly string[] {
  const isPackage = (name: string) => !name.startsWith("_") && !name.startsWith(".");
  return ["packages", "plugins"].flatMap((parent) =>
    readdirSync(parent)
      .filter(isPackage)
      .map((name) => `${parent}/${name}`),
  );
}
