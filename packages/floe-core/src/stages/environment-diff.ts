import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { finish } from "../diagnostics/finish.ts";
import { type Origin, sourcesOf } from "../origins/origin.ts";
import type { GeneratedProject } from "../project/generated-project.ts";
import { settingOf } from "../project/setting-of.ts";
import { environmentReason } from "../project/target-of.ts";
import { dotted, type Pointer, parsePointer, pointerOf, segments } from "../text/pointer.ts";
import type { Span } from "../text/span.ts";
import { compile } from "./compile/compile.ts";
import { enforce } from "./enforce/enforce.ts";
import { generate } from "./generate/generate.ts";
import { load } from "./load/load.ts";
import { type OutputLeaf, outputLeaves } from "./output-leaves.ts";
import { resolve } from "./resolve/resolve.ts";
import { stageRunner } from "./run-stages.ts";
import type { StageContext } from "./stage.ts";

/** Two environments of a product. Paths are absolute. */
export interface EnvironmentPair {
  readonly productPath: string;
  readonly environments: readonly [string, string];
}

/** A leaf of an output that is not the same in both environments; `undefined` in the one that has it not. */
export interface LeafDifference {
  readonly file: string;
  readonly leaf: Pointer;
  readonly sides: readonly [LeafSide | undefined, LeafSide | undefined];
}

/** A leaf in one environment. */
export interface LeafSide {
  readonly value: unknown;
  /** The settings of the files that it was made of; none where a default or a constant gives it. */
  readonly settings: readonly PlacedSetting[];
}

/** A setting with its place. */
export interface PlacedSetting {
  readonly name: string;
  readonly span: Span;
}

/** How the outputs of a product differ between two environments. */
export interface EnvironmentDifferences {
  readonly differences: readonly LeafDifference[];
  /** The leaves, and the files, that were compared and are the same. */
  readonly same: { readonly leaves: number; readonly files: number };
}

/** Compiles a product for two environments and compares every leaf of every output. The name of the environment itself counts as
 *  the same, and so does the digest of the files, which differs whenever they do. */
export async function environmentDiff(
  { productPath, environments }: EnvironmentPair,
  tools: StageContext,
): Promise<{ readonly found: EnvironmentDifferences | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const [left, right] = environments;
  const one = await generated(productPath, left, tools);
  const other = left === right ? one : await generated(productPath, right, tools);
  const diagnostics = left === right ? one.diagnostics : [...one.diagnostics, ...other.diagnostics];
  if (one.project === undefined || other.project === undefined) return { found: undefined, diagnostics };
  return { found: compared(namedLeaves(one.project, left), namedLeaves(other.project, right)), diagnostics };
}

interface Generated {
  readonly project: GeneratedProject | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

async function generated(productPath: string, environment: string, tools: StageContext): Promise<Generated> {
  // What stands in the files alone, their digest, is no part of what is compared.
  const context: StageContext = { ...tools, findingsOnly: true };
  const runner = stageRunner(context);
  const loaded = await runner.run(load, { kind: "product", productPath, environment });
  const enforced = await runner.run(enforce, await runner.run(resolve, loaded));
  const compiled = await runner.run(compile, runner.sound(enforced));
  const project = await runner.run(generate, runner.sound(compiled));
  const found = finish(runner.diagnostics, settingOf(loaded?.inputs));
  const diagnostics = found.map((finding) => ({ ...finding, products: [`platform/${environment}`] }));
  return { project: hasErrors(diagnostics) ? undefined : project, diagnostics };
}

type Leaves = ReadonlyMap<string, ReadonlyMap<Pointer, OutputLeaf>>;

/** What stands in the place of the environment's own name. */
const ownName = "<environment>";

/** The leaves with one word for the environment's name, which is that of the dbt target: in pointers, values and texts. */
function namedLeaves(project: GeneratedProject, environment: string): Leaves {
  const files = [...outputLeaves(project)].map(([file, leaves]) => {
    const named = [...leaves].map(([pointer, { value, origins }]) => {
      const named = origins.some(isOwnName) ? ownNameIn(value, environment) : value;
      return [withOwnName(pointer, environment), { value: named, origins }] as const;
    });
    return [file, new Map(named)] as const;
  });
  return new Map(files);
}

/** Whether a value is made of the environment's name, and does not only look like it. */
function isOwnName(origin: Origin): boolean {
  if (origin.kind === "derived") return origin.from.some(isOwnName);
  return origin.kind === "builtin" && origin.reason === environmentReason;
}

function withOwnName(pointer: Pointer, environment: string): Pointer {
  const path = segments(pointer);
  return pointerOf(path.map((key, index) => (key === environment && path[index - 1] === "outputs" ? ownName : key)));
}

function ownNameIn(value: unknown, environment: string): unknown {
  if (value === environment) return ownName;
  return typeof value === "string" ? value.replaceAll(`"${environment}"`, `"${ownName}"`) : value;
}

function compared(left: Leaves, right: Leaves): EnvironmentDifferences {
  const differences: LeafDifference[] = [];
  let same = 0;
  const files = [...new Set([...left.keys(), ...right.keys()])];
  const differing = new Set<string>();
  for (const file of files) {
    const [ours, theirs] = [left.get(file), right.get(file)];
    for (const leaf of new Set([...(ours?.keys() ?? []), ...(theirs?.keys() ?? [])])) {
      const [one, other] = [ours?.get(leaf), theirs?.get(leaf)];
      if (one !== undefined && other !== undefined && isSame(one.value, other.value)) {
        same += 1;
        continue;
      }
      differing.add(file);
      differences.push({ file, leaf, sides: [sideOf(one), sideOf(other)] });
    }
  }
  return { differences, same: { leaves: same, files: files.length - differing.size } };
}

// Leaves are scalars, or empty lists and maps.
function isSame(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

function sideOf(leaf: OutputLeaf | undefined): LeafSide | undefined {
  return leaf && { value: leaf.value, settings: settingsOf(leaf.origins) };
}

function settingsOf(origins: readonly Origin[]): readonly PlacedSetting[] {
  const found = new Map<string, PlacedSetting>();
  for (const { pointer, span } of origins.flatMap(sourcesOf)) {
    const name = dotted(parsePointer(pointer) ?? "");
    found.set(`${span.source.path} ${span.start} ${name}`, { name, span });
  }
  return [...found.values()];
}
