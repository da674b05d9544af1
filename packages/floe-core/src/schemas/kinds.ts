/** What is known of one kind of plugins. A column is left out where a kind has nothing of the sort. */
interface KindRow {
  /** The key under `plugins` in manifest.yaml. */
  readonly kind: string;
  /** What a plugin of this kind is, as the description of its key says it. */
  readonly describes: string;
  /** What `approved_plugins` lists for it. */
  readonly approves: string;
  /** Whether floe cannot compile without a selected one. */
  readonly needed?: true;
  /** Whether floe cannot compile without the code of the selected one: it makes a part of the outputs. Others are carried to
   *  whoever reads the artifact. */
  readonly needsCode?: true;
  /** The section of `profiles` that offers several to choose from. */
  readonly profiles?: string;
  /** The field of the artifact's `plugins` that refers to the selected one. */
  readonly slot?: string;
  /** Where the artifact has the options of a kind that has no field among its plugins, as a pointer. */
  readonly optionsAt?: `/${string}`;
  /** The key of the Helm values that belongs to the kind. */
  readonly helm: string;
  /** Only the cluster has to do with it: no pod of a product gets the secrets of its options. */
  readonly clusterOnly?: true;
}

/** The fourteen kinds of plugins, in the order of the `plugins` section. Schemas, the artifact's slots and the keys of the
 *  Helm values follow from this table. */
export const kindTable = [
  {
    kind: "compute",
    describes: "Engine that runs the models.",
    approves: "Allowed compute types.",
    needed: true,
    needsCode: true,
    profiles: "compute",
    slot: "compute",
    helm: "compute",
  },
  {
    kind: "orchestrator",
    describes: "Scheduler that starts the runs.",
    approves: "Allowed orchestrator types.",
    needed: true,
    needsCode: true,
    slot: "orchestrator",
    helm: "dagster",
  },
  {
    kind: "catalog",
    describes: "Table catalog.",
    approves: "Allowed catalog types.",
    needsCode: true,
    profiles: "catalogs",
    slot: "catalog",
    helm: "catalog",
  },
  {
    kind: "storage",
    describes: "Object storage.",
    approves: "Allowed storage types.",
    profiles: "storage",
    slot: "storage",
    helm: "storage",
  },
  {
    kind: "semantic_layer",
    describes: "Semantic layer for consumers.",
    approves: "Allowed semantic layer types.",
    slot: "semantic",
    helm: "semanticLayer",
  },
  {
    kind: "ingestion",
    describes: "Loader of source data.",
    approves: "Allowed ingestion types.",
    slot: "ingestion",
    helm: "ingestion",
  },
  {
    kind: "secrets",
    describes: "Store of secrets.",
    approves: "Allowed secret store types.",
    helm: "secrets",
    clusterOnly: true,
  },
  {
    kind: "telemetry_backend",
    describes: "Receiver of traces and metrics.",
    approves: "Allowed telemetry backend types.",
    helm: "telemetryBackend",
  },
  {
    kind: "lineage_backend",
    describes: "Receiver of lineage events.",
    approves: "Allowed lineage backend types.",
    slot: "lineage_backend",
    helm: "lineage",
  },
  {
    kind: "identity",
    describes: "Identity provider.",
    approves: "Allowed identity provider types.",
    helm: "identity",
    clusterOnly: true,
  },
  {
    kind: "dbt",
    describes: "dbt runtime; the compiler takes `core` when absent.",
    approves: "Allowed dbt runtimes.",
    optionsAt: "/plugins/orchestrator/config/dbt/config",
    helm: "dbt",
  },
  {
    kind: "quality",
    describes: "Quality plugin and its gates.",
    approves: "Allowed quality providers.",
    optionsAt: "/quality_config",
    helm: "quality",
  },
  {
    kind: "rbac",
    describes: "Source of roles and permissions.",
    approves: "Allowed RBAC types.",
    helm: "rbac",
    clusterOnly: true,
  },
  {
    kind: "alert_channel",
    describes: "Channel for alerts.",
    approves: "Allowed alert channel types.",
    needsCode: true,
    helm: "alertChannel",
  },
] as const satisfies readonly KindRow[];

type Row = (typeof kindTable)[number];

/** A kind of plugins, by the name that manifest.yaml uses. */
export type PluginKind = Row["kind"];

/** The kinds that profiles can be chosen for, and the sections of `profiles`. */
export type ProfileKind = Extract<Row, { readonly profiles: string }>["kind"];
export type ProfileCategory = Extract<Row, { readonly profiles: string }>["profiles"];

/** The kinds that the artifact has a field for. */
export type SlotKind = Extract<Row, { readonly slot: string }>["kind"];

/** The names of all kinds. */
export const pluginKinds: readonly PluginKind[] = kindTable.map(({ kind }) => kind);

/** The row of a kind. */
export function kindRow(kind: PluginKind): KindRow {
  return rows[kind];
}

const rows = byKind();

function byKind(): Readonly<Record<PluginKind, KindRow>> {
  return Object.fromEntries(kindTable.map((row) => [row.kind, row])) as Record<PluginKind, KindRow>;
}

/** The kinds with profiles and the sections that those stand in. */
export const profileKinds = kindTable.filter(hasProfiles);

function hasProfiles(row: Row): row is Extract<Row, { readonly profiles: string }> {
  return "profiles" in row;
}
