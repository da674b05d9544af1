import { choice, decimal, flag, integer, nameOf, secret, text, textOrSecret } from "../engine-option.ts";
import { type EngineRow, schemaOption } from "../engine-row.ts";

const authenticators = [
  "snowflake",
  "username_password_mfa",
  "snowflake_jwt",
  "externalbrowser",
  "oauth",
  "jwt",
  "programmatic_access_token",
  "workload_identity",
];

/** Snowflake, with SnowflakeCredentials of dbt-snowflake 1.12. */
export const snowflake: EngineRow = {
  name: "snowflake",
  title: "Snowflake",
  adapter: { package: "dbt-snowflake", versions: ">=1.12 <2" },
  identifierFolding: "upper",
  database: "database",
  schema: "schema",
  place: ["account", "host", "database", "schema"],
  options: {
    account: textOrSecret("Account, such as `myorganization-myaccount`.", { needed: true, example: "acme-analytics" }),
    user: textOrSecret("User name.", { example: "FLOE" }),
    password: secret("Password of the user."),
    authenticator: text(
      `How dbt authenticates: ${authenticators.map((word) => `\`${word}\``).join(", ")}, or the address of an Okta.`,
      {
        form: {
          pattern:
            /^(?:snowflake|username_password_mfa|snowflake_jwt|externalbrowser|oauth|jwt|programmatic_access_token|workload_identity|https:\/\/\S+)$/u,
          says: `An authenticator is one of ${authenticators.map((word) => `\`${word}\``).join(", ")}, or an address that begins with \`https://\`.`,
        },
        example: "externalbrowser",
      },
    ),
    private_key: secret("Private key, as PEM or as base64 of DER."),
    private_key_path: text("File with the private key.", { example: "/etc/keys/snowflake.p8" }),
    private_key_passphrase: secret("Passphrase of the private key."),
    token: secret("Token: the refresh token where there is a client of OAuth, else the token itself."),
    oauth_client_id: textOrSecret("Client of OAuth.", { example: "floe" }),
    oauth_client_secret: secret("Secret of that client."),
    workload_identity_provider: choice("Who vouches for the workload.", { choices: ["OIDC", "AZURE", "GCP", "AWS"] }),
    workload_identity_entra_resource: text("Resource of Entra, for `AZURE`.", { example: "api://floe" }),
    database: nameOf("Database of the product's tables.", { needed: true, example: "ANALYTICS" }),
    schema: schemaOption("Schema"),
    warehouse: text("Warehouse that runs the models.", { example: "TRANSFORMING" }),
    role: text("Role that dbt takes on.", { example: "TRANSFORMER" }),
    query_tag: text("Tag that Snowflake shows on the queries.", { example: "floe" }),
    client_session_keep_alive: flag("Whether idle sessions are kept.", { usual: false }),
    reuse_connections: flag("Whether threads keep their connections; true unless sessions are kept alive."),
    host: text("Host, where it is not that of the account.", { example: "acme.privatelink.snowflakecomputing.com" }),
    port: integer("Port of the host.", { least: 1, most: 65_535 }),
    protocol: choice("Protocol of the connection.", { choices: ["http", "https"] }),
    proxy_host: text("Host of a proxy.", { example: "proxy.example.com" }),
    proxy_port: integer("Port of the proxy.", { least: 1, most: 65_535 }),
    connect_retries: integer("Times that a failed connection is tried again.", { usual: 1, least: 0 }),
    connect_timeout: integer("Seconds to wait for a connection.", { least: 1 }),
    retry_on_database_errors: flag("Whether errors of the database are tried again.", { usual: false }),
    retry_all: flag("Whether every failure is tried again.", { usual: false }),
    insecure_mode: flag("Whether revoked certificates are accepted.", { usual: false }),
    s3_stage_vpce_dns_name: text("Name of the VPC endpoint of the stages in S3.", { example: "vpce-1.s3.example.com" }),
    platform_detection_timeout_seconds: decimal("Seconds that Snowflake looks for the cloud it runs in.", { usual: 0 }),
  },
  credentials: {
    chosenBy: "authenticator",
    kinds: [
      {
        name: "user and password",
        chosenAs: [undefined, "snowflake", "username_password_mfa", "https://"],
        needs: ["user", "password"],
      },
      {
        name: "key pair",
        chosenAs: [undefined, "snowflake_jwt"],
        needs: ["user", "private_key"],
        may: ["private_key_passphrase"],
      },
      {
        name: "key pair in a file",
        chosenAs: [undefined, "snowflake_jwt"],
        needs: ["user", "private_key_path"],
        may: ["private_key_passphrase"],
      },
      { name: "browser", chosenAs: ["externalbrowser"], needs: ["user"] },
      {
        name: "OAuth with a client",
        chosenAs: ["oauth"],
        needs: ["token", "oauth_client_id", "oauth_client_secret"],
        may: ["user"],
      },
      {
        name: "token",
        chosenAs: ["oauth", "jwt", "programmatic_access_token"],
        needs: ["token"],
        may: ["user"],
      },
      {
        name: "workload identity",
        chosenAs: ["workload_identity"],
        needs: ["workload_identity_provider"],
        may: ["user", "token", "workload_identity_entra_resource"],
      },
    ],
  },
};
