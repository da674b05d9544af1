// Rewrites the goldens: node --conditions=floe-source --import tsx tests/golden/update.ts

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { demoProducts } from "../support/demo-project.ts";
import { goldenFiles, goldenFolder } from "./golden-files.ts";

for (const product of demoProducts) {
  const folder = goldenFolder(product);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(await goldenFiles(product))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
