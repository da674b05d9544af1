import type { YamlMap } from "../yaml/node.ts";
import { elements, memberEntry, memberNode, textAt } from "../yaml/read-node.ts";
import { columnType } from "./engine-type.ts";
import type { SyncedModel } from "./synced-model.ts";
import type { WantedModel } from "./wanted-model.ts";

/** Why dbt could not enforce the contract of a model once the promised columns are written to its properties; `undefined` where
 *  nothing is known against it. */
export function obstacleToContract({ columns }: WantedModel, entry: YamlMap, model: SyncedModel): string | undefined {
  const { source } = model;
  if (memberEntry(memberNode(memberNode(entry, "config"), "contract"), "enforced") !== undefined) return undefined;
  if (!/\.sql$/iu.test(source.path)) return "it is written in Python";
  const config = memberNode(entry, "config");
  const materialized = textAt(config, "materialized")?.value ?? materializedIn.exec(source.text)?.[1];
  if (materialized === "ephemeral") return "it is ephemeral, so there is no table";
  const onChange = textAt(config, "on_schema_change")?.value ?? onChangeIn.exec(source.text)?.[1];
  if (materialized === "incremental" && !/^(?:append_new_columns|fail)$/u.test(onChange ?? ""))
    return "it is incremental, and `on_schema_change` is neither `append_new_columns` nor `fail`";
  const promised = new Map(columns.map(({ name, type }) => [name.toLowerCase(), type]));
  const listed = elements(memberNode(entry, "columns"));
  const typed = new Set(
    listed.flatMap((each) => (textAt(each, "data_type") && textAt(each, "name")?.value.toLowerCase()) ?? []),
  );
  const known = listed.flatMap((each) => textAt(each, "name")?.value.toLowerCase() ?? []);
  const untyped = [...new Set([...known, ...promised.keys()])].filter((name) => {
    const type = promised.get(name);
    return !typed.has(name) && (type === undefined || columnType({ name, type }, model) === undefined);
  });
  return untyped.length === 0
    ? undefined
    : `no \`data_type\` is known for ${untyped.map((name) => `\`${name}\``).join(", ")}`;
}

// What the file itself says in words.
const materializedIn = /\bmaterialized\s*=\s*["'](\w+)["']/u;
const onChangeIn = /\bon_schema_change\s*=\s*["'](\w+)["']/u;
