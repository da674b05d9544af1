import type { Host } from "../host/host.ts";
import { type ProjectPaths, searchBounds } from "../host/search-bounds.ts";
import { loadDocument } from "../yaml/load-document.ts";
import { textAt } from "../yaml/read-node.ts";
import { environmentsIn, nearestPlatform } from "./load/environment-folders.ts";
import { isOnlyBase } from "./load/load-manifest.ts";

/** An environment of a project. */
export interface ListedEnvironment {
  readonly name: string;
  /** Its manifest; absolute. */
  readonly path: string;
  /** What its manifest extends, as it says. */
  readonly extends: string | undefined;
}

/** The environments of a project, by name: each `platform/<env>/manifest.yaml` but those that are only there for others to
 *  extend. One that cannot be read counts: whoever compiles for it is told why. */
export function listEnvironments(host: Host, project: ProjectPaths): readonly ListedEnvironment[] {
  const platform = nearestPlatform(host, searchBounds(host, project));
  return environmentsIn(host, platform).flatMap((name) => {
    const path = `${platform}/${name}/manifest.yaml`;
    const document = loadDocument(host, path).value;
    if (document !== undefined && isOnlyBase(document)) return [];
    return [{ name, path, extends: textAt(document?.root, "extends")?.value }];
  });
}
