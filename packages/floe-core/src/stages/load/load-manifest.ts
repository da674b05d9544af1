import { runRules } from "../../checking/run-rules.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { shownPath } from "../../host/paths.ts";
import { type ProjectPaths, searchBounds } from "../../host/search-bounds.ts";
import { mergeManifests, type Yielded } from "../../policy/merge-manifests.ts";
import { checkDocument, manifestFile } from "../../project/file-kind.ts";
import type { Inheritance, ProjectFile } from "../../project/project-file.ts";
import { manifestRules } from "../../rules/manifest/index.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import type { Span } from "../../text/span.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import type { YamlDocument, YamlNode } from "../../yaml/node.ts";
import { memberNode } from "../../yaml/read-node.ts";
import { extendedManifests } from "./extended-manifests.ts";
import { emptyManifest, misplacedManifest } from "./misplaced-file.ts";
import { pathsOfManifest } from "./project-paths.ts";

/** A manifest to load. */
export interface WantedManifest {
  readonly path: string;
  /** Where another file names it. */
  readonly namedAt?: Span | undefined;
  /** The product that is compiled against it. */
  readonly product?: string | undefined;
}

/** Reads a manifest with those that it extends, and finds every mistake that it has by itself. */
export function loadManifest(host: Host, wanted: WantedManifest): Outcome<ProjectFile<Manifest>> {
  const { path, namedAt } = wanted;
  const document = loadDocument(host, path, namedAt);
  if (document.diagnostics.some(({ code }) => code === "yaml/empty"))
    return failed([emptyManifest(shownPath(path, host.workingDirectory), namedAt)]);
  if (document.value === undefined) return failed(document.diagnostics);
  const misplaced = misplacedManifest(document.value, namedAt);
  if (misplaced.length > 0) return failed(misplaced);
  const other = wanted.product ?? pathsOfManifest(path).other;
  const bases = basesOf(host, document.value, { file: path, other });
  const found = [...document.diagnostics, ...bases.diagnostics];
  // Without its base a manifest cannot be judged as a whole; what it says itself can be.
  if (bases.value === undefined) return failed([...found, ...ownFindings(document.value)]);
  const checked = checkManifestOnce(document.value, bases.value);
  return { ...checked, diagnostics: [...found, ...checked.diagnostics] };
}

function basesOf(host: Host, own: YamlDocument, paths: ProjectPaths): Outcome<readonly YamlDocument[]> {
  return memberNode(own.root, "extends") === undefined
    ? ok([])
    : extendedManifests(host, own, searchBounds(host, paths));
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
  readonly bases: readonly YamlDocument[];
  readonly checked: Outcome<ProjectFile<Manifest>>;
}

function checkManifestOnce(own: YamlDocument, bases: readonly YamlDocument[]): Outcome<ProjectFile<Manifest>> {
  const known = checkedManifests.get(own);
  const isSame = known?.bases.length === bases.length && bases.every((base, index) => base === known.bases[index]);
  if (known !== undefined && isSame) return known.checked;
  const checked = checkManifest(own, bases);
  checkedManifests.set(own, { bases, checked });
  return checked;
}

function checkManifest(own: YamlDocument, bases: readonly YamlDocument[]): Outcome<ProjectFile<Manifest>> {
  const { document, inherits } = bases.length === 0 ? { document: own, inherits: undefined } : merged(own, bases);
  const { value: file, diagnostics } = checkDocument(document, manifestFile);
  if (file === undefined) return failed(diagnostics);
  const findings = runRules(manifestRules, { manifest: file.value }).findings;
  const hidden = inherits === undefined ? [] : findingsInYielded(inherits);
  return { value: { ...file, inherits }, diagnostics: [...diagnostics, ...findings, ...hidden] };
}

function merged(
  own: YamlDocument,
  bases: readonly YamlDocument[],
): { readonly document: YamlDocument; readonly inherits: Inheritance } {
  const documents = [own, ...bases];
  const yielded: Yielded[] = [];
  let root: YamlNode | undefined;
  for (const { root: nearer } of [...documents].reverse()) {
    const both = root === undefined ? { root: nearer, yielded: [] } : mergeManifests(nearer, root);
    root = both.root;
    yielded.push(...both.yielded);
  }
  return { document: { source: own.source, root: root ?? own.root }, inherits: { documents, yielded } };
}

/** What is wrong with values that another file's replaced: the schema sees those that apply. */
function findingsInYielded({ documents, yielded }: Inheritance): readonly Diagnostic[] {
  const isYielded = ({ span }: Diagnostic): boolean =>
    span !== undefined &&
    yielded.some(
      ({ node }) => node.span.source === span.source && node.span.start <= span.start && span.end <= node.span.end,
    );
  return documents.flatMap(ownFindings).filter(isYielded);
}
