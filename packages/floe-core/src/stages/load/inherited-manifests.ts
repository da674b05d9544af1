import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import { distrustRemedy, distrustWords } from "../../host/distrust-words.ts";
import type { Host } from "../../host/host.ts";
import { directoryOf, joinPath, shownPath } from "../../host/paths.ts";
import { firstDistrusted, pathsBetween, type SearchBounds } from "../../host/search-bounds.ts";
import { whereabouts } from "../../host/whereabouts.ts";
import type { InheritedManifest } from "../../project/project-file.ts";
import { display } from "../../secrets/display.ts";
import type { Span } from "../../text/span.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import type { YamlDocument } from "../../yaml/node.ts";
import { type TextNode, textAt } from "../../yaml/read-node.ts";
import { extendsDiagnostics, parentDiagnostics } from "./inheritance-problems.ts";
import { emptyManifest, misplacedManifest } from "./misplaced-file.ts";
import { pulledManifest } from "./pulled-manifest.ts";

/** What says how far the manifests that one takes parts from are followed. */
export interface InheritanceScope {
  readonly bounds: SearchBounds;
  /** The file whose lock says what the addresses of a registry mean. */
  readonly lockedFor: string;
}

/** The manifests that one takes parts from, each as it stands, the nearest first: those that it extends, then its parent with those
 *  that that one extends, and so on; and what keeps one from being read. */
export function inheritedManifests(
  host: Host,
  first: YamlDocument,
  scope: InheritanceScope,
): Outcome<readonly InheritedManifest[]> {
  const chain: InheritedManifest[] = [];
  const read = [realOf(host, first.source.path)];
  const found: Diagnostic[] = [];
  let tier = [first];
  for (let named = nextName(tier); named !== undefined; named = nextName(tier)) {
    const { way, at } = named;
    if (chain.length === maxInherited)
      return failed([...found, problemsOf[way]["too-deep"]({ most: maxInherited }, at.span)]);
    const next = namedManifest(host, named, { read, ...scope });
    found.push(...next.diagnostics);
    if (next.value === undefined) return failed(found);
    const { document } = next.value;
    chain.push(next.value);
    read.push(realOf(host, document.source.path));
    tier = way === "parent" ? [document] : [...tier, document];
  }
  return ok(chain, found);
}

/** The most manifests that one takes parts from. An environment extends what all have in common, a domain has an enterprise above
 *  it: more is a maze. */
export const maxInherited = 8;

/** A name of another manifest, and in which way it is meant. */
export interface NamedPart {
  readonly way: InheritedManifest["through"];
  readonly at: TextNode;
}

const problemsOf = { extends: extendsDiagnostics, parent: parentDiagnostics } as const;

/** The manifests that one names, by path or address: that which it extends, and its parent. */
export function namedParts({ root }: YamlDocument): readonly NamedPart[] {
  const [base, parent] = [textAt(root, "extends"), textAt(root, "parent_manifest")];
  return [
    ...(base === undefined ? [] : [{ way: "extends", at: base } as const]),
    ...(parent === undefined ? [] : [{ way: "parent", at: parent } as const]),
  ];
}

/** What comes next: first all that the files of a tier extend, then the parent that the nearest of them names. Only a domain has
 *  one; elsewhere the key is a mistake, which is told where it stands. */
function nextName(tier: readonly YamlDocument[]): NamedPart | undefined {
  const base = textAt(tier.at(-1)?.root, "extends");
  if (base !== undefined) return { way: "extends", at: base };
  const scope = nearestText(tier, "scope");
  const parent = nearestText(tier, "parent_manifest");
  return parent !== undefined && scope?.value === "domain" ? { way: "parent", at: parent } : undefined;
}

function nearestText(tier: readonly YamlDocument[], key: string): TextNode | undefined {
  return tier.map(({ root }) => textAt(root, key)).find((text) => text !== undefined);
}

function realOf(host: Host, path: string): string {
  return host.realPath(path) ?? path;
}

/** What is known on the way to the next manifest. */
export interface InheritanceWay extends InheritanceScope {
  /** The files on the way here, links resolved. */
  readonly read: readonly string[];
}

/** The manifest that another one names, where floe may read it. */
export function namedManifest(host: Host, { way, at }: NamedPart, on: InheritanceWay): Outcome<InheritedManifest> {
  const { span, value } = at;
  const problems = problemsOf[way];
  if (/^[a-z][a-z0-9+.-]*:\/\//u.test(value)) {
    const pulled = pulledManifest(host, on.lockedFor, at);
    if (pulled.value === undefined) return failed(pulled.diagnostics);
    const path = pulled.value;
    const shown = shownPath(path, host.workingDirectory);
    if (on.read.includes(realOf(host, path))) return failed([problems.circle({ path: shown }, span)]);
    return asInherited(readBase(host, { path, shown, named: { way, at } }), { way, at }, value);
  }
  const path = joinPath(directoryOf(span.source.path), value);
  const shown = shownPath(path, host.workingDirectory);
  const where = whereabouts(host, path, on.bounds);
  if (where.kind === "outside") {
    return failed([problems.outside({ path: shown, root: shownPath(on.bounds.root, host.workingDirectory) }, span)]);
  }
  if (where.kind === "inside") {
    if (on.read.includes(where.real)) return failed([problems.circle({ path: shown }, span)]);
    const distrusted = firstDistrusted(host, pathsBetween(on.bounds.root, where.real), on.bounds);
    if (distrusted !== undefined) {
      const at = shownPath(distrusted.path, host.workingDirectory);
      const reason = distrustWords(distrusted.distrust);
      const remedy = distrustRemedy({ path: display(at), distrust: distrusted.distrust });
      return failed([problems.untrusted({ path: at, reason, remedy }, span, { about: [at] })]);
    }
  }
  return asInherited(readBase(host, { path, shown, named: { way, at } }), { way, at }, undefined);
}

function asInherited(
  { value: document, diagnostics }: Outcome<YamlDocument>,
  { way: through, at: { span: namedAt } }: NamedPart,
  address: string | undefined,
): Outcome<InheritedManifest> {
  return document === undefined ? failed(diagnostics) : ok({ document, through, namedAt, address }, diagnostics);
}

const readHere = { extends: "The file is extended here.", parent: "The file is named as the parent here." } as const;

function readBase(
  host: Host,
  { path, shown, named }: { readonly path: string; readonly shown: string; readonly named: NamedPart },
): Outcome<YamlDocument> {
  const span: Span = named.at.span;
  const { value: document, diagnostics } = loadDocument(host, path, span);
  if (diagnostics.some(({ code }) => code === "yaml/empty")) return failed([emptyManifest(shown, span)]);
  const misplaced = document === undefined ? [] : misplacedManifest(document, span);
  if (misplaced.length > 0) return failed(misplaced);
  // What is wrong in another file is told there; that it is read at all, this line says.
  const noted = diagnostics.map((finding) =>
    finding.span?.source === span.source
      ? finding
      : { ...finding, notes: [...finding.notes, { message: readHere[named.way], span }] },
  );
  return document === undefined ? failed(noted) : ok(document, noted);
}
