import { builtin, derived, from, type Located } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import type { TracedJson } from "../../origins/traced.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import { pluginConfig } from "../../project/plugin-config.ts";
import type { SelectedPlugin } from "../../project/resolved-project.ts";
import { contractVersion } from "../../schemas/artifacts/versions.ts";
import type { SlotKind } from "../../schemas/kinds.ts";
import { isExactVersion } from "../../text/exact-version.ts";
import { destinationsOf } from "./destinations.ts";
import { orchestratorExtras } from "./orchestrator-extras.ts";

/** The plugin of a kind as the artifact refers to it; null for a kind that the manifest does not select. */
export function pluginReference(project: EnforcedProject, kind: SlotKind): TracedJson {
  const selected = project.platform.plugins.get(kind);
  if (selected === undefined) return builtin(null, `the manifest selects no ${kind.replaceAll("_", " ")}`);
  return { type: selected.type, version: versionOf(selected), config: configOf(project, selected) };
}

// The version that ran. What the manifest asks for was compared with it; without a plugin it is all that is known, and a range
// says nothing that the contract has a place for.
function versionOf({ version, loaded }: SelectedPlugin): Located<string> {
  if (loaded !== undefined) {
    const plugin = loaded.candidate.id;
    return from({ kind: "plugin", plugin }, plugin.version);
  }
  if (version === undefined)
    return builtin("0.0.0", "the manifest names no version and no plugin of this kind is installed");
  return isExactVersion(version.value) ? version : derived(unknownVersionRule, "0.0.0", [version]);
}

const unknownVersionRule = originRule(
  "unknown-version",
  "the manifest names a range, and no plugin of this kind is installed that has a version in it",
);

function configOf(project: EnforcedProject, selected: SelectedPlugin): TracedJson {
  const extras = selected.kind === "orchestrator" ? orchestratorExtras(project) : {};
  const destinations = selected.kind === "ingestion" ? destinationsOf(project) : {};
  const config = { ...pluginConfig(selected), ...extras, ...destinations };
  return Object.keys(config).length > 0
    ? config
    : builtin(null, `the contract ${contractVersion} has null for a plugin without options`);
}
