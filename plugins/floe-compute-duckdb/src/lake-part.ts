import type { TracedJson } from "floe-core/plugin";

/** What a catalog or a storage adds to the dbt target. */
export interface LakePart {
  readonly extensions: readonly string[];
  readonly secrets: readonly TracedJson[];
  readonly attach: readonly TracedJson[];
  /** Further leaves of the target. */
  readonly more: Readonly<Record<string, TracedJson>>;
}

/** Nothing of a lake. */
export const noPart: LakePart = { extensions: [], secrets: [], attach: [], more: {} };
