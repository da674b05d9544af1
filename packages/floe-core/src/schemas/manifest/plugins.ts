import * as z from "zod";
import { kindTable, type PluginKind } from "../kinds.ts";
import { PluginPackage } from "../shared/names.ts";
import { OpenMap } from "../shared/open-map.ts";
import { SecretName } from "../shared/secret-reference.ts";
import { VersionRange } from "../shared/versions.ts";
import { QualitySelection } from "./quality.ts";

/** The choice of one plugin. Its `config` is open here and checked by the schema that the plugin brings. */
export const PluginSelection = z.strictObject({
  type: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,62}$/, {
      error:
        "A plugin name starts with a lower-case letter and has at most 63 lower-case letters, digits, `_` and `-`.",
    })
    .meta({ description: "Name of the implementation, such as `duckdb`." }),
  package: PluginPackage,
  version: VersionRange.optional().meta({
    description: "The version that the plugin has to have: three numbers, or a range such as `^1.2` or `>=1.2 <3`.",
  }),
  config: OpenMap.optional().meta({ description: "Options of the plugin." }),
  connection_secret_ref: SecretName.optional().meta({
    description: "Kubernetes Secret that holds the credentials of the connection.",
  }),
});
/** The choice of one plugin. Its `config` is open here and checked by the schema that the plugin brings. */
export type PluginSelection = z.output<typeof PluginSelection>;

/** The plugins of the platform, one for each kind. Every kind may be left out here; the compiler asks for those that it
 *  needs and supplies dbt. */
export const PluginsConfig = z.strictObject(selections());
/** The plugins of the platform, one for each kind. */
export type PluginsConfig = z.output<typeof PluginsConfig>;

type Selections = {
  readonly [K in PluginKind]: z.ZodOptional<K extends "quality" ? typeof QualitySelection : typeof PluginSelection>;
};

function selections(): Selections {
  const of = (kind: PluginKind) => (kind === "quality" ? QualitySelection : PluginSelection).optional();
  return asShape(
    kindTable.map(({ kind, describes }): [string, z.ZodType] => [kind, of(kind).meta({ description: describes })]),
  );
}

/** Plugin types that an enterprise allows, by kind. A kind that is left out allows everything. */
export const ApprovedPlugins = z.strictObject(approvals());
/** Plugin types that an enterprise allows, by kind. A kind that is left out allows everything. */
export type ApprovedPlugins = z.output<typeof ApprovedPlugins>;

function approvals(): Readonly<Record<PluginKind, z.ZodOptional<z.ZodArray<z.ZodString>>>> {
  const list = () => z.array(z.string().min(1)).optional();
  return asShape(
    kindTable.map(({ kind, approves }): [string, z.ZodType] => [kind, list().meta({ description: approves })]),
  );
}

// One entry for each row of the table, made just before.
function asShape<T>(entries: readonly (readonly [string, z.ZodType])[]): T {
  return Object.fromEntries(entries) as T;
}
