import type { ResolvedReference, WithheldReference } from "./graph.ts";
import { isWithheld, type NodeRights } from "./node-rights.ts";

/** Whom a model is kept for that a ref leads to, where its reader is not among them; `undefined` where the ref is allowed, or only
 *  rendering tells. */
export function keptForOthers(
  found: ResolvedReference,
  { reader, models }: { readonly reader: NodeRights; readonly models: ReadonlyMap<string, NodeRights> },
): WithheldReference["keptFor"] | undefined {
  const model =
    found.kind === "other" ? found.model?.rights : found.kind === "model" ? models.get(found.name) : undefined;
  if (model === undefined) return undefined;
  if (isWithheld(model, reader)) return { group: wordOf(model.group) };
  if (found.kind !== "other" || found.model?.isRestricted !== true) return undefined;
  // Without a word of it a model is protected.
  const access = model.access === undefined ? "protected" : wordOf(model.access);
  return access === "protected" || access === "private" ? { package: found.model.packageName } : undefined;
}

function wordOf(said: NodeRights["group"]): string | undefined {
  return said === undefined || said === "undecided" ? undefined : said.word;
}
