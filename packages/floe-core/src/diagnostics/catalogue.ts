import type { CatalogueEntry } from "./define.ts";

/** Entries by code, each once. What several rules report names them all. */
export function catalogue(entries: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  const byCode = new Map<string, CatalogueEntry>();
  for (const entry of entries) {
    const rules = new Set([...(byCode.get(entry.code)?.rules ?? []), ...(entry.rules ?? [])]);
    byCode.set(entry.code, rules.size === 0 ? entry : { ...entry, rules: [...rules] });
  }
  return [...byCode.values()].sort((left, right) => (left.code < right.code ? -1 : 1));
}
