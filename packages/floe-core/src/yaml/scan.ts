import { type CST, Lexer, Parser } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../text/source-file.ts";
import { insideText, type Span } from "../text/span.ts";
import { isClosedQuote } from "./closed-quote.ts";
import { yamlLimits } from "./limits.ts";
import { yamlDiagnostics } from "./problems.ts";

/** The first document of a file as tokens, and what can be said without composing it. */
export interface ScannedYaml {
  /** `undefined` when a limit was passed: then the tokens are incomplete, and composing them could exhaust memory. */
  readonly tokens: readonly CST.Token[] | undefined;
  readonly findings: readonly Diagnostic[];
  /** What the library says of the text from this offset on echoes a finding: a quote or a bracket is open. */
  readonly echoesFrom: number;
}

/** Reads the tokens without recursion, and refuses tags, directives, second documents, and what passes a limit. */
export function scanYaml(source: SourceFile): ScannedYaml {
  const scan = newScan(source);
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(source.text)) {
    look(scan, lexeme, parser.offset);
    for (const token of parser.next(lexeme)) keep(scan, token);
    const refusal = passedLimit(scan, parser);
    if (refusal !== undefined) return { tokens: undefined, findings: [refusal], echoesFrom: 0 };
    if (scan.oddities > maxOddities) break;
  }
  for (const token of parser.end()) keep(scan, token);
  // Where reading stopped early, a bracket may well be closed further down.
  if (scan.oddities <= maxOddities) reportOpenBracket(scan, undefined);
  return scan;
}

// A file of nothing but brackets would make a million errors, of which the first five are shown.
const maxOddities = 100;

interface OpenBracket {
  readonly bracket: string;
  readonly offset: number;
}

interface Scan {
  readonly source: SourceFile;
  readonly tokens: CST.Token[];
  readonly findings: Diagnostic[];
  readonly open: OpenBracket[];
  echoesFrom: number;
  /** Errors and directives so far. */
  oddities: number;
  documents: number;
  scalarFollows: boolean;
  /** Scalars, aliases and brackets: each is a node. */
  contents: number;
  /** `-`, `:`, `?` and `,`: each is followed by a node, perhaps an empty one. */
  indicators: number;
  aliases: number;
  /** Anchors and tags: a node can have one of each. */
  properties: number;
  /** Where the last lexeme began. */
  offset: number;
}

function newScan(source: SourceFile): Scan {
  const counts = { contents: 0, indicators: 0, aliases: 0, properties: 0, oddities: 0, documents: 0, offset: 0 };
  return {
    source,
    tokens: [],
    findings: [],
    open: [],
    echoesFrom: Number.POSITIVE_INFINITY,
    scalarFollows: false,
    ...counts,
  };
}

// The library announces the text of a plain or block scalar with U+001F and a broken bracket with U+0018.
function look(scan: Scan, lexeme: string, offset: number): void {
  scan.offset = offset;
  if (scan.scalarFollows) {
    scan.scalarFollows = false;
    return;
  }
  switch (lexeme[0]) {
    case "\u001f":
      scan.scalarFollows = true;
      scan.contents++;
      return;
    case "'":
    case '"':
      scan.contents++;
      checkQuote(scan, lexeme);
      return;
    case "-":
    case ":":
    case "?":
    case ",":
      scan.indicators++;
      return;
    case "*":
      scan.contents++;
      scan.aliases++;
      return;
    case "&":
      scan.properties++;
      return;
    case "!":
      scan.properties++;
      scan.findings.push(yamlDiagnostics.tag({ tag: lexeme }, spanOf(scan, lexeme.length)));
      return;
    default:
      lookAtBracket(scan, lexeme);
  }
}

function lookAtBracket(scan: Scan, lexeme: string): void {
  switch (lexeme) {
    case "[":
    case "{":
      scan.contents++;
      scan.open.push({ bracket: lexeme, offset: scan.offset });
      return;
    case "]":
    case "}":
      if (scan.open.at(-1)?.bracket === openerOf(lexeme)) scan.open.pop();
      else reportOpenBracket(scan, `It is closed with \`${lexeme}\` here.`);
      return;
    case "\u0018":
      lookAtBrokenBracket(scan);
      return;
    default:
  }
}

/** A line between brackets is not indented enough, or a tab indents it. */
function lookAtBrokenBracket(scan: Scan): void {
  const { source, offset } = scan;
  const innermost = scan.open.at(-1);
  if (innermost === undefined || Number.isFinite(scan.echoesFrom)) return;
  const next = source.text[offset];
  const tab = source.text.indexOf("\t", source.text.lastIndexOf("\n", offset - 1));
  if (tab !== -1 && tab < offset) {
    scan.findings.push(yamlDiagnostics["tab-indentation"]({}, insideText({ source, start: tab, end: tab + 1 })));
  } else if ((next === "]" || next === "}") && openerOf(next) === innermost.bracket) {
    scan.findings.push(yamlDiagnostics["bad-indentation"]({}, spanOf(scan, 1)));
  } else {
    reportOpenBracket(scan, "The indentation ends here.");
    return;
  }
  scan.open.length = 0;
  scan.echoesFrom = innermost.offset;
}

function openerOf(closing: string): string {
  return closing === "]" ? "[" : "{";
}

/** Reports the innermost open bracket, unless something open was reported before: then the brackets are no guide. */
function reportOpenBracket(scan: Scan, note: string | undefined): void {
  const innermost = scan.open.at(-1);
  scan.open.length = 0;
  if (innermost === undefined || Number.isFinite(scan.echoesFrom)) return;
  const { source } = scan;
  const span = insideText({ source, start: innermost.offset, end: innermost.offset + 1 });
  const notes = note === undefined ? [] : [{ message: note, span: spanOf(scan, 1) }];
  scan.findings.push(yamlDiagnostics["unclosed-bracket"]({ bracket: innermost.bracket }, span, { notes }));
  scan.echoesFrom = innermost.offset;
}

function checkQuote(scan: Scan, lexeme: string): void {
  if (scan.offset >= scan.echoesFrom || isClosedQuote(lexeme)) return;
  scan.findings.push(yamlDiagnostics["unclosed-quote"]({ quote: lexeme.slice(0, 1) }, spanOf(scan, 1)));
  scan.echoesFrom = scan.offset;
}

function keep(scan: Scan, token: CST.Token): void {
  if (token.type === "error") scan.oddities++;
  if (token.type === "directive") {
    scan.oddities++;
    const directive = token.source.split(/\s/u, 1)[0] ?? "%";
    const end = token.offset + token.source.length;
    const span = insideText({ source: scan.source, start: token.offset, end });
    scan.findings.push(yamlDiagnostics.directive({ directive }, span));
    return;
  }
  if (token.type === "document") {
    scan.documents++;
    if (scan.documents === 2) {
      const length = scan.source.text.startsWith("---", token.offset) ? 3 : 1;
      const span = insideText({ source: scan.source, start: token.offset, end: token.offset + length });
      scan.findings.push(yamlDiagnostics["several-documents"]({}, span));
    }
  }
  if (scan.documents < 2) scan.tokens.push(token);
}

function passedLimit(scan: Scan, parser: Parser): Diagnostic | undefined {
  if (parser.stack.length > yamlLimits.depth && openCollections(parser) > yamlLimits.depth) {
    return yamlDiagnostics["too-deep"]({}, spanOf(scan, 1));
  }
  const nodesAtLeast = Math.max(scan.contents, scan.indicators, scan.properties);
  if (nodesAtLeast > yamlLimits.nodes) return yamlDiagnostics["too-many-nodes"]({}, spanOf(scan, 1));
  if (scan.aliases > yamlLimits.aliases) return yamlDiagnostics["too-many-aliases"]({}, spanOf(scan, 1));
  return undefined;
}

// Below the collections lies the document; above them may lie the scalar that is being read.
function openCollections(parser: Parser): number {
  const top = parser.stack.at(-1);
  const isScalar = top !== undefined && !("items" in top);
  return parser.stack.length - 1 - Number(isScalar);
}

function spanOf(scan: Scan, length: number): Span {
  return insideText({ source: scan.source, start: scan.offset, end: scan.offset + length });
}
