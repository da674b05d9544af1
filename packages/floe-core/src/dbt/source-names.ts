import type { SourceFile } from "../text/source-file.ts";
import type { YamlNode } from "../yaml/node.ts";
import { readForeignYaml } from "../yaml/read-foreign.ts";
import { elements, memberNode, textAt } from "../yaml/read-node.ts";

/** The sources that property files declare, as `source.table`; `undefined` where they cannot all be known: a file is no YAML, or
 *  a name is made by Jinja. */
export function sourceNames(files: readonly SourceFile[]): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const file of files) {
    if (!/\bsources\b|\\/u.test(file.text)) continue;
    const root = readForeignYaml(file);
    if (root === undefined) return undefined;
    for (const name of elements(memberNode(root, "sources")).flatMap(namesOf)) names.add(name);
  }
  return [...names].some((name) => /\{[{%]/u.test(name)) ? undefined : names;
}

function namesOf(source: YamlNode): readonly string[] {
  const name = textAt(source, "name")?.value;
  const tables = elements(memberNode(source, "tables")).flatMap((table) => textAt(table, "name")?.value ?? []);
  return name === undefined ? [] : tables.map((table) => `${name}.${table}`);
}
