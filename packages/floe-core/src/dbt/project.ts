import { type Outcome, ok } from "../diagnostics/outcome.ts";
import type { DirectoryEntry, Host } from "../host/host.ts";
import { joinPath, shownPath } from "../host/paths.ts";
import type { SourceFile } from "../text/source-file.ts";
import { loadDocument } from "../yaml/load-document.ts";
import type { YamlNode } from "../yaml/node.ts";
import { elements, memberNode, type TextNode, textAt, textNode } from "../yaml/read-node.ts";
import { readSource } from "../yaml/read-source.ts";
import { dbtDiagnostics } from "./problems.ts";
import { type ModelReference, referencesIn } from "./sql-references.ts";

/** A model of a dbt project. */
export interface DbtModel {
  readonly name: string;
  readonly source: SourceFile;
  readonly references: readonly ModelReference[];
}

/** What the compiler knows of the dbt project beside floe.yaml. */
export interface DbtProject {
  readonly profile: TextNode | undefined;
  readonly models: ReadonlyMap<string, DbtModel>;
  /** Seeds and snapshots: what a `ref()` may name beside models. */
  readonly otherNodes: ReadonlySet<string>;
}

/** Reads the dbt project of a folder; `undefined` when it has none. */
export function readDbtProject(host: Host, directory: string): Outcome<DbtProject | undefined> {
  const path = `${directory}/dbt_project.yml`;
  if (!host.exists(path)) return ok(undefined);
  const { value: document, diagnostics } = loadDocument(host, path);
  const root = document?.root;
  const folders = (key: string, fallback: string) =>
    foldersOf(root, key, fallback).map((folder) => joinPath(directory, folder));
  const models = new Map<string, DbtModel>();
  for (const file of folders("model-paths", "models").flatMap((folder) => filesUnder(host, folder))) {
    const model = readModel(host, file);
    if (model !== undefined) models.set(model.name, model);
  }
  const seeds = folders("seed-paths", "seeds").flatMap((folder) => filesUnder(host, folder));
  const snapshots = folders("snapshot-paths", "snapshots").flatMap((folder) => filesUnder(host, folder));
  const otherNodes = new Set([...seeds.flatMap(seedName), ...snapshots.flatMap((file) => snapshotNames(host, file))]);
  const unreadable = diagnostics
    .slice(0, 1)
    .map(({ message, span }) => dbtDiagnostics["project-unreadable"]({ reason: message }, span));
  return ok({ profile: textAt(root, "profile"), models, otherNodes }, unreadable);
}

function foldersOf(root: YamlNode | undefined, key: string, fallback: string): readonly string[] {
  const listed = elements(memberNode(root, key)).flatMap((item) => textNode(item)?.value ?? []);
  return listed.length > 0 ? listed : [fallback];
}

function readModel(host: Host, path: string): DbtModel | undefined {
  const name = /([^/]+)\.(?:sql|py)$/u.exec(path)?.[1];
  if (name === undefined) return undefined;
  const { value: source } = readSource(host, path, shownPath(path, host.workingDirectory));
  return source === undefined ? undefined : { name, source, references: referencesIn(source.text) };
}

function seedName(path: string): readonly string[] {
  return /([^/]+)\.csv$/u.exec(path)?.slice(1) ?? [];
}

function snapshotNames(host: Host, path: string): readonly string[] {
  const { value: source } = readSource(host, path, shownPath(path, host.workingDirectory));
  const blocks = source?.text.matchAll(/\{%-?\s*snapshot\s+([A-Za-z_][A-Za-z0-9_]*)/gu) ?? [];
  const listed = source?.text.matchAll(/^[ \t]*-[ \t]*name:[ \t]*["']?([A-Za-z_][A-Za-z0-9_]*)/gmu) ?? [];
  return [...blocks, ...listed].flatMap((match) => match[1] ?? []);
}

const deepest = 16;

function filesUnder(host: Host, folder: string, depth = 0): readonly string[] {
  const listed = host.listDirectory(folder);
  if (listed.kind === "failed" || depth > deepest) return [];
  return listed.value.flatMap((entry: DirectoryEntry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.kind === "directory") return filesUnder(host, path, depth + 1);
    return entry.kind === "file" ? [path] : [];
  });
}
