import { modelNamed } from "../dbt/meant-model.ts";
import type { DbtProject } from "../dbt/project.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { directoryOf, shownPath } from "../host/paths.ts";
import type { SearchBounds } from "../host/search-bounds.ts";
import type { ResolvedProject } from "../project/resolved-project.ts";
import type { PlainYaml } from "../yaml/document-of.ts";
import { readForeignYaml } from "../yaml/read-foreign.ts";
import { builtTypes } from "./built-types.ts";
import { changedFile, type FileAddition, nodeIn, type SyncedFile } from "./file-changes.ts";
import { modelAdditions } from "./model-additions.ts";
import { syncDiagnostics } from "./problems.ts";
import { obstacleIn, type PropertyFiles, placeObstacle, propertyFiles } from "./property-files.ts";
import type { SyncedModel } from "./synced-model.ts";
import { type WantedModel, wantedModels } from "./wanted-model.ts";
import { entryLines } from "./yaml-lines.ts";

/** The property files that have to change for dbt to know what floe.yaml says. */
export interface PlannedChanges {
  readonly files: readonly SyncedFile[];
  readonly findings: readonly Diagnostic[];
}

/** Where the changes are made. */
export interface SyncPlace {
  readonly host: Host;
  readonly bounds: SearchBounds;
  readonly project: ResolvedProject;
  readonly dbt: DbtProject;
}

/** Plans them. Nothing is written. */
export function plannedChanges(place: SyncPlace): PlannedChanges {
  const { host, bounds, project, dbt } = place;
  const properties = propertyFiles(host, dbt.directory, bounds);
  const types = builtTypes(host, dbt, bounds);
  const steps = wantedModels(project, dbt).map((wanted) => stepFor(wanted, { ...place, types }, properties));
  const perFile = new Map<FileAddition["file"], FileAddition[]>();
  for (const { addition } of steps) {
    if (addition === undefined || addition.additions.length === 0) continue;
    perFile.set(addition.file, [...(perFile.get(addition.file) ?? []), addition]);
  }
  const changed = [...perFile.values()].map((additions) => changedFile(host, additions));
  return {
    files: [...changed.flatMap(({ file }) => file ?? []), ...steps.flatMap(({ created }) => created ?? [])],
    findings: [...steps.flatMap(({ findings }) => findings), ...changed.flatMap(({ findings }) => findings)],
  };
}

/** What is done for one model. */
interface Step {
  readonly addition?: FileAddition;
  readonly created?: SyncedFile;
  readonly findings: readonly Diagnostic[];
}

interface TypedPlace extends SyncPlace {
  readonly types: ReturnType<typeof builtTypes>;
}

function stepFor(wanted: WantedModel, place: TypedPlace, properties: PropertyFiles): Step {
  const { dbt, project } = place;
  const { name } = wanted;
  const leftAlone = (reason: string): Step => ({
    findings: [syncDiagnostics["left-alone"]({ model: name, reason }, wanted.place)],
  });
  const found = dbt.graph.models.get(name);
  if (found === undefined) return leftAlone("it is no model of the dbt project that floe can read");
  if (found.existence === "disabled") return leftAlone("it is disabled");
  // Only versions have other names.
  if ([...dbt.graph.aliases.values()].includes(name)) return leftAlone("it is one version of a model");
  const model: SyncedModel = {
    source: found.source,
    adapter: adapterOf(project, dbt, name),
    builtTypes: place.types(name),
  };
  const entry = properties.entryOf(name);
  if (entry === undefined) return stepForNew(wanted, model, { ...place, properties });
  const { additions, findings } = modelAdditions(wanted, entry, model);
  const obstacle =
    additions.length === 0 ? undefined : obstacleIn(entry.file.source, { ...place, directory: dbt.directory });
  if (obstacle !== undefined) return leftAlone(obstacle);
  return { addition: { file: entry.file, model: name, additions }, findings };
}

/** What the model runs on: the engine of the compute that its transform names, else the default one. */
function adapterOf({ engines, transforms }: ResolvedProject, dbt: DbtProject, name: string): string {
  const target = transforms.find(({ transform }) => modelNamed(dbt, transform.value.name) === name)?.target;
  const engine = engines.find((each) => each.target === target) ?? engines[0];
  return engine?.selected.type.value ?? "";
}

// A further entry in the property file of its folder, or a file of its own.
function stepForNew(
  wanted: WantedModel,
  model: SyncedModel,
  place: SyncPlace & { readonly properties: PropertyFiles },
): Step {
  const { host, dbt, bounds, properties } = place;
  const { name } = wanted;
  const { value, findings } = newEntry(wanted, model);
  if (value === undefined) return { findings };
  const leftAlone = (reason: string): Step => ({
    findings: [syncDiagnostics["left-alone"]({ model: name, reason }, wanted.place)],
  });
  const folder = directoryOf(model.source.path);
  const file = properties.inFolder(folder);
  const where = { host, bounds, directory: dbt.directory };
  if (file !== undefined) {
    const obstacle = obstacleIn(file.source, where);
    if (obstacle !== undefined) return leftAlone(obstacle);
    return { addition: { file, model: name, additions: [{ path: ["models"], key: undefined, value }] }, findings };
  }
  const path = `${folder}/${name}.yml`;
  const shown = shownPath(path, host.workingDirectory);
  const text = `${entryLines("models", [value], "").join("\n")}\n`;
  const obstacle = placeObstacle(model.source, where);
  if (obstacle !== undefined) return leftAlone(obstacle);
  const listed = host.listDirectory(folder);
  const isTaken =
    listed.kind === "failed" || listed.value.some((each) => each.name.toLowerCase() === `${name}.yml`.toLowerCase());
  if (isTaken) return leftAlone(`${shown} is there already, and says nothing of it that floe can read`);
  const after = new TextEncoder().encode(text);
  if (nodeIn({ path, shown }, after) === undefined) return leftAlone("what is to be said of it is no YAML");
  return { created: { path, shown, before: undefined, after }, findings };
}

/** The whole entry of a model that no property file knows. */
function newEntry(wanted: WantedModel, model: SyncedModel) {
  const node = readForeignYaml({ path: "(new)", shown: "(new)", text: `name: ${JSON.stringify(wanted.name)}\n` });
  if (node?.kind !== "map") return { value: undefined, findings: [] };
  const { additions, findings } = modelAdditions(wanted, { node, path: [] }, model);
  if (additions.length === 0) return { value: undefined, findings };
  const value: Record<string, PlainYaml> = { name: wanted.name };
  for (const { key, value: said } of additions) if (key !== undefined) value[key] = said;
  return { value, findings };
}
