import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { PlainYaml } from "../yaml/document-of.ts";
import type { YamlMap, YamlNode } from "../yaml/node.ts";
import { elements, memberEntry, memberNode, textNode } from "../yaml/read-node.ts";
import type { Addition } from "./additions.ts";
import { syncDiagnostics } from "./problems.ts";

/** The properties of a model, and what is to come to them. */
export interface Wishes {
  readonly model: string;
  readonly additions: Addition[];
  readonly findings: Diagnostic[];
  /** Why the entry cannot be added to, as far as that was met. */
  readonly obstacles: string[];
}

/** A map in a file, with the path to it. */
export interface PropertyPlace {
  readonly node: YamlMap;
  readonly path: Addition["path"];
}

/** Wishes for a value below some keys. One that is there stays; another one than this is reported. */
export function wishFor(
  wishes: Wishes,
  { node, path }: PropertyPlace,
  keys: readonly [string, ...string[]],
  value: string | boolean,
): void {
  const [key, ...inner] = keys;
  const entry = memberEntry(node, key);
  const [next, ...others] = inner;
  if (entry === undefined) {
    wishes.additions.push({ path, key, value: nested(inner, value) });
  } else if (next === undefined) {
    noteKept(wishes, { key, node: entry.value, value });
  } else if (entry.value.kind === "map") {
    wishFor(wishes, { node: entry.value, path: [...path, key] }, [next, ...others], value);
  } else {
    wishes.obstacles.push(`\`${key}\` is no section there`);
  }
}

function nested(keys: readonly string[], value: PlainYaml): PlainYaml {
  const [first, ...rest] = keys;
  return first === undefined ? value : { [first]: nested(rest, value) };
}

function noteKept(
  { model, findings }: Wishes,
  { key, node, value }: { readonly key: string; readonly node: YamlNode; readonly value: string | boolean },
): void {
  if (node.kind === "scalar" && isSaid(node.value, value)) return;
  findings.push(syncDiagnostics.kept({ what: key, model, wanted: String(value) }, node.span));
}

// Blanks at the ends and line breaks come from the way in which YAML is laid out.
function isSaid(said: string | number | boolean | null, wanted: string | boolean): boolean {
  return typeof said === "string" && typeof wanted === "string" ? words(said) === words(wanted) : said === wanted;
}

function words(text: string): string {
  return text.trim().replace(/\s+/gu, " ");
}

/** Wishes for elements of a list at the end of some keys, of which the map of the last but one may be missing. */
export function wishForElements(
  wishes: Wishes,
  { node, path }: PropertyPlace,
  keys: readonly [string, ...string[]],
  values: readonly string[],
): void {
  if (values.length === 0) return;
  const [key, ...inner] = keys;
  const entry = memberEntry(node, key);
  const [next, ...others] = inner;
  if (entry === undefined) {
    wishes.additions.push({ path, key, value: nested(inner, [...values]) });
  } else if (next !== undefined && entry.value.kind === "map") {
    wishForElements(wishes, { node: entry.value, path: [...path, key] }, [next, ...others], values);
  } else if (next === undefined && entry.value.kind === "list") {
    for (const value of values) wishes.additions.push({ path: [...path, key], key: undefined, value });
  } else {
    wishes.obstacles.push(`\`${key}\` is written in another form there`);
  }
}

/** The names of the tests that a list has. */
export function testNames(node: YamlNode): ReadonlySet<string> {
  const lists = ["tests", "data_tests"].flatMap((key) => elements(memberNode(node, key)));
  const constraints = elements(memberNode(node, "constraints")).flatMap(
    (each) => textNode(memberNode(each, "type"))?.value ?? [],
  );
  const tests = lists.flatMap((each) => {
    if (each.kind === "map") return [...each.entries.keys(), textNode(memberNode(each, "test_name"))?.value ?? ""];
    return textNode(each)?.value ?? [];
  });
  const all = new Set([...tests, ...constraints].map((name) => name.replace(/^dbt\./u, "")));
  return all.has("primary_key") ? new Set([...all, "not_null", "unique"]) : all;
}

/** What a list of texts, or a single text, holds. */
export function textsIn(node: YamlNode | undefined): readonly string[] {
  const single = textNode(node)?.value;
  return single === undefined ? elements(node).flatMap((each) => textNode(each)?.value ?? []) : [single];
}
