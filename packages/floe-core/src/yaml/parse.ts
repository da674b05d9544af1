import { Composer, type Document, type ParsedNode } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { inReadingOrder } from "../diagnostics/order.ts";
import { failed, type Outcome, ok } from "../diagnostics/outcome.ts";
import type { SourceFile } from "../text/source-file.ts";
import { startOf } from "../text/span.ts";
import { buildYamlTree } from "./build-tree.ts";
import type { YamlDocument } from "./node.ts";
import { yamlDiagnostics } from "./problems.ts";
import { type ScannedYaml, scanYaml } from "./scan.ts";
import { syntaxFindings } from "./syntax.ts";

/** Reads one YAML 1.2 core document within `yamlLimits`. Never throws.
 *  A value may come with errors: of keys that stand twice, are forbidden or empty, the tree holds the first, or none,
 *  and the rest of it is true, so that the schema can be checked in the same run. Other errors leave no value. */
export function parseYaml(source: SourceFile): Outcome<YamlDocument> {
  const composed = compose(source);
  if (composed === undefined) return failed([yamlDiagnostics.unreadable({}, startOf(source))]);
  const { document, scanned } = composed;
  if (document === undefined) return failed(scanned.findings);
  const syntax = syntaxProblems(source, document, scanned);
  if (syntax.length > 0) return failed(inReadingOrder(syntax));
  if (document.contents === null || isNothing(document.contents)) {
    return failed(scanned.findings.length > 0 ? scanned.findings : [yamlDiagnostics.empty({}, startOf(source))]);
  }
  const { root, diagnostics } = buildYamlTree(source, document.contents);
  const found = inReadingOrder([...scanned.findings, ...diagnostics]);
  return found.every(leavesTreeTrue) ? ok({ source, root }, found) : failed(found);
}

interface Composed {
  readonly scanned: ScannedYaml;
  /** `undefined` when a limit was passed. */
  readonly document: Document.Parsed | undefined;
}

// The library has thrown on hostile input before (CVE-2023-2251, CVE-2026-33532); whatever it throws is no bug of ours.
function compose(source: SourceFile): Composed | undefined {
  // It makes an Error object for each mistake: without their stacks half a million take one second, not five.
  // `Reflect.set` does not mind when Error is frozen.
  const { stackTraceLimit } = Error;
  try {
    Reflect.set(Error, "stackTraceLimit", 0);
    const scanned = scanYaml(source);
    if (scanned.tokens === undefined) return { scanned, document: undefined };
    const [document] = new Composer(options).compose(scanned.tokens, true, source.text.length);
    return document === undefined ? undefined : { scanned, document };
  } catch {
    return undefined;
  } finally {
    Reflect.set(Error, "stackTraceLimit", stackTraceLimit);
  }
}

const options = {
  version: "1.2",
  schema: "core",
  merge: false,
  // The library compares each key with each other one; ours is a Map.
  uniqueKeys: false,
  stringKeys: true,
  strict: true,
  intAsBigInt: true,
  // Pretty messages hold lines of the file, and those may hold a secret.
  prettyErrors: false,
  resolveKnownTags: false,
  logLevel: "silent",
} as const;

/** What keeps the text from being a tree. The library's word is final: what it refuses is never accepted here. */
function syntaxProblems(source: SourceFile, document: Document.Parsed, scanned: ScannedYaml): readonly Diagnostic[] {
  const errors = [...document.errors, ...document.warnings];
  const findings = syntaxFindings(source, errors, scanned.echoesFrom);
  if (findings.length > 0 || Number.isFinite(scanned.echoesFrom)) return [...scanned.findings, ...findings];
  if (document.errors.length > 0 && scanned.findings.length === 0)
    return [yamlDiagnostics.unreadable({}, startOf(source))];
  return [];
}

/** Whether a document holds nothing but its `---`. */
function isNothing(contents: ParsedNode): boolean {
  return contents.range[0] === contents.range[1];
}

function leavesTreeTrue(diagnostic: Diagnostic): boolean {
  return diagnostic.severity !== "error" || harmlessToTree.has(diagnostic.code);
}

const harmlessToTree: ReadonlySet<string> = new Set(["yaml/duplicate-key", "yaml/forbidden-key", "yaml/empty-key"]);
