import { defineDiagnostics, display, optionsOf, placeOf, problem, rule, type SelectedLake } from "floe-core/plugin";
import type { DuckDbConfig } from "../duckdb-config.ts";
import { isText, lakeOption, lakeTable, lakeText } from "../lake-options.ts";

const start = "plugins:\n  compute: {type: duckdb, config: {use_catalog: true}}\n  orchestrator: {type: dagster}\n";
const rest = `${start}  catalog:\n    type: rest\n    config:\n      uri: https://catalog.example.com\n      warehouse: demo\n`;

const problems = defineDiagnostics("duckdb", {
  "no-catalog": problem({
    severity: "error",
    message: () => "There is no catalog that DuckDB could attach.",
    help: () => "Select one under `plugins.catalog`, or remove the line.",
    docs: {
      cause: "`use_catalog` is about the catalog that the manifest selects, and it selects none.",
      example: start,
      fix: "Add `plugins.catalog`, or remove `use_catalog`.",
    },
  }),
  "catalog-not-used": problem({
    severity: "error",
    message: () => "The product's tables cannot stand in a catalog that DuckDB does not attach.",
    help: () => "Add `use_catalog: true`, or remove the line.",
    docs: {
      cause: "`tables_in_catalog` is about the catalog that `use_catalog` attaches.",
      example:
        "plugins:\n  compute: {type: duckdb, config: {tables_in_catalog: true}}\n  orchestrator: {type: dagster}\n",
      fix: "Add `use_catalog: true`.",
    },
  }),
  "catalog-kind": problem({
    severity: "error",
    message: (p: { type: string }) => `DuckDB cannot attach a catalog of the kind \`${display(p.type)}\`.`,
    help: () => "It attaches what speaks the REST protocol of Iceberg: `polaris`, `rest`, `glue`, `unity`, `nessie`.",
    docs: {
      cause: "DuckDB talks to catalogs over the REST protocol of Iceberg and knows no other.",
      example: `${start}  catalog: {type: hive, config: {uri: 'thrift://metastore:9083', warehouse: demo}}\n`,
      fix: "Select a catalog with that protocol, or another engine.",
    },
  }),
  "catalog-delegation": problem({
    severity: "error",
    message: () => "DuckDB signs its requests to the storage itself: it knows no `remote-signing`.",
    help: () => "Write `vended-credentials`, or `none` with `use_storage: true`.",
    docs: {
      cause: "With `remote-signing` the catalog signs each request to the storage, which DuckDB does not ask for.",
      example: `${rest}      access_delegation: remote-signing\n`,
      fix: "Choose another `access_delegation`.",
    },
  }),
  "token-address": problem({
    severity: "error",
    message: () => "The address of the catalog is a secret, so DuckDB does not learn where to get a token.",
    help: () => "Add `token_url`.",
    docs: {
      cause:
        "Without `token_url` floe writes the address of the catalog and `/v1/oauth/tokens`, and of a secret it only knows the name.",
      example: `${start}  catalog:\n    type: rest\n    config:\n      uri: {secret_ref: lake, key: address}\n      warehouse: demo\n      credentials: {mode: oauth2, client_id: floe, client_secret: {secret_ref: lake, key: client-secret}}\n`,
      fix: "Add `token_url` to the catalog.",
    },
  }),
  "catalog-materializations": problem({
    severity: "info",
    message: () =>
      "DuckDB makes no views in a catalog, and dbt-duckdb builds a `table` there by a way that DuckDB refuses.",
    help: () =>
      "Materialize the models as `incremental` with `delete+insert`, or copy the macro of docs/catalogs-and-storage.md into the dbt project.",
    docs: {
      cause:
        "With `tables_in_catalog` all models are Iceberg tables. dbt-duckdb makes a table under another name and renames it within one transaction, which DuckDB does not do for Iceberg; and it knows no views there.",
      example: rest.replace("true}", "true, tables_in_catalog: true, use_storage: true}"),
      fix: "Use incremental models, or the macro that docs/catalogs-and-storage.md has for tables.",
    },
  }),
  "catalog-without-storage": problem({
    severity: "warning",
    message: () => "DuckDB gets to know the tables of the catalog, and has no way to their files.",
    help: () => "Add `use_storage: true`, or `access_delegation: vended-credentials` to the catalog.",
    docs: {
      cause: "The catalog hands out no access to the storage, and DuckDB is not told to use the platform's.",
      example: rest,
      fix: "Let the catalog hand out credentials, or let DuckDB use the platform's storage.",
    },
  }),
});

export const catalogCanBeAttached = rule({
  name: "catalog-can-be-attached",
  at: optionsOf<DuckDbConfig>(),
  reads: ["use_catalog", "tables_in_catalog", "use_storage"],
  problems,
  check: (
    { use_catalog: use, tables_in_catalog: tables, use_storage: storage },
    _options,
    { tableCatalog: catalog, refusedLake = [] },
  ) => {
    if (!use.value) return tables.value ? [problems["catalog-not-used"]({}, placeOf(tables))] : [];
    if (refusedLake.includes("catalog")) return [];
    if (catalog === undefined) return [problems["no-catalog"]({}, placeOf(use))];
    const type = catalog.type.value;
    if (!attached.has(type)) return [problems["catalog-kind"]({ type }, placeOf(catalog.type))];
    const delegation = lakeText(catalog, "access_delegation");
    const address = lakeOption(catalog, "uri");
    return [
      ...(delegation?.value === "remote-signing" ? [problems["catalog-delegation"]({}, placeOf(delegation))] : []),
      ...(delegation?.value === "none" && !storage.value
        ? [problems["catalog-without-storage"]({}, placeOf(use))]
        : []),
      ...(tables.value ? [problems["catalog-materializations"]({}, placeOf(tables))] : []),
      ...(lacksTokenAddress(catalog) ? [problems["token-address"]({}, address && placeOf(address))] : []),
    ];
  },
});

const attached: ReadonlySet<string> = new Set(["polaris", "rest", "glue", "unity", "nessie"]);

function lacksTokenAddress(catalog: SelectedLake): boolean {
  const client = lakeTable(catalog, "oauth2") ?? lakeTable(catalog, "credentials");
  const address = lakeOption(catalog, "uri");
  if (client === undefined || lakeOption(client, "client_secret") === undefined) return false;
  const isTold = lakeOption(client, "token_url") ?? lakeOption(catalog, "token_url");
  return isTold === undefined && address !== undefined && !isText(address);
}
