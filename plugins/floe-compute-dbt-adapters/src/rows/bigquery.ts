import { choice, flag, integer, list, nameOf, parts, secret, table, text, textOrSecret } from "../engine-option.ts";
import { type EngineRow, schemaOption } from "../engine-row.ts";

/** Google BigQuery, with BigQueryCredentials of dbt-bigquery 1.12. */
export const bigquery: EngineRow = {
  name: "bigquery",
  title: "Google BigQuery",
  adapter: { package: "dbt-bigquery", versions: ">=1.12 <2" },
  // Of tables; columns have one name in whatever case.
  identifierFolding: "exact",
  database: "project",
  schema: "dataset",
  place: ["project", "dataset", "location", "api_endpoint"],
  options: {
    method: choice("How dbt authenticates; `oauth` is the default login of the machine or the pod.", {
      choices: ["oauth", "oauth-secrets", "service-account", "service-account-json", "external-oauth-wif"],
      default: "oauth",
    }),
    project: nameOf("Project of Google Cloud with the tables.", { needed: true, example: "acme-analytics" }),
    dataset: schemaOption("Dataset"),
    location: text("Place of the dataset, such as `EU`.", { example: "EU" }),
    keyfile: text("File with the key of the service account.", { example: "/etc/keys/bigquery.json" }),
    keyfile_json: parts("The key of the service account, member by member.", {
      parts: {
        type: choice("Kind of the key.", { choices: ["service_account"], needed: true }),
        project_id: text("Project of the service account.", { needed: true, example: "acme-analytics" }),
        private_key_id: text("Number of the key.", { example: "1" }),
        private_key: secret("The private key.", { needed: true }),
        client_email: text("Address of the service account.", {
          needed: true,
          example: "floe@acme-analytics.iam.gserviceaccount.com",
        }),
        client_id: text("Number of the service account.", { example: "1" }),
        auth_uri: text("Where it authenticates.", { example: "https://accounts.google.com/o/oauth2/auth" }),
        token_uri: text("Where it gets tokens.", { needed: true, example: "https://oauth2.googleapis.com/token" }),
        auth_provider_x509_cert_url: text("Certificates of the provider.", {
          example: "https://www.googleapis.com/oauth2/v1/certs",
        }),
        client_x509_cert_url: text("Certificates of the service account.", {
          example: "https://www.googleapis.com/robot/v1/metadata/x509/floe",
        }),
        universe_domain: text("Domain of the cloud.", { example: "googleapis.com" }),
      },
    }),
    token: secret("Access token."),
    refresh_token: secret("Refresh token."),
    client_id: textOrSecret("Client of OAuth.", { example: "floe" }),
    client_secret: secret("Secret of that client."),
    token_uri: text("Where tokens are issued.", { example: "https://oauth2.googleapis.com/token" }),
    workload_pool_provider_path: text("Provider of the pool of workload identities.", {
      example: "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/floe/providers/entra",
    }),
    service_account_impersonation_url: text("Address at which the service account is taken on.", {
      example: "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/floe:generateAccessToken",
    }),
    token_endpoint: parts("Where an identity provider gives out tokens.", {
      parts: {
        type: choice("Identity provider.", { choices: ["entra"], needed: true }),
        request_url: text("Address of the token request.", {
          needed: true,
          example: "https://login.example.com/oauth2/v2.0/token",
        }),
        request_data: secret("Body of the token request: it has the secret of the client.", { needed: true }),
      },
    }),
    impersonate_service_account: text("Service account that dbt takes on.", {
      example: "dbt@acme-analytics.iam.gserviceaccount.com",
    }),
    scopes: list("Scopes of the access token.", { example: ["https://www.googleapis.com/auth/bigquery"] }),
    execution_project: text("Project that pays for the queries, where it is another one.", { example: "acme-billing" }),
    quota_project: text("Project whose quota counts.", { example: "acme-billing" }),
    api_endpoint: text("Address of the API, where it is not Google's own.", {
      example: "https://bigquery.example.com",
    }),
    priority: choice("Priority of the queries.", { choices: ["interactive", "batch"] }),
    maximum_bytes_billed: integer("Most bytes that a query may read.", { least: 1 }),
    reservation: text("Reservation that runs the queries.", {
      example: "projects/acme/locations/EU/reservations/floe",
    }),
    job_retries: integer("Times that a failed query is tried again.", { usual: 1, least: 0 }),
    job_retry_deadline_seconds: integer("Seconds after which nothing is tried again.", { least: 1 }),
    job_creation_timeout_seconds: integer("Seconds to wait until a query has begun.", { least: 1 }),
    job_execution_timeout_seconds: integer("Seconds after which a query is ended.", { least: 1 }),
    job_link_info_level_log: flag("Whether the log names the address of each job.", { usual: false }),
    submission_method: text("What runs models in Python: `serverless`, `cluster` or `bigframes`.", {
      example: "serverless",
    }),
    compute_region: text("Region of what runs models in Python.", { example: "europe-west1" }),
    dataproc_cluster_name: text("Cluster of Dataproc for models in Python.", { example: "floe" }),
    dataproc_batch: table("Settings of the batches of Dataproc.", {
      example: { environment_config: { execution_config: { service_account: "dbt" } } },
    }),
    gcs_bucket: text("Bucket for models in Python.", { example: "acme-dbt-python" }),
  },
  credentials: {
    chosenBy: "method",
    kinds: [
      { name: "default login", chosenAs: ["oauth"], needs: [] },
      {
        name: "refresh token",
        chosenAs: ["oauth-secrets"],
        needs: ["refresh_token", "client_id", "client_secret", "token_uri"],
        may: ["token"],
      },
      { name: "access token", chosenAs: ["oauth-secrets"], needs: ["token"] },
      { name: "service account in a file", chosenAs: ["service-account"], needs: ["keyfile"] },
      { name: "service account", chosenAs: ["service-account-json"], needs: ["keyfile_json"] },
      {
        name: "workload identity",
        chosenAs: ["external-oauth-wif"],
        needs: ["workload_pool_provider_path", "token_endpoint"],
        may: ["service_account_impersonation_url"],
      },
    ],
  },
};
