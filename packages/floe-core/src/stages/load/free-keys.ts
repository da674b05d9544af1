import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { failed } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { checkDocument, productFile } from "../../project/file-kind.ts";
import { documentsOf } from "../../project/project-file.ts";
import { dotted, pointerOf } from "../../text/pointer.ts";
import type { Span } from "../../text/span.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import type { YamlDocument } from "../../yaml/node.ts";
import { mapsWithin } from "../../yaml/read-node.ts";
import { loadManifest } from "./load-manifest.ts";
import { locateManifest } from "./locate-manifest.ts";

/** A key that starts with `x-`: a note of its author, which floe reads nothing from. */
export interface FreeKey {
  /** `metadata.x-team`; the value is the author's own business and stays out. */
  readonly name: string;
  readonly span: Span;
}

/** The `x-` keys of a floe.yaml and of the manifest that it is compiled against, in file order, and what keeps a file
 *  from being read. What stands inside a note belongs to it. */
export function freeKeysOf(
  host: Host,
  productPath: string,
): { readonly keys: readonly FreeKey[]; readonly diagnostics: readonly Diagnostic[] } {
  const product = loadDocument(host, productPath);
  if (product.value === undefined) return { keys: [], diagnostics: product.diagnostics };
  const { value: file } = checkDocument(product.value, productFile);
  const located = file === undefined ? failed([]) : locateManifest(host, { path: productPath, value: file.value }, {});
  const manifest = located.value && loadManifest(host, { ...located.value, product: productPath });
  const documents = manifest?.value === undefined ? [] : documentsOf(manifest.value);
  return {
    keys: [product.value, ...documents].flatMap(keysIn),
    diagnostics: [...product.diagnostics, ...located.diagnostics, ...(manifest?.diagnostics ?? [])],
  };
}

function keysIn({ root }: YamlDocument): readonly FreeKey[] {
  return [...mapsWithin(root)].flatMap(({ map, path }) => {
    if (path.some((key) => typeof key === "string" && isFree(key))) return [];
    const own = [...map.entries.values()].filter(({ key }) => isFree(key));
    return own.map(({ key, keySpan }) => ({ name: dotted(pointerOf([...path, key])), span: keySpan }));
  });
}

function isFree(key: string): boolean {
  return key.startsWith("x-");
}
