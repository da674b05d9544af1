import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import { isLocated } from "../../origins/located.ts";
import type { PluginId } from "../../origins/origin.ts";
import type { TracedJson } from "../../origins/traced.ts";
import { child, dotted, type Pointer } from "../../text/pointer.ts";

/** Findings about outputs that two owners claim. */
export const ownershipDiagnostics = defineDiagnostics("ownership", {
  "value-twice": problem({
    severity: "error",
    message: (p: { value: string; owners: readonly string[] }) =>
      `The Helm value \`${p.value}\` is set by ${p.owners.join(" and by ")}.`,
    help: () => "Select other plugins, or tell the authors: a value has one owner.",
    docs: {
      cause: "Two plugins set the same Helm value, so one of them would silently lose.",
      fix: "Replace one of the plugins.",
    },
  }),
  "file-twice": problem({
    severity: "error",
    message: (p: { path: string; owners: readonly string[] }) =>
      `The file \`${p.path}\` is written by ${p.owners.join(" and by ")}.`,
    help: () => "Select other plugins, or tell the authors: a file has one owner.",
    docs: {
      cause: "Two plugins write the same file, so one of them would silently lose.",
      fix: "Replace one of the plugins.",
    },
  }),
});

/** A part of the Helm values and who sets it. */
export interface ValuesPart {
  readonly owner: PluginId;
  readonly values: TracedJson;
}

/** Lays the parts over each other. Tables are merged; a value that two owners set is an error that names both. */
export function mergeValues(parts: readonly ValuesPart[]): Outcome<TracedJson> {
  const owners: Owners = new Map();
  let merged: TracedJson = {};
  for (const { owner, values } of parts) {
    const clash = claim(values, "", owner.package, owners);
    if (clash !== undefined) {
      const names = [clash.owner, owner.package];
      return failed([ownershipDiagnostics["value-twice"]({ value: dotted(clash.pointer), owners: names }, undefined)]);
    }
    merged = overlay(merged, values);
  }
  return ok(merged);
}

type Table = { readonly [key: string]: TracedJson };

/** Who was the first to set a value, or to open a table. */
type Owners = Map<Pointer, { readonly owner: string; readonly kind: "table" | "value" }>;

function claim(
  values: TracedJson,
  pointer: Pointer,
  owner: string,
  owners: Owners,
): { readonly pointer: Pointer; readonly owner: string } | undefined {
  const kind = isTable(values) ? "table" : "value";
  const earlier = owners.get(pointer);
  // Only tables can be shared; a value in a table's place would hide all of it.
  if (earlier !== undefined && (kind === "value" || earlier.kind === "value")) return { pointer, owner: earlier.owner };
  if (earlier === undefined) owners.set(pointer, { owner, kind });
  if (!isTable(values)) return undefined;
  for (const [key, value] of Object.entries(values)) {
    const clash = claim(value, child(pointer, key), owner, owners);
    if (clash !== undefined) return clash;
  }
  return undefined;
}

function overlay(under: TracedJson, over: TracedJson): TracedJson {
  if (!isTable(under) || !isTable(over)) return over;
  const merged: Record<string, TracedJson> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const existing = merged[key];
    merged[key] = existing === undefined ? value : overlay(existing, value);
  }
  return merged;
}

function isTable(values: TracedJson): values is Table {
  return !isLocated(values) && !Array.isArray(values);
}
