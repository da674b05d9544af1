import type { DbtFileText } from "./dbt-files.ts";
import type { DbtGraph, Existence, ResolvedReference } from "./graph.ts";
import type { PackageTargets } from "./package-targets.ts";
import type { ProjectNodes } from "./project-nodes.ts";

/** What refs can lead to. */
export interface ReferenceTargets {
  readonly projectName: string;
  readonly project: ProjectNodes<DbtFileText>;
  /** By the name that a transform has. */
  readonly existence: ReadonlyMap<string, Existence>;
  /** Models whose files are there and could not be read. */
  readonly unread: ReadonlySet<string>;
  readonly packages: ReadonlyMap<string, PackageTargets>;
}

/** Looks up refs as dbt does: the project comes before its packages, and what is switched off after them. */
export function referenceResolver(targets: ReferenceTargets): DbtGraph["resolve"] {
  const { projectName, packages } = targets;
  const inOwn = ownResolver(targets);
  return (reference) => {
    const { packageName } = reference;
    const own = packageName === undefined || packageName === projectName ? inOwn(reference) : undefined;
    if (own !== undefined && own.kind !== "disabled") return own;
    const asked = packageName === undefined ? [...packages.values()] : [packages.get(packageName)];
    const found = asked.flatMap((each) => each?.find(reference) ?? []);
    const switchedOff = own ?? found[0];
    return found.find(({ kind }) => kind !== "disabled") ?? switchedOff ?? { kind: "unknown" };
  };
}

function ownResolver({ project, existence, unread }: ReferenceTargets) {
  const refNames = new Map(project.models.map(({ name, refName }) => [name, refName]));
  const leads = (found: ResolvedReference, exists: Existence | undefined): ResolvedReference =>
    exists === "disabled" ? { kind: "disabled" } : found;
  return ({ target, version }: Parameters<DbtGraph["resolve"]>[0]): ResolvedReference | undefined => {
    const name = (version === undefined ? project.latest.get(target) : `${target}_v${version}`) ?? "";
    if (refNames.get(name) === target) return leads({ kind: "model", name }, existence.get(name));
    const snapshot = project.snapshots.get(target);
    if (snapshot !== undefined) return leads({ kind: "snapshot", name: target }, snapshot.existence);
    const isOther = project.seeds.has(target) || unread.has(target);
    return isOther ? leads({ kind: "other" }, project.seeds.get(target)?.existence) : undefined;
  };
}
