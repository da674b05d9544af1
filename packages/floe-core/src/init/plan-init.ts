import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { joinPath, shownPath } from "../host/paths.ts";
import { searchBounds } from "../host/search-bounds.ts";
import { besideManifest } from "./beside-manifest.ts";
import { type DescribedProject, describeExample, describeProject } from "./described-project.ts";
import { entryAt, folderThatLeadsAway } from "./entry-at.ts";
import { ignoreText } from "./ignore-text.ts";
import type { InitPlan, InitRequest, InitTools, NewFile } from "./init-plan.ts";
import { manifestFileText } from "./manifest-file-text.ts";
import { nextCommands, otherFolder } from "./next-commands.ts";
import { initDiagnostics } from "./problems.ts";
import { productFileText } from "./product-file-text.ts";
import { startingPoint } from "./starting-point.ts";

/** Works out what `floe init` writes into a folder: a floe.yaml and a manifest.yaml for the dbt project in it, or a whole example
 *  where it is empty. Touches nothing. */
export function planInit(request: InitRequest, tools: InitTools): InitPlan {
  const { folder } = request;
  const start = startingPoint(tools.host, folder);
  if (start.kind === "dbt-project")
    return planOf("dbt-project", describeProject(start.found, request, tools), request, tools);
  if (start.kind === "empty") return planOf("example", describeExample(request, tools), request, tools);
  if (start.kind === "unread") return { kind: "refused", files: [], findings: start.findings, next: [] };
  const shown = shownPath(folder, tools.host.workingDirectory);
  const parameters = { folder: shown, projects: start.projects };
  const finding = initDiagnostics["not-empty"](parameters, undefined, { about: [shown] });
  return { kind: "refused", files: [], findings: [finding], next: [] };
}

function planOf(
  kind: "dbt-project" | "example",
  project: DescribedProject,
  request: InitRequest,
  tools: InitTools,
): InitPlan {
  const { host } = tools;
  const { files, findings } = filesOf(project, request, tools);
  const paths = files.map(({ path }) => path);
  const away = folderThatLeadsAway(host, request.folder, paths);
  if (away !== undefined) {
    const folder = shownPath(away, host.workingDirectory);
    const finding = initDiagnostics["leads-away"]({ folder }, undefined, { about: [folder] });
    return { kind: "refused", files: [], findings: [finding], next: [] };
  }
  const next = nextCommands(project, request.folder, host);
  return { kind, files, findings: [...project.findings, ...ownProfiles(project, request, tools), ...findings], next };
}

function ownProfiles({ hasOwnProfiles }: DescribedProject, { folder }: InitRequest, { host }: InitTools) {
  if (!hasOwnProfiles) return [];
  const path = shownPath(`${folder}/profiles.yml`, host.workingDirectory);
  return [initDiagnostics["own-profiles"]({ path, out: otherFolder }, undefined, { about: [path] })];
}

interface PlannedFiles {
  readonly files: readonly NewFile[];
  readonly findings: readonly Diagnostic[];
}

const schemaFolder = ".floe/schemas";

function filesOf(project: DescribedProject, request: InitRequest, { host }: InitTools): PlannedFiles {
  const { folder, schemas } = request;
  const manifest = besideManifest(host, folder, searchBounds(host, { file: `${folder}/floe.yaml` }));
  const schema = { product: `${schemaFolder}/floe.schema.json`, manifest: `${schemaFolder}/manifest.schema.json` };
  const product = productFileText({ ...project, manifest: manifest.path, schema: schema.product });
  const platform = manifestFileText({ ...project, product: project.name, schema: schema.manifest });
  // A product that is there names its own manifest.
  const isNew = !manifest.isThere && entryAt(host, joinPath(folder, "floe.yaml")) === undefined;
  const own = new Map([
    ["floe.yaml", product],
    ...(isNew ? [[manifest.path, platform] as const] : []),
    ...project.files,
  ]);
  const kept = [...own.keys()].filter((path) => entryAt(host, joinPath(folder, path)) !== undefined);
  const created = [
    ...[...own].filter(([path]) => !kept.includes(path)),
    // What editors check with is no file of the user's: it is there or it is not.
    ...[[schema.product, schemas.product] as const, [schema.manifest, schemas.manifest] as const].filter(
      ([path]) => entryAt(host, joinPath(folder, path)) === undefined,
    ),
  ].map(([path, text]): NewFile => ({ path: joinPath(folder, path), text, change: "create" }));
  const findings = kept.map((path) => {
    const shown = shownPath(joinPath(folder, path), host.workingDirectory);
    return initDiagnostics.kept({ path: shown }, undefined, { about: [shown] });
  });
  return { files: [...created, ...ignoreFile(request, host)], findings };
}

function ignoreFile({ folder }: InitRequest, host: InitTools["host"]): readonly NewFile[] {
  const path = joinPath(folder, ".gitignore");
  // A link may lead to a file that is nobody's to change.
  const entry = entryAt(host, path);
  if (entry !== undefined && entry !== "file") return [];
  const read = host.readFile(path, { maxBytes: 1024 * 1024 });
  if (read.kind === "failed" && read.failure.errno !== "ENOENT") return [];
  const before = read.kind === "failed" ? undefined : new TextDecoder().decode(read.value);
  const text = ignoreText(before);
  return text === undefined ? [] : [{ path, text, change: before === undefined ? "create" : "extend" }];
}
