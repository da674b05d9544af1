import { type Alias, isAlias, isMap, isScalar, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../text/did-you-mean.ts";
import type { SourceFile } from "../text/source-file.ts";
import { insideText, type Span } from "../text/span.ts";
import { yamlLimits } from "./limits.ts";
import type { YamlEntry, YamlNode } from "./node.ts";
import { yamlDiagnostics } from "./problems.ts";
import { readScalar } from "./scalar.ts";

/** Our tree of what the library composed, aliases resolved. */
export interface BuiltYaml {
  readonly root: YamlNode;
  /** What is wrong with keys, numbers and aliases. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns the library's tree into ours. Of two equal keys the first is kept, and a refused key is left out. */
export function buildYamlTree(source: SourceFile, root: ParsedNode): BuiltYaml {
  const building: Building = { source, diagnostics: [], anchors: new Map(), nodes: 0, largestAlias: undefined };
  const { node, size } = build(building, root, 0);
  const { diagnostics, largestAlias, nodes } = building;
  if (largestAlias !== undefined && size > Math.min(yamlLimits.expansion * nodes, yamlLimits.nodes)) {
    diagnostics.push(yamlDiagnostics["alias-expansion"]({}, largestAlias.span));
  }
  return { root: node, diagnostics };
}

/** A node with what it takes when its aliases are written out. */
interface Built {
  readonly node: YamlNode;
  readonly size: number;
  /** Levels of maps and lists; none for a scalar. */
  readonly height: number;
}

interface Building {
  readonly source: SourceFile;
  readonly diagnostics: Diagnostic[];
  /** The last value of each anchor so far; `open` while the value is being built. */
  readonly anchors: Map<string, Built | "open">;
  nodes: number;
  largestAlias: { readonly size: number; readonly span: Span } | undefined;
}

/** `depth` is the number of maps and lists around the node. */
function build(building: Building, parsed: ParsedNode, depth: number): Built {
  count(building, parsed.range[0]);
  if (isAlias(parsed)) return resolveAlias(building, parsed, depth);
  const { anchor } = parsed;
  if (anchor !== undefined) building.anchors.set(anchor, "open");
  const built = buildContent(building, parsed, depth);
  if (anchor !== undefined) building.anchors.set(anchor, built);
  return built;
}

function count(building: Building, start: number): void {
  building.nodes++;
  if (building.nodes !== yamlLimits.nodes + 1) return;
  const span = insideText({ source: building.source, start, end: start + 1 });
  building.diagnostics.push(yamlDiagnostics["too-many-nodes"]({}, span));
}

function buildContent(building: Building, parsed: Exclude<ParsedNode, Alias>, depth: number): Built {
  if (isMap(parsed)) return buildMap(building, parsed, depth + 1);
  if (!isScalar(parsed)) return buildList(building, parsed, depth + 1);
  const { scalar, problem } = readScalar(building.source, parsed);
  if (problem !== undefined) building.diagnostics.push(problem);
  return { node: scalar, size: 1, height: 0 };
}

function buildMap(building: Building, parsed: YAMLMap.Parsed, depth: number): Built {
  const entries = new Map<string, YamlEntry>();
  const extent = newExtent(parsed);
  for (const { key: parsedKey, value: parsedValue } of parsed.items) {
    // Other keys were refused as syntax.
    if (!isScalar(parsedKey)) continue;
    const key = build(building, parsedKey, depth);
    const value = parsedValue === null ? nothingAfter(key) : build(building, parsedValue, depth);
    include(extent, key);
    include(extent, value);
    const entry = { key: String(parsedKey.value), keySpan: key.node.span, value: value.node };
    const refusal = keyProblem(entry, parsedKey, entries);
    if (refusal === undefined) entries.set(entry.key, entry);
    else building.diagnostics.push(refusal);
  }
  const { size, height } = extent;
  return { node: { kind: "map", span: spanOf(building, extent), entries }, size, height };
}

function buildList(building: Building, parsed: YAMLSeq.Parsed, depth: number): Built {
  const items: YamlNode[] = [];
  const extent = newExtent(parsed);
  for (const parsedItem of parsed.items) {
    const item = build(building, parsedItem, depth);
    include(extent, item);
    items.push(item.node);
  }
  const { size, height } = extent;
  return { node: { kind: "list", span: spanOf(building, extent), items }, size, height };
}

interface Extent {
  start: number;
  end: number;
  size: number;
  height: number;
}

// Inside brackets the library knows the end; elsewhere its end includes comments and blank lines after the content.
function newExtent({ flow, range: [start, end] }: YAMLMap.Parsed | YAMLSeq.Parsed): Extent {
  return { start, end: flow === true ? end : start, size: 1, height: 1 };
}

function include(extent: Extent, { node, size, height }: Built): void {
  extent.start = Math.min(extent.start, node.span.start);
  extent.end = Math.max(extent.end, node.span.end);
  extent.size += size;
  extent.height = Math.max(extent.height, height + 1);
}

function spanOf({ source }: Building, { start, end }: Extent): Span {
  return insideText({ source, start, end });
}

/** The null that `? key` without a colon stands for. */
function nothingAfter({ node }: Built): Built {
  const { source, end } = node.span;
  const span = insideText({ source, start: end, end });
  return { node: { kind: "scalar", span, value: null, style: "plain" }, size: 1, height: 0 };
}

function keyProblem(
  { key, keySpan }: YamlEntry,
  parsed: Scalar.Parsed,
  before: ReadonlyMap<string, YamlEntry>,
): Diagnostic | undefined {
  const isPlain = parsed.type === "PLAIN";
  if (key === "" || (isPlain && /^(?:~|null|Null|NULL)$/u.test(key))) return yamlDiagnostics["empty-key"]({}, keySpan);
  if (key === "<<" && isPlain) return yamlDiagnostics["merge-key"]({}, keySpan);
  if (forbiddenKeys.has(key)) return yamlDiagnostics["forbidden-key"]({ key }, keySpan);
  const first = before.get(key);
  if (first === undefined) return undefined;
  return yamlDiagnostics["duplicate-key"]({ key }, keySpan, {
    notes: [{ message: "It stands here first.", span: first.keySpan }],
  });
}

const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"]);

/** The anchor's value at the place of the alias, so that errors point to where it is used. */
function resolveAlias(building: Building, parsed: Alias.Parsed, depth: number): Built {
  const { source, anchors, diagnostics } = building;
  const name = parsed.source;
  const span = insideText({ source, start: parsed.range[0], end: parsed.range[1] });
  const found = anchors.get(name);
  if (found === undefined || found === "open") {
    // More anchors than there may be aliases are no mistake that a suggestion would fix.
    const known = didYouMean(name, [...anchors.keys()].slice(0, yamlLimits.aliases));
    diagnostics.push(
      found === "open"
        ? yamlDiagnostics["alias-cycle"]({ name }, span)
        : yamlDiagnostics["unknown-alias"]({ name, known }, span),
    );
    return { node: { kind: "scalar", span, value: null, style: "plain" }, size: 1, height: 0 };
  }
  if (depth + found.height > yamlLimits.depth) diagnostics.push(yamlDiagnostics["too-deep"]({}, span));
  if (found.size > (building.largestAlias?.size ?? 0)) building.largestAlias = { size: found.size, span };
  return { ...found, node: { ...found.node, span } };
}
