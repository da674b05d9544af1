import { isLogicalType } from "../quality/column-types.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { YamlMap } from "../yaml/node.ts";
import { elements, memberEntry, memberNode, textAt } from "../yaml/read-node.ts";
import { engineType } from "./engine-type.ts";
import type { WantedModel } from "./wanted-model.ts";

/** A model in the dbt project. */
export interface SyncedModel {
  /** Its file. */
  readonly source: SourceFile;
  /** The type of the engine that it runs on. */
  readonly adapter: string;
}

/** Why dbt could not enforce the contract of a model once the promised columns are written to its properties; `undefined` where
 *  nothing is known against it. */
export function obstacleToContract(
  { columns }: WantedModel,
  entry: YamlMap,
  { source, adapter }: SyncedModel,
): string | undefined {
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
    return !typed.has(name) && !(type !== undefined && isLogicalType(type) && engineType(type, adapter) !== undefined);
  });
  return untyped.length === 0
    ? undefined
    : `no \`data_type\` is known for ${untyped.map((name) => `\`${name}\``).join(", ")}`;
}

// What the file itself says in words.
const materializedIn = /\bmaterialized\s*=\s*["'](\w+)["']/u;
const onChangeIn = /\bon_schema_change\s*=\s*["'](\w+)["']/u;
