import { at, defineDiagnostics, isAbsent, isThere, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import type { K8sRbacConfig } from "./k8s-rbac-config.ts";

const problems = defineDiagnostics("rbac", {
  "account-without-name": problem({
    severity: "error",
    message: () => "The chart is to make no ServiceAccount, and the one that is there has no name.",
    help: () => "Add `name`, or remove `create: false`.",
    docs: {
      cause:
        "`service_account.create` is false and `service_account.name` is missing, so the pods of the product would ask for a ServiceAccount that nobody made.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  rbac:\n    type: k8s\n    config: {service_account: {create: false}}\n",
      fix: "Name the ServiceAccount.",
    },
  }),
});

/** A ServiceAccount that others make is known by its name. */
export const accountHasName = rule({
  name: "account-has-name",
  at: optionsOf<K8sRbacConfig>(),
  reads: ["service_account"],
  problems,
  check: ({ service_account: account }) => {
    const create = at(account, "create");
    if (!isThere(create) || create.value || !isAbsent(at(account, "name"))) return [];
    return [problems["account-without-name"]({}, placeOf(create))];
  },
});
