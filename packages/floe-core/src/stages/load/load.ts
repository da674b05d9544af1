import { dbtDiagnostics } from "../../dbt/problems.ts";
import { readDbtProject } from "../../dbt/project.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { directoryOf } from "../../host/paths.ts";
import { checkDocument, loadDocument } from "../../project/load-file.ts";
import type { LoadedFile, LoadedProject } from "../../project/loaded-project.ts";
import { checkDbtProject, type DbtComparison } from "../../rules/dbt/check-dbt-project.ts";
import { manifestRules, productRules } from "../../rules/file-rules.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import { startOf } from "../../text/span.ts";
import type { YamlDocument } from "../../yaml/node.ts";
import type { Stage } from "../stage.ts";
import { locateManifest, type ManifestChoice } from "./locate-manifest.ts";

/** What to load: a product with the manifest that it, or the user, chooses; or a manifest alone. Paths are absolute. */
export type LoadRequest =
  | ({ readonly kind: "product"; readonly productPath: string } & ManifestChoice)
  | { readonly kind: "manifest"; readonly manifestPath: string };

/** Reads both files, finds every mistake that each has by itself, and compares floe.yaml with the dbt project beside
 *  it. */
export const load: Stage<LoadRequest, LoadedProject> = {
  name: "load",
  title: "Read and check the files",
  input: "any",
  run: (request, { host }) => {
    if (request.kind === "product") return loadProduct(host, request);
    const manifest = loadManifest(host, request.manifestPath);
    return { value: { product: undefined, manifest: manifest.value }, diagnostics: manifest.diagnostics };
  },
};

function loadProduct(host: Host, request: Extract<LoadRequest, { kind: "product" }>): Outcome<LoadedProject> {
  const document = loadDocument(host, request.productPath);
  if (document.value === undefined) {
    // The manifest may be named by a flag: its mistakes are independent of the product's.
    const path = request.manifestPath;
    const manifest = path === undefined ? failed([]) : loadManifest(host, path);
    return {
      value: { product: undefined, manifest: manifest.value },
      diagnostics: [...document.diagnostics, ...manifest.diagnostics],
    };
  }
  const { root } = document.value;
  const product = checkDocument(request.productPath, document.value, productRules);
  const location = locateManifest(host, { path: request.productPath, root }, request);
  const manifest =
    location.value === undefined ? failed([]) : loadManifest(host, location.value.path, location.value.namedAt);
  const dbt = compareWithDbt(host, request.productPath, document.value);
  return ok({ product: product.value, manifest: manifest.value }, [
    ...document.diagnostics,
    ...product.diagnostics.filter((finding) => !isDependencyOn(dbt.misnamed, finding)),
    ...location.diagnostics,
    ...manifest.diagnostics,
    ...dbt.diagnostics,
  ]);
}

function loadManifest(
  host: Host,
  path: string,
  namedAt?: Parameters<typeof loadDocument>[2],
): Outcome<LoadedFile<Manifest>> {
  const document = loadDocument(host, path, namedAt);
  if (document.value === undefined) return failed(document.diagnostics);
  const checked = checkManifestOnce(path, document.value);
  return { ...checked, diagnostics: [...document.diagnostics, ...checked.diagnostics] };
}

// Products that share a manifest share what was found in it.
const checkedManifests = new WeakMap<YamlDocument, Outcome<LoadedFile<Manifest>>>();

function checkManifestOnce(path: string, document: YamlDocument): Outcome<LoadedFile<Manifest>> {
  const known = checkedManifests.get(document);
  if (known !== undefined) return known;
  const checked = checkDocument(path, document, manifestRules);
  checkedManifests.set(document, checked);
  return checked;
}

function compareWithDbt(host: Host, productPath: string, document: YamlDocument): DbtComparison {
  const diagnostics: Diagnostic[] = [];
  const project = readDbtProject(host, directoryOf(productPath), diagnostics);
  if (project === undefined) {
    return { diagnostics: [dbtDiagnostics["no-project"]({}, startOf(document.source))], misnamed: new Set() };
  }
  const compared = checkDbtProject(document.root, project);
  return { ...compared, diagnostics: [...diagnostics, ...compared.diagnostics] };
}

// Where a transform's own name is misspelt, the transforms that depend on it by the right one are not to blame.
function isDependencyOn(models: ReadonlySet<string>, { code, span }: Diagnostic): boolean {
  if (code !== "product/unknown-dependency" || span === undefined) return false;
  return models.has(span.source.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/u, "$2"));
}
