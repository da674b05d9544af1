import type { Located } from "../origins/located.ts";
import type { LogicalType } from "../quality/column-types.ts";
import type { ColumnReference } from "../quality/said-of-table.ts";

/** A table of the product as floe.yaml and the dbt project describe it. Each part says where it was found. */
export interface ProductTable {
  /** The transform. */
  readonly name: Located<string>;
  /** Where dbt builds it, or a clause that says why only dbt knows. */
  readonly relation: Located<TableRelation> | { readonly unknown: string };
  /** The dbt target that it is built on, and the adapter of that. */
  readonly target: Located<string>;
  readonly isOnDefaultTarget: Located<boolean>;
  readonly adapter: Located<string>;
  readonly tier: Located<string> | undefined;
  /** Those of the transform and those that dbt's files give for certain. */
  readonly tags: readonly Located<string>[];
  /** The output port that promises it. */
  readonly port: Located<string> | undefined;
  readonly description: Located<string> | undefined;
  /** Those that the port promises, then those that dbt's files declare beside. */
  readonly columns: readonly ProductColumn[];
  /** What dbt's files keep under `meta`; secrets in it are withheld. */
  readonly meta: Located<Readonly<Record<string, unknown>>> | undefined;
}

/** The parts of a table's address, as dbt has them. */
export interface TableRelation {
  /** Only where the model itself names one. */
  readonly database: string | undefined;
  readonly schema: string;
  readonly name: string;
}

/** A column of a table. */
export interface ProductColumn {
  readonly name: Located<string>;
  /** The type that the port promises, else the one that dbt's files declare; `undefined` where neither is known. */
  readonly type: Located<LogicalType> | undefined;
  readonly description: Located<string> | undefined;
  readonly classification: Located<string> | undefined;
  /** That it is a part of the primary key, and where that is said. */
  readonly primaryKey: Located<true> | undefined;
  /** Whether a test says that no two rows share a value. */
  readonly isUnique: boolean;
  /** The column of another transform that its values come from. */
  readonly references: Located<ColumnReference> | undefined;
  readonly meta: Located<Readonly<Record<string, unknown>>> | undefined;
}
