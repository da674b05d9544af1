import { at, isThere, type LeftOut, type Located, members } from "floe-core/plugin";
import { isSqlForCube } from "./cube-text.ts";

/** Members of a cube that the dbt project writes itself, each by its name. */
export type OwnMembers = ReadonlyMap<string, Located<Readonly<Record<string, unknown>>>>;

/** What the dbt project says of a table, or a column, under `meta.cube`. */
export interface CubeMeta {
  readonly texts: ReadonlyMap<string, Located<unknown>>;
  readonly measures: OwnMembers;
  readonly dimensions: OwnMembers;
  readonly segments: OwnMembers;
  readonly leftOut: readonly LeftOut[];
}

type Meta = Located<Readonly<Record<string, unknown>>> | undefined;
type Section = "measures" | "dimensions" | "segments";

/** What a table may say under `meta.cube` beside its members. */
const ofTables = { sql_table: "sql", title: "text", description: "text", public: "boolean" } as const;
/** The same of a column. */
const ofColumns = {
  type: "dimension type",
  title: "text",
  description: "text",
  format: "text",
  public: "boolean",
  primary_key: "boolean",
} as const;

type Form = "sql" | "text" | "boolean" | "dimension type";

/** Reads what a table says. */
export function tableMeta(meta: Meta): CubeMeta {
  return readMeta(meta, ofTables, ["measures", "dimensions", "segments"]);
}

/** Reads what a column says: its dimension, and measures over it. */
export function columnMeta(meta: Meta): CubeMeta {
  return readMeta(meta, ofColumns, ["measures"]);
}

function readMeta(meta: Meta, forms: Readonly<Record<string, Form>>, sections: readonly Section[]): CubeMeta {
  const found: Found = {
    texts: new Map(),
    measures: new Map(),
    dimensions: new Map(),
    segments: new Map(),
    leftOut: [],
  };
  const said: Located<unknown> | undefined = meta && at(meta, "cube");
  if (said === undefined || said.value === undefined) return found;
  if (!isMap(said)) leave(found, said, ["meta.cube", "it is no map"]);
  for (const [key, value] of isMap(said) ? members(said) : []) {
    const section = sections.find((each) => each === key);
    if (section === undefined) takeText(found, [key, value], forms[key]);
    else takeMembers(found, section, value);
  }
  return found;
}

interface Found extends Record<Section, Map<string, Located<Readonly<Record<string, unknown>>>>> {
  readonly texts: Map<string, Located<unknown>>;
  readonly leftOut: LeftOut[];
}

function leave({ leftOut }: Found, place: Located<unknown>, [what, because]: readonly [string, string]): void {
  leftOut.push({ at: place, what, because });
}

function takeText(found: Found, [key, value]: readonly [string, Located<unknown>], form: Form | undefined): void {
  const what = `meta.cube.${key}`;
  if (form === undefined) leave(found, value, [what, "a cube takes nothing of this name from floe"]);
  else if (fits(value.value, form)) found.texts.set(key, value);
  else leave(found, value, [what, `it is no ${form}`]);
}

function takeMembers(found: Found, section: Section, value: Located<unknown>): void {
  const what = `meta.cube.${section}`;
  if (!isMap(value)) leave(found, value, [what, "it is no map of names"]);
  for (const [name, body] of isMap(value) ? members(value) : []) {
    const why = faultOf(name, body);
    if (why === undefined && isMap(body)) found[section].set(name, body);
    else leave(found, body, [`${what}.${name}`, why ?? "it is no map"]);
  }
}

function faultOf(name: string, body: Located<unknown>): string | undefined {
  if (!/^[A-Za-z_]\w{0,127}$/u.test(name)) return "Cube takes letters, digits and `_` in a name";
  return hasJinja(body.value) ? "Cube would render what looks like Jinja in it" : undefined;
}

function fits(value: unknown, form: Form): boolean {
  if (form === "boolean") return typeof value === "boolean";
  if (typeof value !== "string") return false;
  if (form === "dimension type") return dimensionTypes.has(value);
  return form === "text" ? value.trim() !== "" : isSqlForCube(value);
}

const dimensionTypes: ReadonlySet<string> = new Set(["string", "number", "boolean", "time"]);

function hasJinja(value: unknown): boolean {
  if (typeof value === "string") return value !== "" && !isSqlForCube(value);
  return typeof value === "object" && value !== null && Object.values(value).some(hasJinja);
}

function isMap(value: Located<unknown>): value is Located<Readonly<Record<string, unknown>>> {
  return isThere(value) && typeof value.value === "object" && value.value !== null && !Array.isArray(value.value);
}
