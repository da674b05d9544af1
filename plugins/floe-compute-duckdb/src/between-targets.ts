import {
  acceptedItems,
  at,
  type BetweenTargets,
  derived,
  display,
  type Located,
  optional,
  originRule,
} from "floe-core/plugin";
import { databaseName, filledPath, isFilePath, kindOfPath, namesIn } from "./database-path.ts";
import type { DuckDbConfig } from "./duckdb-config.ts";

/** Targets on several files: each attaches the files of the others, under the name that DuckDB gives each file by itself. */
export const betweenTargets: BetweenTargets<DuckDbConfig> = {
  database: ({ config, product }) => {
    if (placeInCatalog(config) !== undefined) return at(config, "catalog_alias");
    const path = at(config, "path");
    return derived(databaseNameRule, databaseName(filledPath(path.value, product)), [
      path,
      ...namesIn(path.value, product),
    ]);
  },
  unreachable: ({ config, other, product }) => {
    const places = [config, other].map(placeInCatalog);
    if (places[0] !== places[1]) return "the tables of one of them stand in the catalog of the platform";
    if (places[0] !== undefined) return undefined;
    const [own, theirs] = [config, other].map((each) => filledPath(at(each, "path").value, product));
    return own === undefined || theirs === undefined ? undefined : unreachable(config, own, theirs);
  },
};

function placeInCatalog(config: Located<DuckDbConfig>): string | undefined {
  const isInCatalog = at(config, "use_catalog").value && at(config, "tables_in_catalog").value;
  return isInCatalog ? at(config, "catalog_alias").value : undefined;
}

/** Whether two paths, each from the product's folder, lead to one file. */
export function isSameFile(path: string, other: string): boolean {
  return plainPath(path) === plainPath(other);
}

function plainPath(path: string): string {
  const parts = path.split("/").filter((part, index) => part !== "." && (part !== "" || index === 0));
  return parts.join("/");
}

function unreachable(config: Located<DuckDbConfig>, own: string, theirs: string): string | undefined {
  const notFile = [own, theirs].find((path) => kindOfPath(path) === "memory" || !isFilePath(path));
  if (notFile !== undefined)
    return kindOfPath(notFile) === "memory"
      ? "a database in memory is gone when dbt ends"
      : `\`${display(notFile)}\` is no file, and only files are attached`;
  if (isSameFile(own, theirs)) return undefined;
  const name = databaseName(theirs);
  if (databaseName(own).toLowerCase() === name.toLowerCase())
    return `DuckDB would call both files \`${display(name)}\``;
  return takenName(config, theirs);
}

/** Why a file cannot be attached beside what the options attach. */
function takenName(config: Located<DuckDbConfig>, theirs: string): string | undefined {
  const name = databaseName(theirs);
  for (const attachment of acceptedItems(at(config, "attach"))) {
    const path = at(attachment, "path").value;
    const called = optional(attachment, "alias")?.value ?? databaseName(path);
    const [isSame, isCalledSo] = [isSameFile(path, theirs), called.toLowerCase() === name.toLowerCase()];
    if (isSame && !isCalledSo) return `the file is attached as \`${display(called)}\` and not as \`${display(name)}\``;
    if (isCalledSo && !isSame) return `\`${display(name)}\` is the name of another file that is attached`;
  }
  return undefined;
}

const databaseNameRule = originRule("database-name", "the name that DuckDB gives the database of a file");
