import type { Outcome } from "../diagnostics/outcome.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { YamlDocument } from "./node.ts";
import { parseYaml } from "./parse.ts";

/** Parses a file, or gives what it gave for the same text at the same path: many products share one manifest, and
 *  parsing is four fifths of the work. The result is the same either way, so that nobody can tell. */
export function parseOnce(source: SourceFile): Outcome<YamlDocument> {
  const known = recent.find((entry) => entry.source.path === source.path && entry.source.text === source.text);
  if (known !== undefined) return known.outcome;
  const outcome = parseYaml(source);
  recent.unshift({ source, outcome });
  recent.length = Math.min(recent.length, maxRemembered);
  return outcome;
}

// A product, its manifest and its dbt project, and the same again: enough for files that are asked for in turn.
const maxRemembered = 8;
const recent: { readonly source: SourceFile; readonly outcome: Outcome<YamlDocument> }[] = [];
