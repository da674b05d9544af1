import {
  choice,
  flag,
  integer,
  list,
  nameOf,
  secret,
  table,
  text,
  textOrBoolean,
  textOrSecret,
  texts,
} from "../engine-option.ts";
import { type EngineRow, schemaOption } from "../engine-row.ts";

const kerberos = ["principal", "krb5_config", "service_name", "mutual_authentication", "force_preemptive"];
const ticket = [...kerberos, "hostname_override", "sanitize_mutual_error_response", "delegate"];

/** Trino and Starburst, with the credentials of dbt-trino 1.11. */
export const trino: EngineRow = {
  name: "trino",
  title: "Trino",
  adapter: { package: "dbt-trino", versions: ">=1.11 <2" },
  identifierFolding: "case-insensitive",
  database: "catalog",
  schema: "schema",
  place: ["host", "port", "catalog", "schema"],
  options: {
    method: choice("How dbt authenticates.", {
      choices: ["none", "ldap", "certificate", "kerberos", "gssapi", "jwt", "oauth", "oauth_console"],
      default: "none",
    }),
    host: textOrSecret("Host of the coordinator.", { needed: true, example: "trino.example.com" }),
    port: integer("Port of the coordinator.", { needed: true, least: 1, most: 65_535, example: 8080 }),
    http_scheme: choice("Protocol; all methods but `none` have `https`.", {
      choices: ["http", "https"],
      usual: "http",
    }),
    user: textOrSecret("User name.", { example: "floe" }),
    password: secret("Password of the user."),
    impersonation_user: textOrSecret("User in whose name the queries run.", { example: "analyst" }),
    client_certificate: text("File with the client's certificate.", { example: "/etc/ssl/client.crt" }),
    client_private_key: secret("File with the key of that certificate: the secret holds its path."),
    keytab: text("File with the keys of Kerberos.", { example: "/etc/krb5.keytab" }),
    principal: text("Principal of Kerberos.", { example: "floe@EXAMPLE.COM" }),
    krb5_config: text("File with the configuration of Kerberos.", { example: "/etc/krb5.conf" }),
    service_name: text("Name of the service of Kerberos.", { example: "trino-service" }),
    mutual_authentication: textOrBoolean(
      "Whether the server proves itself too: true or false for `kerberos`; `REQUIRED`, `OPTIONAL` or `DISABLED` for `gssapi`.",
    ),
    force_preemptive: flag("Whether the ticket is sent before it is asked for.", { usual: false }),
    hostname_override: text("Host for which the ticket is, where it is another one.", { example: "trino" }),
    sanitize_mutual_error_response: flag("Whether answers of a server that did not prove itself are emptied.", {
      usual: true,
    }),
    delegate: flag("Whether the server may act in the user's name.", { usual: false }),
    jwt_token: secret("JSON web token."),
    catalog: nameOf("Catalog of the product's tables.", { needed: true, example: "lake" }),
    schema: schemaOption("Schema"),
    cert: textOrBoolean("File with the certificates that are trusted, or false for all of them.", {
      example: "/etc/ssl/ca.crt",
    }),
    suppress_cert_warning: flag("Whether no warning is given of a certificate that is not checked."),
    client_tags: list("Tags of the queries.", { example: ["floe"] }),
    roles: texts("Role of each catalog.", { example: { system: "transformer" } }),
    http_headers: texts("Further headers of each request.", { example: { "X-Team": "floe" } }),
    session_properties: table("Session properties by name.", { example: { query_max_run_time: "1h" } }),
    prepared_statements_enabled: flag("Whether seeds are loaded with prepared statements.", { usual: true }),
    retries: integer("Times that a failed request is sent in all.", { usual: 3, least: 1 }),
    timezone: text("Time zone of the session.", { example: "Europe/Berlin" }),
    starburst_url: text("Address of Starburst, for descriptions and tags.", {
      example: "https://starburst.example.com",
    }),
    starburst_client_id: textOrSecret("Client of Starburst.", { example: "floe" }),
    starburst_secret_key: secret("Secret of that client."),
    starburst_metadata_failure_strategy: choice("What follows when descriptions cannot be sent.", {
      choices: ["continue_on_error", "fail_fast"],
      usual: "continue_on_error",
    }),
    starburst_max_column_batch_size: integer("Columns that are described at a time.", { usual: 100, least: 1 }),
  },
  credentials: {
    chosenBy: "method",
    kinds: [
      { name: "no credentials", chosenAs: ["none"], needs: ["user"], may: ["http_scheme"] },
      { name: "password", chosenAs: ["ldap"], needs: ["user", "password"], may: ["impersonation_user"] },
      {
        name: "client certificate",
        chosenAs: ["certificate"],
        needs: ["client_certificate", "client_private_key"],
        may: ["user"],
      },
      { name: "Kerberos", chosenAs: ["kerberos"], needs: ["user", "keytab"], may: ticket },
      { name: "GSSAPI", chosenAs: ["gssapi"], needs: ["user"], may: ticket },
      { name: "JSON web token", chosenAs: ["jwt"], needs: ["jwt_token"], may: ["user"] },
      { name: "browser", chosenAs: ["oauth", "oauth_console"], needs: [], may: ["user"] },
    ],
  },
};
