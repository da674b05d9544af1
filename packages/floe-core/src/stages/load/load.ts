import type { DbtAnswer } from "../../dbt/dbt-answer.ts";
import { readDbtProject } from "../../dbt/project.ts";
import { projectsBelow } from "../../dbt/projects-below.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { directoryOf, relativePath } from "../../host/paths.ts";
import { searchBounds } from "../../host/search-bounds.ts";
import { type Located, optional } from "../../origins/located.ts";
import { dbtFolder } from "../../project/dbt-folder.ts";
import { checkDocument, productFile } from "../../project/file-kind.ts";
import type { LoadedProject } from "../../project/loaded-project.ts";
import { documentsOf, type ProjectFile } from "../../project/project-file.ts";
import { sourceDate } from "../../project/source-date.ts";
import { comparedModels } from "../../rules/quality/compared-models.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import type { Product } from "../../schemas/product/product.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import { signalsHeard } from "../signals-heard.ts";
import type { Stage } from "../stage.ts";
import { checkProduct } from "./check-product.ts";
import { chosenEnvironment, type ManifestChoice } from "./chosen-environment.ts";
import { extendsDiagnostics } from "./inheritance-problems.ts";
import { isOnlyBase, loadManifest, type WantedManifest } from "./load-manifest.ts";
import { localPlatform } from "./local-platform.ts";
import { locateManifest, type ManifestLocation, namedManifest } from "./locate-manifest.ts";
import { misplacedProduct } from "./misplaced-file.ts";
import { pathsOfManifest } from "./project-paths.ts";

/** What to load: a product with the manifest that it, or the user, chooses; or a manifest alone. Paths are absolute. */
export type LoadRequest =
  | ({ readonly kind: "product"; readonly productPath: string; readonly dbt?: DbtAnswer | undefined } & ManifestChoice)
  | { readonly kind: "manifest"; readonly manifestPath: string };

/** Reads the files, finds every mistake that each has by itself, and compares floe.yaml with the dbt project beside it. */
export const load: Stage<LoadRequest, LoadedProject> = {
  name: "load",
  title: "Read and check the files",
  run: async (request, { host }) => {
    if (request.kind === "product") {
      const { value, diagnostics } = await loadProduct(host, request);
      // Here and not where the artifact is dated, so that it is said together with all other mistakes.
      return { value, diagnostics: [...sourceDate(host).diagnostics, ...diagnostics] };
    }
    const { value: manifest, diagnostics } = loadManifest(host, { path: request.manifestPath });
    const directory = directoryOf(request.manifestPath);
    const paths = pathsOfManifest(request.manifestPath);
    return ok(
      { inputs: { product: undefined, manifest }, directory, paths, dbt: undefined, readings: [] },
      diagnostics,
    );
  },
};

/** Whether a semantic layer offers the tables of products: then all is wanted that the dbt project says of them. */
function isOffered(manifest: Located<Manifest> | undefined): boolean {
  const plugins = manifest && optional(manifest, "plugins");
  return plugins !== undefined && optional(plugins, "semantic_layer") !== undefined;
}

// Of a large product each of its three parts takes as long as all later stages together.
async function loadProduct(
  host: Host,
  request: Extract<LoadRequest, { kind: "product" }>,
): Promise<Outcome<LoadedProject>> {
  const { productPath, manifestPath } = request;
  const directory = directoryOf(productPath);
  const document = loadDocument(host, productPath);
  const misplaced = document.value === undefined ? [] : misplacedProduct(document.value);
  if (document.value === undefined || misplaced.length > 0) {
    // The manifest may be named by a flag: its mistakes are independent of the product's.
    const { value: manifest, diagnostics } =
      manifestPath === undefined ? failed([]) : loadManifest(host, { path: manifestPath });
    const found = [...document.diagnostics, ...misplaced, ...diagnostics];
    const paths = { file: productPath, other: manifestPath };
    return ok({ inputs: { product: undefined, manifest }, directory, paths, dbt: undefined, readings: [] }, found);
  }
  const product = checkDocument(document.value, productFile);
  const named = product.value && { path: productPath, value: product.value.value };
  const { location, manifest } = named === undefined ? nothingNamed : platformOf(host, named, request);
  // Any file may be named as the manifest; what is none must not widen what belongs to the project.
  const other = manifest?.value === undefined ? undefined : location?.value?.path;
  await signalsHeard();
  const bounds = searchBounds(host, { file: productPath, other });
  const dbt = readDbtProject(host, {
    directory: dbtFolder(product.value?.value, directory),
    product: directory,
    bounds,
    declared: isOffered(manifest?.value?.value) ? "all" : comparedModels(product.value?.value),
    answer: request.dbt,
  });
  await signalsHeard();
  const said = named && namedManifest(host, named).value;
  const paths = { file: productPath, other: (said ?? location?.value)?.path ?? manifestPath };
  const below = dbt.value === undefined ? projectsBelow(host, directory) : [];
  const own = checkProduct(product.value, dbt.value, {
    isCompared: request.dbt?.kind !== "unasked",
    below: below.map((folder) => relativePath(folder, directory)),
  });
  const inputs = { product: own.file, manifest: manifest?.value };
  const environment = chosenEnvironment(host, request);
  return ok({ inputs, environment, directory, paths, dbt: dbt.value, readings: own.readings }, [
    ...document.diagnostics,
    ...product.diagnostics,
    ...own.findings,
    ...(location?.diagnostics ?? []),
    ...(manifest?.diagnostics ?? []),
    ...dbt.diagnostics,
  ]);
}

/** A product as far as its platform is looked for. */
interface NamingProduct {
  readonly path: string;
  readonly value: Located<Product>;
}

/** The platform of a product, and the file that it stands in; none of the latter for the platform of this machine. */
interface FoundPlatform {
  readonly location: Outcome<ManifestLocation> | undefined;
  readonly manifest: Outcome<ProjectFile<Manifest>> | undefined;
}

const nothingNamed: FoundPlatform = { location: undefined, manifest: undefined };

function platformOf(host: Host, product: NamingProduct, choice: ManifestChoice): FoundPlatform {
  const local = localPlatform(host, product, choice);
  if (local !== undefined) return { location: undefined, manifest: local };
  const location = locateManifest(host, product, choice);
  return { location, manifest: location.value && productManifest(host, { ...location.value, product: product.path }) };
}

/** The manifest of a product: a whole one, and no base of others. */
function productManifest(host: Host, wanted: WantedManifest): Outcome<ProjectFile<Manifest>> {
  const loaded = loadManifest(host, wanted);
  const [own] = loaded.value === undefined ? [] : documentsOf(loaded.value);
  if (own === undefined || !isOnlyBase(own)) return loaded;
  return failed([extendsDiagnostics["only-a-base"]({ path: own.source.shown }, wanted.namedAt)]);
}
