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
};
