import type { z } from "zod";
import type { PluginKind } from "../kinds.ts";
import { OpenMap } from "../shared/open-map.ts";
import { CatalogValues } from "./catalog-values.ts";
import { DagsterValues } from "./helm-values.ts";
import { RbacValues } from "./rbac-values.ts";
import { BackendValues } from "./run-values.ts";
import { SecretsValues } from "./secrets-values.ts";

// What the chart reads by name of the plugins of a kind. The plugins of other kinds give a free table.
const typedParts = {
  orchestrator: DagsterValues,
  catalog: CatalogValues,
  rbac: RbacValues,
  secrets: SecretsValues,
  telemetry_backend: BackendValues,
  lineage_backend: BackendValues,
} as const satisfies Partial<Record<PluginKind, z.ZodType>>;

type TypedKind = keyof typeof typedParts;

/** What a plugin of a kind gives for the Helm values. */
export type HelmPart<K extends PluginKind> = z.output<K extends TypedKind ? (typeof typedParts)[K] : typeof OpenMap>;

/** The schema of what a plugin of a kind gives for the Helm values. */
export function helmPartSchema(kind: PluginKind): z.ZodType {
  return isTyped(kind) ? typedParts[kind] : OpenMap;
}

function isTyped(kind: PluginKind): kind is TypedKind {
  return kind in typedParts;
}
