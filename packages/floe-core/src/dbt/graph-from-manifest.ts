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

/** The graph as dbt sees it. Places come from the files, which have to be the ones that the manifest was made of. */
export function graphFromManifest(manifest: DbtManifest, files: DbtGraph): DbtGraph {
  const known = [...manifest.nodes.values(), ...manifest.disabled].filter(({ isOwnModel }) => isOwnModel);
  const models = known.flatMap((node): readonly DbtModel[] => {
    const file = files.models.get(node.name);
    if (file === undefined) return [];
    const existence = manifest.disabled.includes(node) ? "disabled" : "there";
    const tags = { tags: new Set(node.tags), isOpen: false };
    return [{ ...file, existence, tags, reads: edgesOf(node, manifest, file), isOpen: false, unknown: [] }];
  });
  return { ...files, from: "manifest", models: new Map(models.map((model) => [model.name, model])), isComplete: true };
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
  const { name, version, resource_type: type, package_name: owner, depends_on: depends, tags } = tableIn(node) ?? {};
  if (typeof name !== "string") return undefined;
  const ids = tableIn(depends)?.["nodes"];
  return {
    name: version === null || version === undefined ? name : `${name}_v${String(version)}`,
    isOwnModel: type === "model" && owner === projectName,
    dependsOn: Array.isArray(ids) ? ids.map(String) : [],
    tags: Array.isArray(tags) ? tags.map(String) : [],
  };
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
