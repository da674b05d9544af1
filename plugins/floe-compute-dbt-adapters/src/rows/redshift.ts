import { choice, flag, integer, list, nameOf, parts, secret, text, textOrSecret } from "../engine-option.ts";
import { type EngineRow, schemaOption, sslMode } from "../engine-row.ts";

// Which cluster a login of IAM is for.
const cluster = ["cluster_id", "serverless_work_group", "serverless_acct_id"];

/** Amazon Redshift, with RedshiftCredentials of dbt-redshift 1.11. */
export const redshift: EngineRow = {
  name: "redshift",
  title: "Amazon Redshift",
  adapter: { package: "dbt-redshift", versions: ">=1.11.2 <2" },
  // Quoted names as well, as long as `enable_case_sensitive_identifier` is off.
  identifierFolding: "case-insensitive",
  database: "database",
  schema: "schema",
  place: ["host", "port", "database", "schema"],
  options: {
    host: textOrSecret("Host of the cluster or of the serverless workgroup.", {
      needed: true,
      example: "demo.abc123.eu-west-1.redshift.amazonaws.com",
    }),
    port: integer("Port of the cluster.", { default: 5439, least: 1, most: 65_535 }),
    database: nameOf("Database of the cluster.", { needed: true, example: "analytics" }),
    schema: schemaOption("Schema"),
    method: choice("How dbt authenticates.", {
      choices: ["database", "iam", "iam_role", "browser_identity_center", "oauth_token_identity_center"],
      usual: "database",
    }),
    user: textOrSecret("User name.", { example: "floe" }),
    password: secret("Password of the user."),
    iam_profile: text("Profile of the AWS configuration.", { example: "analytics" }),
    access_key_id: textOrSecret("Access key of AWS, as text or from a secret.", {
      example: { secret_ref: "aws", key: "id" },
    }),
    secret_access_key: secret("Secret key of AWS."),
    region: text("AWS region of the cluster.", { example: "eu-west-1" }),
    cluster_id: text("Name of the cluster, for the methods of IAM.", { example: "demo" }),
    is_serverless: flag("Whether the host is a serverless workgroup, where its name does not say so."),
    serverless_work_group: text("Name of the serverless workgroup.", { example: "demo" }),
    serverless_acct_id: text("AWS account of the serverless workgroup.", { example: "123456789012" }),
    autocreate: flag("Whether the user is made if it is not there.", { usual: false }),
    db_groups: list("Groups that the user joins for the session.", { example: ["transformers"] }),
    idc_region: text("AWS region of the IAM Identity Center.", { example: "eu-west-1" }),
    issuer_url: text("Address of the issuer of tokens.", { example: "https://identitycenter.amazonaws.com/ssoins-1" }),
    idp_listen_port: integer("Local port to which the browser comes back.", { usual: 7890, least: 1, most: 65_535 }),
    idc_client_display_name: text("Name that the browser shows for the client.", {
      usual: "Amazon Redshift driver",
      example: "floe",
    }),
    idp_response_timeout: integer("Seconds to wait for the browser.", { least: 1 }),
    token_endpoint: parts("Where an identity provider gives out tokens.", {
      parts: {
        type: choice("Identity provider.", { choices: ["okta", "entra"], needed: true }),
        request_url: text("Address of the token request.", {
          needed: true,
          example: "https://login.example.com/oauth2/v1/token",
        }),
        request_data: secret("Body of the token request: it has the refresh token.", { needed: true }),
        idp_auth_credentials: secret("Client and its secret in base64, which Okta asks for."),
      },
    }),
    sslmode: sslMode("prefer"),
    role: text("Role that dbt takes on after it has connected.", { example: "transformer" }),
    connect_timeout: integer("Seconds to wait for a connection.", { least: 1 }),
    retries: integer("Times that a failed connection is tried again.", { usual: 1, least: 0 }),
    retry_all: flag("Whether every failure is tried again.", { usual: false }),
    autocommit: flag("Whether each statement is a transaction of its own.", { usual: true }),
    ra3_node: flag("Whether the nodes are RA3, which read other databases.", { usual: false }),
    datasharing: flag("Whether tables of other databases are read through data sharing.", { usual: false }),
    tcp_keepalive: flag("Whether TCP keeps idle connections alive.", { usual: true }),
    tcp_keepalive_idle: integer("Seconds without traffic after which TCP asks.", { least: 1 }),
    tcp_keepalive_interval: integer("Seconds between two such questions.", { least: 1 }),
    tcp_keepalive_count: integer("Such questions without an answer after which the connection is gone.", { least: 1 }),
    query_group: text("Query group of the workload management.", { example: "transformations" }),
    allow_concurrent_drops: flag("Whether several tables are dropped at a time.", { usual: false }),
    drop_without_cascade: flag("Whether tables are dropped without what depends on them.", { usual: false }),
  },
  credentials: {
    chosenBy: "method",
    kinds: [
      { name: "user and password", chosenAs: [undefined, "database"], needs: ["user", "password"] },
      {
        name: "IAM with keys",
        chosenAs: ["iam"],
        needs: ["user", "access_key_id", "secret_access_key"],
        may: cluster,
      },
      { name: "IAM of the environment", chosenAs: ["iam"], needs: ["user"], may: ["iam_profile", ...cluster] },
      { name: "IAM role", chosenAs: ["iam_role"], needs: [], may: ["iam_profile", ...cluster] },
      {
        name: "Identity Center in the browser",
        chosenAs: ["browser_identity_center"],
        needs: ["idc_region", "issuer_url"],
        may: ["idp_listen_port", "idc_client_display_name", "idp_response_timeout"],
      },
      {
        name: "Identity Center with tokens",
        chosenAs: ["oauth_token_identity_center"],
        needs: ["token_endpoint"],
      },
    ],
  },
};
