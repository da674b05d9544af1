import { derived, type Located } from "../../origins/located.ts";
import { sourceHashRule } from "../../origins/rules-of-origin.ts";
import { digestOf } from "../../outputs/digest.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import { filesOf, namesOfDocuments } from "../../project/project-file.ts";
import type { StageContext } from "../stage.ts";

/** SHA-256 over both files, and those that the manifest extends, each with its name and length before it: bytes cannot move from one into the other
 *  unnoticed. */
export function sourceHash(project: EnforcedProject, { findingsOnly = false }: StageContext): Located<string> {
  const { product, platform } = project;
  return derived(sourceHashRule, findingsOnly ? "" : digestOf(framedTexts(project)), [product, platform.manifest]);
}

function framedTexts({ inputs }: EnforcedProject): string {
  const parts = filesOf(inputs)
    .flatMap(namesOfDocuments)
    .map(({ name, document }) => ({ name, text: document.source.text }));
  return parts.map(({ name, text }) => `${name}\n${new TextEncoder().encode(text).length}\n${text}`).join("");
}
