import { isTable } from "../text/is-table.ts";
import type { DbtEdge, DbtGraph, DbtModel } from "./graph.ts";

/** What floe reads of dbt's target/manifest.json: nodes with their names, and which of them each depends on. */
export interface DbtManifest {
  readonly projectName: string;
  readonly nodes: ReadonlyMap<string, ManifestNode>;
  /** Nodes that dbt knows and leaves out. */
  readonly disabled: readonly ManifestNode[];
}

interface ManifestNode {
  /** As a transform names it. */
  readonly name: string;
  readonly isOwnModel: boolean;
  readonly dependsOn: readonly string[];
  /** What stands in its file, without the blanks around it. */
  readonly text: string | undefined;
  readonly tags: readonly string[];
}

/** Reads a manifest that dbt has written; `undefined` when it is none, or of a form that floe does not know. */
export function readManifest(text: string): DbtManifest | undefined {
  const manifest = tableIn(parsed(text));
  const metadata = tableIn(manifest?.["metadata"]);
  const projectName = metadata?.["project_name"];
  const version = /\/manifest\/v(\d+)\.json$/u.exec(String(metadata?.["dbt_schema_version"]))?.[1];
  const nodes = tableIn(manifest?.["nodes"]);
  if (nodes === undefined || typeof projectName !== "string" || Number(version) < oldestManifest) return undefined;
  const disabled = Object.values(tableIn(manifest?.["disabled"]) ?? {}).flatMap((each) =>
    Array.isArray(each) ? each : [],
  );
  return {
    projectName,
    nodes: new Map(Object.entries(nodes).flatMap(([id, node]) => entryOf(id, node, projectName))),
    disabled: disabled.flatMap((node) => nodeOf(node, projectName) ?? []),
  };
}

/** dbt 1.5's, the first whose models have versions. */
const oldestManifest = 9;

/** The names of the project's own models, as transforms name them. */
export function modelsIn({ nodes, disabled }: DbtManifest): readonly string[] {
  return [...nodes.values(), ...disabled].flatMap(({ name, isOwnModel }) => (isOwnModel ? [name] : []));
}

/** Whether a manifest was made of these files: of all models, and no other ones, with the same texts. */
export function isMadeOf(
  manifest: DbtManifest,
  { projectName, models, unread }: Pick<DbtGraph, "projectName" | "models"> & { readonly unread: ReadonlySet<string> },
): boolean {
  const known = [...manifest.nodes.values(), ...manifest.disabled].filter(({ isOwnModel }) => isOwnModel);
  const names = new Set(known.map(({ name }) => name));
  const areThere = [...models.keys(), ...unread].every((name) => names.has(name));
  const areTheSame = known.every(({ name, text }) => {
    const model = models.get(name);
    return model === undefined ? unread.has(name) : text === undefined || text === trimmed(model.source.text);
  });
  return manifest.projectName === projectName && areThere && areTheSame;
}

/** The graph as dbt sees it. Places come from the files, which have to be the ones that the manifest was made of. */
export function graphFromManifest(manifest: DbtManifest, files: DbtGraph): DbtGraph {
  const known = [...manifest.nodes.values(), ...manifest.disabled].filter(({ isOwnModel }) => isOwnModel);
  const models = known.flatMap((node): readonly DbtModel[] => {
    const file = files.models.get(node.name);
    if (file === undefined) return [];
    const existence = manifest.disabled.includes(node) ? "disabled" : "there";
    const reads = edgesOf(node, manifest, file);
    const tags = { tags: new Set(node.tags), isOpen: false };
    const refused = { unknown: [], disabled: [], withheld: [] };
    return [{ ...file, existence, tags, reads, readsSnapshots: [], isOpen: false, ...refused }];
  });
  return {
    ...files,
    from: "manifest",
    models: new Map(models.map((model) => [model.name, model])),
    snapshots: new Map(
      [...files.snapshots].map(([name, each]) => [name, { ...each, unknown: [], disabled: [], withheld: [] }]),
    ),
    groups: undefined,
    seeds: [],
    repeated: [],
    unknownLatest: [],
    isComplete: true,
  };
}

function edgesOf({ dependsOn }: ManifestNode, { nodes }: DbtManifest, file: DbtModel): readonly DbtEdge[] {
  const places = new Map(file.reads.map(({ target, place }) => [target, place]));
  return dependsOn.flatMap((id): readonly DbtEdge[] => {
    const node = nodes.get(id);
    if (node?.isOwnModel !== true) return [];
    return [{ target: node.name, isCertain: true, place: places.get(node.name) }];
  });
}

function entryOf(id: string, node: unknown, projectName: string): readonly (readonly [string, ManifestNode])[] {
  const read = nodeOf(node, projectName);
  return read === undefined ? [] : [[id, read]];
}

function nodeOf(node: unknown, projectName: string): ManifestNode | undefined {
  const {
    name,
    version,
    resource_type: type,
    package_name: owner,
    depends_on: depends,
    raw_code: code,
    tags,
  } = tableIn(node) ?? {};
  if (typeof name !== "string") return undefined;
  const ids = tableIn(depends)?.["nodes"];
  return {
    name: version === null || version === undefined ? name : `${name}_v${String(version)}`,
    isOwnModel: type === "model" && owner === projectName,
    dependsOn: Array.isArray(ids) ? ids.map(String) : [],
    text: typeof code === "string" ? trimmed(code) : undefined,
    tags: Array.isArray(tags) ? tags.map(String) : [],
  };
}

function trimmed(text: string): string {
  return text
    .replace(/^\ufeff/u, "")
    .replaceAll("\r\n", "\n")
    .trim();
}

function tableIn(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isTable(value) ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
