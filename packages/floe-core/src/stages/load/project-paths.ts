import type { Host } from "../../host/host.ts";
import { joinPath } from "../../host/paths.ts";
import type { ProjectPaths } from "../../host/search-bounds.ts";
import { checkDocument, productFile } from "../../project/file-kind.ts";
import { loadDocument } from "../../yaml/load-document.ts";
import { namedManifest } from "./locate-manifest.ts";

/** The files that a folder's searches start from: its product with the manifest that it names, else its manifest. What is wrong
 *  with them is for those to say who read them. */
export function projectPathsIn(host: Host, directory: string): ProjectPaths {
  const product = joinPath(directory, "floe.yaml");
  const manifest = joinPath(directory, "manifest.yaml");
  if (!host.exists(product)) return host.exists(manifest) ? pathsOfManifest(manifest) : { file: product };
  const document = loadDocument(host, product).value;
  const checked = document && checkDocument(document, productFile).value;
  const named = checked && namedManifest(host, { path: product, value: checked.value }).value;
  return { file: product, other: named?.path };
}

/** The same of a manifest by itself. That of an environment belongs to what lies beside the folder `platform`. */
export function pathsOfManifest(file: string): ProjectPaths {
  const beside = /^(.*)\/platform\/[^/]+\/manifest\.yaml$/u.exec(file)?.[1];
  return { file, other: beside === undefined ? undefined : `${beside}/platform` };
}
