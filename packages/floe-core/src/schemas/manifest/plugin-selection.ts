import * as z from "zod";
import { KubernetesName } from "../shared/kubernetes-name.ts";
import { OpenMap } from "../shared/open-map.ts";
import { SemanticVersion } from "../shared/semantic-version.ts";

/** The choice of one plugin. Its `config` is open here and checked by the schema that the plugin brings. */
export const PluginSelection = z.strictObject({
  type: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,62}$/, {
      error:
        "A plugin name starts with a lower-case letter and has at most 63 lower-case letters, digits, `_` and `-`.",
    })
    .meta({ description: "Name of the implementation, such as `duckdb`." }),
  version: SemanticVersion.optional().meta({ description: "Version of the plugin: three numbers." }),
  config: OpenMap.optional().meta({ description: "Options of the plugin." }),
  connection_secret_ref: KubernetesName.optional().meta({
    description: "Kubernetes Secret that holds the credentials of the connection.",
  }),
});
/** The choice of one plugin. Its `config` is open here and checked by the schema that the plugin brings. */
export type PluginSelection = z.output<typeof PluginSelection>;
