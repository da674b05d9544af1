import type { CatalogName, CatalogRow } from "./catalog-row.ts";

const withToken = { static: ["token"] } as const;

/** The table of catalogs. Which of them an engine can reach, the plugin of the engine says. */
export const catalogs = {
  polaris: {
    name: "polaris",
    title: "Apache Polaris",
    example: "https://polaris.example.com/api/catalog",
    modes: ["oauth2", "static"],
  },
  rest: {
    name: "rest",
    title: "Iceberg REST catalog",
    example: "https://catalog.example.com",
    modes: ["oauth2", "static"],
    needs: withToken,
  },
  glue: {
    name: "glue",
    title: "AWS Glue, by its Iceberg REST endpoint",
    example: "https://glue.eu-central-1.amazonaws.com/iceberg",
    modes: ["static", "iam_role"],
    needs: { static: ["access_key_id", "secret_access_key"] },
  },
  unity: {
    name: "unity",
    title: "Unity Catalog, by its Iceberg REST endpoint",
    example: "https://unity.example.com/api/2.1/unity-catalog/iceberg-rest",
    modes: ["oauth2", "static"],
    needs: withToken,
  },
  nessie: {
    name: "nessie",
    title: "Nessie, by its Iceberg REST endpoint",
    example: "https://nessie.example.com/iceberg",
    modes: ["oauth2", "static"],
    needs: withToken,
  },
  hive: {
    name: "hive",
    title: "Hive Metastore",
    example: "thrift://metastore.example.com:9083",
    modes: [],
  },
} as const satisfies { readonly [name in CatalogName]: CatalogRow };
