import * as z from "zod";
import { CredentialConfig } from "../manifest/credentials.ts";
import { ResourcePresets } from "../manifest/resource-presets.ts";
import { ManifestMetadata, ProductMetadata } from "../shared/metadata.ts";
import { OpenMap } from "../shared/open-map.ts";
import { SecretKey, SecretName, SecretReference, TextOrSecret } from "../shared/secret-reference.ts";
import { CatalogValues } from "./catalog-values.ts";
import { RbacValues } from "./rbac-values.ts";
import { BackendValues, RunVariables } from "./run-values.ts";
import { SecretsValues } from "./secrets-values.ts";

const ProductValues = z.strictObject({
  name: ProductMetadata.shape.name.meta({ description: "Name of the product." }),
  slug: z.string().meta({ description: "The name with `_` for what dbt and Python do not take." }),
  version: ProductMetadata.shape.version.meta({ description: "Version of the product." }),
  owner: ProductMetadata.shape.owner.meta({ description: "Team or person that answers for the product." }),
  labels: ProductMetadata.shape.labels.meta({ description: "Labels of the product." }),
});

const StorageValues = z.strictObject({
  type: z.string().meta({ description: "Kind of storage." }),
  endpoint: TextOrSecret.optional().meta({ description: "Address of the S3 service, as text or from a secret." }),
  bucket: z
    .string()
    .optional()
    .meta({ description: "Bucket, container or folder that holds the tables; every storage that floe knows has one." }),
  region: z.string().optional().meta({ description: "Region of the bucket." }),
  path_style_access: z
    .boolean()
    .optional()
    .meta({ description: "Whether the bucket stands in the path instead of the host name." }),
  account: z.string().optional().meta({ description: "Storage account of Azure." }),
  tenant: z.string().optional().meta({ description: "Tenant of Azure." }),
  connection_string: SecretReference.optional().meta({ description: "Connection string of the storage account." }),
  path: z.string().optional().meta({ description: "Folder of a local storage." }),
  credentials: CredentialConfig.optional().meta({ description: "How to authenticate." }),
  connection_secret_ref: SecretName.optional().meta({
    description: "Kubernetes Secret that holds the credentials of the connection.",
  }),
  config: OpenMap.optional().meta({ description: "What the plugin of another storage makes of its options." }),
});

/** Dagster in the Helm values. */
export const DagsterValues = z.strictObject({
  codeLocations: z
    .array(
      z.strictObject({
        locationName: z.string().meta({ description: "Name of the code location." }),
        moduleName: z.string().meta({ description: "Python module that Dagster loads." }),
      }),
    )
    .meta({ description: "The product's entries in Dagster's workspace." }),
});
/** Dagster in the Helm values. */
export type DagsterValues = z.output<typeof DagsterValues>;

/** A plugin that only the cluster has to do with. */
const ClusterPlugin = z.strictObject({
  type: z.string().meta({ description: "Name of the implementation." }),
  version: z.string().optional().meta({ description: "Version, or range of versions, that the manifest asks for." }),
  connection_secret_ref: SecretName.optional().meta({
    description: "Kubernetes Secret that holds the credentials of the connection.",
  }),
  config: OpenMap.optional().meta({ description: "Its options, or what the plugin makes of them." }),
});

/** The same where the chart reads what the plugin makes of its options. */
function clusterPlugin<T extends z.ZodType>(settings: T) {
  return ClusterPlugin.extend({
    settings: settings.optional().meta({
      description: "What the chart makes objects of. The options stand under `config` where the plugin gives none.",
    }),
  });
}

const SecretVariable = z.strictObject({
  name: z.string().meta({ description: "Environment variable that holds the secret." }),
  valueFrom: z
    .strictObject({
      secretKeyRef: z
        .strictObject({
          name: SecretName.meta({ description: "Kubernetes Secret." }),
          key: SecretKey.meta({ description: "Key of the Secret." }),
        })
        .meta({ description: "Where the secret is kept." }),
    })
    .meta({ description: "Where the value comes from." }),
});

const free = OpenMap.optional();

/** floe_target/values.yaml: what the cluster has to know of a product on its platform. Each kind of plugins has one key, and
 *  only the plugin of that kind sets what is under it. */
export const HelmValues = z.strictObject({
  platform: ManifestMetadata.meta({ description: "Who the platform is." }),
  environment: z
    .string()
    .optional()
    .meta({ description: "Environment that the values are for; the product's code finds it as `FLOE_ENV`." }),
  product: ProductValues.meta({ description: "Who the product is." }),
  resourcePresets: ResourcePresets.optional().meta({ description: "Named container sizes." }),
  storage: StorageValues.optional().meta({ description: "Object storage." }),
  secrets: clusterPlugin(SecretsValues).optional().meta({ description: "Store of secrets." }),
  identity: ClusterPlugin.optional().meta({ description: "Identity provider." }),
  rbac: clusterPlugin(RbacValues).optional().meta({ description: "Source of roles and permissions." }),
  telemetryBackend: clusterPlugin(BackendValues).optional().meta({ description: "Receiver of traces and metrics." }),
  alertChannel: ClusterPlugin.optional().meta({ description: "Channel for alerts." }),
  secretEnvironment: z.array(SecretVariable).meta({
    description:
      "Entries of a pod's `env`, one for each secret that a selected plugin refers to and the product's code needs.",
  }),
  runVariables: RunVariables.optional().meta({
    description: "Further entries of a pod's `env`: where the product's code reports to.",
  }),
  compute: free.meta({ description: "Engine that runs the models." }),
  catalog: CatalogValues.optional().meta({ description: "Table catalog." }),
  dagster: DagsterValues.optional().meta({ description: "Dagster, the orchestrator." }),
  lineage: BackendValues.optional().meta({ description: "Receiver of lineage events." }),
  dbt: free.meta({ description: "dbt runtime." }),
  semanticLayer: free.meta({ description: "Semantic layer for consumers." }),
  ingestion: free.meta({ description: "Loader of source data." }),
  quality: free.meta({ description: "Runner of data quality checks." }),
});
/** floe_target/values.yaml: what the cluster has to know of a product on its platform. */
export type HelmValues = z.output<typeof HelmValues>;
