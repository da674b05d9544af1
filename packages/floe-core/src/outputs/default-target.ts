/** The name of the dbt target of a product's default engine. dbt takes it when it is given none: which environment it is, the
 *  manifest decides. */
export const defaultTarget = "dev";
