import { display, displayUpTo, type PluginDescription, renderYaml, type SchemaRow } from "floe-core";
import { writtenPath } from "../commands/setting-path.ts";

const views = { human: humanText, json: jsonText } as const;

/** How a plugin can be shown. */
export type PluginFormat = keyof typeof views;
/** How a plugin can be shown, for the option. */
export const pluginFormats: readonly PluginFormat[] = ["human", "json"];

/** What a plugin takes: its options and an example. */
export function pluginView(described: PluginDescription, format: PluginFormat): string {
  return views[format](described);
}

function humanText(described: PluginDescription): string {
  const { candidate, options, dbtAdapter } = described;
  const { kind, name, id, code } = candidate;
  const from = code.kind === "bundled" ? ", which comes with floe" : "";
  const head = `${kind} ${display(name)}: ${display(id.package)} ${display(id.version)}${from}\n`;
  const adapter =
    dbtAdapter === undefined
      ? ""
      : `dbt adapter: ${display(dbtAdapter.package)} ${display(dbtAdapter.versions)} (a package of the Python index)\n`;
  const none = `It takes no options.\n`;
  const list = `Options under plugins.${kind}.config:\n${options.map(optionText).join("")}`;
  return `${head}${adapter}\n${options.length === 0 ? none : list}\nIn manifest.yaml:\n\n${exampleText(described)}`;
}

const longestDescription = 1000;

function optionText({ path, description, takes, default: byDefault, isNeeded }: SchemaRow): string {
  const more =
    byDefault === undefined ? (isNeeded ? "; needed" : "") : `; default ${display(JSON.stringify(byDefault))}`;
  const said = description === undefined ? "" : `    ${displayUpTo(longestDescription, description)}\n`;
  return `  ${display(writtenPath(path))}: ${display(takes)}${more}\n${said}`;
}

/** Lines for manifest.yaml that select the plugin. */
function exampleText({ candidate: { kind, name }, example }: PluginDescription): string {
  const config = isEmpty(example) ? {} : { config: example };
  return renderYaml({ plugins: { [kind]: { type: name, ...config } } })
    .split("\n")
    .map((line) => (line === "" ? line : `  ${line}`))
    .join("\n");
}

function isEmpty(example: unknown): boolean {
  return JSON.stringify(example) === "{}";
}

function jsonText({ candidate, options, dbtAdapter, example }: PluginDescription): string {
  const { kind, name, id, contract, code } = candidate;
  const plugin = { kind, name, package: id.package, version: id.version, contract, source: code.kind };
  const rows = options.map((row) => ({
    path: writtenPath(row.path),
    description: row.description ?? null,
    takes: row.takes,
    default: row.default ?? null,
    needed: row.isNeeded,
  }));
  return `${JSON.stringify({ version: 1, plugin, dbt_adapter: dbtAdapter ?? null, options: rows, example }, null, 2)}\n`;
}
