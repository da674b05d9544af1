import { choice, flag, integer, secret, text, textOrSecret, texts } from "../engine-option.ts";
import { type EngineRow, schemaOption } from "../engine-row.ts";

/** Apache Spark, with SparkCredentials of dbt-spark 1.10. */
export const spark: EngineRow = {
  name: "spark",
  title: "Apache Spark",
  adapter: { package: "dbt-spark", versions: ">=1.10 <2" },
  extras: { of: "method", byWord: { thrift: "PyHive", http: "PyHive", odbc: "ODBC", session: "session" } },
  identifierFolding: "case-insensitive",
  // What dbt calls the schema is the database of Spark; it has no other.
  schema: "schema",
  place: ["method", "host", "port", "schema"],
  options: {
    method: choice("How dbt reaches Spark; `session` starts one in dbt's own process.", {
      choices: ["thrift", "http", "odbc", "session"],
      needed: true,
    }),
    schema: schemaOption("Schema"),
    host: textOrSecret("Host of the Thrift server, the cluster or the gateway.", { example: "spark.example.com" }),
    port: integer("Port of the host; Thrift servers have 10000 most often.", { usual: 443, least: 1, most: 65_535 }),
    user: textOrSecret("User name.", { example: "floe" }),
    password: secret("Password of the user, for `auth: LDAP`."),
    auth: text("How the Thrift server authenticates: `NOSASL`, `NONE`, `LDAP`, `KERBEROS`.", { example: "LDAP" }),
    kerberos_service_name: text("Name of the service, for `auth: KERBEROS`.", { example: "hive" }),
    use_ssl: flag("Whether the connection to the Thrift server is encrypted.", { usual: false }),
    token: secret("Token of the cluster."),
    cluster: text("Cluster behind the host.", { example: "0123-456789-floe" }),
    endpoint: text("SQL endpoint behind the host.", { example: "abc123" }),
    organization: text("Number of the organization, which Azure has.", { usual: "0", example: "1234567890" }),
    driver: text("File of the ODBC driver.", { example: "/opt/simba/spark/lib/64/libsparkodbc_sb64.so" }),
    connection_string_suffix: text("Text at the end of the ODBC connection string.", {
      example: "UserAgentEntry=floe",
    }),
    server_side_parameters: texts("Settings of Spark by name; numbers and switches in quotes.", {
      example: { "spark.sql.shuffle.partitions": "4" },
    }),
    connect_retries: integer("Times that a failed connection is tried again.", { usual: 0, least: 0 }),
    connect_timeout: integer("Seconds between two tries.", { usual: 10, least: 0 }),
    retry_all: flag("Whether every failure is tried again.", { usual: false }),
    query_timeout: integer("Seconds after which a query is ended.", { least: 1 }),
    query_retries: integer("Times that a query is sent again after the connection was lost.", { usual: 1, least: 0 }),
    poll_interval: integer("Seconds between two questions whether a query is done.", { usual: 5, least: 1 }),
  },
  credentials: {
    chosenBy: "method",
    kinds: [
      // dbt wants a host, and nothing connects to it.
      { name: "session in dbt's process", chosenAs: ["session"], needs: [], writes: { host: "localhost" } },
      {
        name: "Thrift server",
        chosenAs: ["thrift"],
        needs: ["host"],
        may: ["port", "user", "password", "auth", "kerberos_service_name", "use_ssl"],
      },
      {
        name: "cluster over HTTP",
        chosenAs: ["http"],
        needs: ["host", "token", "cluster"],
        may: ["port", "user", "organization"],
      },
      {
        name: "cluster over ODBC",
        chosenAs: ["odbc"],
        needs: ["host", "driver", "token", "cluster"],
        may: ["port", "user", "organization", "connection_string_suffix"],
      },
      {
        name: "SQL endpoint over ODBC",
        chosenAs: ["odbc"],
        needs: ["host", "driver", "token", "endpoint"],
        may: ["port", "user", "connection_string_suffix"],
      },
      {
        name: "ODBC connection string",
        chosenAs: ["odbc"],
        needs: ["host", "driver", "connection_string_suffix"],
        may: ["port", "user"],
      },
    ],
  },
};
