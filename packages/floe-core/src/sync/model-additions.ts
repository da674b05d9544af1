import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { certainlyMeant } from "../text/did-you-mean.ts";
import type { PlainYaml } from "../yaml/document-of.ts";
import type { YamlMap } from "../yaml/node.ts";
import { elements, memberEntry, memberNode, textAt } from "../yaml/read-node.ts";
import { type Addition, joinedAdditions } from "./additions.ts";
import { obstacleToContract } from "./contract-obstacle.ts";
import { columnType } from "./engine-type.ts";
import { syncDiagnostics } from "./problems.ts";
import type { SyncedModel } from "./synced-model.ts";
import type { WantedColumn, WantedModel } from "./wanted-model.ts";
import { type PropertyPlace, testNames, textsIn, type Wishes, wishFor, wishForElements } from "./wished-properties.ts";

/** What comes to the properties of a model, and what there is to say about it. */
export interface ModelAdditions {
  readonly additions: readonly Addition[];
  readonly findings: readonly Diagnostic[];
}

/** Compares what floe.yaml says of a model with its entry in a property file. All of it is added, or nothing. */
export function modelAdditions(wanted: WantedModel, entry: PropertyPlace, model: SyncedModel): ModelAdditions {
  const wishes: Wishes = { model: wanted.name, additions: [], findings: [], obstacles: [] };
  const leftAlone = (reason: string): ModelAdditions => ({
    additions: [],
    findings: [syncDiagnostics["left-alone"]({ model: wanted.name, reason }, entry.node.span)],
  });
  if (elements(memberNode(entry.node, "versions")).length > 0) return leftAlone("it has versions");
  const rendered = textsOf(wanted).find((text) => /\{[{%#]/u.test(text));
  if (rendered !== undefined) return leftAlone("dbt would render a text of it that has `{{`, `{%` or `{#`");
  wishForModel(wishes, wanted, entry);
  const misspelt = wishForColumns(wishes, wanted, { entry, model });
  if (misspelt !== undefined) return leftAlone(misspelt);
  const [obstacle] = wishes.obstacles;
  if (obstacle !== undefined) return leftAlone(obstacle);
  if (wanted.isPort) wishForContract(wishes, wanted, { entry, model });
  return { additions: joinedAdditions(wishes.additions), findings: wishes.findings };
}

function textsOf({ description, owner, tier, tags, columns }: WantedModel): readonly string[] {
  const ofColumns = columns.flatMap((column) => [column.name, column.description, column.classification]);
  return [description, owner, tier, ...tags, ...ofColumns].flatMap((text) => text ?? []);
}

function wishForModel(wishes: Wishes, { description, owner, tier, tags }: WantedModel, entry: PropertyPlace): void {
  if (description !== undefined) wishFor(wishes, entry, ["description"], description);
  for (const [key, value] of [
    ["owner", owner],
    ["tier", tier],
  ] as const)
    wishForMeta(wishes, entry, key, value);
  const { node } = entry;
  const said = new Set([
    ...textsIn(memberNode(node, "tags")),
    ...textsIn(memberNode(memberNode(node, "config"), "tags")),
  ]);
  const missing = tags.filter((tag) => !said.has(tag));
  wishForElements(wishes, entry, ["config", "tags"], missing);
}

// Older projects have `meta` beside `config`, where dbt reads it as well.
function wishForMeta(wishes: Wishes, entry: PropertyPlace, key: string, value: string | undefined): void {
  if (value === undefined) return;
  const older = memberEntry(entry.node, "meta")?.value;
  if (older?.kind === "map" && older.entries.has(key)) wishFor(wishes, entry, ["meta", key], value);
  else wishFor(wishes, entry, ["config", "meta", key], value);
}

interface Synced {
  readonly entry: PropertyPlace;
  readonly model: SyncedModel;
}

/** Wishes for the columns; gives the reason not to, where one of them is most likely misspelt. */
function wishForColumns(wishes: Wishes, wanted: WantedModel, { entry, model }: Synced): string | undefined {
  const listed = memberNode(entry.node, "columns");
  const known = columnsOf(entry.node);
  const added: PlainYaml[] = [];
  for (const column of wanted.columns) {
    const place = known.get(column.name.toLowerCase());
    if (place !== undefined) {
      wishForColumn(wishes, column, { place: { ...place, path: [...entry.path, ...place.path] }, model });
      continue;
    }
    const meant = certainlyMeant(column.name, [...known.keys()]);
    if (meant !== undefined) return `the column \`${column.name}\` of the output port is called \`${meant}\` there`;
    added.push(newColumn(column, model));
  }
  if (added.length === 0) return undefined;
  if (listed === undefined) wishes.additions.push({ path: entry.path, key: "columns", value: added });
  else if (listed.kind === "list" && listed.items.length > 0)
    for (const value of added) wishes.additions.push({ path: [...entry.path, "columns"], key: undefined, value });
  else wishes.obstacles.push("`columns` is empty, or no list");
  return undefined;
}

/** By their names in small letters, with the path from the model. */
function columnsOf(node: YamlMap): ReadonlyMap<string, PropertyPlace> {
  return new Map(
    elements(memberNode(node, "columns")).flatMap((each, index): readonly (readonly [string, PropertyPlace])[] => {
      const name = textAt(each, "name")?.value;
      return each.kind !== "map" || name === undefined
        ? []
        : [[name.toLowerCase(), { node: each, path: ["columns", index] }]];
    }),
  );
}

function wishForColumn(
  wishes: Wishes,
  wanted: WantedColumn,
  { place, model }: { readonly place: PropertyPlace; readonly model: SyncedModel },
): void {
  const { node, path } = place;
  const of = { ...wishes, model: `${wishes.model}.${wanted.name}` };
  const type = columnType(wanted, model);
  // That another one contradicts the port, every compile says.
  if (memberEntry(node, "data_type") === undefined && type !== undefined) wishFor(of, place, ["data_type"], type);
  if (wanted.description !== undefined) wishFor(of, place, ["description"], wanted.description);
  wishForMeta(of, place, "classification", wanted.classification);
  const known = testNames(node);
  const missing = wanted.tests.filter((test) => !known.has(test));
  const key = node.entries.has("tests") ? "tests" : "data_tests";
  wishForElements(of, { node, path }, [key], missing);
}

function newColumn(wanted: WantedColumn, model: SyncedModel): PlainYaml {
  const { name, description, classification, tests } = wanted;
  const type = columnType(wanted, model);
  return {
    name,
    ...(type === undefined ? {} : { data_type: type }),
    ...(description === undefined ? {} : { description }),
    ...(classification === undefined ? {} : { config: { meta: { classification } } }),
    ...(tests.length === 0 ? {} : { data_tests: [...tests] }),
  };
}

function wishForContract(wishes: Wishes, wanted: WantedModel, { entry, model }: Synced): void {
  const keys = wanted.columns.filter(({ isKey }) => isKey);
  const tests = [...testNames(entry.node)];
  if (keys.length > 1 && !tests.some((test) => /unique|primary_key/u.test(test))) {
    const what = `that ${keys.map(({ name }) => `\`${name}\``).join(" and ")} are unique together`;
    const reason = `no test of dbt itself says ${what}; dbt_utils.unique_combination_of_columns does`;
    wishes.findings.push(syncDiagnostics["left-alone"]({ model: `the key of ${wanted.name}`, reason }, wanted.place));
  }
  const obstacle = obstacleToContract(wanted, entry.node, model);
  if (obstacle === undefined) wishFor(wishes, entry, ["config", "contract", "enforced"], true);
  else
    wishes.findings.push(syncDiagnostics["without-contract"]({ model: wanted.name, reason: obstacle }, wanted.place));
}
