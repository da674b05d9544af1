import type { CatalogueEntry } from "../diagnostics/define-diagnostics.ts";
import { reportDiagnostics } from "../diagnostics/render/report-diagnostics.ts";
import { fixDiagnostics } from "../fix/fix-diagnostics.ts";
import { outputDiagnostics } from "../outputs/output-diagnostics.ts";
import { pluginDiagnostics } from "../plugins/plugin-diagnostics.ts";
import { fileDiagnostics } from "../source/read-diagnostics.ts";
import { schemaDiagnostics } from "../source/schema-diagnostics.ts";
import { yamlDiagnostics } from "../source/yaml-diagnostics.ts";
import { configDiagnostics } from "./stages/build/config-diagnostics.ts";
import { profileDiagnostics } from "./stages/compile/live-jinja.ts";
import { governanceDiagnostics } from "./stages/enforce/enforce-diagnostics.ts";
import { secretDiagnostics } from "./stages/enforce/secret-diagnostics.ts";
import { ownershipDiagnostics } from "./stages/generate/merge-values.ts";
import { dbtDiagnostics } from "./stages/load/dbt-diagnostics.ts";
import { loadDiagnostics } from "./stages/load/load-diagnostics.ts";
import { manifestDiagnostics } from "./stages/load/manifest-diagnostics.ts";
import { productDiagnostics } from "./stages/load/product-diagnostics.ts";
import { resolveDiagnostics } from "./stages/resolve/resolve-diagnostics.ts";

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
