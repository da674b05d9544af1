import { configuredWord } from "../../dbt/configured-word.ts";
import { modelNamed } from "../../dbt/meant-model.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { at, composed, derived, isThere, items, type Located, locatedPlace, optional } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import type { ProductTable } from "../../plugins/product-table.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import type { ResolvedTransform } from "../../project/resolved-project.ts";
import { declaredModel } from "../../quality/declared-model.ts";
import type { OutputPort } from "../../schemas/product/product.ts";
import { isTable } from "../../text/is-table.ts";
import { pointerOf } from "../../text/pointer.ts";
import { textAt } from "../../yaml/read-node.ts";
import { metaOf, tableColumns } from "./table-columns.ts";

/** The tables that the product builds, in the order of its transforms. What dbt does not build is left out. */
export function productTables(project: CompiledProject): readonly ProductTable[] {
  const { dbtProject: dbt } = project;
  const isBuilt = (name: string) => {
    const model = dbt?.graph.models.get(modelNamed(dbt, name));
    return model?.existence !== "disabled" && !isEphemeral(dbt, name);
  };
  return project.transforms
    .filter(({ transform }) => isBuilt(at(transform, "name").value))
    .map((resolved) => tableOf(project, resolved));
}

function isEphemeral(dbt: DbtProject | undefined, name: string): boolean {
  const said = dbt && configuredWord(dbt, modelNamed(dbt, name), "materialized");
  return said !== undefined && said !== "undecided" && said.word === "ephemeral";
}

function tableOf(project: CompiledProject, resolved: ResolvedTransform): ProductTable {
  const { dbtProject: dbt } = project;
  const { transform, target } = resolved;
  const name = at(transform, "name");
  const port = portOf(project, name.value);
  const declared = declaredModel(dbt, name.value);
  const said = textAt(declared?.node, "description");
  const ofDbt = said && derived(declaredRule, said.value, [locatedPlace(said.span)]);
  const tags = optional(transform, "tags");
  const model = dbt?.graph.models.get(modelNamed(dbt, name.value));
  const choice = choiceOfTarget(project, resolved);
  return {
    name,
    relation: relationOf(project, resolved),
    target: derived(targetRule, target, [name, ...choice]),
    isOnDefaultTarget: derived(isDefaultRule, target === project.engines[0]?.target, choice),
    adapter: derived(
      adapterRule,
      String(targetOptions(project, target)["type"]),
      targetOrigins(project, target, "type"),
    ),
    tier: optional(transform, "tier"),
    tags: [
      ...(tags === undefined ? [] : items(tags).filter(isThere)),
      ...[...(model?.tags.tags ?? [])].map((tag) => derived(declaredRule, tag, [name])),
    ],
    port: port && at(port, "name"),
    description: (port && optional(port, "description")) ?? ofDbt,
    columns: tableColumns({ transform, port, dbt }),
    meta: metaOf(declared?.node),
  };
}

/** What decides on which target a transform runs, where it names an engine itself; the others run on the default one. */
function choiceOfTarget(
  { product, engines }: CompiledProject,
  { transform, compute, target }: ResolvedTransform,
): readonly Located<unknown>[] {
  if (optional(transform, "compute") === undefined) return [];
  const chosen = optional(product, "compute");
  // A profile that is named is the default one or not, as floe.yaml chooses.
  const isCompared = chosen !== undefined && (target !== engines[0]?.target || compute.value === chosen.value);
  return isCompared ? [compute, chosen] : [compute];
}

function portOf({ product }: CompiledProject, name: string): Located<OutputPort> | undefined {
  const ports = optional(product, "outputPorts");
  return ports && items(ports).find((port) => isThere(port) && port.value.name === name);
}

/** Where dbt puts the table of a model: the schema of the target, with the one that the model names behind it. A clause that says
 *  why where only dbt knows. */
function relationOf(project: CompiledProject, { transform, target }: ResolvedTransform): ProductTable["relation"] {
  const { dbtProject: dbt } = project;
  const transformName = at(transform, "name");
  const model = dbt === undefined ? transformName.value : modelNamed(dbt, transformName.value);
  const options = targetOptions(project, target);
  const key = ["schema", "dataset"].find((each) => typeof options[each] === "string");
  const place = key === undefined ? undefined : String(options[key]);
  if (place === undefined && options["type"] !== "duckdb") return { unknown: "its target names no schema" };
  if (place?.includes("{{") === true) return { unknown: "the schema of its target is a secret" };
  if (dbt?.declarations.namesTables === true)
    return { unknown: "a macro of the dbt project decides how tables are called" };
  const [database, schema, alias] = ["database", "schema", "alias"].map(
    (word) => dbt && configuredWord(dbt, model, word),
  );
  if ([database, schema, alias].includes("undecided")) return { unknown: "only dbt knows its schema or its name" };
  const relation = {
    database: wordOf(database),
    schema: [place ?? "main", wordOf(schema)].filter((part) => part !== undefined).join("_"),
    name: wordOf(alias) ?? model,
  };
  const origins = key === undefined ? [] : targetOrigins(project, target, key);
  return derived(relationRule, relation, [transformName, ...origins]);
}

function wordOf(said: ReturnType<typeof configuredWord>): string | undefined {
  return said === undefined || said === "undecided" ? undefined : said.word.trim();
}

function targetOptions({ artifacts, identity }: CompiledProject, target: string): Readonly<Record<string, unknown>> {
  const profile = artifacts.value.dbt_profiles?.[identity.name.value];
  const outputs = isTable(profile) ? profile["outputs"] : undefined;
  const options = isTable(outputs) ? outputs[target] : undefined;
  return isTable(options) ? options : {};
}

/** Where an option of a target comes from, as something to derive from. */
function targetOrigins(
  { artifacts, identity }: CompiledProject,
  target: string,
  key: string,
): readonly Located<object>[] {
  const pointer = pointerOf(["dbt_profiles", identity.name.value, "outputs", target, key]);
  return artifacts.trace.filter((line) => line.pointer === pointer).map(({ origin }) => composed<object>(origin, {}));
}

const declaredRule = originRule("declared-in-dbt", "what the files of the dbt project say of the model");
const targetRule = originRule("target-of-table", "the dbt target that the transform runs on");
const isDefaultRule = originRule("is-default-target", "whether the transform runs on the engine of the product");
const adapterRule = originRule("adapter-of-table", "the dbt adapter of the target that the transform runs on");
const relationRule = originRule("relation", "the table that dbt builds for the transform");
