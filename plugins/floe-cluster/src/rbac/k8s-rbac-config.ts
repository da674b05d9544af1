import { Annotations, ObjectName } from "floe-core/schemas";
import * as z from "zod";

const word = z.string().min(1).max(253);

const AccessRule = z.strictObject({
  api_groups: z
    .array(z.string().max(253))
    .min(1)
    .default([""])
    .meta({ description: 'Groups of the API; `""` is the one of pods and ConfigMaps.', examples: [["batch"]] }),
  resources: z
    .array(word)
    .min(1)
    .meta({ description: "Kinds of objects, in the plural.", examples: [["configmaps"]] }),
  resource_names: z
    .array(ObjectName)
    .min(1)
    .optional()
    .meta({ description: "The only objects that are meant.", examples: [["settings"]] }),
  verbs: z
    .array(word)
    .min(1)
    .meta({ description: "What may be done.", examples: [["get", "list"]] }),
});

const People = z.strictObject({
  groups: z
    .array(word)
    .default([])
    .meta({ description: "Groups, as the cluster's login calls them.", examples: [["data-team"]] }),
  users: z
    .array(word)
    .default([])
    .meta({ description: "Users, as the cluster's login calls them.", examples: [["kim@example.com"]] }),
});

const ServiceAccount = z.strictObject({
  create: z.boolean().default(true).meta({
    description: "Whether the chart makes the ServiceAccount; one that is there already has its `name` here.",
  }),
  name: ObjectName.optional().meta({
    description: "Its name; the chart's own name for the product when left out.",
    examples: ["data-products"],
  }),
  annotations: Annotations.default({}).meta({
    description: "Its annotations, by which clouds give it a role.",
    examples: [{ "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/floe" }],
  }),
  automount_token: z
    .boolean()
    .default(true)
    .meta({ description: "Whether its pods get a token of the cluster's API, which starting runs needs." }),
  image_pull_secrets: z
    .array(ObjectName)
    .default([])
    .meta({ description: "Kubernetes Secrets that images are pulled with.", examples: [["registry"]] }),
});

/** The options of `plugins.rbac.config` for `type: k8s`. */
export const K8sRbacConfig = z.strictObject({
  service_account: ServiceAccount.prefault({}).meta({ description: "Who the pods of the product are." }),
  launch_runs: z
    .boolean()
    .default(true)
    .meta({ description: "Whether the product may start Jobs and see to them, which Dagster runs it in." }),
  rules: z
    .array(AccessRule)
    .max(50)
    .default([])
    .meta({
      description: "What the product may do beside that, in its own namespace.",
      examples: [[{ resources: ["configmaps"], resource_names: ["settings"], verbs: ["get"] }]],
    }),
  viewers: People.prefault({}).meta({ description: "Who may look at the pods, the Jobs and the logs." }),
  operators: People.prefault({}).meta({ description: "Who may also end runs and restart pods." }),
});
export type K8sRbacConfig = z.output<typeof K8sRbacConfig>;
