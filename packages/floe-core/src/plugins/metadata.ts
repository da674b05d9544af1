import * as z from "zod";
import { pluginKinds } from "../schemas/kinds.ts";
import { pluginName } from "./plugin-name.ts";

/** The `floe` field of a plugin's package.json: all that floe knows of a plugin before its code runs. */
export const PluginMetadata = z.strictObject({
  contract: z
    .string()
    .max(100)
    .regex(/^[\dxX*^~<>=|. -]+$/u)
    .meta({ description: "The plugin contract it was written for: `2`, `2.1`, or a range such as `>=2.1 <4`." }),
  kind: z.enum(pluginKinds).meta({ description: "What it plugs in." }),
  name: z.string().regex(pluginName).meta({ description: "The `type` that manifest.yaml selects it by." }),
  module: z.string().min(1).meta({ description: "The module that exports `plugin`, relative to the package." }),
});

export type PluginMetadata = z.output<typeof PluginMetadata>;
