import type { Located } from "../origins/located.ts";
import { callHook } from "../plugins/call.ts";
import { clauseResult, databaseResult } from "../plugins/hook-results.ts";
import { display } from "../secrets/display.ts";
import type { ComputeEngine, ResolvedProject } from "./resolved-project.ts";

/** How the targets of a product read what the others have built. The plugins are asked, so it is for sound projects only. */
export interface TargetLinks {
  /** The targets in groups: those of a group read each other's tables, and nobody else's. */
  readonly groups: readonly (readonly string[])[];
  /** Why models of the target cannot read the tables of the other one: a clause that ends a sentence; nothing when they can. */
  unreachable(target: string, other: string): string | undefined;
  /** The other engines whose tables models of the target can read. */
  readableFrom(target: string): readonly ComputeEngine[];
  /** What dbt calls the database of a target; nothing where the plugin knows no others. */
  databaseOf(target: string): Located<string> | undefined;
}

/** The links between the engines of a product. */
export function targetLinks({ engines, identity }: Pick<ResolvedProject, "engines" | "identity">): TargetLinks {
  const named = new Map(engines.map((engine) => [engine.target, engine]));
  const between = remembered((target, other) => {
    const [left, right] = [named.get(target), named.get(other)];
    if (left === undefined || right === undefined || left === right) return undefined;
    return apart(left, right) ?? unreachableOne(left, right, identity) ?? unreachableOne(right, left, identity);
  });
  const groups = groupsOf([...named.keys()], between);
  const groupOf = (target: string) => groups.find((group) => group.includes(target)) ?? [target];
  return {
    groups,
    unreachable: (target, other) => {
      const [group, others] = [groupOf(target), groupOf(other)];
      if (group === others) return undefined;
      // Where the two would do, a third one that is in the way says why.
      const pairs = [[target, other], ...group.map((each) => [each, other]), ...others.map((each) => [target, each])];
      return pairs.map(([left = "", right = ""]) => between(left, right)).find((reason) => reason !== undefined);
    },
    readableFrom: (target) =>
      engines.filter((engine) => engine.target !== target && groupOf(target).includes(engine.target)),
    databaseOf: (target) => databaseOf(named.get(target), identity),
  };
}

/** Each target joins the first group of which it can read every member; the default target comes first. */
function groupsOf(targets: readonly string[], between: TargetLinks["unreachable"]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const target of targets) {
    const group = groups.find((members) => members.every((member) => between(member, target) === undefined));
    if (group === undefined) groups.push([target]);
    else group.push(target);
  }
  return groups;
}

function remembered(ask: (target: string, other: string) => string | undefined): TargetLinks["unreachable"] {
  const answers = new Map<string, string | undefined>();
  return (target, other) => {
    const pair = JSON.stringify([target, other]);
    if (!answers.has(pair)) answers.set(pair, ask(target, other));
    return answers.get(pair);
  };
}

/** Why two engines have nothing to do with each other, whatever their options. */
function apart({ selected: left }: ComputeEngine, { selected: right }: ComputeEngine): string | undefined {
  if (left.loaded?.candidate !== right.loaded?.candidate)
    return `\`${display(left.type.value)}\` and \`${display(right.type.value)}\` are two engines, and neither reads the tables of the other`;
  if (left.loaded?.betweenTargets !== undefined) return undefined;
  return `the plugin of \`${display(left.type.value)}\` knows no way to read what another target has built`;
}

function unreachableOne(
  { selected: { loaded, options } }: ComputeEngine,
  { selected: other }: ComputeEngine,
  product: ResolvedProject["identity"],
): string | undefined {
  const between = loaded?.betweenTargets;
  if (loaded === undefined || between === undefined || options === undefined || other.options === undefined)
    return undefined;
  const context = { config: options, product, other: other.options };
  return callHook(loaded, "betweenTargets.unreachable", () => clauseResult(between.unreachable?.(context)));
}

function databaseOf(
  engine: ComputeEngine | undefined,
  product: ResolvedProject["identity"],
): Located<string> | undefined {
  const { loaded, options } = engine?.selected ?? {};
  const between = loaded?.betweenTargets;
  if (loaded === undefined || between === undefined || options === undefined) return undefined;
  return callHook(loaded, "betweenTargets.database", () =>
    databaseResult(between.database({ config: options, product })),
  );
}
