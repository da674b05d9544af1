/** What may stand for the product in a database path. */
export const placeholders: readonly string[] = ["{product_name}", "{product_slug}"];

/** The first name in braces that stands for nothing. */
export function unknownPlaceholder(path: string): string | undefined {
  const used = [...path.matchAll(/\{[A-Za-z0-9_]{1,60}\}/gu)].map(([placeholder]) => placeholder);
  return used.find((placeholder) => !placeholders.includes(placeholder));
}

/** Where a path leads from: `md:warehouse` is an address. */
export function kindOfPath(path: string): "absolute" | "address" | "relative" {
  if (/^(?:\/|[A-Za-z]:[\\/])/u.test(path)) return "absolute";
  return /^[a-z]{2,}:/u.test(path) ? "address" : "relative";
}
