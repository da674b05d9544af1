// Writes docs/governance.md from the list of rules:
//     node --conditions=floe-source --import tsx scripts/generate-governance.ts

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { governedSettings } from "../packages/floe-core/src/rules/governance/governed-settings.ts";
import { governancePage } from "./governance-page.ts";

writeFileSync(fileURLToPath(new URL("../docs/governance.md", import.meta.url)), governancePage(governedSettings));
