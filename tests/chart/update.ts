// Writes what charts/floe-platform has of others, the schema of its values and values to try it out with, and which leaves of the
// values it reads. Needs Helm: make setup-chart.
//     node --conditions=floe-source --import tsx tests/chart/update.ts

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chartFiles, chartReadsModule, ciValues } from "./support/chart-files.ts";
import { chartReads } from "./support/chart-reads.ts";

const chart = new URL("../../charts/floe-platform/", import.meta.url);
rmSync(fileURLToPath(new URL("ci/", chart)), { recursive: true, force: true });
mkdirSync(fileURLToPath(new URL("ci/", chart)));
for (const [name, text] of Object.entries(await chartFiles())) writeFileSync(new URL(name, chart), text);

const reads = new URL("../../packages/floe-core/src/outputs/readers/chart-reads.generated.ts", import.meta.url);
writeFileSync(reads, chartReadsModule(await chartReads(Object.values(await ciValues()))));
