import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { artifactOutput, ownOutputs } from "../../outputs/own-outputs.ts";
import { lookUp, patternTree } from "../../outputs/readers/leaf-patterns.ts";
import type { Plugin } from "../../plugins/contract.ts";
import { kitDiagnostics } from "../../plugins/kit-problems.ts";
import type { CompileResult } from "../../stages/compile-project.ts";
import { isTable } from "../../text/is-table.ts";
import { child, type Pointer } from "../../text/pointer.ts";

/** Options of a plugin that the artifact only repeats, and leaves of its dbt target that no adapter is said to read. */
export function readerFindings(
  plugin: Plugin,
  { artifacts, diagnostics }: Pick<CompileResult, "artifacts" | "diagnostics">,
): readonly Diagnostic[] {
  const claimed = patternTree((plugin.kind === "compute" ? (plugin.dbtReads ?? []) : []).map((leaf) => [leaf, leaf]));
  const unclaimed = targetLeaves(plugin, artifacts).filter((leaf) => lookUp(claimed, leaf).length === 0);
  const ofAll = (plugin.readers ?? []).filter(
    ({ output, reads }) => ownOutputs.includes(output) && reads.some((leaf) => /^\/\*\*?$/u.test(leaf)),
  );
  return [
    ...ofAll.map(({ name, output }) => kitDiagnostics["claims-all"]({ reader: name, output }, undefined)),
    ...repeatedOptions(plugin, diagnostics).map((option) => kitDiagnostics["unread-option"]({ option }, undefined)),
    ...unclaimed.map((leaf) => kitDiagnostics["unclaimed-leaf"]({ leaf }, undefined)),
  ];
}

/** The options that were given and got no further than the artifact: all of them where one notice says so of the section. */
function repeatedOptions(plugin: Plugin, diagnostics: readonly Diagnostic[]): readonly string[] {
  const place = `plugins.${plugin.kind}.config`;
  return diagnostics
    .filter((found) => isOnlyRepeated(plugin, found))
    .map(({ setting = place }) => (setting === place ? "config" : setting.slice(place.length + 1)));
}

/** Whether a notice says of an option, or of all options, that it gets no further than the place where the artifact repeats
 *  them. What reaches a file of the plugin, or the Helm values, its author has put there for somebody. */
function isOnlyRepeated({ kind }: Plugin, { code, setting, message }: Diagnostic): boolean {
  const place = `plugins.${kind}.config`;
  return (
    code === "config/passed-on" &&
    (setting === place || setting?.startsWith(`${place}.`) === true) &&
    message.includes(` reaches ${artifactOutput};`)
  );
}

// dbt itself reads which adapter it is, and how many models run side by side.
const readByDbt: readonly Pointer[] = ["/type", "/threads"];

function targetLeaves({ kind }: Plugin, artifacts: CompileResult["artifacts"]): readonly Pointer[] {
  const [profile] = Object.values(artifacts?.dbt_profiles ?? {});
  const outputs = isTable(profile) ? profile["outputs"] : undefined;
  const target = isTable(outputs) ? outputs["dev"] : undefined;
  return kind === "compute" ? leavesOf(target, "").filter((leaf) => !readByDbt.includes(leaf)) : [];
}

function leavesOf(value: unknown, pointer: Pointer): readonly Pointer[] {
  const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
  if (members.length === 0) return pointer === "" ? [] : [pointer];
  return members.flatMap(([key, member]) => leavesOf(member, child(pointer, key)));
}
