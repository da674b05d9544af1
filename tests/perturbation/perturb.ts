import { type CompileResult, hasErrors } from "floe-core";
import type { FileKind } from "./file-schema.ts";
import { isNamed, isNamedAtReference } from "./named.ts";
import { withOtherValue } from "./other-value.ts";
import { type Difference, differenceOf, isDifferent, outputsOf } from "./outputs.ts";
import { pointerOf } from "./plain-value.ts";
import { compileSubject, type Subject, textOf, withFile } from "./subject.ts";
import { leavesOf, type Place } from "./yaml-places.ts";

/** What became of one leaf that was changed. */
export interface Perturbation {
  readonly leaf: Place;
  readonly pointer: string;
  readonly value: unknown;
  readonly result: CompileResult;
  /** Nothing when the compile was refused. */
  readonly difference: Difference;
  readonly isNamed: boolean;
}

/** Changes each leaf of one file to another valid value, one at a time, and compiles. */
export async function perturbLeaves(subject: Subject, file: FileKind): Promise<readonly Perturbation[]> {
  const before = await compileSubject(subject);
  const perturbations: Perturbation[] = [];
  for (const leaf of leavesOf(textOf(subject, file))) {
    perturbations.push(await perturbed(subject, { file, leaf, before }));
  }
  return perturbations;
}

interface Change {
  readonly file: FileKind;
  readonly leaf: Place;
  readonly before: CompileResult;
}

async function perturbed(subject: Subject, { file, leaf, before }: Change): Promise<Perturbation> {
  const manifest = textOf(subject, "manifest");
  const { text, value } = withOtherValue({ file, text: textOf(subject, file), manifest }, leaf);
  const result = await compileSubject(withFile(subject, file, text));
  const spot = { file: subject[file], text, path: leaf.path };
  const findings = result.diagnostics;
  return {
    leaf,
    pointer: pointerOf(leaf.path),
    value,
    result,
    difference: differenceBetween(before, result, renamedKeys(leaf.plain, value)),
    isNamed: isNamed(findings, spot) || isNamedAtReference(findings, spot, leaf.plain),
  };
}

/** How the outputs differ; not at all when the second compile was refused, as that writes nothing. */
export function differenceBetween(
  before: CompileResult,
  after: CompileResult,
  renamed?: ReadonlyMap<string, string>,
): Difference {
  const outputs = outputsOf(before);
  return differenceOf(outputs, hasErrors(after.diagnostics) ? outputs : outputsOf(after), renamed);
}

/** A name that is a key of an output, such as the product's of the dbt profile, is the same key under its new name. */
function renamedKeys(before: unknown, after: unknown): ReadonlyMap<string, string> {
  if (typeof before !== "string" || typeof after !== "string") return new Map();
  const slug = (name: string): string => name.replaceAll("-", "_");
  return new Map([
    [before, after],
    [slug(before), slug(after)],
  ]);
}

/** Changed leaves that neither change an output nor are named by a finding. */
export function unexplained(perturbations: readonly Perturbation[]): readonly string[] {
  const lost = perturbations.filter(({ difference, isNamed: named }) => !isDifferent(difference) && !named);
  return lost.map(({ pointer, value, result }) => `${pointer} = ${JSON.stringify(value)} ${codesOf(result)}`.trimEnd());
}

function codesOf({ diagnostics }: CompileResult): string {
  return diagnostics.flatMap(({ code, severity }) => (severity === "error" ? [code] : [])).join(" ");
}
