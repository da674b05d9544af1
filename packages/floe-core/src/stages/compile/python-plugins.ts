import { builtin, from, isLocated, isLocatedTable, members } from "../../origins/located.ts";
import type { TracedJson } from "../../origins/traced.ts";
import { callHook } from "../../plugins/call.ts";
import { runTimeOptions } from "../../plugins/reader-results.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import { pluginConfig } from "../../project/plugin-config.ts";
import type { SelectedPlugin } from "../../project/resolved-project.ts";
import { segments } from "../../text/pointer.ts";

/** The plugins that have a part in Python, with the options that it reads; nothing where none has. */
export function pythonPluginsOf({ platform }: EnforcedProject): Readonly<Record<string, TracedJson>> {
  const plugins = [...platform.plugins.values()].flatMap((selected) => {
    const entry = entryOf(selected);
    return entry === undefined ? [] : [entry];
  });
  return plugins.length === 0 ? {} : { python_plugins: plugins };
}

function entryOf(selected: SelectedPlugin): TracedJson | undefined {
  const { kind, type, loaded } = selected;
  if (loaded?.python === undefined) return undefined;
  const plugin = loaded.candidate.id;
  const config = readOptions(selected);
  return {
    kind: builtin(kind, "the kind of a plugin that has a part in Python"),
    type,
    distribution: from({ kind: "plugin", plugin }, loaded.python.distribution),
    ...(config === undefined ? {} : { config }),
  };
}

/** The options that the plugin says its part at run time reads, and no others: what is handed on counts as read. */
function readOptions(selected: SelectedPlugin): TracedJson | undefined {
  const { loaded } = selected;
  if (loaded === undefined) return undefined;
  const pointers = callHook(loaded, "readAtRunTime", () => runTimeOptions(loaded.plugin));
  const paths = pointers.map((pointer) => segments(pointer).filter((key) => key !== "**"));
  return readPart(pluginConfig({ ...selected, connectionSecret: undefined }), paths);
}

type Path = readonly string[];

/** The parts of a value that paths lead to; nothing where none does. */
function readPart(value: TracedJson, paths: readonly Path[]): TracedJson | undefined {
  if (paths.some((path) => path.length === 0)) return value;
  const parts = membersOf(value).flatMap(([key, member]): readonly (readonly [string, TracedJson])[] => {
    const below = paths.filter(([first]) => first === key || first === "*").map((path) => path.slice(1));
    const part = below.length === 0 ? undefined : readPart(member, below);
    return part === undefined ? [] : [[key, part]];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

function membersOf(value: TracedJson): readonly (readonly [string, TracedJson])[] {
  if (isLocated(value)) return isLocatedTable(value) ? members(value) : [];
  return Array.isArray(value) ? [] : Object.entries(value);
}
