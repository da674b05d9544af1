import { defineDiagnostics, isThere, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import type { InfisicalConfig } from "./secret-store-configs.ts";

const head =
  "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  secrets:\n    type: infisical\n    config:\n      project_slug: data\n      environment_slug: prod\n";

const problems = defineDiagnostics("infisical", {
  "no-sign-in": problem({
    severity: "error",
    message: () => "The operator has no way to sign in to Infisical.",
    help: () => "Add `universal_auth_from`, or `kubernetes_auth_identity`.",
    docs: {
      cause: "Neither `universal_auth_from` nor `kubernetes_auth_identity` is there.",
      example: head,
      fix: "Add one of the two.",
    },
  }),
  "two-sign-ins": problem({
    severity: "error",
    message: () => "There are two ways to sign in to Infisical, and the operator takes one.",
    help: () => "Keep `universal_auth_from` or `kubernetes_auth_identity`.",
    docs: {
      cause: "`universal_auth_from` and `kubernetes_auth_identity` are both there.",
      example: `${head}      universal_auth_from: infisical-identity\n      kubernetes_auth_identity: 8a5c5a4e\n`,
      fix: "Remove one of them.",
    },
  }),
});

/** An operator signs in in one way. */
export const signsInOneWay = rule({
  name: "signs-in-one-way",
  at: optionsOf<InfisicalConfig>(),
  readsIfThere: ["universal_auth_from", "kubernetes_auth_identity"],
  problems,
  check: ({ universal_auth_from: secret, kubernetes_auth_identity: identity }) => {
    if (isThere(secret) && isThere(identity)) return [problems["two-sign-ins"]({}, placeOf(identity))];
    return isThere(secret) || isThere(identity) ? [] : [problems["no-sign-in"]({}, placeOf(secret))];
  },
});
