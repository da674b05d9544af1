import { bundledPlugins } from "floe-cli/bundled-plugins";
import { Manifest, Product, S3StorageConfig } from "floe-core/schemas";
import { isMap, isSeq, parseDocument, type YAMLMap } from "yaml";
import type { z } from "zod";
import { sectionsOf } from "../corpus/schema-sections.ts";

/** A key of a schema at a place that a file has. */
export interface KnownKey {
  readonly file: string;
  /** Keys and indexes that lead to the section. */
  readonly section: readonly (string | number)[];
  readonly key: string;
  /** All keys that the section takes. */
  readonly keys: readonly string[];
}

interface Rooted {
  readonly file: string;
  readonly schema: z.ZodType;
  readonly path: readonly string[];
}

/** Every key that the schemas of both files and of the bundled plugins know, at each place where the files have the
 *  section that takes it. */
export function knownKeys(files: Readonly<Record<string, string>>): readonly KnownKey[] {
  return rooted().flatMap(({ file, schema, path }) => {
    const root = parseDocument(files[file] ?? "").contents;
    return sectionsOf(schema, path).flatMap(({ path: pattern, keys }) =>
      placesOf(root, pattern)
        .filter(({ map }) => keysOf(map).every((key) => keys.includes(key)))
        .flatMap(({ at }) => keys.map((key) => ({ file, section: at, key, keys }))),
    );
  });
}

function rooted(): readonly Rooted[] {
  const plugins = bundledPlugins.map(({ load }) => load());
  const options = plugins.map(({ kind, config }) => ({ file, schema: config, path: ["plugins", kind, "config"] }));
  return [
    { file, schema: Manifest, path: [] },
    { file: "shop/floe.yaml", schema: Product, path: [] },
    ...options,
    { file, schema: S3StorageConfig, path: ["plugins", "storage", "config"] },
  ];
}

const file = "manifest.yaml";

interface Place {
  readonly at: readonly (string | number)[];
  readonly map: YAMLMap;
}

function placesOf(node: unknown, pattern: readonly string[], at: readonly (string | number)[] = []): readonly Place[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return isMap(node) ? [{ at, map: node }] : [];
  if (isSeq(node)) return step === "*" ? node.items.flatMap((item, index) => placesOf(item, rest, [...at, index])) : [];
  if (!isMap(node)) return [];
  const keys = step === "*" ? keysOf(node) : [step];
  return keys.flatMap((key) => placesOf(node.get(key, true), rest, [...at, key]));
}

function keysOf(map: YAMLMap): readonly string[] {
  return map.items.map(({ key }) => String(key));
}
