import {
  display,
  type ExplainedSettings,
  isMeaning,
  type OptionSchemas,
  pathsEndingWith,
  type SettingMeaning,
  settingMeaning,
  settingsMatching,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { meaningView } from "../views/meaning-view.ts";
import { settingView } from "../views/setting-view.ts";
import { chosenProject, type NamedProject } from "./chosen-project.ts";
import { pathOf, writtenPath } from "./setting-path.ts";

const roles = ["manifest", "product"] as const;

/** Explains a key by its path alone: what it means in whichever file has it, and, where a project is at hand, where it goes and who reads
 *  it there. */
export async function explainPath(subject: string, project: NamedProject, session: Session): Promise<ExitCode> {
  const { terminal } = session;
  const path = pathOf(subject);
  const { explained, problem } = await chosenProject(project, session);
  const options = optionSchemas(explained, session);
  const found = path === undefined ? [] : roles.map((role) => settingMeaning(role, path, options));
  const meanings = found.filter(isMeaning);
  if (path === undefined || meanings.length === 0) {
    const meant = found.flatMap((each) => (isMeaning(each) || each.suggestion === undefined ? [] : [each.suggestion]));
    terminal.err(refusal(subject, suggestionsFor(path ?? [], meant, options)));
    return exitCode.refused;
  }
  for (const meaning of meanings) {
    terminal.out(meaningView(meaning));
    if (explained !== undefined) terminal.out(statesText(explained, meaning));
  }
  if (explained?.isExample === true) terminal.out("That is so for a product that says nothing of its own.\n");
  if (problem !== undefined) terminal.err(`${problem}\n`);
  return exitCode.done;
}

function refusal(subject: string, suggestions: readonly (readonly string[])[]): string {
  const [first, ...others] = suggestions.map((path) => `\`${display(writtenPath(path))}\``);
  const meant =
    first === undefined
      ? "Codes: floe explain --list. Keys: plugins.compute, transforms[].tier."
      : `Did you mean ${[first, ...others].join(" or ")}?`;
  return `error: \`${display(subject)}\` is neither a diagnostic code nor a key of floe.yaml or manifest.yaml. ${meant}\n`;
}

/** What a wrong path means: the nearest one, else those that end with the same keys. */
function suggestionsFor(
  path: readonly string[],
  nearest: readonly (readonly string[])[],
  options: OptionSchemas,
): readonly (readonly string[])[] {
  const ending = path.length === 0 ? [] : roles.flatMap((role) => pathsEndingWith(role, path, options));
  return ending.length > 0 ? ending : nearest.slice(0, 1);
}

/** The options that plugins take: the selected ones of the project, else all that come with floe. */
export function optionSchemas(explained: ExplainedSettings | undefined, { context }: Session): OptionSchemas {
  const bundled = context.plugins.bundled.map(({ load }) => load());
  return (kind) => {
    const selected = (explained?.plugins ?? []).filter((plugin) => plugin.kind === kind);
    const meant = selected.length > 0 ? selected : bundled.filter((plugin) => plugin.kind === kind);
    return meant.map(({ config }) => config);
  };
}

/** What becomes of each setting that a path means. */
function statesText(explained: ExplainedSettings, { file: role, path }: SettingMeaning): string {
  const file = explained.files[role];
  const texts = settingsMatching(explained, file, path);
  if (texts.length === 0) return `  ${file.name} does not set it, and nothing is made of a default for it\n`;
  return texts.map((setting) => settingView(file.name, setting)).join("");
}
