import type { YamlNode } from "../yaml/node.ts";
import { memberNode } from "../yaml/read-node.ts";
import type { DbtFileToRead, DbtPackage } from "./dbt-files.ts";
import { type Enabled, enabledAt } from "./enabled.ts";
import type { ResolvedReference } from "./graph.ts";
import { type ModelReading, readSqlModel } from "./model-reading.ts";
import { nearestRights, rightsAt } from "./node-rights.ts";
import { existence, type ModelNode, projectNodes } from "./project-nodes.ts";
import { readPythonModel } from "./python-model.ts";
import type { ModelReference } from "./reference.ts";

/** What refs into a package can lead to. */
export interface PackageTargets {
  readonly find: (reference: Pick<ModelReference, "target" | "version">) => ResolvedReference | undefined;
  readonly groups: readonly string[];
}

/** What a package offers to a project whose dbt_project.yml says `above` of it. Of a model no more than its name is looked at
 *  until something outside of its file switches it off or keeps it for others: then its file may say otherwise. */
export function packageTargets(files: DbtPackage, above: YamlNode | undefined): PackageTargets {
  const { models, latest, seeds, snapshots, groups } = projectNodes(files, above);
  const byName = new Map(models.map((node) => [node.name, node]));
  const known = new Map<string, ResolvedReference>();
  return {
    groups,
    find: ({ target, version }) => {
      const node = byName.get((version === undefined ? latest.get(target) : `${target}_v${version}`) ?? "");
      if (node?.refName === target) {
        const found = known.get(node.name) ?? modelTarget(node, files, above);
        known.set(node.name, found);
        return found;
      }
      const other = seeds.get(target) ?? snapshots.get(target);
      if (other !== undefined) return { kind: other.existence === "disabled" ? "disabled" : "other" };
      return latest.has(target) ? { kind: "other" } : undefined;
    },
  };
}

function modelTarget(
  { file, enabledInProperties, rightsInProperties }: ModelNode<DbtFileToRead>,
  { name: packageName, settings }: DbtPackage,
  above: YamlNode | undefined,
): ResolvedReference {
  const path = [packageName, ...file.folders, file.name];
  const [first, last] = [memberNode(above, "models"), memberNode(settings, "models")];
  const restricting = memberNode(settings, "restrict-access");
  const isRestricted = restricting?.kind === "scalar" && restricting.value === true;
  const enabled = { first: enabledAt(first, path), later: [enabledInProperties, enabledAt(last, path)] };
  const rights = { first: rightsAt(first, path), later: [rightsInProperties, rightsAt(last, path)] };
  const outside = nearestRights([rights.first, ...rights.later]);
  const isHeldBack = isRestricted || outside.access !== undefined || saysNo([enabled.first, ...enabled.later]);
  const own = isHeldBack ? readModel(file) : undefined;
  if (isHeldBack && own === undefined) return { kind: "other" };
  const exists = existence(enabled.first, own?.enabled, ...enabled.later);
  if (exists === "disabled") return { kind: "disabled" };
  const said = nearestRights([rights.first, ...(own === undefined ? [] : [own.rights]), ...rights.later]);
  return { kind: "other", model: { packageName, rights: said, isRestricted } };
}

function saysNo(said: readonly Enabled[]): boolean {
  return said.find((each) => each !== undefined) === false;
}

function readModel({ read, ending }: DbtFileToRead): ModelReading | undefined {
  const text = read()?.text;
  if (text === undefined) return undefined;
  return ending.toLowerCase() === "py" ? readPythonModel(text) : readSqlModel(text);
}
