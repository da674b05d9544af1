import { jinjaLiteral, jinjaText } from "./jinja-literal.ts";

/** What a test compares with. */
export type Relation =
  | {
      readonly kind: "ref";
      readonly target: string;
      readonly packageName: string | undefined;
      readonly version: string | number | undefined;
    }
  | { readonly kind: "source"; readonly source: string; readonly table: string };

/** Reads `customers`, `ref('customers')`, `ref('package', 'customers', v=2)` and `source('shop', 'orders')`. */
export function readRelation(text: string): Relation | undefined {
  const plain = /^\s*([A-Za-z_][\w.]*)\s*$/u.exec(text)?.[1];
  if (plain !== undefined) return ref(plain);
  const [, kind, first, second, version] = call.exec(text) ?? [];
  if (first === undefined) return undefined;
  if (kind === "source")
    return second === undefined || version !== undefined ? undefined : { kind, source: first, table: second };
  return second === undefined ? ref(first, version) : { ...ref(second, version), packageName: first };
}

const call =
  /^\s*(ref|source)\(\s*(?:'|")([\w.$ -]+)(?:'|")\s*(?:,\s*(?:'|")([\w.$ -]+)(?:'|")\s*)?(?:,\s*v(?:ersion)?\s*=\s*['"]?([\w.]+)['"]?\s*)?\)\s*$/u;

function ref(target: string, version?: string): Extract<Relation, { kind: "ref" }> {
  return { kind: "ref", target, packageName: undefined, version };
}

/** The call that gives dbt the relation. */
export function relationCall(relation: Relation): string {
  if (relation.kind === "source") return `source(${jinjaText(relation.source)}, ${jinjaText(relation.table)})`;
  const { target, packageName, version } = relation;
  const names = [...(packageName === undefined ? [] : [packageName]), target].map(jinjaText);
  return `ref(${[...names, ...(version === undefined ? [] : [`v=${jinjaLiteral(version)}`])].join(", ")})`;
}
