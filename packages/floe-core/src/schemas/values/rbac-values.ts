import * as z from "zod";
import { Annotations, ObjectName } from "../shared/kubernetes-names.ts";

/** What a subject may do with objects of Kubernetes. */
const AccessRule = z.strictObject({
  apiGroups: z.array(z.string()).meta({ description: 'Groups of the API; `""` is the one of pods.' }),
  resources: z.array(z.string()).meta({ description: "Kinds of objects, in the plural: `pods`, `pods/log`." }),
  resourceNames: z.array(z.string()).optional().meta({ description: "The only objects that are meant." }),
  verbs: z.array(z.string()).meta({ description: "What may be done: `get`, `list`, `create`." }),
});

const People = z.strictObject({
  groups: z.array(z.string()).meta({ description: "Groups, as the cluster's login calls them." }),
  users: z.array(z.string()).meta({ description: "Users, as the cluster's login calls them." }),
});

const ServiceAccount = z.strictObject({
  create: z.boolean().meta({ description: "Whether the chart makes the ServiceAccount." }),
  name: ObjectName.optional().meta({ description: "Its name; the chart's own name for the product when left out." }),
  annotations: Annotations.meta({ description: "Its annotations, by which clouds give it a role." }),
  automountToken: z.boolean().meta({ description: "Whether its pods get a token of the cluster's API." }),
  imagePullSecrets: z.array(ObjectName).meta({ description: "Kubernetes Secrets that images are pulled with." }),
});

/** The rights of a product in the cluster: its ServiceAccount, what that may do, and who may look after the product. */
export const RbacValues = z.strictObject({
  serviceAccount: ServiceAccount.meta({ description: "Who the pods of the product are." }),
  launchRuns: z.boolean().meta({ description: "Whether the product may start Jobs, which Dagster runs it in." }),
  rules: z.array(AccessRule).meta({ description: "What the product may do beside." }),
  viewers: People.meta({ description: "Who may look at the pods, the Jobs and the logs." }),
  operators: People.meta({ description: "Who may also end runs and restart pods." }),
});
/** The rights of a product in the cluster: its ServiceAccount, what that may do, and who may look after the product. */
export type RbacValues = z.output<typeof RbacValues>;
