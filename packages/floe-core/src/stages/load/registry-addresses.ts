import type { Host } from "../../host/host.ts";
import { directoryOf, joinPath } from "../../host/paths.ts";
import { searchBounds } from "../../host/search-bounds.ts";
import { isOciAddress } from "../../text/oci-address.ts";
import type { Span } from "../../text/span.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import type { YamlDocument } from "../../yaml/node.ts";
import { memberNode, textAt } from "../../yaml/read-node.ts";
import { environmentsIn, nearestPlatform } from "./environment-folders.ts";
import { maxInherited, namedManifest, namedParts } from "./inherited-manifests.ts";
import { projectPathsIn } from "./project-paths.ts";

/** An address of a registry as a file writes it, and where. */
export interface WrittenAddress {
  readonly value: string;
  readonly span: Span;
}

/** The addresses of a registry that compiling a product takes manifests from: the one that it names, and those that the manifests on
 *  this machine, of each of its environments too, take a part of themselves from. The files may have any other mistakes. */
export function registryAddressesOf(host: Host, product: string): readonly WrittenAddress[] {
  const named = textAt(memberNode(loadDocument(host, product).value?.root, "platform"), "manifest");
  const bounds = searchBounds(host, projectPathsIn(host, directoryOf(product)));
  const platform = nearestPlatform(host, bounds);
  const manifests = environmentsIn(host, platform).map((environment) => `${platform}/${environment}/manifest.yaml`);
  if (named === undefined) return manifests.flatMap((path) => addressesOfManifest(host, path, product));
  const own = isOciAddress(named.value)
    ? [{ value: named.value, span: named.span }]
    : addressesOfManifest(host, joinPath(directoryOf(product), named.value), product);
  return [...own, ...manifests.flatMap((path) => addressesOfManifest(host, path, product))];
}

/** The addresses that a manifest takes a part of itself from, and the files that it takes parts from. `product` widens where such files
 *  may lie. */
export function addressesOfManifest(host: Host, path: string, product = path): readonly WrittenAddress[] {
  const document = host.exists(path) ? loadDocument(host, path).value : undefined;
  if (document === undefined) return [];
  const bounds = searchBounds(host, { file: product, other: path });
  return addressesBelow(host, document, { read: [host.realPath(path) ?? path], bounds, lockedFor: product });
}

function addressesBelow(
  host: Host,
  document: YamlDocument,
  on: Parameters<typeof namedManifest>[2],
): readonly WrittenAddress[] {
  return namedParts(document).flatMap((part) => {
    const { value, span } = part.at;
    if (isOciAddress(value)) return [{ value, span }];
    if (on.read.length > maxInherited) return [];
    const next = namedManifest(host, part, on).value?.document;
    if (next === undefined) return [];
    const real = host.realPath(next.source.path) ?? next.source.path;
    return addressesBelow(host, next, { ...on, read: [...on.read, real] });
  });
}
