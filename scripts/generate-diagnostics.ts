// Writes docs/diagnostics.md from the catalogue; with --check it only tells whether the file is fresh:
//     node --conditions=floe-source --import tsx scripts/generate-diagnostics.ts [--check]

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { bundledPlugins } from "../packages/floe-cli/src/bundled-plugins.ts";
import { knownCodes } from "../packages/floe-cli/src/commands/known-codes.ts";
import { diagnosticsPage } from "./diagnostics-page.ts";

const path = fileURLToPath(new URL("../docs/diagnostics.md", import.meta.url));
const wanted = diagnosticsPage(knownCodes(bundledPlugins));

if (!process.argv.includes("--check")) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wanted);
} else if (current() !== wanted) {
  process.stderr.write("docs/diagnostics.md is out of date. Run scripts/generate-diagnostics.ts without --check.\n");
  process.exitCode = 1;
}

function current(): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
