import type { Located } from "../origins/located.ts";
import type { GeneratedFile } from "../outputs/generated-file.ts";
import type { CheckContext, GenerateContext } from "./hook-contexts.ts";
import type { ProductTable } from "./product-table.ts";

/** What a semantic layer is made from. */
export interface SemanticContext<C> extends GenerateContext<C> {
  /** The tables that the layer offers, in the order of the product's transforms. */
  readonly tables: readonly ProductTable[];
}

/** The models of a semantic layer. */
export interface SemanticModels {
  readonly files: readonly GeneratedFile[];
  /** What the layer cannot take: floe warns of each. */
  readonly leftOut?: readonly LeftOut[];
}

/** A table, or something in the `meta` of one, that a layer leaves out. */
export interface LeftOut {
  readonly at: Located<unknown>;
  /** As the user knows it: the name of the table, `meta.cube.measures`. */
  readonly what: string;
  /** A clause that ends a sentence. */
  readonly because: string;
}

/** What plugins of semantic layers do beside what all do. */
export interface SemanticLayerHooks<C> {
  /** Offers the product's tables to whoever asks questions. */
  readonly semantic_layer: {
    /** Whether the layer offers a table; all of them where it does not say. */
    offers?(table: ProductTable, context: CheckContext<C>): boolean;
    /** The files of its models. */
    models?(context: SemanticContext<C>): SemanticModels;
  };
}
