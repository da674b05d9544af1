/** A test that a quality check may ask for, as dbt or one of its packages defines it. */
export interface KnownTest {
  /** As dbt calls it, without its package. */
  readonly name: string;
  /** The package that brings it; left out for those that dbt brings itself. */
  readonly package?: string;
  /** Whether it looks at one column. */
  readonly column: "needed" | "allowed" | "none";
  /** The forms of its other arguments; a `?` at the end says that dbt has a default. */
  readonly parameters: Readonly<Record<string, ParameterForm>>;
  /** The argument that says whether `values` stand in quotes. */
  readonly quotes?: string;
}

/** What an argument of a test may be. Whatever it is, it reaches SQL as a name that was checked, as a literal that was escaped,
 *  or, where the test asks for SQL, as one expression. */
export type ParameterKind =
  | "boolean"
  /** A number, or an SQL expression. */
  | "bound"
  | "column"
  | "columns"
  /** A comparison of the number of rows that fail: `> 10`. */
  | "condition"
  | "integer"
  | "number"
  /** Lists of two values. */
  | "pairs"
  /** A model, a seed, a snapshot or a source: `customers`, `ref('customers')`, `source('shop', 'orders')`. */
  | "relation"
  | "sql"
  /** A text that the test puts in quotes. */
  | "text"
  | "texts"
  /** The name of a type: `decimal(18,2)`. */
  | "type"
  | "types"
  /** Values that the test compares with. */
  | "values"
  | "word";

export type ParameterForm = ParameterKind | `${ParameterKind}?`;

/** What every check may say beside: dbt's configuration of a test. */
export const commonParameters: Readonly<Record<string, ParameterForm>> = {
  where: "sql?",
  limit: "integer?",
  warn_if: "condition?",
  error_if: "condition?",
};
