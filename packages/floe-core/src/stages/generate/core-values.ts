import { at, builtin, derived, isLocatedTable, items, type Located, members, optional } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import type { TracedJson } from "../../origins/traced.ts";
import { withoutPlaintext } from "../../origins/withhold.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { pluginConfig } from "../../project/plugin-config.ts";
import type { PluginKind } from "../../schemas/kinds.ts";
import { isSecretReference, type SecretReferenceLike, secretVariable } from "../../secrets/reference.ts";

/** The Helm values that are nobody's plugin: who the platform and the product are, sizes, the plugins that only the
 *  cluster has to do with, and the secrets that the pods need. */
export function coreValues(project: CompiledProject): TracedJson {
  const { manifest, plugins } = project.platform;
  const presets = optional(manifest, "resource_presets");
  const storage = plugins.get("storage");
  return {
    platform: at(manifest, "metadata"),
    product: productValues(project),
    ...(presets === undefined ? {} : { resourcePresets: presets }),
    ...(storage?.options === undefined ? {} : { storage: { type: storage.type, ...pluginConfig(storage) } }),
    ...clusterPlugins(project),
    secretEnvironment: secretEnvironment(project),
  };
}

/** Who the product is; the chart makes labels of it. */
function productValues({ product, identity }: CompiledProject): TracedJson {
  const metadata = at(product, "metadata");
  const owner = optional(metadata, "owner");
  const labels = optional(metadata, "labels");
  return {
    name: identity.name,
    slug: identity.slug,
    version: at(metadata, "version"),
    ...(owner === undefined ? {} : { owner }),
    ...(labels === undefined ? {} : { labels: withoutPlaintext(labels) }),
  };
}

/** Kinds that the artifact has no field for, by their names in the Helm values. */
const clusterKinds = {
  secrets: "secrets",
  identity: "identity",
  rbac: "rbac",
  telemetry_backend: "telemetryBackend",
  alert_channel: "alertChannel",
} as const satisfies Partial<Record<PluginKind, string>>;

function clusterPlugins({ platform }: CompiledProject): Readonly<Record<string, TracedJson>> {
  const values: Record<string, TracedJson> = {};
  for (const [kind, name] of Object.entries(clusterKinds)) {
    const selected = [...platform.plugins.values()].find((plugin) => plugin.kind === kind);
    if (selected === undefined) continue;
    const version = selected.version === undefined ? {} : { version: selected.version };
    const config = pluginConfig(selected);
    values[name] = { type: selected.type, ...version, ...(Object.keys(config).length === 0 ? {} : { config }) };
  }
  return values;
}

/** One entry of a pod's `env` for each secret that a selected plugin refers to. */
function secretEnvironment({ platform, engines }: CompiledProject): TracedJson {
  const selected = [...platform.plugins.values(), ...engines.map((engine) => engine.selected)];
  const references = selected.flatMap(({ options }) => (options === undefined ? [] : secretsWithin(options)));
  const byVariable = new Map(references.map((reference) => [secretVariable(reference.value), reference]));
  const variables = [...byVariable].sort(([left], [right]) => (left < right ? -1 : 1));
  if (variables.length === 0) return builtin([], "no selected plugin refers to a secret");
  return variables.map(([variable, reference]) => ({
    name: derived(variableRule, variable, [reference]),
    valueFrom: {
      secretKeyRef: {
        name: derived(secretNameRule, reference.value.secret_ref, [at(reference, "secret_ref")]),
        key: derived(secretKeyRule, reference.value.key ?? "value", [at(reference, "key")]),
      },
    },
  }));
}

function secretsWithin(value: Located<unknown>): readonly Located<SecretReferenceLike>[] {
  if (isReference(value)) return [value];
  if (isList(value)) return items(value).flatMap(secretsWithin);
  return isLocatedTable(value) ? members(value).flatMap(([, member]) => secretsWithin(member)) : [];
}

function isReference(value: Located<unknown>): value is Located<SecretReferenceLike> {
  return isSecretReference(value.value);
}

function isList(value: Located<unknown>): value is Located<readonly unknown[]> {
  return Array.isArray(value.value);
}

const variableRule = originRule("secret-variable", "the variable that a secret reference is read from");

const secretNameRule = originRule("secret-name", "the Kubernetes Secret that a reference names");

const secretKeyRule = originRule("secret-key", "the key of a reference; `value` when it names none");
