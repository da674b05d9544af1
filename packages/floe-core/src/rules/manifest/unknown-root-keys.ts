import { schemaDiagnostics } from "../../checking/problems.ts";
import { schemaKeys } from "../../checking/schema-shape.ts";
import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.ts";
import type { EnforcementLevel } from "../../policy/enforcement-level.ts";
import { forbiddenManifestKeys } from "../../schemas/manifest/forbidden-keys.ts";
import { Manifest } from "../../schemas/manifest/manifest.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import type { YamlNode } from "../../yaml/node.ts";

/** Whether a root key of manifest.yaml is unknown and resembles no known one: it may belong to a newer floe. */
export function isUnknownRootKey(key: string): boolean {
  return (
    !key.startsWith("x-") && !forbiddenManifestKeys.includes(key) && didYouMean(key, schemaKeys(Manifest)) === undefined
  );
}

/** The unknown root keys of a manifest: a warning, and an error where the level that applies is `strict`. */
export function unknownRootKeys(root: YamlNode | undefined, level: EnforcementLevel): readonly Diagnostic[] {
  const severity: Severity = level === "strict" ? "error" : "warning";
  const entries = root?.kind === "map" ? [...root.entries.values()] : [];
  const unknown = entries.filter(({ key }) => isUnknownRootKey(key));
  return unknown.map(({ key, keySpan }) => schemaDiagnostics["unknown-root-key"]({ key }, keySpan, { severity }));
}
