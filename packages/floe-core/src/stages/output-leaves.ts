import type { Origin } from "../origins/origin.ts";
import type { TraceLine } from "../origins/traced.ts";
import { artifactOutput } from "../outputs/own-outputs.ts";
import type { GeneratedProject } from "../project/generated-project.ts";
import { child, isWithin, type Pointer } from "../text/pointer.ts";
import { parseYaml } from "../yaml/parse.ts";
import { toPlain } from "../yaml/to-plain.ts";

/** One leaf of an output: its value, and where it comes from. A file without a form that floe knows is one leaf. */
export interface OutputLeaf {
  readonly value: unknown;
  readonly origins: readonly Origin[];
}

/** The leaves of all outputs of a project, by file and pointer. What a file holds is gone through, and not only what its trace
 *  tells of, so nothing can differ unseen. The record of provenance tells of the others and is left out. */
export function outputLeaves(project: GeneratedProject): ReadonlyMap<string, ReadonlyMap<Pointer, OutputLeaf>> {
  const { artifacts, files } = project;
  const contract = leavesOf(artifacts.value, artifacts.trace);
  return new Map([
    [artifactOutput, contract],
    ...files.map(({ path, text, trace }) => [path, leavesOf(valueIn(path, text), trace)] as const),
  ]);
}

/** The leaves of a file by pointer, as far as floe knows its form; a file of another form is one leaf. */
export function leavesOfFile(path: string, text: string): ReadonlyMap<Pointer, unknown> {
  return leavesOfValue(path.endsWith(".json") ? (jsonIn(text) ?? text) : valueIn(path, text));
}

/** The leaves of a value by pointer. */
export function leavesOfValue(value: unknown): ReadonlyMap<Pointer, unknown> {
  return new Map(flat(value, ""));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function valueIn(path: string, text: string): unknown {
  if (!/\.ya?ml$/u.test(path)) return text;
  const document = parseYaml({ path, shown: path, text }).value;
  return document === undefined ? text : toPlain(document.root);
}

function leavesOf(value: unknown, trace: readonly TraceLine[]): ReadonlyMap<Pointer, OutputLeaf> {
  const origins = new Map(trace.map(({ pointer, origin }) => [pointer, origin]));
  const leaves = new Map<Pointer, OutputLeaf>();
  for (const [pointer, leaf] of flat(value, "")) {
    const own = origins.get(pointer);
    leaves.set(pointer, { value: leaf, origins: own === undefined ? nearestOrigins(trace, pointer) : [own] });
  }
  return leaves;
}

function* flat(value: unknown, pointer: Pointer): Generator<readonly [Pointer, unknown]> {
  const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
  if (members.length === 0) yield [pointer, value];
  for (const [key, member] of members) if (member !== undefined) yield* flat(member, child(pointer, key));
}

/** The origins of what holds a leaf, or of what it is made of. */
function nearestOrigins(trace: readonly TraceLine[], leaf: Pointer): readonly Origin[] {
  return trace.filter(({ pointer }) => isWithin(leaf, pointer) || isWithin(pointer, leaf)).map(({ origin }) => origin);
}
