import * as z from "zod";
import { KubernetesName } from "../shared/kubernetes-name.ts";
import { OpenMap } from "../shared/open-map.ts";

/** A system that gets data of the product. That `config` has at most 50 keys is checked by the compiler. */
export const DestinationConfig = z.lazy(() =>
  z.strictObject({
    name: z.string().min(1).max(100).meta({ description: "Name of the destination, 1 to 100 characters." }),
    sink_type: z.string().min(1).meta({ description: "Kind of system; an enterprise may limit the choice." }),
    connection_secret_ref: KubernetesName.meta({ description: "Kubernetes Secret that holds the connection." }),
    source_table: z.string().min(1).optional().meta({ description: "Table that is sent." }),
    config: OpenMap.optional().meta({ description: "Options of the sink, up to 50 keys." }),
    field_mapping: z.record(z.string(), z.string()).optional().meta({ description: "Column to field of the sink." }),
    batch_size: z.int().min(1).max(100000).optional().meta({ description: "Rows in one call, 1 to 100000." }),
  }),
);
/** A system that gets data of the product. That `config` has at most 50 keys is checked by the compiler. */
export type DestinationConfig = z.output<typeof DestinationConfig>;
