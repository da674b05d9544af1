import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { YamlEntry, YamlNode } from "../yaml/node.ts";

/** One thing that a schema refuses: what is said about it, and what is marked. */
export interface Complaint {
  /** `undefined` where a rule about secrets says it: of a secret it is said what kind it is. */
  readonly finding: Diagnostic | undefined;
  readonly refuses: Refusal;
}

/** What is refused: a value; or the value of a key that stands there in another spelling, or has to be there and does
 *  not. */
export type Refusal = RefusedNode | RefusedKey;

interface RefusedNode {
  readonly kind: "value" | "plaintext";
  readonly node: YamlNode;
}

interface RefusedKey {
  readonly kind: "misspelt" | "missing";
  readonly section: YamlNode;
  readonly entry: YamlEntry;
}

/** Whether a key is refused, and no value. */
export function isKeyRefusal(refusal: Refusal): refusal is RefusedKey {
  return "entry" in refusal;
}

/** The refusal of a value. */
export function refusedValue(node: YamlNode, finding: Diagnostic): Complaint {
  return { finding, refuses: { kind: "value", node } };
}
