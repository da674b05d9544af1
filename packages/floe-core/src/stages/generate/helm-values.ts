import { at, builtin, type Located, optional } from "../../origins/located.ts";
import { freeForm, type Traced } from "../../origins/traced.ts";
import { withoutPlaintext } from "../../origins/withhold.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { pluginConfig } from "../../project/plugin-config.ts";
import type { SelectedPlugin } from "../../project/resolved-project.ts";
import type { PluginKind } from "../../schemas/kinds.ts";
import type { HelmValues } from "../../schemas/values/helm-values.ts";
import type { PluginParts } from "./plugin-parts.ts";
import { runVariables } from "./run-variables.ts";
import { secretEnvironment } from "./secret-environment.ts";

/** The Helm values, key by key. A key that is left out, or a constant without a reason, does not type-check. */
export function helmValues(project: CompiledProject, part: PluginParts): Traced<HelmValues> {
  const { manifest } = project.platform;
  return {
    platform: at(manifest, "metadata"),
    environment: environmentOf(project),
    product: productValues(project),
    resourcePresets: optional(manifest, "resource_presets") ?? absent("the manifest has no resource_presets"),
    storage: storageValues(project, part),
    secrets: withSettings(project, part, "secrets"),
    identity: clusterPlugin(project, part, "identity"),
    rbac: withSettings(project, part, "rbac"),
    telemetryBackend: withSettings(project, part, "telemetry_backend"),
    alertChannel: clusterPlugin(project, part, "alert_channel"),
    secretEnvironment: secretEnvironment(project),
    runVariables: runVariables(project),
    compute: part("compute") ?? nothing,
    catalog: part("catalog") ?? nothing,
    dagster: part("orchestrator") ?? nothing,
    lineage: part("lineage_backend") ?? nothing,
    dbt: part("dbt") ?? nothing,
    semanticLayer: part("semantic_layer") ?? nothing,
    ingestion: part("ingestion") ?? nothing,
    quality: part("quality") ?? nothing,
  };
}

/** The environment that was asked for by name. */
function environmentOf({ environment }: CompiledProject): Located<string | undefined> {
  return environment === undefined
    ? absent("no environment was asked for by name")
    : builtin(environment, "the environment that was asked for by name");
}

/** Who the product is; the chart makes labels of it. */
function productValues({ product, identity }: CompiledProject): Traced<HelmValues["product"]> {
  const metadata = at(product, "metadata");
  const labels = optional(metadata, "labels");
  return {
    name: identity.name,
    slug: identity.slug,
    version: at(metadata, "version"),
    owner: at(metadata, "owner"),
    labels: labels === undefined ? absent("floe.yaml has no metadata.labels") : freeForm(withoutPlaintext(labels)),
  };
}

/** The compiler knows S3 by itself; the options of another storage are its plugin's. */
function storageValues({ platform }: CompiledProject, part: PluginParts): Traced<HelmValues["storage"]> {
  const storage = platform.plugins.get("storage");
  if (storage === undefined) return absent("the manifest selects no storage");
  if (storage.loaded === undefined) return freeForm({ type: storage.type, ...pluginConfig(storage) });
  const { connectionSecret } = storage;
  const config = part("storage") ?? pluginConfig({ ...storage, connectionSecret: undefined });
  const secret = connectionSecret === undefined ? {} : { connection_secret_ref: connectionSecret };
  return freeForm({ type: storage.type, ...secret, ...(Object.keys(config).length === 0 ? {} : { config }) });
}

type OpenTable = Readonly<Record<string, unknown>>;

/** A plugin that the artifact has no field for: which one was selected, with its options unless the plugin itself says what
 *  the cluster needs of them. */
function clusterPlugin(
  { platform }: CompiledProject,
  part: PluginParts,
  kind: "identity" | "alert_channel",
): Traced<HelmValues["alertChannel"]> {
  const selected = platform.plugins.get(kind);
  if (selected === undefined) return notSelected(kind);
  return { ...selectionOf(selected), config: part(kind) ?? optionsOf(selected) };
}

/** The same where the chart knows what the plugins of the kind give. */
function withSettings<K extends "secrets" | "rbac" | "telemetry_backend">(
  { platform }: CompiledProject,
  part: PluginParts,
  kind: K,
) {
  const selected = platform.plugins.get(kind);
  if (selected === undefined) return notSelected(kind);
  const settings = part(kind);
  return {
    ...selectionOf(selected),
    config:
      settings === undefined ? optionsOf(selected) : absent("the plugin says what the chart makes of its options"),
    settings: settings ?? absent("the plugin gives nothing that the chart knows"),
  };
}

function selectionOf({ type, version, connectionSecret }: SelectedPlugin) {
  return {
    type,
    version: version ?? absent("the manifest pins no version"),
    connection_secret_ref: connectionSecret ?? absent("the manifest names no secret of a connection"),
  };
}

function optionsOf(selected: SelectedPlugin): Traced<OpenTable> | Located<undefined> {
  const options = pluginConfig({ ...selected, connectionSecret: undefined });
  return Object.keys(options).length === 0 ? absent("the plugin has no options") : freeForm<OpenTable>(options);
}

function notSelected(kind: PluginKind): Located<undefined> {
  return absent(`the manifest selects no ${kind.replaceAll("_", " ")}`);
}

const nothing = absent("no selected plugin of the kind gives Helm values");

// A value that is undefined is left out of the file.
function absent(reason: string): Located<undefined> {
  return builtin(undefined, reason);
}
