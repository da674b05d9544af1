import { Composer, isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from "yaml";
import type { SourceFile } from "../text/source-file.ts";
import { insideText } from "../text/span.ts";
import { yamlLimits } from "./limits.ts";
import type { YamlEntry, YamlNode, YamlScalar } from "./node.ts";
import { readScalar } from "./scalar.ts";
import { scanYaml } from "./scan.ts";

/** Reads a YAML file that belongs to dbt by the rules of dbt's reader, PyYAML: YAML 1.1, merge keys, the last of two equal
 *  keys. Our limits hold. Gives nothing for what dbt could not read either: that is dbt's to report. A file without a word is `null`. */
export function readForeignYaml(source: SourceFile): YamlNode | undefined {
  try {
    const { tokens } = scanYaml(source);
    if (tokens === undefined) return undefined;
    const [document] = new Composer(options).compose(tokens, true, source.text.length);
    if (document === undefined || document.errors.length > 0) return undefined;
    if (document.contents === null)
      return { kind: "scalar", span: { source, start: 0, end: 0 }, value: null, style: "plain" };
    return build({ source, anchors: new Map(), left: yamlLimits.nodes }, document.contents, 0)?.node;
  } catch {
    // The library has thrown on hostile input before; see parse.ts.
    return undefined;
  }
}

const options = {
  version: "1.2",
  schema: "core",
  merge: false,
  uniqueKeys: false,
  strict: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

interface Building {
  readonly source: SourceFile;
  readonly anchors: Map<string, Built | undefined>;
  /** How many nodes may still be made, aliases written out. */
  left: number;
}

interface Built {
  readonly node: YamlNode;
  readonly size: number;
}

function build(building: Building, parsed: ParsedNode, depth: number): Built | undefined {
  if (depth > yamlLimits.depth || building.left <= 0) return undefined;
  if (isAlias(parsed)) {
    const meant = building.anchors.get(parsed.source);
    building.left -= meant?.size ?? 0;
    return meant;
  }
  const before = building.left--;
  const node = contentOf(building, parsed, depth);
  const built = node && { node, size: before - building.left };
  if (parsed.anchor !== undefined) building.anchors.set(parsed.anchor, built);
  return built;
}

function contentOf(building: Building, parsed: ParsedNode, depth: number): YamlNode | undefined {
  const { source } = building;
  if (isScalar(parsed)) return asPyYaml(readScalar(source, parsed).scalar);
  const [start, end] = parsed.range;
  const span = insideText({ source, start, end });
  if (isMap(parsed)) {
    const entries = entriesOf(building, parsed, depth + 1);
    return entries && { kind: "map", span, entries };
  }
  if (!isSeq(parsed)) return undefined;
  const items = parsed.items.map((item) => build(building, item, depth + 1)?.node);
  return items.includes(undefined) ? undefined : { kind: "list", span, items: items.flatMap((item) => item ?? []) };
}

// The words that are booleans to PyYAML and texts in YAML 1.2. Other differences between the two make nothing that matters
// here: dates and numbers with colons.
function asPyYaml(scalar: YamlScalar): YamlScalar {
  if (scalar.style !== "plain" || typeof scalar.value !== "string") return scalar;
  const isYes = /^(?:yes|Yes|YES|on|On|ON)$/u.test(scalar.value);
  if (!isYes && !/^(?:no|No|NO|off|Off|OFF)$/u.test(scalar.value)) return scalar;
  return { ...scalar, value: isYes };
}

function entriesOf(
  building: Building,
  { items }: YAMLMap.Parsed,
  depth: number,
): ReadonlyMap<string, YamlEntry> | undefined {
  const own = new Map<string, YamlEntry>();
  const merged = new Map<string, YamlEntry>();
  for (const pair of items) {
    const entry = entryOf(building, pair, depth);
    if (entry === undefined) return undefined;
    if (entry.key !== "<<" || isQuoted(pair.key)) own.set(entry.key, entry);
    else for (const each of mergedEntries(entry.value)) merged.set(each.key, each);
  }
  return new Map([...merged, ...own]);
}

function entryOf(building: Building, pair: YAMLMap.Parsed["items"][number], depth: number): YamlEntry | undefined {
  const key = build(building, pair.key, depth)?.node;
  const value = pair.value === null ? key && nothingAfter(key) : build(building, pair.value, depth)?.node;
  // dbt knows no key that is a list or a map.
  if (key?.kind !== "scalar" || value === undefined) return undefined;
  return { key: isScalar(pair.key) ? pair.key.source : String(key.value), keySpan: key.span, value };
}

function isQuoted(key: ParsedNode): boolean {
  return isScalar(key) && key.type !== "PLAIN";
}

/** What `<<` brings in: of several maps the first has the last word. */
function mergedEntries(value: YamlNode): readonly YamlEntry[] {
  if (value.kind === "map") return [...value.entries.values()];
  return value.kind === "list" ? value.items.toReversed().flatMap(mergedEntries) : [];
}

function nothingAfter({ span }: YamlNode): YamlNode {
  return { kind: "scalar", span: { ...span, start: span.end }, value: null, style: "plain" };
}
