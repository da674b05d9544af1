import type { Marks } from "../origins/marks.ts";
import type { YamlEntry, YamlNode } from "../yaml/node.ts";
import { type Complaint, isKeyRefusal } from "./complaint.ts";

/** The marks that complaints leave on a tree. */
export function marksOfComplaints(complaints: readonly Complaint[], others: readonly YamlNode[]): Marks {
  const refused = new Set(others);
  const plaintext = new Set<YamlNode>();
  const meant = new Map<YamlNode, Map<string, YamlEntry>>();
  for (const { refuses } of complaints) {
    if (!isKeyRefusal(refuses)) {
      refused.add(refuses.node);
      if (refuses.kind === "plaintext") plaintext.add(refuses.node);
      continue;
    }
    const { section, entry } = refuses;
    refused.add(entry.value);
    const entries = meant.get(section) ?? new Map<string, YamlEntry>();
    // The key that is there, misspelt, says more than that it is missing.
    if (refuses.kind === "misspelt" || !entries.has(entry.key)) entries.set(entry.key, entry);
    meant.set(section, entries);
  }
  return { refused, plaintext, meant };
}

/** The marks of two checks of one section. */
export function withEarlier(marks: Marks, earlier: { readonly marks: Marks } | undefined): Marks {
  if (earlier === undefined) return marks;
  const { refused, plaintext, meant } = earlier.marks;
  return {
    refused: new Set([...refused, ...marks.refused]),
    plaintext: new Set([...plaintext, ...marks.plaintext]),
    meant: new Map([
      ...meant,
      ...[...marks.meant].map(([section, own]) => [section, new Map([...(meant.get(section) ?? []), ...own])] as const),
    ]),
  };
}
