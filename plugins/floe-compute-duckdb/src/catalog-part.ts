import {
  at,
  becauseOf,
  builtin,
  type CheckContext,
  derived,
  type Located,
  originRule,
  type SelectedLake,
  type TracedJson,
  withEnvVars,
} from "floe-core/plugin";
import type { DuckDbConfig } from "./duckdb-config.ts";
import { isText, lakeOption, lakeTable, lakeText } from "./lake-options.ts";
import { type LakePart, noPart } from "./lake-part.ts";
import { awsSecret } from "./storage-part.ts";

type Context = Pick<CheckContext<DuckDbConfig>, "config" | "tableCatalog">;

/** What attaches the platform's catalog of Iceberg tables: a secret, and an attachment that may be written to. */
export function catalogPart({ config, tableCatalog: catalog }: Context): LakePart {
  const use = at(config, "use_catalog");
  if (!use.value || catalog === undefined) return noPart;
  const alias = at(config, "catalog_alias");
  const isSigned = catalog.type.value === "glue";
  const secret = isSigned ? awsSecret(catalogSecret, catalog) : restSecret(catalog);
  const attachment = {
    path: lakeOption(catalog, "warehouse") ?? builtin("", "the catalog has no warehouse"),
    alias,
    type: derived(attachedCatalogRule, "iceberg", [catalog.type]),
    ...(secret === undefined ? {} : { secret: builtin(catalogSecret, "the name of the secret in DuckDB") }),
    options: attachOptions(catalog, secret === undefined),
  };
  const namespace = lakeOption(catalog, "namespace");
  const schema = namespace === undefined ? {} : { schema: becauseOf(namespace, [at(config, "tables_in_catalog")]) };
  const inCatalog = at(config, "tables_in_catalog");
  const tables = { database: derived(tablesInCatalogRule, alias.value, [alias, inCatalog]) };
  return {
    extensions: ["iceberg", "httpfs", ...(secret?.["provider"] === undefined ? [] : ["aws"])],
    secrets: secret === undefined ? [] : [secret],
    attach: [attachment],
    more: inCatalog.value ? { ...tables, ...schema } : {},
  };
}

const catalogSecret = "floe_catalog";

function attachOptions(catalog: SelectedLake, isOpen: boolean): Readonly<Record<string, TracedJson>> {
  const address = lakeOption(catalog, "uri");
  const delegation = lakeText(catalog, "access_delegation");
  const words = delegation?.value === "vended-credentials" ? "vended_credentials" : "none";
  const signs = catalog.type.value === "glue" ? "sigv4" : "none";
  return {
    ...(address === undefined ? {} : { ENDPOINT: withEnvVars(withoutSlash(address)) }),
    // dbt-duckdb leaves out what is `false` as a switch, and then DuckDB only reads.
    READ_ONLY: builtin("false", "models are written to the catalog as well"),
    ...(delegation === undefined ? {} : { ACCESS_DELEGATION_MODE: derived(delegationRule, words, [delegation]) }),
    ...(signs === "sigv4" || isOpen ? { AUTHORIZATION_TYPE: derived(authorizationRule, signs, [catalog.type]) } : {}),
  };
}

/** The OAuth2 client or the token of a catalog that speaks the REST protocol of Iceberg. */
function restSecret(catalog: SelectedLake): Readonly<Record<string, TracedJson>> | undefined {
  const client = lakeTable(catalog, "oauth2") ?? lakeTable(catalog, "credentials");
  if (client === undefined) return undefined;
  const named = {
    type: builtin("iceberg", "the kind of secret in DuckDB"),
    name: builtin(catalogSecret, "its name there"),
  };
  const token = lakeOption(client, "token");
  if (token !== undefined && lakeText(client, "mode")?.value === "static")
    return { ...named, token: withEnvVars(token) };
  const tokens = lakeOption(client, "token_url") ?? lakeOption(catalog, "token_url") ?? tokensBelow(catalog);
  const parts = {
    client_id: lakeOption(client, "client_id"),
    client_secret: lakeOption(client, "client_secret"),
    oauth2_scope: lakeOption(client, "scope"),
    oauth2_server_uri: tokens,
  };
  const written = Object.entries(parts).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, withEnvVars(value)] as const],
  );
  return { ...named, ...Object.fromEntries(written) };
}

/** DuckDB puts a path of its own behind the address. */
function withoutSlash(address: Located<unknown>): Located<unknown> {
  if (!isText(address) || !address.value.endsWith("/")) return address;
  return derived(addressRule, address.value.replace(/\/+$/u, ""), [address]);
}

function tokensBelow(catalog: SelectedLake): Located<string> | undefined {
  const address = lakeOption(catalog, "uri");
  if (address === undefined || !isText(address)) return undefined;
  return derived(tokensRule, `${address.value.replace(/\/+$/u, "")}/v1/oauth/tokens`, [address]);
}

const attachedCatalogRule = originRule("attached-catalog", "DuckDB attaches the catalog as one of Iceberg");
const tablesInCatalogRule = originRule("tables-in-catalog", "the product's tables stand in the attached catalog");
const delegationRule = originRule("access-delegation", "how the catalog gives access to the files, in DuckDB's words");
const authorizationRule = originRule("catalog-authorization", "how requests to this kind of catalog are authorized");
const addressRule = originRule("catalog-address", "the address of the catalog, without a slash at its end");
const tokensRule = originRule("token-address", "where the catalog issues tokens, below its address");
