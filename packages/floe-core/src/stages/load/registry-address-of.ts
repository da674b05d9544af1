import type { Host } from "../../host/host.ts";
import { isOciAddress } from "../../text/oci-address.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import { memberNode, textAt } from "../../yaml/read-node.ts";

/** The address of a registry that a product names as its manifest, as it is written; nothing where it names a file. The file may have
 *  any other mistakes. */
export function registryAddressOf(host: Host, product: string): string | undefined {
  const named = textAt(memberNode(loadDocument(host, product).value?.root, "platform"), "manifest")?.value;
  return named !== undefined && isOciAddress(named) ? named : undefined;
}
