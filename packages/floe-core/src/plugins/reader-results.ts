import { Bug } from "../diagnostics/bug.ts";
import { defaultTarget } from "../outputs/default-target.ts";
import { isOutputPath } from "../outputs/output-path.ts";
import { artifactOutput, profilesOutput, valuesOutput } from "../outputs/own-outputs.ts";
import { isLeafPattern, type LeafPattern } from "../outputs/readers/leaf-patterns.ts";
import type { Reader } from "../outputs/readers/reader.ts";
import { kindRow } from "../schemas/kinds.ts";
import { isTable } from "../text/is-table.ts";
import type { Plugin } from "./contract.ts";

/** What a plugin says about who reads the outputs: the readers that it brings, the options that its part at run time reads, and
 *  the leaves of its dbt target that dbt's adapter reads. */
export function readersOfPlugin(plugin: Plugin, packageName: string): readonly Reader[] {
  const options = runTimeOptions(plugin).map(withAllBelow);
  const target = plugin.kind === "compute" ? patterns(plugin.dbtReads ?? [], "dbtReads") : [];
  return [
    ...listed(plugin.readers ?? []),
    ...(options.length === 0 ? [] : optionPlaces(plugin).map((place) => readerAt(packageName, place, options))),
    ...(target.length === 0
      ? []
      : [readerAt("dbt", { output: profilesOutput, at: `/*/outputs/${defaultTarget}` }, target)]),
  ];
}

/** The options that the plugin says its part at run time reads. */
export function runTimeOptions(plugin: Plugin): readonly LeafPattern[] {
  return patterns(plugin.readAtRunTime ?? [], "readAtRunTime");
}

interface OptionPlace {
  readonly output: string;
  readonly at: LeafPattern;
}

/** Where the outputs repeat the options of a plugin. */
export function optionPlaces({ kind }: Plugin): readonly OptionPlace[] {
  const { slot, optionsAt, helm } = kindRow(kind);
  if (slot !== undefined) return [{ output: artifactOutput, at: `/plugins/${slot}/config` }];
  return [
    optionsAt === undefined
      ? { output: valuesOutput, at: `/${helm}/config` }
      : { output: artifactOutput, at: optionsAt },
  ];
}

function readerAt(name: string, { output, at }: OptionPlace, inner: readonly LeafPattern[]): Reader {
  return { name, output, reads: inner.map((pattern): LeafPattern => `${at}${pattern}`) };
}

// An option that is read is read with all that it holds.
function withAllBelow(pointer: LeafPattern): LeafPattern {
  return pointer.endsWith("/**") ? pointer : `${pointer}/**`;
}

function listed(readers: unknown): readonly Reader[] {
  if (!Array.isArray(readers)) throw new Bug("`readers` is no list");
  return readers.map((reader: unknown) => {
    if (!isTable(reader)) throw new Bug("a reader is no table");
    const { name, output, reads } = reader;
    if (typeof name !== "string" || !/^[\w@][\w@/. -]{0,99}$/u.test(name)) throw new Bug("a reader has no name");
    // Files of one kind are named together: `floe_target/cube/model/*.yml`.
    if (typeof output !== "string" || !isOutputPath(output.replace("/*.", "/any.")))
      throw new Bug(`the reader \`${name}\` names no output`);
    return { name, output, reads: patterns(reads, `readers: ${name}`) };
  });
}

function patterns(reads: unknown, of: string): readonly LeafPattern[] {
  if (!Array.isArray(reads)) throw new Bug(`\`${of}\` has no list of pointers`);
  return reads.map((each: unknown) => {
    if (!isLeafPattern(each)) throw new Bug(`\`${of}\` has \`${String(each)}\`, which is no pointer`);
    return each;
  });
}
