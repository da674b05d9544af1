import { checkSchema, freeKeys } from "../../checking/check-schema.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { locatedDocument } from "../../origins/located.ts";
import { mergeManifests } from "../../policy/merge-manifests.ts";
import type { InheritedManifest, ParentTier } from "../../project/project-file.ts";
import { ManifestHead } from "../../schemas/manifest/manifest.ts";
import type { YamlDocument, YamlNode } from "../../yaml/node.ts";

/** The tiers above a manifest, the nearest first, and what is wrong with what they say of themselves: that is not inherited, so
 *  nobody else looks at it. */
export function parentTiers(chain: readonly InheritedManifest[]): {
  readonly value: readonly ParentTier[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const value: ParentTier[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, manifest] of chain.entries()) {
    if (manifest.through !== "parent") continue;
    const bases = extendedBy(chain.slice(index + 1));
    const head = headOf(manifest.document, bases);
    value.push({
      ...manifest,
      documents: [manifest.document, ...bases],
      head: locatedDocument(head.document, head.checked),
    });
    diagnostics.push(...head.checked.diagnostics);
  }
  return { value, diagnostics };
}

function extendedBy(after: readonly InheritedManifest[]): readonly YamlDocument[] {
  const end = after.findIndex(({ through }) => through === "parent");
  return after.slice(0, end === -1 ? after.length : end).map(({ document }) => document);
}

const headKeys: ReadonlySet<string> = new Set(["metadata", "scope", "parent_manifest"]);

function headOf(own: YamlDocument, bases: readonly YamlDocument[]) {
  const [farthest = own, ...nearer] = [own, ...bases].reverse();
  let root: YamlNode = farthest.root;
  for (const each of nearer) root = mergeManifests(each.root, root).root;
  const document: YamlDocument = { source: own.source, root: onlyHead(root) };
  const subject = { schema: ManifestHead, root: document.root, rootKey: undefined, name: "manifest.yaml" };
  return { document, checked: checkSchema(subject, { unknownKeys: freeKeys }) };
}

function onlyHead(root: YamlNode): YamlNode {
  if (root.kind !== "map") return root;
  return { ...root, entries: new Map([...root.entries].filter(([key]) => headKeys.has(key))) };
}
