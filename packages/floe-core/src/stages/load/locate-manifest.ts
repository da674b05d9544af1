import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import { distrustRemedy, distrustWords } from "../../host/distrust-words.ts";
import type { Host } from "../../host/host.ts";
import { directoryOf, joinPath, shownPath } from "../../host/paths.ts";
import {
  type Distrusted,
  firstDistrusted,
  type ProjectPaths,
  type SearchBounds,
  searchBounds,
} from "../../host/search-bounds.ts";
import { at, isAbsent, isThere, type Located, nodeOf, placeOf } from "../../origins/located.ts";
import type { Product } from "../../schemas/product/product.ts";
import { display } from "../../secrets/display.ts";
import type { Span } from "../../text/span.ts";
import { startOf } from "../../text/span.ts";
import { isEnvironmentName, type ManifestChoice, namedEnvironment } from "./chosen-environment.ts";
import { environmentsIn, nearestPlatform } from "./environment-folders.ts";
import { nearManifest } from "./near-manifest.ts";
import { loadDiagnostics } from "./problems.ts";
import { pulledManifest } from "./pulled-manifest.ts";

/** A manifest's path and the place that named it; a flag is no place. */
export interface ManifestLocation {
  readonly path: string;
  readonly namedAt: Span | undefined;
  /** The address of the registry that it was fetched from. */
  readonly address?: string | undefined;
}

/** Finds a product's manifest: `--manifest`, then `--env`, then FLOE_PLATFORM_ENV, then `platform.manifest`. */
export function locateManifest(
  host: Host,
  product: { readonly path: string; readonly value: Located<Product> },
  choice: ManifestChoice,
): Outcome<ManifestLocation> {
  if (choice.manifestPath !== undefined) return ok({ path: choice.manifestPath, namedAt: undefined });
  const environment = namedEnvironment(host, choice);
  const named = namedManifest(host, product);
  if (environment === undefined) return named;
  return environmentManifest(host, { file: product.path, other: named.value?.path }, environment);
}

/** The manifest that floe.yaml names. */
export function namedManifest(
  host: Host,
  product: { readonly path: string; readonly value: Located<Product> },
): Outcome<ManifestLocation> {
  const platform = at(product.value, "platform");
  if (!isThere(platform)) {
    const source = nodeOf(product.value)?.span.source;
    const start = source && startOf(source);
    if (!isAbsent(platform)) return failed([]);
    const near = nearManifest(host, product.path) ?? "manifest.yaml";
    return failed([loadDiagnostics["no-manifest"]({ near }, start)]);
  }
  const named = at(platform, "manifest");
  if (!isThere(named)) return failed([]);
  const namedAt = placeOf(named);
  if (/^[a-z][a-z0-9+.-]*:\/\//u.test(named.value)) {
    const pulled = pulledManifest(host, product.path, { value: named.value, span: namedAt });
    return pulled.value === undefined
      ? failed(pulled.diagnostics)
      : ok({ path: pulled.value, namedAt, address: named.value });
  }
  return ok({ path: joinPath(directoryOf(product.path), named.value), namedAt });
}

function environmentManifest(host: Host, project: ProjectPaths, environment: string): Outcome<ManifestLocation> {
  if (!isEnvironmentName(environment)) {
    return failed([loadDiagnostics["environment-name"]({ environment }, undefined)]);
  }
  const bounds = searchBounds(host, project);
  const platform = nearestPlatform(host, bounds);
  const folder = `${platform}/${environment}`;
  const path = `${folder}/manifest.yaml`;
  if (platform !== undefined && host.exists(path)) {
    const distrusted = firstDistrusted(host, [directoryOf(platform), platform, folder, path], bounds);
    return distrusted === undefined
      ? ok({ path, namedAt: undefined })
      : failed([untrustedEnvironment(host, environment, distrusted)]);
  }
  const available = environmentsIn(host, platform);
  const searched = available.length > 0 ? undefined : searchedFolders(host, bounds);
  return failed([loadDiagnostics["unknown-environment"]({ environment, available, searched }, undefined)]);
}

function untrustedEnvironment(host: Host, environment: string, { path, distrust }: Distrusted): Diagnostic {
  const shown = shownPath(path, host.workingDirectory);
  const remedy = distrustRemedy({ path: display(shown), distrust });
  const parameters = { environment, path: shown, reason: distrustWords(distrust), remedy };
  return loadDiagnostics["untrusted-environment"](parameters, undefined, { about: [shown] });
}

function searchedFolders(host: Host, { folders, root, openFolder }: SearchBounds): string {
  const shown = (path: string): string => `\`${display(shownPath(path, host.workingDirectory))}\``;
  const ended = openFolder === undefined ? "" : `, since everybody may write to ${shown(openFolder)}`;
  return folders.length === 0
    ? `in no folder${ended}`
    : `beside floe.yaml and in the folders up to ${shown(root)}${ended}`;
}
