import { artifactOutput, provenanceOutput } from "../../outputs/own-outputs.ts";
import type { Reader } from "../../outputs/readers/reader.ts";
import { readerTable } from "../../outputs/readers/reader-table.ts";
import { leavesOfFile, leavesOfValue } from "../../stages/output-leaves.ts";
import type { Pointer } from "../../text/pointer.ts";
import type { PluginTrial } from "../try-plugin.ts";

/** Values of leaves by output and pointer. */
export type ReadLeaves = ReadonlyMap<string, unknown>;

/** The leaves of each output of a compile. The record of provenance tells of the others and is left out. */
export function outputsOf({ artifacts, files }: PluginTrial): ReadonlyMap<string, ReadonlyMap<Pointer, unknown>> {
  const others = files.filter(({ path }) => path !== provenanceOutput && path !== artifactOutput);
  return new Map([
    [artifactOutput, leavesOfValue(artifacts)],
    ...others.map(({ path, text }) => [path, leavesOfFile(path, text)] as const),
  ]);
}

/** The leaves that somebody is named for: by floe, or by the plugin. */
export function readLeaves(trial: PluginTrial, readers: readonly Reader[]): ReadLeaves {
  const table = readerTable(readers);
  const read = new Map<string, unknown>();
  for (const [output, leaves] of outputsOf(trial)) {
    for (const [leaf, value] of leaves) {
      if (table.readersOf(output, leaf).length > 0) read.set(`${output}#${leaf}`, value);
    }
  }
  return read;
}
