import { definePlugin, type Plugin } from "floe-core/plugin";
import { accountHasName } from "./account-has-name.ts";
import { K8sRbacConfig } from "./k8s-rbac-config.ts";
import { k8sRbacValues } from "./k8s-rbac-values.ts";
import { rulesAreNarrow } from "./rules-are-narrow.ts";

/** Where the rights of a product come from. */
export const rbacPlugins: readonly Plugin[] = [
  definePlugin({
    kind: "rbac",
    name: "k8s",
    config: K8sRbacConfig,
    rules: [accountHasName, rulesAreNarrow],
    helm: k8sRbacValues,
  }),
];
