import type { Diagnostic } from "../diagnostic.ts";

/** The setting of a finding, where neither the message nor the place says it already: a line deep in a list does not
 *  tell which element it belongs to, while a key at the top of a file speaks for itself. */
export function unsaidSetting({ setting, message }: Diagnostic): string | undefined {
  const [, section, key] = /^(.+)\.([^.[\]]+)$/u.exec(setting ?? "") ?? [];
  const isSaid = (name: string): boolean => message.includes(`\`${name}\``);
  if (setting === undefined || !/[.[]/u.test(setting) || isSaid(setting)) return undefined;
  // `retries` is not a key of `plugins.catalog.config`.
  return section !== undefined && key !== undefined && isSaid(section) && isSaid(key) ? undefined : setting;
}

/** The same as a line of plain text, where there is one. */
export function settingLine(diagnostic: Diagnostic): readonly string[] {
  const setting = unsaidSetting(diagnostic);
  return setting === undefined ? [] : [`at: ${setting}`];
}
