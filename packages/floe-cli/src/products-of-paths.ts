import { directoryOf, type Host, joinPath, kindOfFile, namesManifest, shownPath } from "floe-core";
import { type FoundProducts, findProducts } from "./find-products.ts";

/** The products that the paths of a compile mean. A manifest means those in its folder, or below it, that name it. */
export function productsOfPaths(host: Host, paths: readonly string[]): FoundProducts {
  const manifests = paths.filter((path) => isManifest(host, path));
  const named = findProducts(
    host,
    paths.filter((path) => !manifests.includes(path)),
  );
  if (manifests.length === 0) return named;
  const found = manifests.map((path) => productsOfManifest(host, path));
  const all = [named, ...found];
  return {
    products: [...new Set(all.flatMap(({ products }) => products))],
    folders: all.flatMap(({ folders }) => folders),
    missing: all.flatMap(({ missing }) => missing),
    findings: all.flatMap(({ findings }) => findings),
  };
}

function isManifest(host: Host, path: string): boolean {
  const absolute = joinPath(host.workingDirectory, path);
  const status = host.status(absolute);
  if (status.kind === "failed" || status.value.kind !== "file" || absolute.endsWith("/floe.yaml")) return false;
  return kindOfFile(host, absolute).value === "Manifest";
}

function productsOfManifest(host: Host, path: string): FoundProducts {
  const manifest = joinPath(host.workingDirectory, path);
  const found = findProducts(host, [shownPath(directoryOf(manifest), host.workingDirectory)]);
  return { ...found, products: found.products.filter((product) => namesManifest(host, product, manifest)) };
}
