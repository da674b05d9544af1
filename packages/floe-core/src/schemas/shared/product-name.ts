/** What the name of a product looks like. */
export const productName: RegExp = /^[a-z][a-z0-9-]*$/;

/** The most characters that it has. */
export const longestProductName = 63;

/** Whether the schema takes a name for that of a product. */
export function isProductName(name: string): boolean {
  return name.length <= longestProductName && productName.test(name);
}
