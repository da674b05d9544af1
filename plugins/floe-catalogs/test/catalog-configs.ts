const client = {
  mode: "oauth2",
  client_id: "floe",
  client_secret: { secret_ref: "lake", key: "client-secret" },
  scope: "all",
};

/** Options of each catalog as a user could write them, by its type. */
export const catalogConfigs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  polaris: {
    uri: "http://polaris:8181/api/catalog",
    warehouse: "demo",
    namespace: "sales",
    oauth2: { client_id: "me", client_secret: { secret_ref: "polaris", key: "secret" } },
    access_delegation: "vended-credentials",
    properties: { "rest.sigv4-enabled": "false" },
  },
  rest: {
    uri: "https://catalog.example.com",
    warehouse: "s3://lake",
    namespace: "sales",
    credentials: client,
    token_url: "https://tokens.example.com/oauth",
    access_delegation: "vended-credentials",
  },
  glue: {
    uri: "https://glue.eu-central-1.amazonaws.com/iceberg",
    warehouse: "123456789012",
    namespace: "sales",
    region: "eu-central-1",
    credentials: { mode: "iam_role", role_arn: "arn:aws:iam::123456789012:role/reader" },
    access_delegation: "none",
  },
  unity: {
    uri: "https://unity.example.com/api/2.1/unity-catalog/iceberg-rest",
    warehouse: "main",
    credentials: { mode: "static", token: { secret_ref: "unity", key: "token" } },
  },
  nessie: { uri: { secret_ref: "nessie", key: "address" }, warehouse: "warehouse" },
  hive: { uri: "thrift://metastore.example.com:9083", warehouse: "s3://lake/warehouse", namespace: "sales" },
};
