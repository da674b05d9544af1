import { relativePath } from "../host/paths.ts";
import type { YamlNode } from "../yaml/node.ts";
import { memberNode } from "../yaml/read-node.ts";
import { configuredAt } from "./configured-at.ts";
import { configuredBy } from "./configured-by.ts";
import { templateCalls } from "./jinja/read-template.ts";
import type { DbtProject } from "./project.ts";
import { isWorkedOut, projectSettings } from "./project-settings.ts";

/** A setting of a model as a word: what it says, or that only dbt knows it. */
export type ConfiguredWord = { readonly word: string } | "undecided";

/** What is said of a setting of a model: in its file, else in its properties, else in dbt_project.yml; `undefined` where nobody says
 *  anything. */
export function configuredWord(dbt: DbtProject, name: string, key: string): ConfiguredWord | undefined {
  const source = dbt.graph.models.get(name)?.source;
  if (source === undefined) return undefined;
  return (
    saidInFile(source, key) ??
    wordOf(memberNode(memberNode(dbt.declarations.models.get(name)?.node, "config"), key)) ??
    wordOf(configuredAt(memberNode(dbt.settings, "models"), { key, path: placeOf(dbt, source.path) }))
  );
}

function saidInFile({ path, text }: { readonly path: string; readonly text: string }, key: string) {
  // What a model in Python says of itself is read for its refs only.
  if (path.endsWith(".py")) return text.includes(key) && /\bconfig\s*\(/u.test(text) ? "undecided" : undefined;
  const said = configuredBy(templateCalls(text).calls, key);
  if (said === undefined || said === "undecided") return said;
  if (said.kind === "name" && said.text.toLowerCase() === "none") return undefined;
  return said.kind === "string" ? { word: said.text } : "undecided";
}

function wordOf(node: YamlNode | undefined): ConfiguredWord | undefined {
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return undefined;
  if (node.kind !== "scalar" || (typeof node.value === "string" && isWorkedOut(node.value))) return "undecided";
  return { word: String(node.value) };
}

/** The way to a model below `models:` in dbt_project.yml: the project, the folders, the name of the file. */
function placeOf(dbt: DbtProject, path: string): readonly string[] {
  const settings = projectSettings(dbt.directory, dbt.settings);
  const { folders } = settings.folders("models");
  const [below = path] = folders
    .map((folder) => relativePath(path, folder.path))
    .filter((each) => !each.startsWith("..") && !each.startsWith("/"));
  return [settings.name, ...below.replace(/\.\w+$/u, "").split("/")];
}
