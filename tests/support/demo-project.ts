import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bundledPlugins } from "floe-cli/bundled-plugins";
import { type MemoryProject, memoryProject } from "floe-core/testing";

const root = fileURLToPath(new URL("../../", import.meta.url));
const left: ReadonlySet<string> = new Set([
  "target",
  "floe_target",
  ".floe",
  "logs",
  "definitions.py",
  "profiles.yml",
  "selectors.yml",
]);

/** The three products of the demo. */
export const demoProducts = ["customer-360", "iot-telemetry", "financial-risk"] as const;

/** The demo's files as they are committed, by path; some replaced or added. Data files are left out. */
export function demoFiles(replaced: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return { ...committed(), ...replaced };
}

/** The demo in memory. */
export function demoProject(
  replaced: Readonly<Record<string, string>> = {},
  options: Omit<Parameters<typeof memoryProject>[1], "plugins"> = {},
): MemoryProject {
  return memoryProject(demoFiles(replaced), { ...options, plugins: bundledPlugins });
}

let cache: Readonly<Record<string, string>> | undefined;

function committed(): Readonly<Record<string, string>> {
  cache ??= Object.fromEntries(filesUnder(join(root, "demo")).map((path) => [relative(root, path), textOf(path)]));
  return cache;
}

function filesUnder(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (left.has(entry.name) || entry.name.endsWith(".duckdb")) return [];
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

// The compiler looks at the names of seeds and not into them.
function textOf(path: string): string {
  return path.endsWith(".csv") ? "" : readFileSync(path, "utf8");
}
