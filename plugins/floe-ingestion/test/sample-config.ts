/** Options of dlt as a user could write them: a source of each kind. */
export const sampleConfig: Readonly<Record<string, unknown>> = {
  sources: [
    {
      name: "shop",
      type: "rest_api",
      dataset: "shop_api",
      write_mode: "merge",
      schema_contract: "freeze",
      base_url: "https://api.example.com/v1/",
      token: { secret_ref: "shop-api", key: "token" },
      tables: [
        { name: "orders", path: "orders", rows_at: "data", parameters: { status: "paid" }, primary_key: ["id"] },
      ],
    },
    {
      name: "crm",
      type: "sql_database",
      connection: { secret_ref: "crm" },
      schema: "public",
      tables: [{ name: "accounts", cursor: "updated_at", primary_key: [] }],
    },
    {
      name: "landing",
      type: "filesystem",
      url: "s3://landing/shop",
      access_key_id: "reader",
      secret_access_key: { secret_ref: "landing", key: "secret" },
      endpoint_url: "http://minio:9000",
      region: "eu-north-1",
      write_mode: "append",
      tables: [{ name: "clicks", files: "clicks/*.csv", format: "csv" }],
    },
  ],
};
