import { bundledPlugins } from "floe-cli/bundled-plugins";
import { type JsonSchema, manifestJsonSchema, productJsonSchema } from "floe-core/schemas";
import * as z from "zod";
import { isSensitiveName } from "../../packages/floe-core/src/secrets/sensitive-name.ts";
import { alternatives } from "../perturbation/file-schema.ts";
import { isTable, type Path, valueAt } from "../perturbation/plain-value.ts";

/** A section of one of the two files, with every leaf that its schema has. */
export interface Section {
  readonly name: string;
  readonly file: "manifest" | "product";
  /** Where the section stands. */
  readonly at: Path;
  /** What stands beside it, such as the type of the plugin. */
  readonly beside: Readonly<Record<string, unknown>>;
  readonly leaves: readonly Path[];
}

/** Every section that can hold a setting: those of both files, and the options of each plugin that comes with the command. */
export function everySection(): readonly Section[] {
  const roots = (["manifest", "product"] as const).flatMap((file) => {
    const schema = file === "manifest" ? manifestJsonSchema() : productJsonSchema();
    return Object.entries(tableAt(schema, ["properties"])).flatMap(([key, member]) =>
      heads.has(key) || !isTable(member)
        ? []
        : [{ name: `${file} ${key}`, file, at: [key], beside: {}, leaves: leavesOf(member, [], 0) }],
    );
  });
  const options = bundledPlugins.map(({ load }) => {
    const { kind, name, config } = load();
    const schema = z.toJSONSchema(config, { io: "input", unrepresentable: "any" });
    const at = ["plugins", kind, "config"];
    return {
      name: `${kind} ${name}`,
      file: "manifest" as const,
      at,
      beside: { type: name },
      leaves: leavesOf(schema, [], 0),
    };
  });
  return [...roots, ...options].filter(({ leaves }) => leaves.length > 0);
}

/** A section with a value at each leaf that gets one. */
export function sectionWith({ leaves }: Section, valueFor: (path: Path) => unknown): unknown {
  let root: unknown;
  for (const path of leaves) {
    const value = valueFor(path);
    if (value !== undefined) root = withValue(root, path, value);
  }
  return root;
}

/** Whether the name of a leaf says that its value is a secret. */
export function isSecretLeaf(path: Path): boolean {
  const name = path.findLast((step) => typeof step === "string");
  return typeof name === "string" && isSensitiveName(name);
}

const heads: ReadonlySet<string> = new Set(["apiVersion", "kind", "extends", "base", "parent_manifest", "platform"]);
const deepest = 7;

/** The leaves of a schema, those of all alternatives: a free map gets a key that is secret and one that is not. */
function leavesOf(schema: JsonSchema, path: Path, depth: number): readonly Path[] {
  if (depth > deepest) return [];
  const members = alternatives(schema).flatMap((each) => {
    const named = Object.entries(tableAt(each, ["properties"]));
    const free = each["additionalProperties"];
    const others = isTable(free) ? [["password", free] as const, ["note", free] as const] : [];
    const item = each["items"];
    return [...named, ...others, ...(isTable(item) ? [[0, item] as const] : [])];
  });
  const inner = new Map<string, Path>();
  for (const [key, member] of members) {
    if (!isTable(member)) continue;
    for (const leaf of leavesOf(member, [...path, key], depth + 1)) inner.set(JSON.stringify(leaf), leaf);
  }
  return inner.size === 0 ? [path] : [...inner.values()];
}

function tableAt(schema: JsonSchema, path: Path): Readonly<Record<string, unknown>> {
  const found = valueAt(schema, path);
  return isTable(found) ? found : {};
}

function withValue(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === "number") return [withValue(Array.isArray(root) ? root[0] : undefined, rest, value)];
  const table = isTable(root) ? root : {};
  return { ...table, [key]: withValue(table[key], rest, value) };
}
