// Writes docs/engines.md from the table of engines:
//     node --conditions=floe-source --import tsx scripts/generate-engines.ts

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { engines } from "../plugins/floe-compute-dbt-adapters/src/index.ts";
import { enginesPage } from "./engines-page.ts";

writeFileSync(fileURLToPath(new URL("../docs/engines.md", import.meta.url)), enginesPage(Object.values(engines)));
