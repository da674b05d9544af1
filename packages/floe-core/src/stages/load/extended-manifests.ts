import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import { distrustRemedy, distrustWords } from "../../host/distrust-words.ts";
import type { Host } from "../../host/host.ts";
import { directoryOf, joinPath, shownPath } from "../../host/paths.ts";
import { firstDistrusted, pathsBetween, type SearchBounds } from "../../host/search-bounds.ts";
import { whereabouts } from "../../host/whereabouts.ts";
import { display } from "../../secrets/display.ts";
import type { Span } from "../../text/span.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import type { YamlDocument } from "../../yaml/node.ts";
import { type TextNode, textAt } from "../../yaml/read-node.ts";
import { extendsDiagnostics } from "./extends-problems.ts";
import { emptyManifest, misplacedManifest } from "./misplaced-file.ts";
import { loadDiagnostics } from "./problems.ts";

/** The manifests that one extends, each as it stands, the nearest first; and what keeps one from being read. */
export function extendedManifests(
  host: Host,
  first: YamlDocument,
  bounds: SearchBounds,
): Outcome<readonly YamlDocument[]> {
  const documents: YamlDocument[] = [];
  const read = [realOf(host, first.source.path)];
  const found: Diagnostic[] = [];
  for (let named = extendsOf(first); named !== undefined; named = extendsOf(documents.at(-1))) {
    if (documents.length === maxBases)
      return failed([...found, extendsDiagnostics["too-deep"]({ most: maxBases }, named.span)]);
    const next = nextManifest(host, { named, read, bounds });
    found.push(...next.diagnostics);
    if (next.value === undefined) return failed(found);
    documents.push(next.value);
    read.push(realOf(host, next.value.source.path));
  }
  return ok(documents, found);
}

// An environment extends what all have in common, and that perhaps what a company has: more is a maze.
const maxBases = 8;

function extendsOf(document: YamlDocument | undefined): TextNode | undefined {
  return textAt(document?.root, "extends");
}

function realOf(host: Host, path: string): string {
  return host.realPath(path) ?? path;
}

interface NamedBase {
  readonly named: TextNode;
  /** The files on the way here, links resolved. */
  readonly read: readonly string[];
  readonly bounds: SearchBounds;
}

function nextManifest(host: Host, { named, read, bounds }: NamedBase): Outcome<YamlDocument> {
  const { span, value } = named;
  if (/^[a-z][a-z0-9+.-]*:\/\//u.test(value)) return failed([loadDiagnostics["remote-manifest"]({ uri: value }, span)]);
  const path = joinPath(directoryOf(span.source.path), value);
  const shown = shownPath(path, host.workingDirectory);
  const where = whereabouts(host, path, bounds);
  if (where.kind === "outside") {
    return failed([
      extendsDiagnostics.outside({ path: shown, root: shownPath(bounds.root, host.workingDirectory) }, span),
    ]);
  }
  if (where.kind === "inside") {
    if (read.includes(where.real)) return failed([extendsDiagnostics.circle({ path: shown }, span)]);
    const distrusted = firstDistrusted(host, pathsBetween(bounds.root, where.real), bounds);
    if (distrusted !== undefined) {
      const at = shownPath(distrusted.path, host.workingDirectory);
      const reason = distrustWords(distrusted.distrust);
      const remedy = distrustRemedy({ path: display(at), distrust: distrusted.distrust });
      return failed([extendsDiagnostics.untrusted({ path: at, reason, remedy }, span, { about: [at] })]);
    }
  }
  return readBase(host, { path, shown, span });
}

function readBase(
  host: Host,
  { path, shown, span }: { readonly path: string; readonly shown: string; readonly span: Span },
): Outcome<YamlDocument> {
  const { value: document, diagnostics } = loadDocument(host, path, span);
  if (diagnostics.some(({ code }) => code === "yaml/empty")) return failed([emptyManifest(shown, span)]);
  const misplaced = document === undefined ? [] : misplacedManifest(document, span);
  if (misplaced.length > 0) return failed(misplaced);
  // What is wrong in another file is told there; that it is read at all, this line says.
  const noted = diagnostics.map((finding) =>
    finding.span?.source === span.source
      ? finding
      : { ...finding, notes: [...finding.notes, { message: "The file is extended here.", span }] },
  );
  return document === undefined ? failed(noted) : ok(document, noted);
}
