import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { directoryOf, joinPath } from "../../host/paths.ts";
import { at, isAbsent, isThere, type Located, nodeOf, placeOf } from "../../origins/located.ts";
import type { Product } from "../../schemas/product/product.ts";
import type { Span } from "../../text/span.ts";
import { startOf } from "../../text/span.ts";
import { loadDiagnostics } from "./problems.ts";

/** What may say which manifest a product is compiled against. */
export interface ManifestChoice {
  /** Absolute; from `--manifest`. */
  readonly manifestPath?: string | undefined;
  /** From `--env`. */
  readonly environment?: string | undefined;
}

/** A manifest's path and the place that named it; a flag is no place. */
export interface ManifestLocation {
  readonly path: string;
  readonly namedAt: Span | undefined;
}

/** Finds a product's manifest: `--manifest`, then `--env`, then FLOE_PLATFORM_ENV, then `platform.manifest`. */
export function locateManifest(
  host: Host,
  product: { readonly path: string; readonly value: Located<Product> },
  choice: ManifestChoice,
): Outcome<ManifestLocation> {
  if (choice.manifestPath !== undefined) return ok({ path: choice.manifestPath, namedAt: undefined });
  const environment = choice.environment ?? host.environment.FLOE_PLATFORM_ENV;
  if (environment !== undefined && environment !== "")
    return environmentManifest(host, directoryOf(product.path), environment);
  return namedManifest(product);
}

function namedManifest(product: {
  readonly path: string;
  readonly value: Located<Product>;
}): Outcome<ManifestLocation> {
  const platform = at(product.value, "platform");
  if (!isThere(platform)) {
    const source = nodeOf(product.value)?.span.source;
    const start = source && startOf(source);
    return failed(isAbsent(platform) ? [loadDiagnostics["no-manifest"]({}, start)] : []);
  }
  const named = at(platform, "manifest");
  if (!isThere(named)) return failed([]);
  const namedAt = placeOf(named);
  if (/^[a-z][a-z0-9+.-]*:\/\//u.test(named.value)) {
    return failed([loadDiagnostics["remote-manifest"]({ uri: named.value }, namedAt)]);
  }
  return ok({ path: joinPath(directoryOf(product.path), named.value), namedAt });
}

function environmentManifest(host: Host, directory: string, environment: string): Outcome<ManifestLocation> {
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u.test(environment)) {
    return failed([loadDiagnostics["environment-name"]({ environment }, undefined)]);
  }
  const platform = nearestPlatform(host, directory);
  const path = `${platform}/${environment}/manifest.yaml`;
  if (platform !== undefined && host.exists(path)) return ok({ path, namedAt: undefined });
  return failed([
    loadDiagnostics["unknown-environment"]({ environment, available: environmentsIn(host, platform) }, undefined),
  ]);
}

function nearestPlatform(host: Host, directory: string): string | undefined {
  for (let folder = directory; ; folder = directoryOf(folder)) {
    const platform = `${folder === "/" ? "" : folder}/platform`;
    if (environmentsIn(host, platform).length > 0) return platform;
    if (folder === "/") return undefined;
  }
}

function environmentsIn(host: Host, platform: string | undefined): readonly string[] {
  const listed = platform === undefined ? undefined : host.listDirectory(platform);
  if (listed?.kind !== "done") return [];
  const folders = listed.value.filter(({ kind }) => kind === "directory").map(({ name }) => name);
  return folders.filter((name) => host.exists(`${platform}/${name}/manifest.yaml`));
}
