import type { z } from "zod";
import type { Span } from "../text/span.ts";
import type { YamlNode } from "../yaml/node.ts";

/** What a schema check is about: the schema, the nodes it was applied to, and what to call the top of them. */
export interface SchemaSubject {
  readonly schema: z.ZodType;
  readonly root: YamlNode;
  /** The place of the root's own key; the whole file has none. */
  readonly rootKey: Span | undefined;
  /** `the file`, or `plugins.compute.config`. */
  readonly name: string;
}
