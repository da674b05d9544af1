import { fileURLToPath } from "node:url";
import { bundleChunk, writeChunk } from "./bundle-chunk.ts";
import { checkChunk, checkCommandChunk, checkLauncherChunk } from "./check-chunk.ts";
import { diffChunk, diffsOnDemand } from "./diff-chunk.ts";
import { kitChunk, kitOnDemand } from "./kit-chunk.ts";
import { launcherChunks } from "./launcher-chunks.ts";
import { patternChunk, patternsOnDemand } from "./pattern-chunk.ts";
import { rangeChunk, rangesOnDemand } from "./range-chunk.ts";
import { compileSchemas, type ReplacedModules, schemaChunk } from "./schemas/compile-schemas.ts";
import { thirdPartyLicenses } from "./third-party-licenses.ts";

// Writes what bin/floe.cjs runs: the launcher in its parts, the command, and as chunks that are loaded on demand the schemas
// with zod, what runs on RE2, semver, jsdiff, the kit for plugins, and the OpenTelemetry SDK.

const packageDirectory = fileURLToPath(new URL("..", import.meta.url));
process.chdir(packageDirectory);

const replaced: ReplacedModules = new Map();
const command = await bundleChunk({
  entry: "src/bundle-entry.ts",
  outputFile: "dist/floe.cjs",
  dynamicImport: "kept",
  plugins: [compileSchemas(replaced), patternsOnDemand, rangesOnDemand, diffsOnDemand, kitOnDemand],
});
const schemas = await bundleChunk({
  entry: { text: schemaChunk(replaced) },
  outputFile: "dist/schemas.cjs",
  dynamicImport: "kept",
});
const patterns = await bundleChunk({
  entry: { text: patternChunk },
  outputFile: "dist/patterns.cjs",
  dynamicImport: "kept",
});
const ranges = await bundleChunk({
  entry: { text: rangeChunk },
  outputFile: "dist/ranges.cjs",
  dynamicImport: "kept",
});
const diffs = await bundleChunk({
  entry: { text: diffChunk },
  outputFile: "dist/diffs.cjs",
  dynamicImport: "kept",
});
const kit = await bundleChunk({
  entry: { text: kitChunk },
  outputFile: "dist/kit.cjs",
  dynamicImport: "kept",
});
const telemetry = await bundleChunk({
  entry: "src/telemetry-sdk.ts",
  outputFile: "dist/telemetry-sdk.cjs",
  dynamicImport: "require",
});
const launcher = await launcherChunks();
const problems = [
  ...launcher.flatMap(checkLauncherChunk),
  ...(await checkCommandChunk(command)),
  ...(await checkChunk(schemas)),
  ...(await checkChunk(patterns)),
  ...(await checkChunk(ranges)),
  ...(await checkChunk(diffs)),
  ...(await checkChunk(kit)),
  ...(await checkChunk(telemetry)),
];
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exit(1);

const chunks = [command, schemas, patterns, ranges, diffs, kit, telemetry];
const licenses = thirdPartyLicenses(chunks.map(({ metafile }) => metafile));
await writeChunk({ outputFile: "dist/THIRD-PARTY-LICENSES.txt", text: licenses });
for (const part of launcher) await writeChunk(part);
await writeChunk(telemetry);
await writeChunk(schemas);
await writeChunk(patterns);
await writeChunk(ranges);
await writeChunk(diffs);
await writeChunk(kit);
// Last, because make looks at its time.
await writeChunk(command);
