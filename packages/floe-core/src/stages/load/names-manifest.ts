import type { Host } from "../../host/host.ts";
import { directoryOf, joinPath } from "../../host/paths.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import { memberNode, textAt } from "../../yaml/read-node.ts";

/** Whether a product is compiled against a manifest where nothing else is said: its `platform.manifest` leads there. One that
 *  cannot be read, or names none, counts as well, so that its own findings are told. Paths are absolute. */
export function namesManifest(host: Host, product: string, manifest: string): boolean {
  const named = textAt(memberNode(loadDocument(host, product).value?.root, "platform"), "manifest")?.value;
  if (named === undefined) return true;
  const path = joinPath(directoryOf(product), named);
  return (host.realPath(path) ?? path) === (host.realPath(manifest) ?? manifest);
}
