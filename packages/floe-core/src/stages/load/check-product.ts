import { type Reading, runRules } from "../../checking/run-rules.ts";
import { offeredModels } from "../../dbt/offered-model.ts";
import type { DbtProject } from "../../dbt/project.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { listTransforms, selectionOf } from "../../project/list-transforms.ts";
import type { ListedProduct } from "../../project/listed-product.ts";
import type { ProjectFile } from "../../project/project-file.ts";
import { compareWithDbt } from "../../rules/dbt/compare-with-dbt.ts";
import { dbtProjectIsThere } from "../../rules/dbt/project-is-there.ts";
import { outputPortRules } from "../../rules/output-ports/index.ts";
import { portNamesModel } from "../../rules/output-ports/port-names-model.ts";
import { productRules } from "../../rules/product/index.ts";
import { qualityRules } from "../../rules/quality/index.ts";
import { selectionRules } from "../../rules/selection/index.ts";
import type { Product } from "../../schemas/product/product.ts";
import { withEdgesFromDbt } from "./edges-from-dbt.ts";

/** A product with its transforms as a list, and what its own rules find. */
export interface CheckedProduct {
  readonly file: ProjectFile<ListedProduct> | undefined;
  readonly findings: readonly Diagnostic[];
  /** What was compared with the dbt project has an effect of its own; the other rules only look at the form of what they
   *  read. */
  readonly readings: readonly Reading[];
}

/** Whether the product is compared with its dbt project, and the folders below floe.yaml that have a dbt project where none was
 *  found, relative to floe.yaml. */
export interface ProductSurroundings {
  readonly isCompared: boolean;
  readonly below: readonly string[];
}

/** Lists the transforms of a product and asks its own rules, and those about the dbt project beside it. */
export function checkProduct(
  read: ProjectFile<Product> | undefined,
  dbt: DbtProject | undefined,
  { isCompared, below }: ProductSurroundings,
): CheckedProduct {
  if (read === undefined) return { file: undefined, findings: [], readings: [] };
  const offered = dbt && offeredModels(dbt);
  const written = listTransforms(read.value, offered);
  const product = dbt === undefined ? written : withEdgesFromDbt(written, dbt);
  const selection = selectionOf(read.value);
  const taken = selection && runRules(selectionRules, { selection, offered, below });
  // A port may have the name of a model that could not be read.
  const isListed = selection === undefined || offered?.isComplete === true;
  const ofPorts = isListed ? outputPortRules : outputPortRules.filter((each) => each !== portNamesModel);
  const ofProduct = [...productRules, ...qualityRules, ...ofPorts];
  // That there is no project is an error of its own where its models are wanted.
  const rules = selection === undefined ? [...ofProduct, dbtProjectIsThere] : ofProduct;
  // Edges from the graph belong to the order of the transforms, but need not be compared with the graph.
  const own = runRules(rules, { product, dbt, below });
  const compared = isCompared && dbt !== undefined ? compareWithDbt({ product: written, dbt }) : undefined;
  return {
    file: { ...read, value: product },
    findings: [...(taken?.findings ?? []), ...own.findings, ...(compared?.findings ?? [])],
    readings: [...(taken?.readings ?? []), ...(compared?.readings ?? [])],
  };
}
