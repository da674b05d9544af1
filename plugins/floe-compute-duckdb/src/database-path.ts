import type { ProductIdentity } from "floe-core/plugin";

/** What may stand for the product in a database path. */
export const placeholders: readonly string[] = ["{product_name}", "{product_slug}"];

/** The first name in braces that stands for nothing. */
export function unknownPlaceholder(path: string): string | undefined {
  const used = [...path.matchAll(/\{[A-Za-z0-9_]{1,60}\}/gu)].map(([placeholder]) => placeholder);
  return used.find((placeholder) => !placeholders.includes(placeholder));
}

/** The path with the product's names filled in; as it is while no product is known. */
export function filledPath(path: string, product: ProductIdentity | undefined): string {
  if (product === undefined) return path;
  return path.replaceAll("{product_name}", product.name.value).replaceAll("{product_slug}", product.slug.value);
}

/** Where a path leads from: `md:warehouse` is an address. */
export function kindOfPath(path: string): "absolute" | "address" | "relative" {
  if (/^(?:\/|[A-Za-z]:[\\/])/u.test(path)) return "absolute";
  return /^[a-z]{2,}:/u.test(path) ? "address" : "relative";
}

/** Whether a path leads to a file whose name floe knows: it is no address, not the memory, and no template. */
export function isFilePath(path: string): boolean {
  return path !== ":memory:" && kindOfPath(path) !== "address" && !/\{[{%#]/u.test(path);
}

/** What DuckDB and dbt call the database of a file: its name up to the first dot that does not begin it. */
export function databaseName(path: string): string {
  const file = path.split(/[\\/]/u).at(-1) ?? "";
  return /^\.*([^.]*)/u.exec(file)?.[1] ?? "";
}

/** Whether DuckDB has a database or schema of this name itself. */
export function isReservedDatabase(name: string): boolean {
  return reserved.has(name.toLowerCase());
}

const reserved: ReadonlySet<string> = new Set(["main", "system", "temp"]);
