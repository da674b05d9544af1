import { isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import type { Path } from "./plain-value.ts";

/** A half-open range of offsets in a string. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A node of a YAML file below its root: the value of a key, or an element of a list. */
export interface Place {
  readonly path: Path;
  /** `undefined` for an element of a list. */
  readonly key: Range | undefined;
  readonly value: Range;
  readonly plain: unknown;
  /** A scalar, or a list or map with nothing in it. */
  readonly isLeaf: boolean;
  readonly style: "plain" | "quoted";
}

/** Every node below the root, in file order. */
export function yamlPlaces(text: string): readonly Place[] {
  const document = documentOf(text);
  return placesWithin(asNode(document.contents), []);
}

/** The places that hold a value and no further places. */
export function leavesOf(text: string): readonly Place[] {
  return yamlPlaces(text).filter(({ isLeaf }) => isLeaf);
}

/** The plain value of a file. */
export function plainOf(text: string): unknown {
  return documentOf(text).toJS();
}

// A perturbation asks for the same few texts over and over.
const recent = new Map<string, ReturnType<typeof parseDocument>>();

function documentOf(text: string): ReturnType<typeof parseDocument> {
  const known = recent.get(text);
  if (known !== undefined) return known;
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem !== undefined) throw problem;
  if (recent.size > 4) recent.clear();
  recent.set(text, document);
  return document;
}

function placesWithin(node: Node, path: Path): readonly Place[] {
  if (isMap(node)) {
    return node.items.flatMap((pair) => {
      const key = asNode(pair.key);
      return placeOf(asNode(pair.value), [...path, String(keyText(key))], rangeOf(key));
    });
  }
  if (isSeq(node)) return node.items.flatMap((item, index) => placeOf(asNode(item), [...path, index], undefined));
  return [];
}

function placeOf(node: Node, path: Path, key: Range | undefined): readonly Place[] {
  const inner = placesWithin(node, path);
  const last = inner.length === 0 ? undefined : Math.max(...inner.map(({ value }) => value.end));
  const range = rangeOf(node);
  // The library counts the line breaks and comments behind a block to it; its last leaf is where it ends.
  const flow = !isScalar(node) && "flow" in node && node.flow === true;
  const value = last === undefined || flow ? range : { start: range.start, end: last };
  const style = isScalar(node) && node.type !== "PLAIN" ? "quoted" : "plain";
  return [{ path, key, value, plain: node.toJSON(), isLeaf: inner.length === 0, style }, ...inner];
}

function rangeOf({ range }: Node): Range {
  if (range === undefined || range === null) throw new Error("a parsed node has a range");
  return { start: range[0], end: range[1] };
}

function keyText(key: Node): unknown {
  return isScalar(key) ? key.value : String(key);
}

// Parsing gives nodes everywhere; the library's types also cover documents that programs make.
function asNode(value: unknown): Node {
  return value as Node;
}
