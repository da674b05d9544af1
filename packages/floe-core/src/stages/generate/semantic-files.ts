import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { type Outcome, ok } from "../../diagnostics/outcome.ts";
import { spanOf } from "../../origins/origin.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { callHook } from "../../plugins/call.ts";
import { offersResult, semanticResult } from "../../plugins/hook-results.ts";
import type { ProductTable } from "../../plugins/product-table.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { display } from "../../secrets/display.ts";
import { type GeneratingPlugin, generateContext } from "./generating-plugins.ts";
import { productTables } from "./product-tables.ts";

export const semanticDiagnostics = defineDiagnostics("semantic", {
  "left-out": problem({
    severity: "warning",
    message: (p: { what: string; because: string }) =>
      `The semantic layer leaves \`${display(p.what)}\` out: ${display(p.because)}.`,
    help: () => "docs/semantic-layer.md says what it takes.",
    docs: {
      cause:
        "The semantic layer cannot use a table, or something that the dbt project says for it in `meta`. Of some tables only dbt knows what they are called: `schema`, `alias` or `database` of the model has Jinja in it, the project has a macro `generate_schema_name` or `generate_alias_name`, or the schema of the target is a secret.",
      example:
        "# manifest.yaml\nplugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  semantic_layer: {type: cube}\n# floe.yaml\ntransforms:\n  - name: orders\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\n{{ config(alias=var('name')) }} select 1 as id\n",
      fix: "Say the address of the table in the property file of its model, for Cube as `meta: {cube: {sql_table: sales.orders}}`, or correct what stands in `meta`.",
    },
  }),
});

/** The models of the semantic layer, where one is selected that has code. */
export function semanticFiles(
  project: CompiledProject,
  plugins: readonly GeneratingPlugin[],
): Outcome<readonly GeneratedFile[]> {
  const generating = plugins.find(({ loaded }) => loaded.plugin.kind === "semantic_layer");
  const { plugin } = generating?.loaded ?? {};
  if (generating === undefined || plugin?.kind !== "semantic_layer") return ok([]);
  const { loaded } = generating;
  const context = generateContext(project, generating);
  const isOffered = (table: ProductTable) =>
    plugin.offers === undefined || callHook(loaded, "offers", () => offersResult(plugin.offers?.(table, context)));
  const tables = productTables(project).filter(isOffered);
  const made = callHook(loaded, "models", () =>
    plugin.models === undefined
      ? { files: [], leftOut: [] }
      : semanticResult(plugin.models({ ...context, tables }), loaded.candidate.id),
  );
  const findings = made.leftOut.map(({ at, what, because }) =>
    semanticDiagnostics["left-out"]({ what, because }, spanOf(at.origin)),
  );
  return ok(made.files, findings);
}
