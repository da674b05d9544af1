import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";

/** A parsed YAML file: our own small tree, so that nothing else knows the YAML library. Aliases are resolved. */
export interface YamlDocument {
  readonly source: SourceFile;
  readonly root: YamlNode;
}

export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap {
  readonly kind: "map";
  readonly span: Span;
  /** In file order; keys are unique. */
  readonly entries: ReadonlyMap<string, YamlEntry>;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

export interface YamlList {
  readonly kind: "list";
  readonly span: Span;
  readonly items: readonly YamlNode[];
}

export interface YamlScalar {
  readonly kind: "scalar";
  readonly span: Span;
  readonly value: string | number | boolean | null;
  /** How it stands in the file: `plain` text may mean something else to a YAML 1.1 reader. */
  readonly style: "plain" | "quoted" | "block";
}
