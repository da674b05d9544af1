import type { Located, ProductIdentity } from "floe-core/plugin";

/** What may stand for the product in a database path. */
export const productPlaceholders: readonly string[] = ["{product_name}", "{product_slug}"];

const placeholders: readonly string[] = [...productPlaceholders, "{environment}"];

/** The first name in braces, or of a variable of the shell, that stands for nothing. */
export function unknownPlaceholder(path: string): string | undefined {
  const used = [...path.matchAll(/\{[A-Za-z0-9_]{1,60}\}|\$[A-Za-z_][A-Za-z0-9_]{0,60}/gu)];
  return used.map(([placeholder]) => placeholder).find((placeholder) => !placeholders.includes(placeholder));
}

/** The path with the names of the product and of the environment filled in; as it is while no product is known. */
export function filledPath(path: string, product: ProductIdentity | undefined): string {
  if (product === undefined) return path;
  return path
    .replaceAll("{product_name}", product.name.value)
    .replaceAll("{product_slug}", product.slug.value)
    .replaceAll("{environment}", product.environment.value);
}

/** The names that a path is filled in with. */
export function namesIn(path: string, product: ProductIdentity): readonly Located<string>[] {
  const isOfProduct = productPlaceholders.some((placeholder) => path.includes(placeholder));
  return [...(isOfProduct ? [product.name] : []), ...(path.includes("{environment}") ? [product.environment] : [])];
}

/** Where a path leads from: `~/x` is the home of whoever runs dbt, `md:warehouse` an address. */
export type KindOfPath = "absolute" | "address" | "home" | "memory" | "relative";

/** Where a path leads from. */
export function kindOfPath(path: string): KindOfPath {
  if (path === ":memory:") return "memory";
  if (/^(?:\/|[A-Za-z]:[\\/])/u.test(path)) return "absolute";
  if (/^~(?:\/|$)/u.test(path)) return "home";
  return /^[A-Za-z][A-Za-z0-9_]+:/u.test(path) ? "address" : "relative";
}

/** Whether a path leads to a file whose name floe knows: it is no address, not the memory, and no template. */
export function isFilePath(path: string): boolean {
  const kind = kindOfPath(path);
  return kind !== "memory" && kind !== "address" && !/\{[{%#]/u.test(path);
}

/** What DuckDB and dbt call the database of a file: its name up to the first dot, without the dots that it begins with. */
export function databaseName(path: string): string {
  const file = path.split("/").at(-1) ?? "";
  return file.replace(/^\.+/u, "").split(".")[0] ?? "";
}

/** Whether DuckDB has a database or schema of this name itself. */
export function isReservedDatabase(name: string): boolean {
  // DuckDB compares only the other two without case.
  return name === "main" || ["system", "temp"].includes(name.toLowerCase());
}
