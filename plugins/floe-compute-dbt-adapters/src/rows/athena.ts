import { choice, decimal, flag, integer, nameOf, secret, table, text, textOrSecret, texts } from "../engine-option.ts";
import { type EngineRow, schemaOption } from "../engine-row.ts";

const role = ["assume_role_arn", "assume_role_external_id", "assume_role_session_name", "assume_role_duration_seconds"];

/** Amazon Athena, with AthenaCredentials of dbt-athena 1.11. */
export const athena: EngineRow = {
  name: "athena",
  title: "Amazon Athena",
  adapter: { package: "dbt-athena", versions: ">=1.11 <2" },
  identifierFolding: "case-insensitive",
  database: "catalog",
  schema: "schema",
  place: ["region_name", "endpoint_url", "catalog", "schema"],
  options: {
    region_name: text("AWS region.", { needed: true, example: "eu-west-1" }),
    catalog: nameOf("Data catalog of the product's tables.", { default: "awsdatacatalog", example: "lake" }),
    schema: schemaOption("Database of the catalog"),
    s3_staging_dir: text("Place in S3 for the results of queries.", { example: "s3://acme-athena/results/" }),
    s3_data_dir: text("Place in S3 for the tables; below `s3_staging_dir` when left out.", {
      example: "s3://acme-athena/tables/",
    }),
    s3_data_naming: choice("How the folders of tables are named.", {
      choices: ["unique", "table", "table_unique", "schema_table", "schema_table_unique"],
      usual: "schema_table_unique",
    }),
    s3_tmp_table_dir: text("Place in S3 for tables that only a run has.", { example: "s3://acme-athena/tmp/" }),
    work_group: text("Workgroup that runs the queries.", { example: "floe" }),
    skip_workgroup_check: flag("Whether dbt leaves the settings of the workgroup unread.", { usual: false }),
    spark_work_group: text("Workgroup for models in Python.", { example: "floe-spark" }),
    endpoint_url: text("Address of the API, where it is not that of the region.", {
      example: "https://athena.example.com",
    }),
    aws_profile_name: text("Profile of the AWS configuration.", { example: "analytics" }),
    aws_access_key_id: textOrSecret("Access key of AWS, as text or from a secret.", {
      example: { secret_ref: "aws", key: "id" },
    }),
    aws_secret_access_key: secret("Secret key of AWS."),
    aws_session_token: secret("Session token of AWS."),
    assume_role_arn: text("Role that dbt takes on.", { example: "arn:aws:iam::123456789012:role/floe" }),
    assume_role_external_id: text("External number that the role asks for.", { example: "floe" }),
    assume_role_session_name: text("Name of the session of the role.", { usual: "dbt-athena", example: "floe" }),
    assume_role_duration_seconds: integer("Seconds that the role is held.", { usual: 3600, least: 900, most: 43_200 }),
    lf_tags_database: texts("Tags of Lake Formation that new databases get.", { example: { team: "floe" } }),
    seed_s3_upload_args: table("Arguments of the upload of seeds to S3.", {
      example: { ACL: "bucket-owner-full-control" },
    }),
    poll_interval: decimal("Seconds between two questions whether a query is done.", { usual: 1 }),
    num_retries: integer("Times that a failed query is sent again.", { usual: 5, least: 0 }),
    num_boto3_retries: integer("Times that a failed request to AWS is sent again; `num_retries` when left out.", {
      least: 0,
    }),
    num_iceberg_retries: integer("Times that a commit to Iceberg is tried again.", { usual: 3, least: 0 }),
    debug_query_state: flag("Whether the log has the state of each query.", { usual: false }),
    connection_manager: choice("The client that dbt uses: that of dbt-athena itself, or PyAthena.", {
      choices: ["api", "pyathena"],
      usual: "api",
    }),
  },
  credentials: {
    kinds: [
      { name: "login of the environment", needs: [], may: role },
      { name: "profile of the AWS configuration", needs: ["aws_profile_name"], may: role },
      {
        name: "access key",
        needs: ["aws_access_key_id", "aws_secret_access_key"],
        may: ["aws_session_token", ...role],
      },
    ],
  },
};
