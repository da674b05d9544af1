import type { Span } from "../text/span.ts";
import type { YamlNode } from "../yaml/node.ts";
import { elements, memberNode, textAt, textNode } from "../yaml/read-node.ts";
import { toPlain } from "../yaml/to-plain.ts";
import { versionWord } from "./version-word.ts";

/** What a property file says about the columns and the tests of a model. */
export interface DeclaredModel {
  readonly name: string;
  readonly nameAt: Span;
  /** How a `ref()` names it. */
  readonly ref: ModelAddress;
  readonly columns: readonly DeclaredColumn[];
  /** On the table as a whole. */
  readonly tests: readonly DeclaredTest[];
  /** Whether dbt refuses to build anything but these columns. */
  readonly isContract: boolean;
  /** The entry itself. */
  readonly node: YamlNode;
}

/** What a `ref()` says: the name of the model, and the version as it stands in the file. */
export interface ModelAddress {
  readonly name: string;
  readonly version: string | number | undefined;
}

export interface DeclaredColumn {
  readonly name: string;
  readonly nameAt: Span;
  readonly dataType: string | undefined;
  readonly tests: readonly DeclaredTest[];
  /** The entry itself. */
  readonly node: YamlNode;
}

export interface DeclaredTest {
  /** As written: `unique`, `dbt_utils.accepted_range`. */
  readonly type: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Whether it looks at some rows only, by `where`. */
  readonly isPartial: boolean;
  readonly at: Span;
}

/** The models of property files by the name that a transform has. A version has the columns of its model unless it says
 *  otherwise. */
export function declaredModels(roots: readonly YamlNode[]): ReadonlyMap<string, DeclaredModel> {
  return new Map(
    roots.flatMap((root) =>
      elements(memberNode(root, "models"))
        .flatMap(modelsOf)
        .map((model) => [model.name, model] as const),
    ),
  );
}

function modelsOf(node: YamlNode): readonly DeclaredModel[] {
  const name = textAt(node, "name");
  if (name === undefined) return [];
  const ref = { name: name.value, version: undefined };
  const model = modelOf(node, { name: name.value, nameAt: name.span, ref });
  const versions = elements(memberNode(node, "versions")).flatMap((each): readonly DeclaredModel[] => {
    const version = memberNode(each, "v");
    const word = version?.kind === "scalar" ? version.value : undefined;
    if (version === undefined || (typeof word !== "string" && typeof word !== "number")) return [];
    const { source, start, end } = version.span;
    const shown = typeof word === "number" ? versionWord(source.text.slice(start, end)) : word;
    const named = { name: `${model.name}_v${shown}`, nameAt: version.span };
    const own = modelOf(each, { ...named, ref: { name: model.name, version: word } });
    return [{ ...inherited(model, own, each), isContract: own.isContract || model.isContract }];
  });
  return versions.length > 0 ? versions : [model];
}

function modelOf(node: YamlNode, named: Pick<DeclaredModel, "name" | "nameAt" | "ref">): DeclaredModel {
  const contract = memberNode(memberNode(memberNode(node, "config"), "contract"), "enforced");
  return {
    ...named,
    columns: elements(memberNode(node, "columns")).flatMap(columnOf),
    tests: testsOf(node),
    isContract: contract?.kind === "scalar" && contract.value === true,
    node,
  };
}

// `columns: [{include: all, exclude: [x]}, {name: y}]` changes those of the model; without `columns` they are the model's.
function inherited(model: DeclaredModel, own: DeclaredModel, node: YamlNode): DeclaredModel {
  const listed = memberNode(node, "columns");
  const include = elements(listed)
    .map((each) => memberNode(each, "include"))
    .find((each) => each !== undefined);
  const excluded = elements(listed).flatMap((each) => elements(memberNode(each, "exclude")).flatMap(textOf));
  const isAll = listed === undefined || textNode(include)?.value === "all" || textNode(include)?.value === "*";
  const included = new Set(elements(include).flatMap(textOf));
  const taken = model.columns.filter(({ name }) => (isAll || included.has(name)) && !excluded.includes(name));
  const replaced = new Set(own.columns.map(({ name }) => name));
  return {
    ...own,
    columns: [...taken.filter(({ name }) => !replaced.has(name)), ...own.columns],
    tests: [...model.tests, ...own.tests],
  };
}

function textOf(node: YamlNode): readonly string[] {
  const text = textNode(node);
  return text === undefined ? [] : [text.value];
}

function columnOf(node: YamlNode): readonly DeclaredColumn[] {
  const name = textAt(node, "name");
  if (name === undefined) return [];
  return [
    { name: name.value, nameAt: name.span, dataType: textAt(node, "data_type")?.value, tests: testsOf(node), node },
  ];
}

function testsOf(node: YamlNode): readonly DeclaredTest[] {
  return ["tests", "data_tests"].flatMap((key) => elements(memberNode(node, key)).flatMap(testOf));
}

// `- unique`, `- accepted_values: {values: […]}`, `- accepted_values: {arguments: {values: […]}}` or
// `- {test_name: accepted_values, values: […]}`.
function testOf(node: YamlNode): readonly DeclaredTest[] {
  const plain = textNode(node);
  if (plain !== undefined) return [{ type: plain.value, arguments: {}, isPartial: false, at: plain.span }];
  if (node.kind !== "map") return [];
  const named = textAt(node, "test_name");
  const [first] = node.entries.values();
  if (named !== undefined) return [{ type: named.value, ...saidOf(node), at: named.span }];
  return first === undefined ? [] : [{ type: first.key, ...saidOf(first.value), at: first.keySpan }];
}

function saidOf(node: YamlNode): Pick<DeclaredTest, "arguments" | "isPartial"> {
  const isPartial = [node, memberNode(node, "config")].some((each) => memberNode(each, "where") !== undefined);
  return { arguments: argumentsOf(node), isPartial };
}

function argumentsOf(node: YamlNode): Readonly<Record<string, unknown>> {
  if (node.kind !== "map") return {};
  const nested = memberNode(node, "arguments");
  const own = [...node.entries.values()].filter(({ key }) => !isConfiguration.has(key));
  const all = [...own, ...(nested?.kind === "map" ? nested.entries.values() : [])];
  return Object.fromEntries(all.map(({ key, value }) => [key, toPlain(value)]));
}

const isConfiguration: ReadonlySet<string> = new Set([
  "arguments",
  "config",
  "description",
  "meta",
  "name",
  "severity",
  "tags",
  "test_name",
]);
