import {
  at,
  builtin,
  derived,
  type GenerateContext,
  items,
  type Located,
  optional,
  originRule,
  type TracedHelmPart,
} from "floe-core/plugin";
import type { K8sRbacConfig } from "./k8s-rbac-config.ts";

type People = K8sRbacConfig["viewers"];
type AccessRule = K8sRbacConfig["rules"][number];

/** The options in the words of the objects that the chart makes of them. */
export function k8sRbacValues({ config }: GenerateContext<K8sRbacConfig>): TracedHelmPart<"rbac"> {
  const account = at(config, "service_account");
  const rules = at(config, "rules");
  return {
    serviceAccount: {
      create: at(account, "create"),
      name: optional(account, "name") ?? builtin(undefined, "the chart names it for the product"),
      annotations: at(account, "annotations"),
      automountToken: at(account, "automount_token"),
      imagePullSecrets: at(account, "image_pull_secrets"),
    },
    launchRuns: at(config, "launch_runs"),
    rules: rules.value.length === 0 ? derived(noRulesRule, [], [rules]) : items(rules).map(accessRule),
    viewers: people(at(config, "viewers")),
    operators: people(at(config, "operators")),
  };
}

function accessRule(rule: Located<AccessRule>) {
  return {
    apiGroups: at(rule, "api_groups"),
    resources: at(rule, "resources"),
    resourceNames: optional(rule, "resource_names") ?? builtin(undefined, "all objects of the kind are meant"),
    verbs: at(rule, "verbs"),
  };
}

function people(group: Located<People>) {
  return { groups: at(group, "groups"), users: at(group, "users") };
}

const noRulesRule = originRule("no-more-rights", "the product may do no more than start its runs");
