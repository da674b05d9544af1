import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import type { Host } from "../../host/host.ts";
import { joinPath, shownPath } from "../../host/paths.ts";
import { firstDistrusted, searchBounds } from "../../host/search-bounds.ts";
import { digestOf } from "../../outputs/digest.ts";
import {
  maxPulledBytes,
  type PlatformLock,
  parsePlatformLock,
  platformLockName,
  pulledManifestPath,
} from "../../project/platform-lock.ts";
import { parseOciAddress } from "../../text/oci-address.ts";
import type { Span } from "../../text/span.ts";
import { loadDiagnostics } from "./problems.ts";

/** The manifest that an address of a registry means: what `floe platform pull` has put beside floe.lock, when its bytes are those that
 *  the lock names, which lies beside a file of the project or above it. Nothing is fetched. */
export function pulledManifest(
  host: Host,
  file: string,
  uri: { readonly value: string; readonly span: Span | undefined },
): Outcome<string> {
  const { span } = uri;
  const address = parseOciAddress(uri.value);
  if (address === undefined) return failed([loadDiagnostics["registry-address"]({ uri: uri.value }, span)]);
  const found = nearestLock(host, file);
  if (found === undefined) return failed([loadDiagnostics["remote-manifest"]({ uri: uri.value }, span)]);
  const name = shownPath(found.path, host.workingDirectory);
  if (found.lock === undefined) return failed([loadDiagnostics["lock-unreadable"]({ name }, span)]);
  const locked = found.lock.manifests.find((each) => each.address === address.text);
  if (locked === undefined) return failed([loadDiagnostics["remote-manifest"]({ uri: uri.value }, span)]);
  const path = pulledManifestPath(found.folder, address, locked);
  const read = host.readFile(path, { maxBytes: maxPulledBytes });
  if (read.kind === "failed") return failed([loadDiagnostics["remote-manifest"]({ uri: uri.value }, span)]);
  if (digestOf(read.value) === locked.content) return ok(path);
  const parameters = { uri: uri.value, name: shownPath(path, host.workingDirectory), lock: name };
  return failed([loadDiagnostics["pulled-manifest-changed"](parameters, span)]);
}

/** A lock file, and what it says where it can be read. */
export interface FoundLock {
  readonly path: string;
  readonly folder: string;
  readonly lock: PlatformLock | undefined;
}

/** The lock file beside a file of the project or above it, within the bounds of the project. One of a stranger counts for nothing. */
export function nearestLock(host: Host, file: string): FoundLock | undefined {
  const bounds = searchBounds(host, { file });
  for (const folder of bounds.folders) {
    const path = joinPath(folder, platformLockName);
    if (!host.exists(path) || firstDistrusted(host, [folder, path], bounds) !== undefined) continue;
    const read = host.readFile(path, { maxBytes: maxPulledBytes });
    const lock = read.kind === "done" ? parsePlatformLock(new TextDecoder().decode(read.value)) : undefined;
    return { path, folder, lock };
  }
  return undefined;
}
