import { explicitKey, isReferenceText, keysOnLine, longestLine, opensSecret } from "../../secrets/secret-line.ts";
import { isSensitiveName } from "../../secrets/sensitive-name.ts";
import { escapeUnsafe } from "../../text/escape-unsafe.ts";
import type { SourceFile } from "../../text/source-file.ts";

/** The texts that stand under sensitive names in a file, in every form in which a message could repeat them: as they
 *  are, in base64, percent-encoded, with escapes. Judged line by line: it has to work on files that do not parse. */
export function secretValuesIn(source: SourceFile): readonly string[] {
  const known = valuesBySource.get(source);
  if (known !== undefined) return known;
  const values = new Set<string>();
  const lines = source.text.split(/\r?\n/u);
  for (const [index, line] of lines.entries()) {
    if (values.size > maxValues) break;
    for (const value of valuesOnLine(line)) collect(value, { lines, index, text: source.text }, values);
  }
  const forms = [...new Set([...values].flatMap(formsOf))].sort((left, right) => right.length - left.length);
  valuesBySource.set(source, forms);
  return forms;
}

// A file is reported on many times, and read once.
const valuesBySource = new WeakMap<SourceFile, readonly string[]>();

const maxValues = 500;

interface Surroundings {
  readonly lines: readonly string[];
  readonly index: number;
  readonly text: string;
}

/** What follows each sensitive key of the line. */
function valuesOnLine(line: string): readonly string[] {
  if (line.length > longestLine) return [];
  if (isSensitiveName(explicitKey(line))) return [""];
  return keysOnLine(line).flatMap(({ key, rest }) => (opensSecret(key, rest) ? [rest.trim()] : []));
}

function collect(written: string, surroundings: Surroundings, values: Set<string>): void {
  // An anchor or a tag may stand before the value; and a password may begin with the character of one.
  const value = written.replace(/^(?:[&!]\S*\s+){1,2}/u, "");
  const bare = written.replace(/^[*&!%|>@`-]+/u, "");
  for (const text of [written, value, bare, bare.split(/\s/u, 1)[0] ?? ""]) {
    for (const part of partsOf(text)) if (isTelling(part)) values.add(part);
  }
  const anchor = value.match(/^\*(?<name>[^\s,}\]]+)/u)?.groups?.["name"];
  if (anchor !== undefined) for (const text of anchored(anchor, surroundings.text)) values.add(text);
  if (isOpen(value)) for (const text of continued(surroundings)) values.add(text);
}

/** A value up to its closing quote, its comment, or the bracket around it; which of them applies is not known. */
function partsOf(text: string): readonly string[] {
  const quoted = text.match(/^(?<quote>["'])(?<inner>(?:\\.|(?!\k<quote>).)*)/u)?.groups?.["inner"];
  if (quoted !== undefined) return [quoted, unescaped(quoted)];
  const bare = text.split(/\s#/u, 1)[0]?.trim() ?? "";
  const inner = bare.split(/[{}[\],]|:(?:\s|$)/u).map((piece) => piece.trim().replace(/^(["'])(.*)\1$/u, "$2"));
  return [bare, bare.split(/[,}\]]/u, 1)[0]?.trim() ?? "", ...(/^[{[]/u.test(bare) ? inner : [])];
}

function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text.replace(/\\(.)/gu, "$1");
  }
}

/** Long enough, and odd enough, not to be a word that messages need, nor a part of many others. */
function isTelling(text: string): boolean {
  if (text.length < 4 || /^(?:[{[|>]|secret_ref\b)/u.test(text) || neededWords.test(text)) return false;
  return text.length >= 8 || /[^a-z]/u.test(text);
}

// The names of sensitive keys stand in every message about one.
const neededWords =
  /^(?:(?:client[-_]?)?(?:password|secret|token|credentials?)|\w*[-_](?:key|secret|token)|true|false|null)$/iu;

function anchored(name: string, text: string): readonly string[] {
  const at = text.indexOf(`&${name} `);
  if (at === -1) return [];
  const line = text.slice(at + name.length + 2).split("\n", 1)[0] ?? "";
  return partsOf(line.slice(0, longestLine).trim()).filter(isTelling);
}

/** Whether the value goes on, or only begins, on the next line. */
function isOpen(value: string): boolean {
  return !/^[{[].*[}\]]/u.test(value);
}

const maxLines = 200;

function continued({ lines, index }: Surroundings): readonly string[] {
  const found: string[] = [];
  for (const line of lines.slice(index + 1, index + 1 + maxLines)) {
    if (line.trim() === "") continue;
    if (isBeside(line, lines[index] ?? "")) break;
    const text = line.trim().replace(/^(?:[-:?]\s+)+/u, "");
    // Under a sensitive name the keys and the values of a section may be the secret.
    const [, key = "", value = ""] = /^["']?([\w.-]+)["']?:(?:\s+(.*))?$/u.exec(text) ?? [];
    if (/^(?:secret_ref|key)$/u.test(key) || isReferenceText(text)) continue;
    for (const each of [text, key, value, ...text.split(/[{}[\],]/u)])
      found.push(...partsOf(each.trim()).filter(isTelling));
  }
  return found;
}

/** Whether a line belongs to no value that an earlier line opens. The items of a list, and the value of a `?`, may stand
 *  right below their key. */
function isBeside(line: string, opening: string): boolean {
  const [own, around] = [indentOf(line), indentOf(opening)];
  const isItem = /^\s*(?:-|:)\s/u.test(line) && !/^\s*-\s/u.test(opening);
  return own < around || (own === around && !isItem);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function formsOf(value: string): readonly string[] {
  const wellFormed = value.replace(/\p{Cs}/gu, "\ufffd");
  const base64 = Buffer.from(wellFormed).toString("base64").replace(/=+$/u, "");
  return [value, base64, encodeURIComponent(wellFormed), JSON.stringify(value).slice(1, -1), escapeUnsafe(value)];
}
