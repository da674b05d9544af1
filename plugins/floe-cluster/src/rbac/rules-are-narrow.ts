import {
  acceptedItems,
  at,
  defineDiagnostics,
  display,
  isAbsent,
  isThere,
  items,
  type Located,
  optionsOf,
  placeOf,
  problem,
  rule,
} from "floe-core/plugin";
import type { K8sRbacConfig } from "./k8s-rbac-config.ts";

const problems = defineDiagnostics("rbac", {
  "everything-allowed": problem({
    severity: "error",
    message: (p: { key: string }) => `A rule with \`*\` in \`${p.key}\` allows the product everything.`,
    help: () => "Name what the product needs.",
    docs: {
      cause:
        "`*` stands in a rule of the product's rights. Whoever changes the product's code then has the rights of an administrator of the namespace, and whatever Kubernetes adds later.",
      example:
        'plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  rbac:\n    type: k8s\n    config:\n      rules:\n        - {resources: ["*"], verbs: [get]}\n',
      fix: "List the kinds of objects and the verbs.",
    },
  }),
  "all-secrets": problem({
    severity: "error",
    message: (p: { resource: string }) =>
      `A rule for \`${display(p.resource)}\` names none of them, so it is about all of the namespace.`,
    help: () => "Add `resource_names` with the ones that the product needs, and `get` as the only verb.",
    docs: {
      cause:
        "A rule lets the product read Kubernetes Secrets without saying which. Those of other products and the passwords of the platform are among them. The pods of a product get their own secrets without any such right.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  rbac:\n    type: k8s\n    config:\n      rules:\n        - {resources: [secrets], verbs: [get]}\n",
      fix: "Remove the rule, or name the secrets.",
    },
  }),
  "rights-to-rights": problem({
    severity: "error",
    message: (p: { verb: string }) =>
      `A rule with the verb \`${display(p.verb)}\` lets the product take on rights of others.`,
    help: () => "Remove the verb.",
    docs: {
      cause:
        "The verbs `bind`, `escalate` and `impersonate` are those by which Kubernetes hands out rights. A product that has one of them has all.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  rbac:\n    type: k8s\n    config:\n      rules:\n        - {api_groups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate]}\n",
      fix: "Give the product the right itself that it needs.",
    },
  }),
});

type AccessRule = K8sRbacConfig["rules"][number];

/** The rights of a product are those that somebody listed: the chart's author cannot see what `*` will mean. */
export const rulesAreNarrow = rule({
  name: "rules-are-narrow",
  at: optionsOf<K8sRbacConfig>(),
  reads: ["rules"],
  problems,
  check: ({ rules }) =>
    acceptedItems(rules).flatMap((each) => [...allOf(each), ...allSecrets(each), ...rightsToRights(each)]),
});

function allOf(each: Located<AccessRule>) {
  const lists = (["api_groups", "resources", "verbs"] as const).flatMap((key) =>
    words(each, key).map((word) => ({ key, word })),
  );
  // `pods/*` is all of the ways into a pod.
  const wide = lists.filter(
    ({ word }) => word.value === "*" || word.value.endsWith("/*") || word.value.startsWith("*/"),
  );
  return wide.map(({ key, word }) => problems["everything-allowed"]({ key }, placeOf(word)));
}

function allSecrets(each: Located<AccessRule>) {
  if (!isAbsent(at(each, "resource_names"))) return [];
  return words(each, "resources")
    .filter(({ value }) => value === "secrets")
    .map((word) => problems["all-secrets"]({ resource: word.value }, placeOf(word)));
}

function rightsToRights(each: Located<AccessRule>) {
  return words(each, "verbs")
    .filter(({ value }) => ["bind", "escalate", "impersonate"].includes(value))
    .map((word) => problems["rights-to-rights"]({ verb: word.value }, placeOf(word)));
}

function words(each: Located<AccessRule>, key: "api_groups" | "resources" | "verbs"): readonly Located<string>[] {
  const list = at(each, key);
  return isThere(list) ? items(list).filter(isThere) : [];
}
