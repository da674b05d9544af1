import { type CompileResult, hasErrors } from "floe-core";
import { type FileKind, isValid } from "./file-schema.ts";
import { isNamed, isNamedAtReference, isNamedInSection } from "./named.ts";
import { isDifferent } from "./outputs.ts";
import { differenceBetween, type Perturbation } from "./perturb.ts";
import { isWithin, pointerOf, valueAt } from "./plain-value.ts";
import { withoutPlace } from "./rewrite.ts";
import { compileSubject, type Subject, settingOf, textOf, withFile } from "./subject.ts";
import { type Setting, sourced, traceOf } from "./trace.ts";
import { type Place, plainOf, yamlPlaces } from "./yaml-places.ts";

/** Why it shows that a setting is gone. */
export type RemovalReason =
  /** An output is another one. */
  | "output"
  /** A new finding lies in the section that held it, or at a name in floe.yaml that it was the profile or the transform of. */
  | "finding"
  /** Before, a finding said that it has no effect here. */
  | "had no effect"
  /** It said what holds without it: the same values now come from elsewhere, as provenance.json tells. */
  | "origin"
  /** It only forbids: each of its leaves, changed, is refused at that leaf. */
  | "rule"
  | "nothing";

/** A setting that was taken out of a file. */
export interface Removal {
  readonly pointer: string;
  readonly reason: RemovalReason;
}

/** Takes each optional key and element out of a file, one at a time, and compiles. `perturbations` are those of the
 *  same file. */
export async function removeOptional(
  subject: Subject,
  { file, perturbations }: { readonly file: FileKind; readonly perturbations: readonly Perturbation[] },
): Promise<readonly Removal[]> {
  const text = textOf(subject, file);
  const before = await compileSubject(subject);
  const places = yamlPlaces(text);
  const removals: Removal[] = [];
  for (const place of places) {
    const without = withoutPlace(text, place, places);
    if (!isValid(file, plainOf(without))) continue;
    const after = await compileSubject(withFile(subject, file, without));
    const reason = reasonOf({ subject, file, place, without, before, after, perturbations });
    removals.push({ pointer: pointerOf(place.path), reason });
  }
  return removals;
}

interface Comparison {
  readonly subject: Subject;
  readonly file: FileKind;
  readonly place: Place;
  readonly without: string;
  readonly before: CompileResult;
  readonly after: CompileResult;
  readonly perturbations: readonly Perturbation[];
}

function reasonOf({ subject, file, place, without, before, after, perturbations }: Comparison): RemovalReason {
  const pointer = pointerOf(place.path);
  const spot = { file: subject[file], path: place.path };
  if (isDifferent(differenceBetween(before, after))) return "output";
  const found = newFindings(before, after);
  if (isNamedInSection(found, { ...spot, text: without })) return "finding";
  const name = valueAt(place.plain, ["name"]);
  if (name !== undefined && isNamedAtReference(found, { ...spot, text: without }, name)) return "finding";
  if (isMissed(pointer, { subject, after })) return "finding";
  // floe.yaml names the profile that it would get without a name; which profile it is, no line of the trace says.
  if (file === "product" && place.plain === "default" && place.path.length === 1) return "origin";
  if (haveOtherOrigins(settingOf(file, pointer), before, after)) return "origin";
  if (isNamed(before.diagnostics, { ...spot, text: textOf(subject, file) })) return "had no effect";
  const leaves = perturbations.filter((perturbation) => isWithin(perturbation.pointer, pointer));
  const isRule = leaves.every(({ isNamed: named, result }) => named && hasErrors(result.diagnostics));
  return leaves.length > 0 && isRule ? "rule" : "nothing";
}

function haveOtherOrigins(setting: Setting, before: CompileResult, after: CompileResult): boolean {
  const [was, is] = [sourced(traceOf(before), setting), sourced(traceOf(after), setting)];
  const now = traceOf(after);
  return was.size > 0 && [...was].every((line) => now.has(line) && !is.has(line));
}

function isMissed(pointer: string, { subject, after }: Pick<Comparison, "subject" | "after">): boolean {
  if (!/^\/(?:profiles|plugins\/(?:compute|catalog|storage))(?:\/|$)/u.test(pointer)) return false;
  const text = textOf(subject, "product");
  const errors = after.diagnostics.filter(({ severity }) => severity === "error");
  return ["compute", "catalog", "storage"].some((key) => isNamed(errors, { file: subject.product, text, path: [key] }));
}

/** What is found only after the removal. Those that were there before say nothing about it. */
function newFindings(before: CompileResult, after: CompileResult): CompileResult["diagnostics"] {
  const known = new Set(before.diagnostics.map(({ code, message }) => `${code} ${message}`));
  return after.diagnostics.filter(({ code, message }) => !known.has(`${code} ${message}`));
}
