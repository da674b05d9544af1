import type { YamlNode } from "../yaml/node.ts";
import { memberNode } from "../yaml/read-node.ts";

/** What `models:`, `seeds:` or `snapshots:` in dbt_project.yml says of a setting of the node at `path`: its package, its folders,
 *  its name. The longest way that fits counts; `undefined` where nothing is said. */
export function configuredAt(
  section: YamlNode | undefined,
  { key, path }: { readonly key: string; readonly path: readonly string[] },
): YamlNode | undefined {
  const own = said(memberNode(section, `+${key}`)) ?? plain(said(memberNode(section, key)));
  const [first, ...rest] = path;
  const inner = first === undefined ? undefined : memberNode(section, first);
  return (inner?.kind === "map" ? configuredAt(inner, { key, path: rest }) : undefined) ?? own;
}

function said(node: YamlNode | undefined): YamlNode | undefined {
  return node?.kind === "scalar" && node.value === null ? undefined : node;
}

// Without the plus it can be the name of a folder.
function plain(node: YamlNode | undefined): YamlNode | undefined {
  return node?.kind === "scalar" ? node : undefined;
}
