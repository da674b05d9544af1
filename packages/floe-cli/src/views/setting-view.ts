import { display, dotted, type ExplainedSetting, renderPlace, type SettingEffect, type SettingState } from "floe-core";

/** What becomes of a setting, with its place, and where it ends. `file` is the name of the file that could write it. */
export function settingView(file: string, { name, span, state, yielded }: ExplainedSetting): string {
  const place = span === undefined ? `default that ${file} leaves out` : renderPlace(span);
  const [summary, ...details] = linesOf(state);
  const lines = [...details, ...yielded.map(yieldedLine)];
  return `${place}: ${display(name)}: ${summary}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

function yieldedLine({ because, span }: ExplainedSetting["yielded"][number]): string {
  return because === "stricter"
    ? `stricter than ${renderPlace(span)}, which has no effect`
    : `in place of ${renderPlace(span)}`;
}

function linesOf(state: SettingState): readonly [string, ...string[]] {
  switch (state.kind) {
    case "live":
      return ["live", ...effectLines(state.effects)];
    case "passed-on":
      return ["passed on; nothing that is installed reads it", ...effectLines(state.effects)];
    case "shadowed":
      return [
        "shadowed",
        state.winner === undefined
          ? "the command line or the environment says something else"
          : `another setting applies: ${renderPlace(state.winner)}`,
      ];
    case "gated":
      return ["gated", `${dotted(state.by)} is false: ${renderPlace(state.at)}`];
    case "not-enforced":
      return ["not enforced", "floe has no check that keeps this rule yet"];
    case "not-selected":
      return ["not selected", "this product uses another one"];
    case "note":
      return ["a note of its author; floe reads nothing from it"];
    case "refused":
      return ["refused by its schema"];
    case "inert":
      return ["inert; nothing in this floe, nor in a selected plugin, reads it"];
  }
}

/** Who reads it first, then where else it only stands. */
function effectLines(effects: readonly SettingEffect[]): readonly string[] {
  const isUnread = (effect: SettingEffect): boolean => effect.kind === "leaf" && effect.readers.length === 0;
  const ordered = [...effects.filter((effect) => !isUnread(effect)), ...effects.filter(isUnread)];
  return [...new Set(ordered.map(effectLine))];
}

function effectLine(effect: SettingEffect): string {
  if (effect.kind === "rule") return `floe checks it: ${display(effect.rule)}`;
  if (effect.kind === "choice") return `chooses ${display(effect.chooses)}`;
  const leaf = `${display(effect.output)}#${display(effect.leaf)}`;
  const { readers } = effect;
  return readers.length === 0 ? `written to ${leaf}` : `read by ${readers.map(display).join(", ")}: ${leaf}`;
}
