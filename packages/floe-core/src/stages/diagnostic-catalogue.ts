import { schemaDiagnostics } from "../checking/problems.ts";
import { dbtDiagnostics } from "../dbt/problems.ts";
import { catalogue } from "../diagnostics/catalogue.ts";
import type { CatalogueEntry } from "../diagnostics/define.ts";
import { reportDiagnostics } from "../diagnostics/render/report-diagnostics.ts";
import { fixDiagnostics } from "../fix/problems.ts";
import { outputDiagnostics } from "../outputs/problems.ts";
import { pluginDiagnostics } from "../plugins/problems.ts";
import { localDiagnostics } from "../project/local-manifest.ts";
import { environmentDiagnostics } from "../project/source-date.ts";
import { silencingDiagnostics } from "../rules/dbt/silence.ts";
import { allRules, problemsOfRules } from "../rules/index.ts";
import { fileDiagnostics } from "../yaml/file-problems.ts";
import { yamlDiagnostics } from "../yaml/problems.ts";
import { apartDiagnostics } from "./build/apart-from-dbt.ts";
import { collisionDiagnostics } from "./colliding-products.ts";
import { ownershipDiagnostics } from "./generate/file-owners.ts";
import { semanticDiagnostics } from "./generate/semantic-files.ts";
import { linkDiagnostics } from "./linked-products.ts";
import { extendsDiagnostics, parentDiagnostics } from "./load/inheritance-problems.ts";
import { loadDiagnostics } from "./load/problems.ts";
import { workspaceDiagnostics } from "./write-workspace.ts";

/** What is found while reading, loading and writing. */
const areas = [
  fileDiagnostics,
  yamlDiagnostics,
  schemaDiagnostics,
  environmentDiagnostics,
  loadDiagnostics,
  localDiagnostics,
  extendsDiagnostics,
  parentDiagnostics,
  collisionDiagnostics,
  linkDiagnostics,
  workspaceDiagnostics,
  dbtDiagnostics,
  silencingDiagnostics,
  pluginDiagnostics,
  ownershipDiagnostics,
  semanticDiagnostics,
  outputDiagnostics,
  apartDiagnostics,
  fixDiagnostics,
  reportDiagnostics,
];

/** Every problem that floe itself reports, by code. A plugin's own are its documentation's. */
export function diagnosticCatalogue(): readonly CatalogueEntry[] {
  return catalogue([...areas.flatMap((area) => area.entries), ...problemsOfRules(allRules)]);
}
