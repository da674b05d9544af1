import type { z } from "zod";
import { type UnknownKeyRule, validate } from "../checking/check-schema.ts";
import type { StandIns } from "../checking/leave-out.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { failed, type Outcome } from "../diagnostics/outcome.ts";
import type { Host } from "../host/host.ts";
import { shownPath } from "../host/paths.ts";
import { locatedDocument } from "../origins/located.ts";
import type { Span } from "../text/span.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { parseOnce } from "../yaml/parse-once.ts";
import { readSource } from "../yaml/read-source.ts";
import type { LoadedFile } from "./loaded-project.ts";

/** Reads and parses a YAML file of the project. `namedAt` is where another file names it. */
export function loadDocument(host: Host, path: string, namedAt?: Span): Outcome<YamlDocument> {
  const source = readSource(host, path, shownPath(path, host.workingDirectory), namedAt);
  return source.value === undefined ? failed(source.diagnostics) : parseOnce(source.value);
}

/** What a file is checked with. */
export interface FileRules<T> {
  readonly schema: z.ZodType<T>;
  /** How messages call the file's top level. */
  readonly name: string;
  readonly unknownKeys?: UnknownKeyRule;
  readonly standIns: StandIns;
  /** What the schema cannot express. */
  readonly check: (root: YamlDocument["root"]) => readonly Diagnostic[];
}

/** Checks a document and gives it with everything that is wrong with it. */
export function checkDocument<T>(path: string, document: YamlDocument, rules: FileRules<T>): Outcome<LoadedFile<T>> {
  const subject = { schema: rules.schema, root: document.root, rootKey: undefined, name: rules.name };
  const validation = validate(subject, rules);
  const semantic = rules.check(document.root);
  const value = validation.value === undefined ? undefined : locatedDocument(document, validation.value);
  return {
    value: { path, document, value },
    diagnostics: [...withoutEchoes(validation.diagnostics, semantic), ...semantic],
  };
}

// A forbidden key is an unknown key as well; the finding that says why is enough.
function withoutEchoes(schema: readonly Diagnostic[], semantic: readonly Diagnostic[]): readonly Diagnostic[] {
  const places = new Set(semantic.map(({ span }) => span?.start));
  return schema.filter(({ code, span }) => !(code.startsWith("schema/unknown-") && places.has(span?.start)));
}
