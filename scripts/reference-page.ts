import { writtenPath } from "../packages/floe-cli/src/commands/setting-path.ts";
import { type SchemaRow, schemaRows } from "../packages/floe-core/src/checking/schema-rows.ts";
import type { Plugin } from "../packages/floe-core/src/plugins/contract.ts";
import { pluginKinds } from "../packages/floe-core/src/schemas/kinds.ts";

/** A page about every key of a file: a section for each key at the top, with a table of what is below it. */
export function filePage(file: string, about: string, schema: unknown): string {
  const rows = schemaRows(schema);
  const top = rows.filter(({ path }) => path.length === 1);
  const plain = top.filter(({ isSection }) => !isSection);
  const sections = top.filter(({ isSection }) => isSection).flatMap((row) => sectionLines(row, rows));
  return page(`Reference of ${file}`, [about, "", ...table(plain), "", ...sections]);
}

/** A page about the options of the plugins that come with floe, by kind. */
export function pluginsPage(plugins: readonly Plugin[]): string {
  const sorted = pluginKinds.flatMap((kind) => plugins.filter((plugin) => plugin.kind === kind));
  const about =
    "The options that stand under `plugins.<kind>.config` in manifest.yaml, and for compute engines under `properties` of a profile. `floe plugins show <type>` prints the same for any plugin of a project.";
  return page("Options of the plugins that come with floe", [about, "", ...sorted.flatMap(pluginLines)]);
}

function pluginLines(plugin: Plugin): readonly string[] {
  const { kind, name, config } = plugin;
  const adapter = plugin.kind === "compute" ? plugin.dbtAdapter : undefined;
  const needs = adapter === undefined ? [] : [`Needs the dbt adapter \`${adapter.package}\` ${adapter.versions}.`, ""];
  return [`## ${kind} \`${name}\``, "", ...needs, ...table(schemaRows(config)), ""];
}

function sectionLines(
  { path, description, isNeeded, takes }: SchemaRow,
  rows: readonly SchemaRow[],
): readonly string[] {
  const [key = ""] = path;
  const below = rows.filter((row) => row.path[0] === key && row.path.length > 1);
  const said = [description ?? "", isNeeded ? "It has to be there." : "", takes.startsWith("a list") ? "A list." : ""];
  return [`## \`${key}\``, "", said.filter((each) => each !== "").join(" "), "", ...table(below), ""];
}

function table(rows: readonly SchemaRow[]): readonly string[] {
  if (rows.length === 0) return ["It takes none."];
  return ["| Key | Takes | Default | Meaning |", "| --- | --- | --- | --- |", ...rows.map(rowLine)];
}

function rowLine({ path, takes, default: byDefault, isNeeded, description = "" }: SchemaRow): string {
  const shown = byDefault === undefined ? (isNeeded ? "needed" : "") : `\`${JSON.stringify(byDefault)}\``;
  return `| ${[`\`${writtenPath(path)}\``, takes, shown, description].map(cell).join(" | ")} |`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function page(title: string, lines: readonly string[]): string {
  const made = "Written from the schemas by `scripts/generate-reference.ts`; do not edit it.";
  return `${[`# ${title}`, "", made, "", ...lines].join("\n").trimEnd()}\n`;
}
