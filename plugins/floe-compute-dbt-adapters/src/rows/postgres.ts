import { flag, integer, nameOf, secret, text, textOrSecret } from "../engine-option.ts";
import { type EngineRow, schemaOption, sslMode } from "../engine-row.ts";

/** PostgreSQL, with PostgresCredentials of dbt-postgres 1.11. */
export const postgres: EngineRow = {
  name: "postgres",
  title: "PostgreSQL",
  adapter: { package: "dbt-postgres", versions: ">=1.11 <2" },
  identifierFolding: "lower",
  database: "database",
  schema: "schema",
  place: ["host", "port", "database", "schema"],
  options: {
    host: textOrSecret("Host of the server.", { needed: true, example: "db.example.com" }),
    port: integer("Port of the server.", { default: 5432, least: 1, most: 65_535 }),
    user: textOrSecret("User name.", { example: "floe" }),
    password: secret("Password of the user."),
    database: nameOf("Database on the server.", { needed: true, example: "analytics" }),
    schema: schemaOption("Schema"),
    role: text("Role that dbt takes on after it has connected.", { example: "transformer" }),
    search_path: text("Schemas in which the server looks for names without one.", { example: "public,staging" }),
    sslmode: sslMode(),
    sslcert: text("File with the client's certificate.", { example: "/etc/ssl/client.crt" }),
    sslkey: secret("File with the key of that certificate: the secret holds its path."),
    sslrootcert: text("File with the certificates of authorities that are trusted.", { example: "/etc/ssl/ca.crt" }),
    application_name: text("Name under which the server lists the connection.", { usual: "dbt", example: "floe" }),
    connect_timeout: integer("Seconds to wait for a connection.", { usual: 10, least: 1 }),
    keepalives_idle: integer("Seconds without traffic after which TCP asks; 0 for the system's own.", {
      usual: 0,
      least: 0,
    }),
    retries: integer("Times that a failed connection is tried again.", { usual: 1, least: 0 }),
    autocommit: flag("Whether each statement is a transaction of its own.", { usual: false }),
  },
  credentials: {
    kinds: [
      { name: "password", needs: ["user", "password"], may: ["sslcert", "sslkey"] },
      // dbt wants a password, and the server does not ask for one.
      { name: "client certificate", needs: ["user", "sslcert", "sslkey"], writes: { password: "" } },
    ],
  },
};
