import type { Host } from "../../host/host.ts";
import { isOciAddress } from "../../text/oci-address.ts";
import type { Span } from "../../text/span.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import { memberNode, textAt } from "../../yaml/read-node.ts";

/** An address of a registry as floe.yaml writes it, and where. */
export interface WrittenAddress {
  readonly value: string;
  readonly span: Span;
}

/** The address of a registry that a product names as its manifest; nothing where it names a file. The file may have any other
 *  mistakes. */
export function registryAddressOf(host: Host, product: string): WrittenAddress | undefined {
  const named = textAt(memberNode(loadDocument(host, product).value?.root, "platform"), "manifest");
  return named !== undefined && isOciAddress(named.value) ? named : undefined;
}
