/** What floe knows of a kind of catalog. */
export interface CatalogRow {
  /** The `type` in manifest.yaml. */
  readonly name: CatalogName;
  /** As its makers call it. */
  readonly title: string;
  /** An address, as a user could write it. */
  readonly example: string;
  /** The ways in which the catalog lets somebody in, by the modes of `credentials`. */
  readonly modes: readonly CredentialMode[];
  /** What a mode cannot do without, beside what the mode needs everywhere. */
  readonly needs?: { readonly [mode in CredentialMode]?: readonly string[] };
}

export type CatalogName = "polaris" | "rest" | "glue" | "unity" | "nessie" | "hive";

export type CredentialMode = "static" | "oauth2" | "iam_role" | "service_account";
