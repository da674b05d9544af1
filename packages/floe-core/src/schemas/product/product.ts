import * as z from "zod";
import { ApiVersion } from "../shared/api-version.ts";
import { EnforcementLevel } from "../shared/levels.ts";
import { ProfileName } from "../shared/profile-name.ts";
import { DestinationConfig } from "./destination.ts";
import { ProductMetadata } from "./metadata.ts";
import { OutputPort } from "./output-port.ts";
import { Schedule } from "./schedule.ts";
import { Transform } from "./transform.ts";

const PlatformReference = z.strictObject({
  manifest: z.string().min(1).meta({
    description: "The platform's manifest: a path relative to floe.yaml or an `oci://` address.",
  }),
});

const ProductGovernance = z.strictObject({
  policy_enforcement_level: EnforcementLevel.optional().meta({
    description: "How hard the rules are enforced; may only be stricter than the platform's.",
  }),
});

const profile = ProfileName.optional();

/** A floe.yaml: what data engineers say about one product. Holds nothing of an environment and no credential. */
export const Product = z.strictObject({
  apiVersion: ApiVersion.meta({ description: "Version of the file format." }),
  kind: z.literal("FloeSpec").meta({ description: "Kind of the file." }),
  metadata: ProductMetadata.meta({ description: "Who the product is." }),
  platform: PlatformReference.optional().meta({ description: "Platform that the product runs on." }),
  catalog: profile.meta({ description: "Catalog profile; `default` when absent." }),
  storage: profile.meta({ description: "Storage profile; `default` when absent." }),
  compute: profile.meta({ description: "Compute profile; `default` when absent." }),
  governance: ProductGovernance.optional().meta({ description: "Governance that the product adds." }),
  transforms: z.array(Transform).min(1).meta({ description: "dbt models of the product, with unique names." }),
  schedule: Schedule.optional().meta({ description: "When the product runs; absent for by hand." }),
  outputPorts: z.array(OutputPort).optional().meta({ description: "Tables that the product promises." }),
  destinations: z
    .array(DestinationConfig)
    .optional()
    .meta({ description: "Systems that get data, with unique names." }),
});
/** A floe.yaml: what data engineers say about one product. Holds nothing of an environment and no credential. */
export type Product = z.output<typeof Product>;
