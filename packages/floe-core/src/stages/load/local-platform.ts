import { runRules } from "../../checking/run-rules.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { at, isAbsent, type Located, nodeOf } from "../../origins/located.ts";
import { checkDocument, manifestFile } from "../../project/file-kind.ts";
import { localManifest } from "../../project/local-manifest.ts";
import type { ProjectFile } from "../../project/project-file.ts";
import { manifestRules } from "../../rules/manifest/index.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import type { Product } from "../../schemas/product/product.ts";
import { startOf } from "../../text/span.ts";
import { type ManifestChoice, namedEnvironment } from "./chosen-environment.ts";
import { nearManifest } from "./near-manifest.ts";
import { loadDiagnostics } from "./problems.ts";

/** The platform of a product that names none, where none lies beside it that may be meant: that of this machine. `undefined` where the
 *  product, or whoever compiles it, says which platform it is. */
export function localPlatform(
  host: Host,
  product: { readonly path: string; readonly value: Located<Product> },
  choice: ManifestChoice,
): Outcome<ProjectFile<Manifest>> | undefined {
  const isChosen = choice.manifestPath !== undefined || namedEnvironment(host, choice) !== undefined;
  if (isChosen || !isAbsent(at(product.value, "platform"))) return undefined;
  if (nearManifest(host, product.path) !== undefined) return undefined;
  const local = localManifest(host);
  if (local.value === undefined) return failed(local.diagnostics);
  const { value: file, diagnostics } = checkDocument(local.value, manifestFile);
  if (file === undefined) return failed(diagnostics);
  const source = nodeOf(product.value)?.span.source;
  const told = loadDiagnostics["local-platform"]({}, source && startOf(source));
  const context = { manifest: file.value, documents: [local.value], parents: [] };
  return ok(file, [told, ...diagnostics, ...runRules(manifestRules, context).findings]);
}
