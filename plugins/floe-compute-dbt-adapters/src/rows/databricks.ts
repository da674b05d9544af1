import { choice, flag, integer, list, nameOf, secret, table, text, textOrSecret } from "../engine-option.ts";
import { type EngineRow, schemaOption } from "../engine-row.ts";

/** Databricks, with DatabricksCredentials of dbt-databricks 1.12. */
export const databricks: EngineRow = {
  name: "databricks",
  title: "Databricks",
  adapter: { package: "dbt-databricks", versions: ">=1.12 <2" },
  identifierFolding: "case-insensitive",
  database: "catalog",
  schema: "schema",
  place: ["host", "catalog", "schema"],
  options: {
    host: textOrSecret("Host of the workspace.", { needed: true, example: "acme.cloud.databricks.com" }),
    http_path: textOrSecret("Path of the SQL warehouse or of the cluster.", {
      needed: true,
      example: "/sql/1.0/warehouses/abc123",
    }),
    catalog: nameOf("Catalog of Unity with the tables.", { usual: "hive_metastore", example: "analytics" }),
    schema: schemaOption("Schema"),
    auth_type: choice("How dbt authenticates, where it is not with a token.", {
      choices: ["oauth", "env-oidc", "file-oidc"],
    }),
    token: secret("Personal access token."),
    client_id: textOrSecret("Client of OAuth, or number of the service principal.", { example: "floe" }),
    client_secret: secret("Secret of that client."),
    azure_client_id: textOrSecret("Service principal of Azure.", { example: "floe" }),
    azure_client_secret: secret("Secret of that service principal."),
    oauth_redirect_url: text("Address to which the browser comes back.", { example: "http://localhost:8020" }),
    oauth_scopes: list("Scopes of the token.", { example: ["all-apis"] }),
    oidc_token_filepath: text("File with the identity token.", { example: "/var/run/oidc/jwt" }),
    session_properties: table("Settings of the session by name.", { example: { timezone: "UTC" } }),
    connection_parameters: table("Further settings of the connection by name.", { example: { _socket_timeout: 60 } }),
    compute: table("Warehouses by the name that models choose them by with `databricks_compute`.", {
      example: { large: { http_path: "/sql/1.0/warehouses/def456" } },
    }),
    query_tags: text("Tags of the queries, as JSON.", { example: '{"team": "floe"}' }),
    connect_retries: integer("Times that a failed connection is tried again.", { usual: 1, least: 0 }),
    connect_timeout: integer("Seconds to wait for a connection.", { least: 1 }),
    connect_max_idle: integer("Seconds without use after which a connection is closed.", { least: 1 }),
    retry_all: flag("Whether every failure is tried again.", { usual: false }),
  },
  credentials: {
    chosenBy: "auth_type",
    kinds: [
      { name: "token", chosenAs: [undefined], needs: ["token"] },
      { name: "OAuth of a service principal", chosenAs: ["oauth"], needs: ["client_id", "client_secret"] },
      {
        name: "service principal of Azure",
        chosenAs: ["oauth"],
        needs: ["azure_client_id", "azure_client_secret"],
      },
      {
        name: "OAuth in the browser",
        chosenAs: ["oauth"],
        needs: [],
        may: ["client_id", "oauth_redirect_url", "oauth_scopes"],
      },
      { name: "identity token of the environment", chosenAs: ["env-oidc"], needs: ["client_id"] },
      {
        name: "identity token in a file",
        chosenAs: ["file-oidc"],
        needs: ["client_id"],
        may: ["oidc_token_filepath"],
      },
    ],
  },
};
