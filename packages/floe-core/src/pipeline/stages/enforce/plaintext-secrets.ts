import type { Diagnostic, Severity } from "../../../diagnostics/diagnostic.ts";
import type { EnforcementLevel } from "../../../policy/enforcement-level.ts";
import type { PolicyRun } from "../../../policy/policy-finding.ts";
import { elements, mapsWithin, memberNode, nodeAt } from "../../../source/read-node.ts";
import type { YamlNode } from "../../../source/yaml-node.ts";
import { dotted, pointerOf } from "../../../text/pointer.ts";
import { isSensitiveName } from "../../../text/sensitive-name.ts";
import { secretDiagnostics } from "./enforce-diagnostics.ts";

/** Literal values under sensitive names in the options of plugins and of destinations, whose shapes floe does not
 *  know. Where a schema knows the field, it refuses the literal itself. */
export function plaintextSecrets(
  files: { readonly manifest: YamlNode; readonly product: YamlNode | undefined },
  level: EnforcementLevel,
): PolicyRun {
  const severity: Severity = level === "strict" ? "error" : "warning";
  const plugins = memberNode(files.manifest, "plugins");
  const selections = plugins?.kind === "map" ? [...plugins.entries.values()] : [];
  const inPlugins = selections.flatMap(({ key, value }) =>
    literals(nodeAt(value, "config"), ["plugins", key, "config"], severity),
  );
  const destinations = elements(memberNode(files.product, "destinations"));
  const inProduct = destinations.flatMap((item, index) =>
    literals(memberNode(item, "config"), ["destinations", index, "config"], severity),
  );
  return { policy: "secret_scanning", ran: true, diagnostics: [...inPlugins, ...inProduct], read: [] };
}

function literals(
  node: YamlNode | undefined,
  path: readonly (string | number)[],
  severity: Severity,
): readonly Diagnostic[] {
  if (node === undefined) return [];
  const findings: Diagnostic[] = [];
  for (const { map, path: inner } of mapsWithin(node, path)) {
    for (const { key, value } of map.entries.values()) {
      if (!isSensitiveName(key) || value.kind !== "scalar" || value.value === null || typeof value.value === "boolean")
        continue;
      const name = dotted(pointerOf([...inner, key]));
      findings.push(secretDiagnostics.plaintext({ key: name }, value.span, { severity }));
    }
  }
  return findings;
}
