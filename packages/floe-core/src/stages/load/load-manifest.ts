import { runRules } from "../../checking/run-rules.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { shownPath } from "../../host/paths.ts";
import { type ProjectPaths, searchBounds } from "../../host/search-bounds.ts";
import { mergeManifests, type Yielded } from "../../policy/merge-manifests.ts";
import { checkDocument, manifestFile } from "../../project/file-kind.ts";
import type { Inheritance, InheritedManifest, ParentTier, ProjectFile } from "../../project/project-file.ts";
import { manifestRules } from "../../rules/manifest/index.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import type { Span } from "../../text/span.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import type { YamlDocument, YamlNode } from "../../yaml/node.ts";
import { memberNode } from "../../yaml/read-node.ts";
import { inheritedManifests, namedParts } from "./inherited-manifests.ts";
import { emptyManifest, misplacedManifest } from "./misplaced-file.ts";
import { parentTiers } from "./parent-tiers.ts";
import { pathsOfManifest } from "./project-paths.ts";

/** A manifest to load. */
export interface WantedManifest {
  readonly path: string;
  /** Where another file names it. */
  readonly namedAt?: Span | undefined;
  /** The product that is compiled against it. */
  readonly product?: string | undefined;
  /** The address of the registry that it was fetched from. */
  readonly address?: string | undefined;
}

/** Reads a manifest with those that it takes parts from, and finds every mistake that it has by itself. */
export function loadManifest(host: Host, wanted: WantedManifest): Outcome<ProjectFile<Manifest>> {
  const { path, namedAt } = wanted;
  const document = loadDocument(host, path, namedAt);
  if (document.diagnostics.some(({ code }) => code === "yaml/empty"))
    return failed([emptyManifest(shownPath(path, host.workingDirectory), namedAt)]);
  if (document.value === undefined) return failed(document.diagnostics);
  const misplaced = misplacedManifest(document.value, namedAt);
  if (misplaced.length > 0) return failed(misplaced);
  const other = wanted.product ?? pathsOfManifest(path).other;
  const bases = basesOf(host, document.value, { paths: { file: path, other }, lockedFor: wanted.product ?? path });
  const found = [...document.diagnostics, ...bases.diagnostics];
  // Without its base a manifest cannot be judged as a whole; what it says itself can be.
  if (bases.value === undefined) return failed([...found, ...ownFindings(document.value)]);
  const checked = checkManifestOnce(document.value, bases.value);
  const { address } = wanted;
  const value = checked.value && (address === undefined ? checked.value : { ...checked.value, address });
  return { value, diagnostics: [...found, ...checked.diagnostics] };
}

function basesOf(
  host: Host,
  own: YamlDocument,
  { paths, lockedFor }: { readonly paths: ProjectPaths; readonly lockedFor: string },
): Outcome<readonly InheritedManifest[]> {
  return namedParts(own).length === 0
    ? ok([])
    : inheritedManifests(host, own, { bounds: searchBounds(host, paths), lockedFor });
}

/** Whether a manifest is only there for others to extend. */
export function isOnlyBase({ root }: YamlDocument): boolean {
  const base = memberNode(root, "base");
  return base?.kind === "scalar" && base.value === true;
}

/** What is wrong with a manifest whose other parts stand elsewhere: that something is missing is not said. */
export function ownFindings(document: YamlDocument): readonly Diagnostic[] {
  return checkDocument(document, manifestFile).diagnostics.filter(({ code }) => !saysMissing.has(code));
}

/** The findings that say of a manifest only that it is not whole. */
export const saysMissing: ReadonlySet<string> = new Set(["schema/missing-key", "resolve/no-plugin-selected"]);

// Products that share a manifest share what was found in it.
const checkedManifests = new WeakMap<YamlDocument, CheckedManifest>();

interface CheckedManifest {
  readonly bases: readonly InheritedManifest[];
  readonly checked: Outcome<ProjectFile<Manifest>>;
}

function checkManifestOnce(own: YamlDocument, bases: readonly InheritedManifest[]): Outcome<ProjectFile<Manifest>> {
  const known = checkedManifests.get(own);
  const isSame =
    known?.bases.length === bases.length &&
    bases.every(({ document }, index) => document === known.bases[index]?.document);
  if (known !== undefined && isSame) return known.checked;
  const checked = checkManifest(own, bases);
  checkedManifests.set(own, { bases, checked });
  return checked;
}

function checkManifest(own: YamlDocument, bases: readonly InheritedManifest[]): Outcome<ProjectFile<Manifest>> {
  const tiers = parentTiers(bases);
  const { document, inherits } =
    bases.length === 0 ? { document: own, inherits: undefined } : merged(own, bases, tiers.value);
  const { value: file, diagnostics } = checkDocument(document, manifestFile);
  if (file === undefined) return failed(diagnostics);
  const ownTier = ownTierOf(own, bases);
  const findings = runRules(manifestRules, { manifest: file.value, documents: ownTier, parents: tiers.value }).findings;
  const hidden = inherits === undefined ? [] : findingsInYielded(inherits);
  return { value: { ...file, inherits }, diagnostics: [...diagnostics, ...findings, ...tiers.diagnostics, ...hidden] };
}

/** The file and those that it extends, up to its parent. */
function ownTierOf(own: YamlDocument, bases: readonly InheritedManifest[]): readonly YamlDocument[] {
  const end = bases.findIndex(({ through }) => through === "parent");
  return [own, ...bases.slice(0, end === -1 ? bases.length : end).map(({ document }) => document)];
}

function merged(
  own: YamlDocument,
  bases: readonly InheritedManifest[],
  parents: readonly ParentTier[],
): { readonly document: YamlDocument; readonly inherits: Inheritance } {
  const yielded: Yielded[] = [];
  let root: YamlNode | undefined;
  for (const [index, { document }] of [...bases.entries()].reverse()) {
    const above = bases[index + 1];
    const both = mergedPair(document.root, root, above);
    root = both.root;
    yielded.push(...both.yielded);
  }
  const both = mergedPair(own.root, root, bases[0]);
  const documents = [own, ...bases.map(({ document }) => document)];
  const inherits = { documents, parents, yielded: [...yielded, ...both.yielded] };
  return { document: { source: own.source, root: both.root }, inherits };
}

function mergedPair(
  nearer: YamlNode,
  root: YamlNode | undefined,
  above: InheritedManifest | undefined,
): { readonly root: YamlNode; readonly yielded: readonly Yielded[] } {
  return root === undefined || above === undefined
    ? { root: nearer, yielded: [] }
    : mergeManifests(nearer, root, above.through);
}

/** What is wrong with values that another file's replaced: the schema sees those that apply. */
function findingsInYielded({ documents, parents, yielded }: Inheritance): readonly Diagnostic[] {
  // What tiers above say of themselves was checked by itself.
  const heads = new Set(parents.flatMap((parent) => parent.documents));
  const isYielded = ({ span }: Diagnostic, document: YamlDocument): boolean =>
    span !== undefined &&
    yielded.some(
      ({ node, pointer }) =>
        node.span.source === span.source &&
        node.span.start <= span.start &&
        span.end <= node.span.end &&
        !(heads.has(document) && pointer.startsWith("/metadata/")),
    );
  return documents.flatMap((document) => ownFindings(document).filter((finding) => isYielded(finding, document)));
}
