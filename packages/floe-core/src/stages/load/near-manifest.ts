import type { Host } from "../../host/host.ts";
import { directoryOf, joinPath, relativePath } from "../../host/paths.ts";
import { distrustOf, type SearchBounds, searchBounds } from "../../host/search-bounds.ts";
import { environmentsIn, nearestPlatform } from "./environment-folders.ts";
import { kindOfFile } from "./kind-of-file.ts";

/** A manifest that a product which names none may mean: seen from its folder. */
export function nearManifest(host: Host, product: string): string | undefined {
  const bounds = searchBounds(host, { file: product });
  // Outside of a repository, `../manifest.yaml` is what most products name. All that it does here is to be told of.
  const folders = [...new Set([...bounds.folders, directoryOf(directoryOf(product))])];
  const found = manifestAbove(host, { ...bounds, folders }) ?? manifestOfEnvironment(host, bounds);
  return found === undefined ? undefined : relativePath(found, directoryOf(product));
}

/** The nearest manifest.yaml of floe's in the folders of a search, which a stranger cannot have put there. */
export function manifestAbove(host: Host, bounds: SearchBounds): string | undefined {
  return bounds.folders
    .map((folder) => joinPath(folder, "manifest.yaml"))
    .find(
      (path) =>
        host.exists(path) &&
        distrustOf(host, path, bounds) === undefined &&
        kindOfFile(host, path).value === "Manifest",
    );
}

function manifestOfEnvironment(host: Host, bounds: SearchBounds): string | undefined {
  const platform = nearestPlatform(host, bounds);
  const [environment] = environmentsIn(host, platform);
  return environment === undefined ? undefined : `${platform}/${environment}/manifest.yaml`;
}
