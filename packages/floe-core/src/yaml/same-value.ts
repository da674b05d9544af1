import type { YamlNode } from "./node.ts";

/** Whether two nodes hold the same value, in whatever order their keys stand. */
export function isSameValue(left: YamlNode, right: YamlNode): boolean {
  if (left.kind === "scalar") return right.kind === "scalar" && left.value === right.value;
  if (left.kind === "list") {
    if (right.kind !== "list" || left.items.length !== right.items.length) return false;
    return left.items.every((item, index) => {
      const other = right.items[index];
      return other !== undefined && isSameValue(item, other);
    });
  }
  if (right.kind !== "map" || left.entries.size !== right.entries.size) return false;
  return [...left.entries.values()].every(({ key, value }) => {
    const other = right.entries.get(key)?.value;
    return other !== undefined && isSameValue(value, other);
  });
}
