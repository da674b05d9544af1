import type { DbtProject } from "../../dbt/project.ts";
import type { OnProduct } from "../product/places.ts";

/** What rules about a product and the dbt project beside it are given. */
export interface OnDbtProject extends OnProduct {
  readonly dbt: DbtProject;
}
