import * as z from "zod";
import { ManifestMetadata } from "../shared/metadata.ts";
import { ApiVersion } from "../shared/versions.ts";
import { Governance } from "./governance.ts";
import { Observability } from "./observability.ts";
import { ApprovedPlugins, PluginsConfig } from "./plugins.ts";
import { Profiles } from "./profiles.ts";
import { PromotionConfig } from "./promotion.ts";
import { RegistryConfig } from "./registry.ts";
import { ResourcePresets } from "./resource-presets.ts";

/** Where artifacts are published and how they move from one environment to the next. */
export const ArtifactsConfig = z.strictObject({
  registry: RegistryConfig.meta({ description: "OCI registry." }),
  promotion: PromotionConfig.optional().meta({ description: "Promotion between environments; absent for none." }),
});
/** Where artifacts are published and how they move from one environment to the next. */
export type ArtifactsConfig = z.output<typeof ArtifactsConfig>;

const names = z.array(z.string().min(1)).optional();

const ManifestDefaults = z.strictObject({
  compute: z.string().min(1).optional().meta({ description: "Compute of a transform that names none." }),
});

/** A manifest.yaml: what platform engineers decide for every product. Which keys need which `scope` is checked by the
 *  compiler, with positions. */
export const Manifest = z.strictObject({
  apiVersion: ApiVersion.meta({ description: "Version of the file format." }),
  kind: z.literal("Manifest").meta({ description: "Kind of the file." }),
  extends: z.string().min(1).optional().meta({
    description:
      "Manifest that this one completes, relative to this file or an OCI address: what is not said here is taken from there.",
  }),
  base: z.boolean().optional().meta({
    description: "Whether this file is only there for others to extend. It need not be whole, and no product uses it.",
  }),
  metadata: ManifestMetadata.meta({ description: "Who the manifest is." }),
  scope: z
    .enum(["enterprise", "domain"])
    .optional()
    .meta({ description: "Tier of the manifest: the whole enterprise, or a domain in it; absent for two tiers." }),
  parent_manifest: z.string().min(1).optional().meta({
    description: "Manifest of the tier above, whose rules hold here: a path relative to this file, or an OCI address.",
  }),
  plugins: PluginsConfig.meta({ description: "Plugins of the platform by category." }),
  profiles: Profiles.optional().meta({ description: "Named storages, catalogs and compute engines." }),
  governance: Governance.optional().meta({ description: "Rules that every product follows." }),
  approved_plugins: ApprovedPlugins.optional().meta({ description: "Allowed plugin types; only at enterprise scope." }),
  approved_sinks: names.meta({ description: "Allowed sink types of destinations; only at enterprise scope." }),
  approved_products: names.meta({ description: "Allowed products; only at domain scope." }),
  defaults: ManifestDefaults.optional().meta({ description: "Values for products that give none." }),
  artifacts: ArtifactsConfig.optional().meta({ description: "Registry and promotion of artifacts." }),
  observability: Observability.optional().meta({ description: "Traces, lineage and logs of the products." }),
  resource_presets: ResourcePresets.optional().meta({ description: "Named container sizes." }),
});
/** A manifest.yaml: what platform engineers decide for every product. */
export type Manifest = z.output<typeof Manifest>;

/** What a manifest says of itself, which no tier below inherits. */
export const ManifestHead = Manifest.pick({ metadata: true, scope: true, parent_manifest: true });
/** What a manifest says of itself, which no tier below inherits. */
export type ManifestHead = z.output<typeof ManifestHead>;
