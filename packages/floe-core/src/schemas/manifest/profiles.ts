import * as z from "zod";
import { ProfileName } from "../shared/profile-name.ts";
import { CatalogProfile } from "./catalog-profile.ts";
import { ComputeProfile } from "./compute-profile.ts";
import { StorageProfile } from "./storage-profile.ts";

/** The named profiles that floe.yaml may refer to, by category. */
export const Profiles = z.lazy(() =>
  z.strictObject({
    storage: z.record(ProfileName, StorageProfile).default({}).meta({ description: "Object storages by name." }),
    catalogs: z.record(ProfileName, CatalogProfile).default({}).meta({ description: "Table catalogs by name." }),
    compute: z.record(ProfileName, ComputeProfile).default({}).meta({ description: "Compute engines by name." }),
  }),
);
/** The named profiles that floe.yaml may refer to, by category. */
export type Profiles = z.output<typeof Profiles>;
