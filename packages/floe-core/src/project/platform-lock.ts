import { joinPath } from "../host/paths.ts";
import { isDigest } from "../outputs/digest.ts";
import { isTable } from "../text/is-table.ts";
import type { OciAddress } from "../text/oci-address.ts";

/** The file that says which bytes each registry address of a repository means. It is for git. */
export const platformLockName = "floe.lock";

/** Most bytes of a manifest that comes from a registry, and of the lock file. */
export const maxPulledBytes = 4 * 1024 * 1024;

/** What an address of a registry was resolved to. */
export interface LockedManifest {
  /** The address as floe.yaml writes it. */
  readonly address: string;
  /** The tag that it was resolved to; for an address with a digest the digest. */
  readonly version: string;
  /** The digest of the artifact's manifest in the registry. */
  readonly digest: string;
  /** The digest of the bytes of manifest.yaml. */
  readonly content: string;
}

/** The lock file, in the order of the addresses. */
export interface PlatformLock {
  readonly manifests: readonly LockedManifest[];
}

/** Reads the text of a lock file; `undefined` when it is none. */
export function parsePlatformLock(text: string): PlatformLock | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isTable(content) || content["version"] !== 1 || !Array.isArray(content["manifests"])) return undefined;
  const manifests = content["manifests"].map(lockedManifest);
  const known = manifests.filter((each) => each !== undefined);
  return known.length === manifests.length ? { manifests: known } : undefined;
}

function lockedManifest(entry: unknown): LockedManifest | undefined {
  if (!isTable(entry)) return undefined;
  const { address, version, digest, content } = entry;
  if (typeof address !== "string" || typeof version !== "string") return undefined;
  return isDigest(digest) && isDigest(content) ? { address, version, digest, content } : undefined;
}

/** The text of a lock file: sorted, a line for each fact, so that two branches merge. */
export function platformLockText({ manifests }: PlatformLock): string {
  const sorted = manifests.toSorted((left, right) => (left.address < right.address ? -1 : 1));
  const entries = sorted.map(({ address, version, digest, content }) => ({ address, version, digest, content }));
  return `${JSON.stringify({ version: 1, manifests: entries }, null, 2)}\n`;
}

/** Where the bytes of a pulled manifest stand, below the folder of the lock file. They are not for git: the lock says how to get
 *  them again. */
export function pulledManifestPath(folder: string, { repository }: OciAddress, locked: LockedManifest): string {
  const name = repository.slice(repository.lastIndexOf("/") + 1);
  const version = locked.version.replaceAll(/[^A-Za-z0-9._-]/gu, "-").slice(0, 64);
  const content = locked.content.slice("sha256:".length, "sha256:".length + 12);
  return joinPath(folder, `.floe/platform/${name}-${version}-${content}/manifest.yaml`);
}
