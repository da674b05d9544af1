import { defineDiagnostics, optionsOf, placeOf, problem, rule, type SelectedLake } from "floe-core/plugin";
import type { DuckDbConfig } from "../duckdb-config.ts";
import { lakeOption, lakeTable, lakeText } from "../lake-options.ts";

const start = "plugins:\n  compute: {type: duckdb, config: {use_storage: true}}\n  orchestrator: {type: dagster}\n";

const problems = defineDiagnostics("duckdb", {
  "no-storage": problem({
    severity: "error",
    message: () => "There is no storage that DuckDB could use.",
    help: () => "Select `s3`, `gcs`, `azure` or `local` under `plugins.storage`, or remove the line.",
    docs: {
      cause:
        "`use_storage` is about the storage that the manifest selects, and it selects none of a type that floe knows.",
      example: start,
      fix: "Add `plugins.storage`, or remove `use_storage`.",
    },
  }),
  "storage-credentials": problem({
    severity: "error",
    message: (p: { type: string; needs: string }) =>
      `DuckDB gets into a storage of the kind \`${p.type}\` with ${p.needs}, and these credentials have none of it.`,
    help: () => "Add what is missing, or leave `credentials` out where the environment of dbt brings them.",
    docs: {
      cause:
        "DuckDB takes other credentials for each kind of storage, and what it cannot use would silently be nothing.",
      example: `${start}  storage: {type: s3, config: {bucket: tables, credentials: {mode: static, token: {secret_ref: s3}}}}\n`,
      fix: "Write credentials that DuckDB can use.",
    },
  }),
});

export const storageCanBeReached = rule({
  name: "storage-can-be-reached",
  at: optionsOf<DuckDbConfig>(),
  reads: ["use_storage"],
  problems,
  check: ({ use_storage: use }, _options, { objectStorage: storage, refusedLake = [] }) => {
    if (!use.value || refusedLake.includes("storage")) return [];
    if (storage === undefined) return [problems["no-storage"]({}, placeOf(use))];
    const type = storage.type.value;
    const way = ways.get(type);
    // Of the options of a plugin that is not its own, floe cannot make a secret of DuckDB.
    if (way === undefined) return [problems["no-storage"]({}, placeOf(use))];
    if (way.isGiven(storage)) return [];
    const place = placeOf(lakeOption(storage, "credentials") ?? storage.type);
    return [problems["storage-credentials"]({ type, needs: way.needs }, place)];
  },
});

interface Way {
  readonly needs: string;
  isGiven(storage: SelectedLake): boolean;
}

const ways: ReadonlyMap<string, Way> = new Map<string, Way>([
  [
    "s3",
    {
      needs: "`access_key_id` and `secret_access_key`, or with a `role_arn`",
      isGiven: (storage) =>
        lakeTable(storage, "credentials") === undefined ||
        modeOf(storage) === "iam_role" ||
        (modeOf(storage) === "static" && has(storage, "access_key_id") && has(storage, "secret_access_key")),
    },
  ],
  [
    "gcs",
    {
      needs: "an HMAC key: `access_key_id` and `secret_access_key`",
      isGiven: (storage) => has(storage, "access_key_id") && has(storage, "secret_access_key"),
    },
  ],
  [
    "azure",
    {
      needs:
        "a `connection_string`, with an OAuth2 client and the `tenant`, or with a service account of the environment",
      isGiven: (storage) => {
        if (lakeOption(storage, "connection_string") !== undefined) return true;
        if (lakeTable(storage, "credentials") === undefined) return true;
        const isClient = has(storage, "client_id") && has(storage, "client_secret");
        return (isClient && lakeOption(storage, "tenant") !== undefined) || modeOf(storage) === "service_account";
      },
    },
  ],
  ["local", { needs: "nothing", isGiven: () => true }],
]);

function has(storage: SelectedLake, key: string): boolean {
  const credentials = lakeTable(storage, "credentials");
  return credentials !== undefined && lakeOption(credentials, key) !== undefined;
}

function modeOf(storage: SelectedLake): string | undefined {
  const credentials = lakeTable(storage, "credentials");
  return credentials && lakeText(credentials, "mode")?.value;
}
