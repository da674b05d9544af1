import {
  at,
  derived,
  type GenerateContext,
  type GeneratedFile,
  isOutputPath,
  materializeJson,
  originRule,
} from "floe-core/plugin";
import { filledPath, kindOfPath } from "./database-path.ts";
import type { DuckDbConfig } from "./duckdb-config.ts";

const text = `# Written by floe. DuckDB writes its file into a folder that is there and makes none; this file keeps the folder.
`;

/** A file in the folder of the database, so that a compile makes the folder: neither dbt nor DuckDB does. dbt makes its own
 *  target folder, and the product's folder is there. */
export function databaseFolder({ config, product, plugin }: GenerateContext<DuckDbConfig>): readonly GeneratedFile[] {
  const filled = filledPath(at(config, "path").value, product);
  const folders = filled
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .slice(0, -1);
  const path = [...folders, "duckdb-folder.conf"].join("/");
  const isMade = folders.length === 0 || folders[0] === "target" || kindOfPath(filled) !== "relative";
  if (isMade || !isOutputPath(path)) return [];
  const { trace } = materializeJson(derived(folderRule, text, [at(config, "path")]));
  return [{ path, text, owner: plugin, trace }];
}

const folderRule = originRule("database-folder", "the folder that the database's path names");
