import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageFiles } from "../packages/floe-cli/src/new-plugin/package-files.ts";
import { templatePlugin } from "../packages/floe-cli/src/new-plugin/template-plugin.ts";

// Writes plugins/_template: what `floe plugins new compute abacus` writes.

const folder = fileURLToPath(new URL("../plugins/_template", import.meta.url));
rmSync(folder, { recursive: true, force: true });
for (const { path, text } of packageFiles(templatePlugin)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
