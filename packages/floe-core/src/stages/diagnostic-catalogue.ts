import { schemaDiagnostics } from "../checking/problems.ts";
import { dbtDiagnostics } from "../dbt/problems.ts";
import type { CatalogueEntry } from "../diagnostics/define.ts";
import { reportDiagnostics } from "../diagnostics/render/report-diagnostics.ts";
import { fixDiagnostics } from "../fix/problems.ts";
import { outputDiagnostics } from "../outputs/problems.ts";
import { pluginDiagnostics } from "../plugins/problems.ts";
import { configDiagnostics } from "../rules/config/problems.ts";
import { governanceDiagnostics } from "../rules/governance/problems.ts";
import { manifestDiagnostics } from "../rules/manifest/problems.ts";
import { resolveDiagnostics } from "../rules/platform/problems.ts";
import { productDiagnostics } from "../rules/product/problems.ts";
import { profileDiagnostics } from "../rules/profile/live-jinja.ts";
import { secretDiagnostics } from "../rules/secrets/problems.ts";
import { fileDiagnostics } from "../yaml/file-problems.ts";
import { yamlDiagnostics } from "../yaml/problems.ts";
import { ownershipDiagnostics } from "./generate/merge-values.ts";
import { loadDiagnostics } from "./load/problems.ts";

const areas = [
  fileDiagnostics,
  yamlDiagnostics,
  schemaDiagnostics,
  loadDiagnostics,
  productDiagnostics,
  manifestDiagnostics,
  dbtDiagnostics,
  pluginDiagnostics,
  resolveDiagnostics,
  governanceDiagnostics,
  secretDiagnostics,
  profileDiagnostics,
  ownershipDiagnostics,
  configDiagnostics,
  outputDiagnostics,
  fixDiagnostics,
  reportDiagnostics,
];

/** Every problem that floe itself reports, by code. A plugin's own are its documentation's. */
export function diagnosticCatalogue(): readonly CatalogueEntry[] {
  const entries = areas.flatMap((area) => area.entries);
  return [...entries].sort((left, right) => (left.code < right.code ? -1 : 1));
}
