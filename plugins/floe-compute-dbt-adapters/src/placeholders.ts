import type { Located, ProductIdentity } from "floe-core/plugin";

const placeholders: readonly string[] = ["{product_name}", "{product_slug}", "{environment}"];

/** The first name in braces that stands for nothing. */
export function unknownPlaceholder(name: string): string | undefined {
  const used = name.match(/\{[A-Za-z0-9_]{1,60}\}/gu) ?? [];
  return used.find((placeholder) => !placeholders.includes(placeholder));
}

/** A name with those of the product and of the environment filled in. */
export function filledName(name: string, product: ProductIdentity): string {
  return name
    .replaceAll("{product_name}", product.name.value)
    .replaceAll("{product_slug}", product.slug.value)
    .replaceAll("{environment}", product.environment.value);
}

/** The names that a name is filled in with. */
export function namesIn(name: string, product: ProductIdentity): readonly Located<string>[] {
  const isOfProduct = /\{product_(?:name|slug)\}/u.test(name);
  return [...(isOfProduct ? [product.name] : []), ...(name.includes("{environment}") ? [product.environment] : [])];
}
