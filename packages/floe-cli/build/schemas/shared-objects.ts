/** A JSON Schema in which each object has its place in `$defs`, equal ones the same: each becomes one function.
 *  `quietly` is of keywords.ts. */
export function withSharedObjects(schema: object): object {
  const names = new Map<string, string>();
  const $defs: Record<string, unknown> = {};
  // From the leaves up, so equal objects hold equal references.
  const quietly: unknown = JSON.parse(JSON.stringify(schema), (_key, node: unknown) => {
    if (!isObjectSchema(node)) return node;
    // One section may stand in several places, with a default of its own in each.
    const { default: standard, ...object } = node;
    const text = JSON.stringify(object);
    const name = names.get(text) ?? `object${names.size}`;
    names.set(text, name);
    $defs[name] = { quietly: object };
    return { $ref: `#/$defs/${name}`, ...(standard === undefined ? {} : { default: standard }) };
  });
  return { $defs, quietly };
}

function isObjectSchema(node: unknown): node is { readonly default?: unknown } {
  return typeof node === "object" && node !== null && "arranged" in node && "type" in node && node.type === "object";
}
