import type { DbtAnswer } from "../dbt/dbt-answer.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { fileAddresses } from "../fix/file-addresses.ts";
import { newFindings } from "../fix/new-findings.ts";
import { overlayHost } from "../fix/overlay-host.ts";
import type { Host } from "../host/host.ts";
import { shownPath } from "../host/paths.ts";
import { searchBounds } from "../host/search-bounds.ts";
import { type CompileRequest, compileProject } from "../stages/compile-project.ts";
import { load } from "../stages/load/load.ts";
import { resolve } from "../stages/resolve/resolve.ts";
import { stageRunner } from "../stages/run-stages.ts";
import type { StageContext } from "../stages/stage.ts";
import type { SyncedFile } from "./file-changes.ts";
import { type PlannedChanges, plannedChanges } from "./planned-changes.ts";
import { syncDiagnostics } from "./problems.ts";
import { withNewFiles } from "./with-new-files.ts";

/** Which product, and who is asked whether its changed files are right. */
export interface SyncRequest extends Pick<CompileRequest, "productPath" | "manifestPath" | "environment"> {
  /** Has the user's dbt parse the project with the changes; left out where nobody wants it. */
  readonly askDbt?: ((files: readonly SyncedFile[]) => Promise<DbtAnswer | undefined>) | undefined;
}

/** Plans what dbt's property files are to say in addition, and proves it by a compile with the changed files. A project that has
 *  errors, or would have new ones, gets no change. */
export async function planSync(request: SyncRequest, context: StageContext): Promise<PlannedChanges> {
  const { askDbt, ...named } = request;
  const compileRequest = { ...named, outputs: "findings" } as const;
  const { diagnostics: before } = await compileProject(compileRequest, context);
  if (hasErrors(before)) return { files: [], findings: before };
  const planned = await changesFor(named, context);
  if (planned.files.length === 0) return planned;
  const changed = { ...context, host: changedHost(context.host, planned.files) };
  const dbt = await askDbt?.(planned.files);
  const { diagnostics: after } = await compileProject({ ...compileRequest, dbt }, changed);
  const brought = broughtBy(context.host, before, after);
  if (brought.length === 0) return planned;
  const product = shownPath(request.productPath, context.host.workingDirectory);
  const codes = [...new Set(brought.map(({ code }) => code))];
  const breaks = syncDiagnostics.breaks({ product, codes }, undefined, { about: [product] });
  return { files: [], findings: [...planned.findings, ...brought, breaks] };
}

async function changesFor(request: Omit<SyncRequest, "askDbt">, context: StageContext): Promise<PlannedChanges> {
  const { host } = context;
  const runner = stageRunner({ ...context, findingsOnly: true });
  const loaded = await runner.run(load, { kind: "product", ...request });
  const project = (await runner.run(resolve, loaded))?.project;
  if (loaded === undefined || project?.dbtProject === undefined) return { files: [], findings: [] };
  const bounds = searchBounds(host, loaded.paths);
  return plannedChanges({ host, bounds, project, dbt: project.dbtProject });
}

/** The project as it would be. */
function changedHost(host: Host, files: readonly SyncedFile[]): Host {
  const edited = new Map(files.filter(({ before }) => before !== undefined).map(({ path, after }) => [path, after]));
  const created = new Map(files.filter(({ before }) => before === undefined).map(({ path, after }) => [path, after]));
  return withNewFiles(overlayHost(host, edited, fileAddresses(host)), created);
}

function broughtBy(host: Host, before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const addressOf = fileAddresses(host);
  return newFindings({ addressOf, edits: [], found: before }, { addressOf, edits: [], found: after });
}
