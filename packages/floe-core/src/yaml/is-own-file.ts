import { didYouMean } from "../text/did-you-mean.ts";

/** Whether bytes are a file of floe, or evidently mean to be one. Asked before anything of a file is shown, since a path in
 *  floe.yaml may lead to any file of whoever runs the command.
 *
 *  The rule: the first 64 KiB have, at the root of the first document, `kind` with `Manifest` or `FloeSpec`, or
 *  `apiVersion` with `floe.dev`, or a misspelling of both words. Nothing is parsed, so that a file with a mistake in its
 *  YAML is told all the same. One line before that may fit no map: it may be the mistake. Blanks alone are nobody's. */
export function isOwnFile(bytes: Uint8Array): boolean {
  const text = textOf(bytes.subarray(0, bytesLookedAt));
  if (/^\s*(?:---\s*)?$/u.test(text)) return bytes.length <= bytesLookedAt;
  return [...rootEntries(text)].some(isOwnMark);
}

const bytesLookedAt = 64 * 1024;

/** A key at the root of a file, and the first word of its value. */
interface RootEntry {
  readonly key: string;
  readonly word: string;
}

function isOwnMark({ key, word }: RootEntry): boolean {
  switch (didYouMean(key, ["kind", "apiVersion"])) {
    case "kind":
      // Longer words are kinds of other tools: `ManifestWork` holds the secrets of a cluster.
      return word.length <= longestKind && didYouMean(word, ["Manifest", "FloeSpec"]) !== undefined;
    case "apiVersion":
      return /floe/iu.test(word) || didYouMean(word.replace(/\/.*$/u, ""), ["floe.dev"]) !== undefined;
    default:
      return false;
  }
}

const longestKind = 10;

// A file in another encoding is refused later, with the advice to save it as UTF-8.
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}

function rootEntries(text: string): Iterable<RootEntry> {
  const beforeContent = /^(?:\s|#[^\r\n]*|---(?=\s))*/u.exec(text)?.[0].length ?? 0;
  return text[beforeContent] === "{" ? entriesInBraces(text.slice(beforeContent)) : entriesInLines(text);
}

const maxOddLines = 1;

function* entriesInLines(text: string): Iterable<RootEntry> {
  let odd = 0;
  for (const line of rootLines(text)) {
    const [, key = "", word = ""] = entryLine.exec(line) ?? [];
    if (word !== "") yield { key, word };
    if (!mapLine.test(line)) odd += 1;
    if (odd > maxOddLines) return;
  }
}

// The colon may be what is missing.
const entryLine = /^[ \t]*["']?([A-Za-z_-]{3,20})["']?(?:[ \t]*:[ \t]*|[ \t]+)(?:&\S+[ \t]+)?["']?([^\s"'#]{1,60})/u;
/** What a line at the root of a map begins with: a key, or the rest of a list or of brackets. */
const mapLine = /^[ \t]*(?:[\]})-]|"[^"]{0,200}"[ \t]*:|'[^']{0,200}'[ \t]*:|[^\s"'#][^\s#]{0,200}:(?:\s|$))/u;

/** The lines of the first document that are indented like its first one, without comments and directives. */
function* rootLines(text: string): Iterable<string> {
  let root: number | undefined;
  for (const line of text.split(/\r\n|[\r\n]/u)) {
    if (/^[ \t]*(?:[#%]|$)/u.test(line)) continue;
    const isBoundary = /^(?:---|\.\.\.)(?:\s|$)/u.test(line);
    if (isBoundary && root !== undefined) return;
    if (isBoundary) continue;
    const indentation = line.search(/[^ \t]/u);
    root ??= indentation;
    if (indentation === root) yield line;
  }
}

function* entriesInBraces(text: string): Iterable<RootEntry> {
  const tokens = outerTokens(text);
  for (const [index, token] of tokens.entries()) {
    if (token === ":") yield { key: unquoted(tokens[index - 1] ?? ""), word: unquoted(tokens[index + 1] ?? "") };
  }
}

/** The tokens of the outermost map in braces. */
function outerTokens(text: string): readonly string[] {
  const outer: string[] = [];
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|'[^']*'?|[{}[\],:]|[^\s{}[\],:"']+/gu)) {
    if (token === "}" || token === "]") depth -= 1;
    if (depth === 1 || outer.length === 0) outer.push(token);
    if (depth === 0 && outer.length > 1) break;
    if (token === "{" || token === "[") depth += 1;
  }
  return outer;
}

function unquoted(token: string): string {
  return token.replace(/^["']|["']$/gu, "");
}
