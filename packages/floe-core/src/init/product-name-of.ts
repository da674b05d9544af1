import { isProductName, longestProductName } from "../schemas/shared/product-name.ts";
import { slugOf } from "../text/slug.ts";

/** A name as a product may have it: `Jaffle_Shop` becomes `jaffle-shop`. */
export function productNameOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^[-0-9]+|-+$/gu, "")
    .slice(0, longestProductName)
    .replace(/-+$/u, "");
  return plain === "" ? "product" : plain;
}

/** The name of the product whose dbt profile is called so; `undefined` where no product can have such a profile. */
export function productOfProfile(profile: string): string | undefined {
  if (isProductName(profile)) return profile;
  const name = profile.replaceAll("_", "-");
  return isProductName(name) && slugOf(name) === profile ? name : undefined;
}

/** A name as a manifest may have it. Some are reserved. */
export function manifestNameOf(product: string): string {
  const longest = longestProductName - "-platform".length;
  return `${product.slice(0, longest).replace(/-+$/u, "")}-platform`;
}
