import { digestOf } from "../../../outputs/digest.ts";
import { derived, type Located } from "../../../source/located.ts";
import { sourceHashRule } from "../../source-hash-rule.ts";
import type { EnforcedProject } from "../enforce/enforced-project.ts";

/** SHA-256 over both files, each with its name and length before it: bytes cannot move from one into the other
 *  unnoticed. */
export function sourceHash({ product, file, platform }: EnforcedProject): Located<string> {
  const parts = [
    { name: "floe.yaml", text: file.document.source.text },
    { name: "manifest.yaml", text: platform.file.document.source.text },
  ];
  const framed = parts.map(({ name, text }) => `${name}\n${new TextEncoder().encode(text).length}\n${text}`).join("");
  return derived(sourceHashRule, digestOf(framed), [product, platform.manifest]);
}
