import { type CompileResult, hasErrors } from "floe-core";
import { kindTable } from "../../packages/floe-core/src/schemas/kinds.ts";
import type { FileKind } from "./file-schema.ts";
import type { Perturbation } from "./perturb.ts";
import { isWithin, type Path, valueAt } from "./plain-value.ts";
import { type Subject, settingOf, textOf } from "./subject.ts";
import { madeBy, predicted, sourced, traceOf } from "./trace.ts";
import { plainOf } from "./yaml-places.ts";

/** A leaf whose effect is not what the trace says. */
export interface TraceFault {
  readonly leaf: string;
  /** A hole in the trace: the outputs changed there, and no origin names the leaf. */
  readonly observedOnly: readonly string[];
  /** A claim too many: an origin names the leaf, and nothing changed there. */
  readonly predictedOnly: readonly string[];
}

/** A file that was perturbed, and the compile before that. */
export interface Baseline {
  readonly subject: Subject;
  readonly file: FileKind;
  readonly before: CompileResult;
}

/** Compares what changed with what the trace of the unchanged files predicts, for each leaf whose change compiles.
 *  The two are the same set but for seven things that no line of the unchanged trace can say:
 *  a setting that makes a file that was not there is named by the trace of the changed files;
 *  a tag that no transform had makes a selector, whose name comes from it in the trace of the changed files;
 *  an empty list or map that gets a member is a leaf that goes and another that comes, inside it;
 *  a leaf that names a profile exchanges the whole of what the two profiles make;
 *  the type of a plugin exchanges the whole of what the two plugins make in the places of their kind;
 *  the number of policy warnings in the artifact counts findings, so it changes exactly when their number does;
 *  the effective enforcement level changes exactly when the stricter of both files' levels does. */
export function traceFaults(perturbations: readonly Perturbation[], baseline: Baseline): readonly TraceFault[] {
  const compiled = perturbations.filter(({ result }) => !hasErrors(result.diagnostics));
  const faults = compiled.map((perturbation) => faultOf(perturbation, baseline));
  return faults.filter(({ observedOnly, predictedOnly }) => observedOnly.length + predictedOnly.length > 0);
}

function faultOf(perturbation: Perturbation, baseline: Baseline): TraceFault {
  const { changed, removed, added } = perturbation.difference;
  const must = requiredLines(perturbation, baseline);
  const may = new Set([
    ...must,
    ...exchangedLines(perturbation, baseline),
    ...linesOfOtherPlugin(perturbation, baseline),
    ...linesOfNewFiles(perturbation, baseline),
    ...linesOfNewSelectors(perturbation, baseline),
  ]);
  const observed = new Set([...changed, ...removed]);
  const isInsideRemoved = (line: string): boolean => [...removed].some((gone) => isWithin(line, gone));
  const unexpected = [...observed, ...[...added].filter((line) => !isInsideRemoved(line))];
  return {
    leaf: perturbation.pointer,
    observedOnly: unexpected.filter((line) => !may.has(line)),
    predictedOnly: [...must].filter((line) => !observed.has(line)),
  };
}

/** The places that belong to a kind of plugins, in the artifact and in the Helm values. */
function linesOfOtherPlugin({ pointer, result }: Perturbation, { before }: Baseline): readonly string[] {
  const row = kindTable.find(({ kind }) => pointer === `/plugins/${kind}/type`);
  if (row === undefined) return [];
  const places = [
    `floe_target/values.yaml#/${row.helm}`,
    ...("slot" in row ? [`floe_target/compiled_artifacts.json#/plugins/${row.slot}`] : []),
  ];
  const lines = [...traceOf(before).keys(), ...traceOf(result).keys()];
  return lines.filter((line) => places.some((place) => isWithin(line, place)));
}

function linesOfNewFiles({ pointer, result }: Perturbation, { file, before }: Baseline): readonly string[] {
  const known = new Set<string>(before.files.map(({ path }) => path));
  const lines = [...predicted(traceOf(result), settingOf(file, pointer))];
  return lines.filter((line) => !known.has(line.slice(0, line.indexOf("#"))));
}

function linesOfNewSelectors({ pointer, result }: Perturbation, { file, before }: Baseline): readonly string[] {
  const [was, is] = [traceOf(before), traceOf(result)];
  const names = [...sourced(is, settingOf(file, pointer))].filter((line) =>
    /(?:^|\/)selectors\.yml#\/selectors\/\d+\/name$/u.test(line),
  );
  const added = names.filter((line) => !was.has(line)).map((line) => line.slice(0, -"/name".length));
  return [...is.keys()].filter((line) => added.some((selector) => isWithin(line, selector)));
}

const warningCount = "floe_target/compiled_artifacts.json#/enforcement_result/warning_count";

function requiredLines(perturbation: Perturbation, baseline: Baseline): ReadonlySet<string> {
  const { file, before } = baseline;
  const lines = new Set(predicted(traceOf(before), settingOf(file, perturbation.pointer)));
  if (policyWarnings(before) !== policyWarnings(perturbation.result)) lines.add(warningCount);
  if (!movesLevel(perturbation, baseline)) lines.delete(effectiveLevel);
  return lines;
}

const effectiveLevel = "floe_target/compiled_artifacts.json#/enforcement_result/enforcement_level";
const levels: readonly unknown[] = ["off", "warn", "strict"];

/** Whether the stricter of both files' levels is another one than before. */
function movesLevel({ leaf, value }: Perturbation, { subject, file }: Baseline): boolean {
  const other = textOf(subject, file === "product" ? "manifest" : "product");
  const otherLevel = levels.indexOf(valueAt(plainOf(other), ["governance", "policy_enforcement_level"]));
  const [was, is] = [levels.indexOf(leaf.plain), levels.indexOf(value)];
  return Math.max(was, otherLevel) !== Math.max(is, otherLevel);
}

function policyWarnings({ diagnostics }: CompileResult): number {
  return diagnostics.filter(({ code, severity }) => severity === "warning" && /^(?:governance|secrets)\//u.test(code))
    .length;
}

const profiled = { catalog: "catalogs", storage: "storage", compute: "compute" } as const;

/** What the profile that a leaf names makes, and what the one makes that it names instead. */
function exchangedLines({ leaf, pointer, value, result }: Perturbation, { file, before }: Baseline): readonly string[] {
  const kind = file === "product" ? profileKind(leaf.path) : undefined;
  if (kind === undefined) return [];
  const sections = (name: unknown) =>
    [`/profiles/${profiled[kind]}/${String(name)}`, `/plugins/${kind}`].map((pointer) =>
      settingOf("manifest", pointer),
    );
  const names = [leaf.plain, value];
  return [traceOf(before), traceOf(result)].flatMap((trace) => [
    ...names.flatMap(sections).flatMap((section) => [...madeBy(trace, section)]),
    // The dbt output of a profile goes by its name, with the constants that stand in it.
    ...[...trace.keys()].filter((line) => names.some((name) => line.includes(`/outputs/${String(name)}/`))),
    // What only the other profile makes possible, such as the join of two tables, the trace of the changed files names.
    ...predicted(trace, settingOf(file, pointer)),
  ]);
}

function profileKind(path: Path): keyof typeof profiled | undefined {
  const key = path.at(-1);
  const isReference = path.length === 1 || (path[0] === "transforms" && path.length === 3);
  return isReference && (key === "catalog" || key === "storage" || key === "compute") ? key : undefined;
}
