import { placeOf } from "../../origins/located.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import { type Pointer, segments } from "../../text/pointer.ts";

/** A selection whose type no installed plugin provides: whoever carries it out knows it, or nobody. */
export interface UncheckedSelection {
  readonly kind: string;
  readonly type: string;
  readonly hasOptions: boolean;
  /** The name of an installed plugin that was probably meant. */
  readonly suggestion: string | undefined;
}

/** What is to be said of a setting at or inside a selection under `plugins`, where no plugin has looked at it. */
export function uncheckedSelection({ platform }: GeneratedProject, pointer: Pointer): UncheckedSelection | undefined {
  const [top, kind, part] = segments(pointer);
  if (top !== "plugins" || (part !== undefined && part !== "config" && part !== "type")) return undefined;
  const selected = [...platform.plugins.values()].find((each) => each.kind === kind);
  // The schema of the manifest knows the options of quality, and floe itself those of S3.
  if (selected === undefined || selected.loaded !== undefined || kind === "storage" || kind === "quality")
    return undefined;
  const { type, options, resembles } = selected;
  const hasOptions = options !== undefined && placeOf(options) !== undefined && Object.keys(options.value).length > 0;
  return { kind: selected.kind, type: type.value, hasOptions, suggestion: resembles };
}
