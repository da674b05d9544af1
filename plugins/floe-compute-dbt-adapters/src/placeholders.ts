import type { ProductIdentity } from "floe-core/plugin";

/** The first name in braces that stands for nothing. */
export function unknownPlaceholder(name: string): string | undefined {
  const used = name.match(/\{[A-Za-z0-9_]{1,60}\}/gu) ?? [];
  return used.find((placeholder) => placeholder !== "{product_name}" && placeholder !== "{product_slug}");
}

/** A name with the product's names filled in. */
export function filledName(name: string, product: ProductIdentity): string {
  return name.replaceAll("{product_name}", product.name.value).replaceAll("{product_slug}", product.slug.value);
}
