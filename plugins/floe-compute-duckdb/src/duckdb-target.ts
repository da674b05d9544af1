import {
  acceptedItems,
  at,
  becauseOf,
  besideProfile,
  builtin,
  derived,
  items,
  type Located,
  members,
  optional,
  originRule,
  type TargetContext,
  type TracedJson,
  withEnvVars,
} from "floe-core/plugin";
import { isSameFile } from "./between-targets.ts";
import { catalogPart } from "./catalog-part.ts";
import { filledPath, kindOfPath, namesIn } from "./database-path.ts";
import type { DuckDbConfig } from "./duckdb-config.ts";
import type { LakePart } from "./lake-part.ts";
import { startSettings } from "./start-settings.ts";
import { storagePart } from "./storage-part.ts";

/** The dbt target for dbt-duckdb. Options that DuckDB takes as settings go there: the adapter ignores them elsewhere. */
export function duckDbTarget(context: TargetContext<DuckDbConfig>): TracedJson {
  const { config, product, others } = context;
  const lake = [
    usedPart(catalogPart(context), at(config, "use_catalog")),
    usedPart(storagePart(context), at(config, "use_storage")),
  ];
  const extensions = extensionsOf(config, lake);
  const attached = [
    ...items(at(config, "attach")).map(attachment),
    ...filesOfOthers(config, { product, others }),
    ...lake.flatMap(({ attach }) => attach),
  ];
  const secrets = lake.flatMap((part) => part.secrets);
  const all = Object.entries(settingsOf(config));
  const options = all.filter(([name]) => startSettings.has(name.toLowerCase()));
  const settings = all.filter(([name]) => !startSettings.has(name.toLowerCase()));
  return {
    type: builtin("duckdb", "the dbt adapter that goes with this plugin"),
    path: databasePath(at(config, "path"), product),
    threads: at(config, "threads"),
    ...Object.assign({}, ...lake.map(({ more }) => more)),
    ...(extensions === undefined ? {} : { extensions }),
    ...(secrets.length === 0 ? {} : { secrets }),
    ...(options.length === 0 ? {} : { config_options: Object.fromEntries(options) }),
    ...(settings.length === 0 ? {} : { settings: Object.fromEntries(settings) }),
    ...(attached.length === 0 ? {} : { attach: attached }),
  };
}

/** What is there of a lake is there because the options use it. */
function usedPart(part: LakePart, use: Located<unknown>): LakePart {
  const used = (traced: TracedJson): TracedJson => becauseOf(traced, [use]);
  const more = Object.entries(part.more).map(([key, leaf]) => [key, used(leaf)] as const);
  return {
    ...part,
    secrets: part.secrets.map(used),
    attach: part.attach.map(used),
    more: Object.fromEntries(more),
  };
}

/** The extensions that the options name, and those that the lake needs: each comes from the first of its parts that needs it. */
function extensionsOf(config: Located<DuckDbConfig>, lake: readonly LakePart[]): TracedJson | undefined {
  const own = at(config, "extensions");
  const uses = [at(config, "use_catalog"), at(config, "use_storage")];
  const needed = new Map<string, Located<unknown>>();
  for (const [index, { extensions }] of lake.entries()) {
    const use = uses[index];
    for (const name of extensions) {
      if (use !== undefined && !needed.has(name) && !own.value.includes(name)) needed.set(name, use);
    }
  }
  if (needed.size === 0) return own.value.length === 0 ? undefined : own;
  return [...items(own), ...[...needed].map(([name, use]) => derived(lakeExtensionRule, name, [use]))];
}

const lakeExtensionRule = originRule("lake-extension", "what DuckDB needs for the platform's catalog and storage");

/** What dbt-duckdb reads of it; tests/tools/test_readers.py asks the adapter itself. */
export const duckDbReads = [
  "/path",
  "/database",
  "/schema",
  "/external_root",
  "/extensions/**",
  "/secrets/**",
  "/config_options/**",
  "/settings/**",
  "/attach/*/path",
  "/attach/*/alias",
  "/attach/*/type",
  "/attach/*/read_only",
  "/attach/*/secret",
  "/attach/*/options/**",
] as const;

/** The path with the product's names filled in: each product has its own file, as DuckDB has one writer a file. */
function databasePath(path: Located<string>, product: TargetContext<DuckDbConfig>["product"]): Located<string> {
  const filled = filledPath(path.value, product);
  return relativeToProduct(
    filled === path.value ? path : derived(filledPathRule, filled, [path, ...namesIn(path.value, product)]),
  );
}

function relativeToProduct(path: Located<string>): Located<string> {
  return kindOfPath(path.value) === "relative" ? besideProfile(path) : path;
}

const attachedPathRule = originRule("attached-path", "the path of a database as its type takes it");

const filledPathRule = originRule("filled-path", "the path with the names of product and environment filled in");

function settingsOf(config: Located<DuckDbConfig>): Readonly<Record<string, TracedJson>> {
  const settings: Record<string, TracedJson> = {};
  for (const key of ["memory_limit", "access_mode"] as const) {
    const option = optional(config, key);
    if (option !== undefined) settings[key] = option;
  }
  for (const [key, value] of members(at(config, "settings"))) settings[key] = withEnvVars(value);
  return settings;
}

/** The files of the product's other targets, each once. They are attached to be written to: DuckDB makes the file that a first run
 *  does not find, but not to read from it; and `dbt build` on one target puts each model where it belongs. */
function filesOfOthers(
  config: Located<DuckDbConfig>,
  { product, others }: Pick<TargetContext<DuckDbConfig>, "product" | "others">,
): readonly TracedJson[] {
  // What the others build stands in the catalog, which this target attaches as well.
  if (at(config, "use_catalog").value && at(config, "tables_in_catalog").value) return [];
  const paths = [config, ...others].map((other) => at(other, "path"));
  const known = acceptedItems(at(config, "attach")).map((each) => at(each, "path").value);
  return paths.flatMap((path, index): readonly TracedJson[] => {
    const filled = filledPath(path.value, product);
    const isKnown = known.some((other) => isSameFile(other, filled));
    known.push(filled);
    return index === 0 || isKnown ? [] : [{ path: databasePath(path, product) }];
  });
}

// The adapter refuses a profile whose attachments have keys that it does not know, so that what belongs to ATTACH stays in
// the section that it has for it.
function attachment(entry: Located<DuckDbConfig["attach"][number]>): TracedJson {
  const { options: _options, ...plain } = entry.value;
  const attached: Record<string, TracedJson> = {};
  for (const [key, value] of members<unknown>(entry)) if (key in plain) attached[key] = value;
  // What a `path` is to other kinds of databases only they know.
  const type = optional(entry, "type");
  const isFile = ["duckdb", "sqlite"].includes(type?.value.toLowerCase() ?? "duckdb");
  const path = at(entry, "path");
  const shown = isFile ? relativeToProduct(path) : path;
  attached["path"] = type === undefined ? shown : derived(attachedPathRule, shown.value, [shown, type]);
  const options = optional(entry, "options");
  if (options !== undefined) attached["options"] = withEnvVars(options);
  return attached;
}
