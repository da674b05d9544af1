import type { Rule } from "../checking/rule.ts";
import { Bug } from "../diagnostics/bug.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { provedEnvVars } from "../origins/env-var.ts";
import { at, isLocated, isLocatedTable, isRefused, type Located } from "../origins/located.ts";
import { isOrigin, type PluginId } from "../origins/origin.ts";
import { materializeJson, type TracedJson, type TraceLine } from "../origins/traced.ts";
import type { GeneratedFile } from "../outputs/generated-file.ts";
import { isOutputPath } from "../outputs/output-path.ts";
import type { OutputFile } from "../outputs/plan-writes.ts";
import { kindRow, type PluginKind } from "../schemas/kinds.ts";
import { helmPartSchema } from "../schemas/values/helm-parts.ts";
import { type IdentifierFolding, identifierFoldings } from "../text/folded-name.ts";
import { isTable } from "../text/is-table.ts";
import { child, type Pointer } from "../text/pointer.ts";
import type { BetweenTargets, CheckContext, DefaultSchedule } from "./contract.ts";
import type { LeftOut, SemanticModels } from "./semantic-hooks.ts";

// A plugin may be plain JavaScript, which no compiler has checked: what its hooks give is looked at before it is
// trusted. What is thrown here is thrown inside of `callHook`, which blames the plugin.

/** What a hook made of the plugin's options, and of those of others that it was given, when every leaf of it says where it comes
 *  from, and each `env_var()` in it reads a secret of these options. */
export function tracedResult(result: unknown, ...options: readonly Located<unknown>[]): TracedJson {
  const untraced = untracedWithin(result, "");
  if (untraced !== undefined) throw new Bug(`${untraced || "the result"} does not say where it comes from`);
  return provedEnvVars(asTracedJson(result), options);
}

/** What a hook gave for the Helm values, when it has the form that its kind's part has there. */
export function helmResult(result: unknown, { kind, options }: HelmSubject): TracedJson {
  const traced = tracedResult(result, options);
  const issues = helmPartSchema(kind).safeParse(materializeJson(traced).value).error?.issues ?? [];
  // A key that nobody knows says more than the one that is missing for it.
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
  if (issue === undefined) return traced;
  const [key] = issue.code === "unrecognized_keys" ? issue.keys : [];
  const value = [kindRow(kind).helm, ...issue.path, ...(key === undefined ? [] : [key])].join(".");
  throw new Bug(`the Helm values have no \`${value}\`${key === undefined ? ` of this form: ${issue.message}` : ""}`);
}

interface HelmSubject {
  readonly kind: PluginKind;
  readonly options: Located<unknown>;
}

/** The findings that a hook gave, when they are a list of them: an `async` hook gives a promise. */
export function findingResults(result: unknown): readonly Diagnostic[] {
  if (!Array.isArray(result)) throw new Bug("the result is no list of findings");
  return result.map((finding: unknown) => {
    if (!isFinding(finding))
      throw new Bug("a finding has no code, severity, message or notes; use `defineDiagnostics`");
    // The plugin's own copy of floe-core may be older than this field.
    return { ...finding, about: finding.about ?? [] };
  });
}

/** A limit that a hook gave, when it is a whole number from 1 that says where it comes from. */
export function limitResult(result: unknown): Located<number> | undefined {
  if (result === undefined || isLimit(result)) return result;
  throw new Bug("the result is no whole number from 1 that says where it comes from");
}

/** A schedule that a hook gave, when it says where it comes from. A refused one is the schema's to report. */
export function scheduleResult(result: unknown): Located<DefaultSchedule> | undefined {
  if (result === undefined) return undefined;
  if (!isLocated(result) || !isOrigin(result.origin))
    throw new Bug("the result is no schedule that says where it comes from");
  if (isRefused(result) || (isLocatedTable(result) && scheduleKeys.some((key) => isRefused(at(result, key)))))
    return undefined;
  if (!isSchedule(result)) throw new Bug("the result has no cron, timezone or enabled");
  return result;
}

const scheduleKeys = ["cron", "timezone", "enabled"] as const satisfies readonly (keyof DefaultSchedule)[];

function isSchedule(result: Located<unknown>): result is Located<DefaultSchedule> {
  if (!isTable(result.value)) return false;
  const { cron, timezone, enabled }: Partial<Record<keyof DefaultSchedule, unknown>> = result.value;
  return typeof cron === "string" && typeof timezone === "string" && typeof enabled === "boolean";
}

function isLimit(result: unknown): result is Located<number> {
  return (
    isLocated(result) &&
    isOrigin(result.origin) &&
    !isRefused(result) &&
    typeof result.value === "number" &&
    Number.isInteger(result.value) &&
    result.value >= 1
  );
}

/** How a plugin's engine folds names, when it is a way that floe knows. */
export function foldingResult(result: unknown): IdentifierFolding {
  const folding = identifierFoldings.find((known) => known === (result ?? "case-insensitive"));
  if (folding === undefined) throw new Bug(`it is none of ${identifierFoldings.join(", ")}`);
  return folding;
}

/** What a compute plugin says about several targets, when it is in the form of that. */
export function betweenResult(result: unknown): BetweenTargets<unknown> | undefined {
  if (result === undefined || isBetween(result)) return result;
  throw new Bug("it has no function `database`, or an `unreachable` that is no function");
}

function isBetween(result: unknown): result is BetweenTargets<unknown> {
  if (typeof result !== "object" || result === null) return false;
  const { database, unreachable }: Partial<Record<keyof BetweenTargets<unknown>, unknown>> = result;
  return typeof database === "function" && (unreachable === undefined || typeof unreachable === "function");
}

/** What a backend gave of where the product reports to, when each of it says where it comes from. */
export function backendResult<T extends object>(result: T | undefined): T | undefined {
  if (result === undefined) return undefined;
  if (!isTable(result)) throw new Bug("the result is no table of settings");
  const { authentication, ...settings } = result;
  const secrets = isTable(authentication) ? [authentication["secret"], authentication["headerName"]] : [];
  for (const each of [...Object.values(settings), ...secrets])
    if (!isLocated(each) || !isOrigin(each.origin)) throw new Bug("a setting does not say where it comes from");
  return result;
}

/** The name of a database that a hook gave, when it is a text that says where it comes from. */
export function databaseResult(result: unknown): Located<string> {
  if (isLocated(result) && isOrigin(result.origin) && !isRefused(result) && isName(result)) return result;
  throw new Bug("the result is no name of a database that says where it comes from");
}

function isName(result: Located<unknown>): result is Located<string> {
  return typeof result.value === "string" && result.value !== "";
}

/** A reason that a hook gave. */
export function clauseResult(result: unknown): string | undefined {
  if (result === undefined || (typeof result === "string" && result !== "")) return result;
  throw new Bug("the result is no clause");
}

/** The rules that a plugin has, when they are made by `rule` or `contextRule`. */
export function ruleResults(rules: unknown): readonly Rule<CheckContext<unknown>>[] {
  if (!Array.isArray(rules)) throw new Bug("it is no list of rules");
  return rules.map((each: unknown) => {
    if (!isRule(each)) throw new Bug("a rule has no name, problems or `inspect`; use `rule`");
    return each;
  });
}

/** Whether a value is a rule. */
export function isRule(value: unknown): value is Rule<CheckContext<unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const { name, problems, inspect }: Partial<Record<keyof Rule<never>, unknown>> = value;
  return typeof name === "string" && Array.isArray(problems) && typeof inspect === "function";
}

/** The files that a hook gave, when each has a safe path, a string and a trace. They belong to the plugin, whoever it
 *  says they belong to. */
export function fileResults(result: unknown, owner: PluginId): readonly GeneratedFile[] {
  if (!Array.isArray(result)) throw new Bug("the result is no list of files");
  return result.map((file: unknown) => {
    if (!isFile(file)) throw new Bug("a file has no safe path inside the output folder, no text or no trace");
    return { path: file.path, text: file.text, owner, trace: file.trace };
  });
}

/** The models of a semantic layer that a hook gave. */
export function semanticResult(result: unknown, owner: PluginId): Required<SemanticModels> {
  const { files, leftOut = [] } = isTable(result) ? result : {};
  if (!Array.isArray(leftOut)) throw new Bug("`leftOut` is no list");
  return {
    files: fileResults(files, owner),
    leftOut: leftOut.map((each: unknown) => {
      if (!isLeftOut(each))
        throw new Bug("what is left out has no `at` that says where it comes from, no `what` or no `because`");
      return each;
    }),
  };
}

function isLeftOut(value: unknown): value is LeftOut {
  const { at: place, what, because } = isTable(value) ? value : {};
  return isLocated(place) && isOrigin(place.origin) && typeof what === "string" && typeof because === "string";
}

/** Whether a semantic layer offers a table. */
export function offersResult(result: unknown): boolean {
  if (typeof result === "boolean") return result;
  throw new Bug("the result is neither true nor false");
}

/** The files of a workspace that a hook gave. */
export function workspaceResults(result: unknown): readonly OutputFile[] {
  if (!Array.isArray(result)) throw new Bug("the result is no list of files");
  return result.map((file: unknown) => {
    const { path, text } = isTable(file) ? file : {};
    if (typeof path !== "string" || !isOutputPath(path) || typeof text !== "string")
      throw new Bug("a file has no safe path inside the folder, or no text");
    return { path, text };
  });
}

function untracedWithin(value: unknown, pointer: Pointer): Pointer | "the result" | undefined {
  if (isLocated(value) && isOrigin(value.origin)) return undefined;
  if (isLocated(value) || typeof value !== "object" || value === null) return pointer === "" ? "the result" : pointer;
  for (const [key, member] of Object.entries(value)) {
    const untraced = untracedWithin(member, child(pointer, key));
    if (untraced !== undefined) return untraced;
  }
  return undefined;
}

type OlderDiagnostic = Omit<Diagnostic, "about"> & Partial<Pick<Diagnostic, "about">>;

function isFinding(value: unknown): value is OlderDiagnostic {
  if (typeof value !== "object" || value === null) return false;
  const { code, severity, message, notes }: Partial<Record<keyof Diagnostic, unknown>> = value;
  const texts = [code, message].every((text) => typeof text === "string");
  return texts && severities.has(severity) && Array.isArray(notes);
}

const severities: ReadonlySet<unknown> = new Set<Severity>(["error", "warning", "info"]);

function isFile(value: unknown): value is GeneratedFile {
  if (typeof value !== "object" || value === null) return false;
  const { path, text, trace }: { path?: unknown; text?: unknown; trace?: unknown } = value;
  return typeof path === "string" && isOutputPath(path) && typeof text === "string" && isTrace(trace);
}

function isTrace(value: unknown): value is readonly TraceLine[] {
  return (
    Array.isArray(value) &&
    value.every((line: unknown) => isTable(line) && typeof line["pointer"] === "string" && isOrigin(line["origin"]))
  );
}

// Every leaf was just found to be located.
function asTracedJson(value: unknown): TracedJson {
  return value as TracedJson;
}
