import { fileURLToPath } from "node:url";
import { bundleModule, type Chunk } from "./bundle-chunk.ts";

/** The parts of the launcher, each of which Node loads by itself: what every start reads; what starts a command or answers
 *  for it; what loads the command, and what writes to the cache; what reports that a run failed; what runs the code of installed
 *  plugins, with the only `import()`; and the thread that watches such an import. */
const parts = [
  "launcher",
  "start",
  "load-chunk",
  "cache-writer",
  "failure-report",
  "plugin-code",
  "watch-import",
] as const;

/** Bundles the launcher. */
export function launcherChunks(): Promise<readonly Chunk[]> {
  return Promise.all(
    parts.map((name) =>
      bundleModule({
        entry: fileURLToPath(new URL(`../src/launcher/${name}.ts`, import.meta.url)),
        outputFile: `dist/${name}.cjs`,
        dynamicImport: "kept",
      }),
    ),
  );
}
