/** Every option of each plugin, as a user could write them, by its kind and its type. */
export const sampleConfigs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "rbac k8s": {
    service_account: {
      create: true,
      name: "data-products",
      annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/floe" },
      automount_token: true,
      image_pull_secrets: ["images"],
    },
    launch_runs: true,
    rules: [{ api_groups: [""], resources: ["configmaps"], resource_names: ["settings"], verbs: ["get"] }],
    viewers: { groups: ["analysts"], users: ["kim@example.com"] },
    operators: { groups: ["data-team"], users: ["sam@example.com"] },
  },
  "secrets env": { variables_from: "shop-environment" },
  "secrets k8s": { optional: true },
  "secrets external-secrets": {
    store: { name: "vault", kind: "SecretStore" },
    key_prefix: "floe/",
    refresh_seconds: 600,
    creation_policy: "Orphan",
    deletion_policy: "Delete",
    api_version: "external-secrets.io/v1beta1",
    optional: true,
  },
  "secrets infisical": {
    host: "https://infisical.example.com/api",
    project_slug: "data",
    environment_slug: "prod",
    path: "/floe",
    universal_auth_from: "infisical-identity",
    resync_seconds: 600,
    creation_policy: "Orphan",
    optional: true,
  },
};
