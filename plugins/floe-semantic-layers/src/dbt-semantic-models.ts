import { definePlugin, type Plugin } from "floe-core/plugin";
import * as z from "zod";

/** dbt's own semantic models and metrics, which stand in the dbt project. floe-dagster shows them at the tables that they are about. */
export const dbtSemanticModels: Plugin = definePlugin({
  kind: "semantic_layer",
  name: "dbt",
  config: z.strictObject({}),
});
