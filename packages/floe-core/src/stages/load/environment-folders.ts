import type { Host } from "../../host/host.ts";
import { joinPath } from "../../host/paths.ts";
import type { SearchBounds } from "../../host/search-bounds.ts";
import { isEnvironmentName } from "./chosen-environment.ts";

/** The nearest folder of environments. */
export function nearestPlatform(host: Host, { folders }: SearchBounds): string | undefined {
  return folders
    .map((folder) => joinPath(folder, "platform"))
    .find((platform) => environmentsIn(host, platform).length > 0);
}

/** The environments in such a folder, by the names of their folders, sorted. */
export function environmentsIn(host: Host, platform: string | undefined): readonly string[] {
  const listed = platform === undefined ? undefined : host.listDirectory(platform);
  if (listed?.kind !== "done") return [];
  const folders = listed.value.filter(({ kind }) => kind === "directory").map(({ name }) => name);
  return folders.filter((name) => isEnvironmentName(name) && host.exists(`${platform}/${name}/manifest.yaml`)).sort();
}
