import { schemaKeys } from "../../checking/schema-shape.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { forbiddenManifestKeys } from "../../schemas/manifest/forbidden-keys.ts";
import { Manifest } from "../../schemas/manifest/manifest.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { keyThatMeans, meansToHave, memberEntry, nodeAt, textAt } from "../../yaml/read-node.ts";
import { checkCronAndZone } from "../product/check-schedule.ts";
import { manifestDiagnostics } from "./problems.ts";

/** Everything about manifest.yaml that its schema cannot express: which keys go with which scope, no keys that name
 *  environments. */
export function checkManifest(root: YamlNode): readonly Diagnostic[] {
  // A scope that is none, or misspelt, was reported by the schema, and may mean the right one.
  const aboutScope = hasWrongScope(root) ? [] : [...checkParent(root), ...checkScopedKeys(root)];
  return [...checkEnvironmentKeys(root), ...aboutScope, ...checkDefaultSchedule(root)];
}

function hasWrongScope(root: YamlNode): boolean {
  const key = keyThatMeans("scope", root, schemaKeys(Manifest));
  if (key !== undefined && key !== "scope") return true;
  const scope = memberEntry(root, "scope")?.value;
  return (
    scope !== undefined && !(scope.kind === "scalar" && (scope.value === "enterprise" || scope.value === "domain"))
  );
}

function checkEnvironmentKeys(root: YamlNode): readonly Diagnostic[] {
  return forbiddenManifestKeys.flatMap((key) => {
    const entry = memberEntry(root, key);
    return entry === undefined ? [] : [manifestDiagnostics["environment-key"]({ key }, entry.keySpan)];
  });
}

function checkParent(root: YamlNode): readonly Diagnostic[] {
  const scope = textAt(root, "scope");
  const parent = memberEntry(root, "parent_manifest");
  if (scope?.value === "domain") {
    if (parent === undefined) {
      const misspelt = meansToHave(root, "parent_manifest", schemaKeys(Manifest));
      return misspelt ? [] : [manifestDiagnostics["parent-missing"]({}, scope.span)];
    }
    return [manifestDiagnostics["inheritance-unsupported"]({}, parent.value.span)];
  }
  return parent === undefined ? [] : [manifestDiagnostics["parent-forbidden"]({ scope: scope?.value }, parent.keySpan)];
}

const scopeOf = { approved_plugins: "enterprise", approved_sinks: "enterprise", approved_products: "domain" } as const;

function checkScopedKeys(root: YamlNode): readonly Diagnostic[] {
  const actual = textAt(root, "scope")?.value;
  return Object.entries(scopeOf).flatMap(([key, scope]) => {
    const entry = memberEntry(root, key);
    return entry === undefined || actual === scope
      ? []
      : [manifestDiagnostics["wrong-scope"]({ key, scope }, entry.keySpan)];
  });
}

// The platform's default schedule becomes the product's, so it is held to the same rules.
function checkDefaultSchedule(root: YamlNode): readonly Diagnostic[] {
  return checkCronAndZone(nodeAt(root, "plugins", "orchestrator", "config", "default_schedule"));
}
