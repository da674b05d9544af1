import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { ownOutputs, profilesOutput } from "../../outputs/own-outputs.ts";
import { lookUp, patternTree } from "../../outputs/readers/leaf-patterns.ts";
import type { Reader } from "../../outputs/readers/reader.ts";
import type { Plugin } from "../../plugins/contract.ts";
import { kitDiagnostics } from "../../plugins/kit-problems.ts";
import { optionPlaces } from "../../plugins/reader-results.ts";
import type { Pointer } from "../../text/pointer.ts";

/** Claims about leaves of the plugin's own that none of the compiles wrote: of the files that it gives, of its dbt target and of the places
 *  where the outputs repeat its options. What else it claims depends on the product. `written` has the pointers of each output. */
export function claimFindings(
  plugin: Plugin,
  readers: readonly Reader[],
  written: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Diagnostic[] {
  return readers.flatMap(({ name, output, reads }) => {
    const leaves = [...(written.get(output) ?? [])].map(asPointer);
    const idle = reads.filter((pattern) => {
      if (!isOwn(plugin, output, pattern)) return false;
      const tree = patternTree([[pattern, true]]);
      return !leaves.some((leaf) => lookUp(tree, leaf).length > 0);
    });
    return idle.map((pattern) => kitDiagnostics["claim-of-nothing"]({ reader: name, output, pattern }, undefined));
  });
}

function isOwn(plugin: Plugin, output: string, pattern: string): boolean {
  if (!ownOutputs.includes(output) || output === profilesOutput) return true;
  // floe adds to the options of an orchestrator what the product has.
  return plugin.kind !== "orchestrator" && optionPlaces(plugin).some(({ at }) => pattern.startsWith(`${at}/`));
}

// Every one of them was a key of leaves by pointer.
function asPointer(leaf: string): Pointer {
  return leaf as Pointer;
}
