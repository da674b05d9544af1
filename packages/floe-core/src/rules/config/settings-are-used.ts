import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { ownOutputs } from "../../outputs/own-outputs.ts";
import type { ReaderTable } from "../../outputs/readers/reader-table.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";
import { display } from "../../secrets/display.ts";
import { dotted } from "../../text/pointer.ts";
import { effectsByFile } from "./file-effects.ts";
import { isForOthers } from "./not-selected.ts";
import type { OnOutputs } from "./places.ts";
import { type SettingEffect, tableOf } from "./setting-effects.ts";
import { type UncheckedSelection, uncheckedSelection } from "./unchecked-selection.ts";
import { unreadInFiles } from "./unread-in-files.ts";
import type { UnreadSetting } from "./unread-settings.ts";

const problems = defineDiagnostics("config", {
  "unused-key": problem({
    severity: "warning",
    atStrict: "error",
    message: (p: { setting: string }) =>
      `\`${display(p.setting)}\` has no effect: nothing in this floe, nor in a selected plugin, reads it.`,
    help: () => "Remove it, or rename its first key to begin with `x-` to keep it as a note.",
    docs: {
      cause:
        "The setting is valid, and no output and no policy of this version reads it. floe drops nothing silently. A warning at `off` and `warn`; an error at `strict`, where a rule that is not enforced would be a breach.",
      example: "artifacts:\n  registry: {uri: oci://registry.example.com/floe, auth: {type: anonymous}}\n",
      fix: "Remove the setting until a floe or a plugin that reads it is installed.",
    },
  }),
  "passed-on": problem({
    severity: "info",
    message: (p: {
      setting: string;
      outputs: readonly string[];
      because: string | undefined;
      unchecked: UncheckedSelection | undefined;
    }) =>
      `\`${display(p.setting)}\` reaches ${listed(p.outputs)}; nothing that is installed reads it${p.because === undefined ? "" : `: ${p.because}`}.${uncheckedSentence(p.unchecked)}`,
    help: ({ unchecked }) =>
      unchecked?.suggestion === undefined
        ? "`floe explain FILE#/pointer` tells where each key in it ends."
        : `Did you mean \`${display(unchecked.suggestion)}\`?`,
    docs: {
      cause:
        "The setting is valid and is written to an output, and no reader of that output is installed: neither dbt, nor the library of the orchestrator, nor a plugin claims it. It has no effect until somebody reads it, and floe does not say that it has one.",
      example:
        "# manifest.yaml\nplugins:\n  compute: {type: duckdb, connection_secret_ref: warehouse}\n  orchestrator: {type: dagster}\n",
      fix: "Nothing has to be done where a tool of your own reads the file. Otherwise remove the setting, or install the plugin that reads it. `floe explain manifest.yaml#/plugins/compute` prints what becomes of each key.",
    },
  }),
  "not-selected": problem({
    severity: "info",
    message: (p: { setting: string }) => `\`${display(p.setting)}\` is not used by this product.`,
    docs: {
      cause: "The manifest offers profiles by name, and this product refers to others.",
      example: "# manifest.yaml\nprofiles:\n  compute:\n    default: {type: duckdb}\n    reports: {type: duckdb}\n",
      fix: "Nothing has to be done; other products may use it.",
    },
  }),
});

/** Settings that nobody reads are reported, each once, at the highest key under which nothing is live: those that reach an
 *  output as passed on, the others as unused. */
export const settingsAreUsed = contextRule<OnOutputs>({
  name: "settings-are-used",
  problems,
  check: (outputs) => {
    const { project } = outputs;
    const effects = effectsByFile(outputs);
    const table = tableOf(project);
    return unreadInFiles(project, effects).map(({ file, setting }) => {
      const because = whyUnread(table, effects.get(file)?.direct.get(setting.pointer) ?? []);
      return finding(project, setting, because);
    });
  },
});

function finding(
  project: GeneratedProject,
  { pointer, span, outputs }: UnreadSetting,
  because: string | undefined,
): Diagnostic {
  const setting = dotted(pointer);
  if (outputs.length === 0) {
    return problems[isForOthers(project, pointer) ? "not-selected" : "unused-key"]({ setting }, span);
  }
  const unchecked = uncheckedSelection(project, pointer);
  return problems["passed-on"]({ setting, outputs, because, unchecked }, span);
}

/** Why nobody reads a leaf, where all that was made of it has one reason. */
function whyUnread(table: ReaderTable, effects: readonly SettingEffect[]): string | undefined {
  const leaves = effects.filter((effect) => effect.kind === "leaf");
  const reasons = new Set(leaves.map(({ output, leaf }) => table.whyUnread(output, leaf)));
  const [reason] = reasons;
  return reasons.size === 1 ? reason : undefined;
}

function listed(outputs: readonly string[]): string {
  // Nobody but floe chose its own names, and there may be many notices.
  const shown = outputs.map((output) => (ownOutputs.includes(output) ? output : display(output)));
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

function uncheckedSentence(unchecked: UncheckedSelection | undefined): string {
  if (unchecked === undefined) return "";
  const { kind, type, hasOptions } = unchecked;
  const rest = hasOptions ? ", so its options were not checked either" : "";
  return ` No plugin for the ${kind.replaceAll("_", " ")} \`${display(type)}\` is installed${rest}.`;
}
