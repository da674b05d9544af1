import { display, type SettingMeaning } from "floe-core";
import { writtenPath } from "../commands/setting-path.ts";

const fileNames: Readonly<Record<SettingMeaning["file"], string>> = { product: "floe.yaml", manifest: "manifest.yaml" };

/** What a key means: its description, what it takes, its default. */
export function meaningView({
  file,
  path,
  description,
  takes,
  keys,
  default: byDefault,
  isNeeded,
}: SettingMeaning): string {
  const name = path.length === 0 ? fileNames[file] : `${display(writtenPath(path))} (${fileNames[file]})`;
  const isSection = takes.includes("a section with keys") && !takes.startsWith("a list");
  const type = keys.length > 0 && isSection ? `${takes}: ${keys.join(", ")}` : takes;
  const more =
    byDefault === undefined ? (isNeeded ? "; needed" : "") : `; default ${display(JSON.stringify(byDefault))}`;
  return `${name}${description === undefined ? "" : `: ${description}`}\n  takes ${type}${more}\n`;
}
