import type { DbtEdge } from "../../dbt/graph.ts";
import { modelNamed } from "../../dbt/meant-model.ts";
import type { DbtProject } from "../../dbt/project.ts";
import type { ResolvedTransform } from "../../project/resolved-project.ts";
import { dependenciesOf, nameOf } from "../product/named-transform.ts";
import type { OnRouting } from "./places.ts";

/** Something that dbt builds, and the target that it builds it on. */
export interface PlacedNode {
  readonly name: string;
  readonly target: string;
  /** The transform that it is; models without one, seeds and snapshots run on the default target. */
  readonly transform: ResolvedTransform | undefined;
}

/** That one node reads the table of another one. */
export interface ReadTable {
  readonly reader: PlacedNode;
  readonly read: PlacedNode;
}

/** What is read across targets: what every run of dbt reads, and where the dbt project does not say it, what `dependsOn` says. */
export function readTables({ transforms, dbtProject: dbt, engines }: OnRouting): readonly ReadTable[] {
  const named = new Map(transforms.flatMap((each) => nameIn(dbt, each)));
  const nodeOf = (name: string): PlacedNode => {
    const transform = named.get(name);
    return { name, target: transform?.target ?? engines[0]?.target ?? "", transform };
  };
  const read = [
    ...[...named].map(([name, transform]) => [name, readByTransform(dbt, name, transform)] as const),
    ...readByOthers(dbt, named),
  ];
  return read.flatMap(([name, all]) => {
    const reader = nodeOf(name);
    return all.map(nodeOf).flatMap((other) => (other.target === reader.target ? [] : [{ reader, read: other }]));
  });
}

function nameIn(
  dbt: DbtProject | undefined,
  each: ResolvedTransform,
): readonly (readonly [string, ResolvedTransform])[] {
  const name = nameOf(each.transform)?.name;
  return name === undefined ? [] : [[dbt === undefined ? name : modelNamed(dbt, name), each]];
}

function readByTransform(
  dbt: DbtProject | undefined,
  name: string,
  { transform }: ResolvedTransform,
): readonly string[] {
  const declared = dependenciesOf(transform).map(({ value }) => (dbt === undefined ? value : modelNamed(dbt, value)));
  const model = dbt?.graph.models.get(name);
  if (model === undefined) return declared;
  // An edge that is declared, and that only rendering decides, is taken at its word.
  const isRead = ({ target, isCertain }: DbtEdge) => isCertain || declared.includes(target);
  const open = model.isOpen ? declared : [];
  const edges = [...model.reads, ...model.readsSnapshots].filter(isRead).map(({ target }) => target);
  return [...new Set([...edges, ...model.readsOthers, ...open])];
}

/** What nodes without a transform read: models that floe.yaml does not list, and snapshots. */
function readByOthers(
  dbt: DbtProject | undefined,
  named: ReadonlyMap<string, ResolvedTransform>,
): readonly (readonly [string, readonly string[]])[] {
  const { models, snapshots } = dbt?.graph ?? { models: new Map(), snapshots: new Map() };
  return [...models.values(), ...snapshots.values()]
    .filter(({ name, existence }) => existence === "there" && !named.has(name))
    .map(({ name, reads }) => {
      const certain = reads.filter(({ isCertain }: DbtEdge) => isCertain);
      return [name, certain.map(({ target }: DbtEdge) => target)];
    });
}
