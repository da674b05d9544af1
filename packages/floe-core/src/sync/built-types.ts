import type { DbtProject } from "../dbt/project.ts";
import { projectSettings } from "../dbt/project-settings.ts";
import type { Host } from "../host/host.ts";
import type { SearchBounds } from "../host/search-bounds.ts";
import { whereabouts } from "../host/whereabouts.ts";
import { isTable } from "../text/is-table.ts";
import { textAt } from "../yaml/read-node.ts";

/** The types of the columns of a model as it was built, by their names in small letters. */
export type BuiltTypes = ReadonlyMap<string, string>;

/** Gives them for a model of the project, by what `dbt docs generate` has left in the folder where dbt writes; none where it left
 *  nothing, or nothing that can be read. What a catalog says may be old: it is a word for a type, and not a fact about it. */
export function builtTypes(host: Host, dbt: DbtProject, bounds: SearchBounds): (model: string) => BuiltTypes {
  const nodes = catalogNodes(host, dbt, bounds);
  const project = textAt(dbt.settings, "name")?.value ?? "";
  return (model) => {
    const columns = tableAt(tableAt(nodes, `model.${project}.${model}`), "columns");
    const types = Object.keys(columns).map((name) => [name.toLowerCase(), tableAt(columns, name)["type"]] as const);
    return new Map(types.flatMap(([name, type]) => (isPlainType(type) ? [[name, type.toLowerCase()] as const] : [])));
  };
}

type Table = Readonly<Record<string, unknown>>;

function tableAt(table: Table, key: string): Table {
  const value = Object.hasOwn(table, key) ? table[key] : undefined;
  return isTable(value) ? value : {};
}

function catalogNodes(host: Host, dbt: DbtProject, bounds: SearchBounds): Table {
  const { target } = projectSettings(dbt.directory, dbt.settings);
  const where = target === undefined ? undefined : whereabouts(host, `${target}/catalog.json`, bounds);
  if (where?.kind !== "inside") return {};
  const read = host.readFile(where.real, { maxBytes: largestCatalog });
  if (read.kind === "failed") return {};
  try {
    const catalog: unknown = JSON.parse(new TextDecoder().decode(read.value));
    return isTable(catalog) ? tableAt(catalog, "nodes") : {};
  } catch {
    return {};
  }
}

const largestCatalog = 64 * 1024 * 1024;

/** Whether a word can be a type that stands in YAML as it is: a structure has the names of its fields in it, and engines differ in
 *  how they write those. */
function isPlainType(type: unknown): type is string {
  return (
    typeof type === "string" &&
    /^[A-Za-z_]\w{0,63}(?: \w{1,32}){0,5}(?:\(\d{1,5}(?:, ?\d{1,5})?\))?(?: \w{1,32}){0,5}$/u.test(type)
  );
}
