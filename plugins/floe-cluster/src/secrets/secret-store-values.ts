import {
  at,
  builtin,
  type GenerateContext,
  type Located,
  type NeededSecret,
  optional,
  type TracedHelmPart,
} from "floe-core/plugin";
import type { EnvConfig, ExternalSecretsConfig, InfisicalConfig, K8sSecretsConfig } from "./secret-store-configs.ts";

type Settings = TracedHelmPart<"secrets">;

const none = builtin(undefined, "another kind of store");
const notOptional = builtin(false, "nothing of the chart names a secret of the pods");

/** The variables are put into the pods by others. */
export function envValues({ config }: GenerateContext<EnvConfig>): Settings {
  return {
    delivery: builtin("environment", "the variables are there already"),
    optional: notOptional,
    variablesFrom: optional(config, "variables_from") ?? builtin(undefined, "something else sets the variables"),
    externalSecrets: none,
    infisical: none,
  };
}

/** The variables are read from Kubernetes Secrets that somebody made. */
export function k8sSecretsValues({ config }: GenerateContext<K8sSecretsConfig>): Settings {
  return { ...fromSecrets(at(config, "optional")), externalSecrets: none, infisical: none };
}

/** An ExternalSecret for each Kubernetes Secret, with an entry for each of its keys. */
export function externalSecretsValues({ config, neededSecrets }: GenerateContext<ExternalSecretsConfig>): Settings {
  const store = at(config, "store");
  return {
    ...fromSecrets(at(config, "optional")),
    externalSecrets: {
      apiVersion: at(config, "api_version"),
      store: { kind: at(store, "kind"), name: at(store, "name") },
      keyPrefix: at(config, "key_prefix"),
      refreshSeconds: at(config, "refresh_seconds"),
      creationPolicy: at(config, "creation_policy"),
      deletionPolicy: at(config, "deletion_policy"),
      secrets: byName(neededSecrets).map((all) => ({
        name: all[0].name,
        keys: keysOf(all),
        whole: builtin(
          all.some(({ form }) => form === "whole"),
          "a connection takes all that its Secret holds",
        ),
      })),
    },
    infisical: none,
  };
}

/** An InfisicalSecret for each Kubernetes Secret, which gets all that its folder holds. */
export function infisicalValues({ config, neededSecrets }: GenerateContext<InfisicalConfig>): Settings {
  return {
    ...fromSecrets(at(config, "optional")),
    externalSecrets: none,
    infisical: {
      host: at(config, "host"),
      projectSlug: at(config, "project_slug"),
      environmentSlug: at(config, "environment_slug"),
      path: at(config, "path"),
      universalAuthFrom: optional(config, "universal_auth_from") ?? builtin(undefined, "Kubernetes vouches for it"),
      kubernetesAuthIdentity: optional(config, "kubernetes_auth_identity") ?? builtin(undefined, "a Secret signs in"),
      resyncSeconds: at(config, "resync_seconds"),
      creationPolicy: at(config, "creation_policy"),
      secrets: byName(neededSecrets).map(([{ name }]) => ({ name })),
    },
  };
}

function fromSecrets(isOptional: Located<boolean>) {
  return {
    delivery: builtin("secrets" as const, "Kubernetes Secrets hold the values"),
    optional: isOptional,
    variablesFrom: none,
  };
}

function keysOf(all: readonly NeededSecret[]) {
  const keys = all.filter(({ form }) => form !== "whole");
  if (keys.length === 0) return builtin([], "nothing refers to a key of it");
  return keys.map(({ key, form }) => ({ name: key, single: isSingle(form) }));
}

function isSingle(form: NeededSecret["form"]) {
  return builtin(form === "value", "a reference without a key means the whole entry of the store");
}

/** The secrets by the Kubernetes Secret that they lie in, in the order of its names. */
function byName(secrets: readonly NeededSecret[]): readonly (readonly [NeededSecret, ...NeededSecret[]])[] {
  const groups = new Map<string, [NeededSecret, ...NeededSecret[]]>();
  for (const each of secrets) {
    const group = groups.get(each.name.value);
    if (group === undefined) groups.set(each.name.value, [each]);
    else group.push(each);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
}
