import type { SourceFile } from "../text/source-file.ts";
import type { YamlNode } from "../yaml/node.ts";
import { readForeignYaml } from "../yaml/read-foreign.ts";
import type { DbtFile } from "./find-files.ts";
import { readText } from "./read-text.ts";
import { type DbtReading, noteTooMuch } from "./reading.ts";

/** The property files of a project. */
export interface ReadProperties {
  /** The roots of those that can say something about the graph. */
  readonly roots: readonly YamlNode[];
  /** Whether none could say more: all were read. */
  readonly areAll: boolean;
  /** All that were read. */
  readonly files: readonly SourceFile[];
}

/** Reads property files. Those in which no word stands that the graph depends on are not parsed: in a large project they are
 *  nearly all. */
export function readProperties(reading: DbtReading, files: readonly DbtFile[]): ReadProperties {
  const sources: SourceFile[] = [];
  const read = files.map((file) => rootsOf(reading, file, sources));
  return { roots: read.flatMap((roots) => roots ?? []), areAll: !read.includes(undefined), files: sources };
}

/** The root of a property file, or none where it says nothing of the graph; `undefined` when it could not be read. */
function rootsOf(reading: DbtReading, file: DbtFile, sources: SourceFile[]): readonly YamlNode[] | undefined {
  const source = reading.propertiesLeft < 0 ? undefined : readText(reading, file);
  if (source === undefined) return undefined;
  sources.push(source);
  if (!telling.test(source.text) && !namesOneOf(source.text, reading.declared)) return [];
  reading.propertiesLeft -= source.text.length;
  if (reading.propertiesLeft < 0) {
    noteTooMuch(reading, { ...file, span: undefined }, "brings this dbt project to more than 16 MiB of properties");
    return undefined;
  }
  const root = readForeignYaml(source);
  if (root === undefined) reading.unread.push({ path: file.path, reason: "it is no YAML that floe reads" });
  return root && [root];
}

// A backslash can spell any word in another way.
const telling = /\b(?:versions|enabled|snapshots|access|groups?|(?:pre|post)[-_]hook)\b|\\/u;

function namesOneOf(text: string, names: DbtReading["declared"]): boolean {
  if (names === "all") return true;
  if (names.size === 0) return false;
  const words = new Set(text.match(/\w+/gu));
  return [...names].some((name) => words.has(name));
}
