import { acceptedItems, sectionAt } from "../checking/places.ts";
import { modelNamed } from "../dbt/meant-model.ts";
import type { DbtProject } from "../dbt/project.ts";
import { at, type Located, placeOf } from "../origins/located.ts";
import type { ResolvedProject } from "../project/resolved-project.ts";
import type { OutputColumn, OutputPort } from "../schemas/product/product.ts";
import type { Transform } from "../schemas/product/transform.ts";
import type { Span } from "../text/span.ts";

/** What floe.yaml says of a model. */
export interface WantedModel {
  /** As dbt calls it. */
  readonly name: string;
  readonly place: Span | undefined;
  /** Whether the table is promised, so that dbt is to hold it to its columns. */
  readonly isPort: boolean;
  readonly description: string | undefined;
  readonly owner: string | undefined;
  readonly tier: string | undefined;
  readonly tags: readonly string[];
  readonly columns: readonly WantedColumn[];
}

export interface WantedColumn {
  readonly name: string;
  readonly type: string;
  readonly description: string | undefined;
  readonly classification: string | undefined;
  readonly isKey: boolean;
  /** The tests that its promises come to, without those that floe.yaml has as quality checks. */
  readonly tests: readonly ("not_null" | "unique")[];
}

/** The models of which floe.yaml says something that only dbt's own files can tell dbt. */
export function wantedModels({ product, transforms }: ResolvedProject, dbt: DbtProject): readonly WantedModel[] {
  const ports = new Map(
    sectionAt(product, "outputPorts")
      .flatMap(acceptedItems)
      .map((port) => [modelNamed(dbt, port.value.name), port] as const),
  );
  const listed = new Map(
    transforms.map(({ transform }) => [modelNamed(dbt, transform.value.name), transform] as const),
  );
  const file = placeOf(product)?.source.path;
  const owner = textOf(sectionAt(product, "metadata").map((metadata) => at(metadata, "owner"))[0]);
  return [...new Set([...ports.keys(), ...listed.keys()])]
    .map((name) => wantedModel(name, { port: ports.get(name), transform: listed.get(name), owner, file }))
    .filter(({ isPort, tier, tags }) => isPort || tier !== undefined || tags.length > 0);
}

interface Said {
  readonly port: Located<OutputPort> | undefined;
  readonly transform: Located<Transform> | undefined;
  readonly owner: string | undefined;
  readonly file: string | undefined;
}

function wantedModel(name: string, { port, transform, owner, file }: Said): WantedModel {
  const tier = transform && at(transform, "tier");
  // Those of models that floe.yaml does not list come from dbt itself, or from a rule for many.
  const tags = transform === undefined ? [] : sectionAt(transform, "tags").flatMap(acceptedItems);
  const own = tags.filter((tag) => isIn(tag, file)).map(({ value }) => value);
  const columns = port === undefined ? [] : acceptedItems(at(port, "schema"));
  const keys = columns.filter(({ value }) => value.primaryKey).length;
  return {
    name,
    place: port === undefined ? transform && placeOf(at(transform, "name")) : placeOf(at(port, "name")),
    isPort: port !== undefined,
    description: port?.value.description,
    owner: port === undefined ? undefined : (port.value.owner ?? owner),
    tier: tier !== undefined && isIn(tier, file) ? textOf(tier) : undefined,
    tags: [...new Set(own)],
    columns: columns.map((column) => wantedColumn(column, { transform, isWholeKey: keys === 1 })),
  };
}

function isIn(value: Located<unknown>, file: string | undefined): boolean {
  return file !== undefined && placeOf(value)?.source.path === file;
}

function textOf(value: Located<unknown> | undefined): string | undefined {
  return typeof value?.value === "string" ? value.value : undefined;
}

function wantedColumn(
  column: Located<OutputColumn>,
  { transform, isWholeKey }: Pick<Said, "transform"> & { readonly isWholeKey: boolean },
): WantedColumn {
  const { name, type, description, classification, primaryKey, required } = column.value;
  const checks = (transform === undefined ? [] : sectionAt(transform, "qualityChecks").flatMap(acceptedItems))
    .map(({ value }) => value)
    .filter((check) => check.enabled && check.column?.toLowerCase() === name.toLowerCase());
  const wanted = [
    ...(required || primaryKey ? (["not_null"] as const) : []),
    ...(primaryKey && isWholeKey ? (["unique"] as const) : []),
  ];
  const tests = wanted.filter((test) => checks.every((check) => check.type !== test));
  return { name, type, description, classification, isKey: primaryKey, tests };
}
