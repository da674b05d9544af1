import type { Origin } from "../../origins/origin.ts";
import { sourceHashRule } from "../../origins/rules-of-origin.ts";
import type { TraceLine } from "../../origins/traced.ts";
import { packageNames } from "../../project/package-names.ts";
import { filesOf } from "../../project/project-file.ts";
import { type Pointer, parentOf } from "../../text/pointer.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { OnOutputs } from "./places.ts";
import { isRead } from "./read-at-run-time.ts";
import { shadowedSettings } from "./shadowed-settings.ts";

/** Settings that steer the compile itself: which kind of file this is, which manifest and profiles are meant. A name
 *  that fits nothing was an error long before. */
const steering: readonly Pointer[] = ["/apiVersion", "/kind", "/platform/manifest", "/catalog", "/storage", "/compute"];

/** The settings of each file that an output or a policy reads, and what holds them. */
export function usedSettings({ project, files }: OnOutputs): ReadonlyMap<SourceFile, ReadonlySet<Pointer>> {
  const used = new Map<SourceFile, Set<Pointer>>();
  const mark = (source: SourceFile, setting: Pointer): void => {
    const pointers = used.get(source) ?? new Set();
    used.set(source, pointers);
    // What holds a used setting is used: `observability: {}` switches its defaults on.
    for (let pointer = setting; !pointers.has(pointer); pointer = parentOf(pointer)) pointers.add(pointer);
  };
  const add = (origin: Origin): void => {
    if (origin.kind === "derived" && origin.rule !== sourceHashRule) for (const part of origin.from) add(part);
    if (origin.kind === "source") mark(origin.span.source, origin.pointer);
    if (origin.kind === "default") mark(origin.within.source, origin.pointer);
  };
  const artifactLines = project.artifacts.trace.filter((line) => isRead(project, line.pointer));
  for (const { origin } of [...artifactLines, ...files.flatMap(({ trace }): readonly TraceLine[] => trace)])
    add(origin);
  for (const { origin } of project.readings) add(origin);
  for (const { setting } of shadowedSettings(project)) add(setting.origin);
  // The type of a profile chooses the plugin that makes its dbt output.
  for (const { selected } of project.engines) add(selected.type.origin);
  for (const chosen of packageNames(project)) add(chosen.origin);
  for (const { document } of filesOf(project.inputs)) for (const pointer of steering) mark(document.source, pointer);
  return used;
}
