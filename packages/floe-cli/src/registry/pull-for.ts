import {
  addressesOfManifest,
  type Diagnostic,
  digestOf,
  errnoWords,
  type FoundLock,
  type Host,
  joinPath,
  kindOfFile,
  type LockedManifest,
  loadDiagnostics,
  maxInherited,
  maxPulledBytes,
  nearestLock,
  type OciAddress,
  parseOciAddress,
  platformLockName,
  platformLockText,
  pulledManifestPath,
  registryAddressesOf,
  searchBounds,
  shownPath,
  type WrittenAddress,
  writeNewFile,
} from "floe-core";
import { pullManifest } from "./pull-manifest.ts";
import { pullDiagnostics } from "./pull-problems.ts";
import { type RegistryTools, repositoryClient } from "./registry-client.ts";

/** What became of one address. */
export interface PulledLine {
  readonly address: string;
  readonly version: string;
  readonly digest: string;
  /** The file that was written or is there. */
  readonly path: string;
  /** `kept` when nothing had to be fetched, `changed` when the lock named another one. */
  readonly was: "fetched" | "kept" | "changed";
}

/** How to pull. */
export interface PullWishes {
  /** Whether tags and ranges are resolved again. */
  readonly isUpdate: boolean;
  readonly tools: RegistryTools;
}

/** What was pulled, and what could not be. */
export interface Pulled {
  readonly lines: readonly PulledLine[];
  readonly findings: readonly Diagnostic[];
}

/** Pulls what products and manifests name, each address once a lock file. The lock is written when all of its addresses are there, so that a
 *  failure leaves the one that was. */
export async function pullFor(products: readonly string[], wishes: PullWishes): Promise<Pulled> {
  const { host } = wishes.tools;
  const byLock = new Map<string, { readonly found: FoundLock; readonly addresses: Map<string, WrittenAddress> }>();
  for (const product of products) {
    const addresses = addressesIn(host, product);
    if (addresses.length === 0) continue;
    const found = nearestLock(host, product) ?? newLock(host, product);
    const entry = byLock.get(found.path) ?? { found, addresses: new Map<string, WrittenAddress>() };
    for (const address of addresses) entry.addresses.set(address.value, address);
    byLock.set(found.path, entry);
  }
  const lines: PulledLine[] = [];
  const findings: Diagnostic[] = [];
  for (const { found, addresses } of byLock.values()) {
    const pulled = await pullIntoLock(found, addresses, wishes);
    lines.push(...pulled.lines);
    findings.push(...pulled.findings);
  }
  return { lines, findings };
}

function addressesIn(host: Host, file: string): readonly WrittenAddress[] {
  return kindOfFile(host, file).value === "Manifest"
    ? addressesOfManifest(host, file)
    : registryAddressesOf(host, file);
}

/** The lock file that is made: at the root of the repository, for all products in it. */
function newLock(host: Host, product: string): FoundLock {
  const { root: folder } = searchBounds(host, { file: product });
  return { path: joinPath(folder, platformLockName), folder, lock: { manifests: [] } };
}

async function pullIntoLock(
  { path, folder, lock }: FoundLock,
  addresses: ReadonlyMap<string, WrittenAddress>,
  wishes: PullWishes,
): Promise<Pulled> {
  const { host } = wishes.tools;
  const shown = shownPath(path, host.workingDirectory);
  if (lock === undefined)
    return {
      lines: [],
      findings: [loadDiagnostics["lock-unreadable"]({ name: shown }, undefined, { about: [shown] })],
    };
  const locked = new Map(lock.manifests.map((each) => [each.address, each]));
  const done = new Set<string>();
  const lines: PulledLine[] = [];
  const findings: Diagnostic[] = [];
  let wanted: readonly WrittenAddress[] = [...addresses.values()];
  // What a fetched manifest takes a part of itself from is fetched as well, as far as a compile follows it.
  for (let depth = 0; depth <= maxInherited && wanted.length > 0; depth += 1) {
    const pulled = await pullEach(wanted, { folder, locked, wishes });
    lines.push(...pulled.lines);
    findings.push(...pulled.findings);
    for (const { value } of wanted) done.add(value);
    wanted = pulled.named.filter(({ value }) => !done.has(value));
  }
  if (findings.length > 0) return { lines, findings };
  const written = writeFile(
    host,
    path,
    new TextEncoder().encode(platformLockText({ manifests: [...locked.values()] })),
  );
  return { lines, findings: written === undefined ? [] : [written] };
}

interface LockInWork {
  readonly folder: string;
  readonly locked: Map<string, LockedManifest>;
  readonly wishes: PullWishes;
}

/** Pulls addresses, each once, and tells which ones the fetched manifests name. */
async function pullEach(
  addresses: readonly WrittenAddress[],
  { folder, locked, wishes }: LockInWork,
): Promise<Pulled & { readonly named: readonly WrittenAddress[] }> {
  const lines: PulledLine[] = [];
  const findings: Diagnostic[] = [];
  const named: WrittenAddress[] = [];
  for (const { value: text, span } of new Map(addresses.map((each) => [each.value, each])).values()) {
    const address = parseOciAddress(text);
    if (address === undefined) {
      findings.push(loadDiagnostics["registry-address"]({ uri: text }, span));
      continue;
    }
    const pulled = await pullOne(address, { folder, known: locked.get(text), wishes });
    if ("code" in pulled) {
      findings.push(pulled);
      continue;
    }
    locked.set(text, pulled.locked);
    lines.push(pulled.line);
    named.push(...addressesOfManifest(wishes.tools.host, pulledManifestPath(folder, address, pulled.locked)));
  }
  return { lines, findings, named };
}

interface OnePull {
  readonly folder: string;
  readonly known: LockedManifest | undefined;
  readonly wishes: PullWishes;
}

/** Pulls one address: what the lock names when its bytes are not there, or what the address means today. */
async function pullOne(
  address: OciAddress,
  { folder, known, wishes: { isUpdate, tools } }: OnePull,
): Promise<{ readonly locked: LockedManifest; readonly line: PulledLine } | Diagnostic> {
  const { host } = tools;
  const wanted = isUpdate ? undefined : known;
  if (wanted !== undefined) {
    const path = pulledManifestPath(folder, address, wanted);
    if (hasContent(host, path, wanted.content)) return done(host, { locked: wanted, path, was: "kept" });
  }
  const answer = await pullManifest(repositoryClient(address, tools), { address, locked: wanted });
  if (answer.kind === "failed") return answer.finding;
  const { version, digest, content, bytes } = answer.value;
  const locked: LockedManifest = { address: address.text, version, digest, content };
  const path = pulledManifestPath(folder, address, locked);
  const isThere = hasContent(host, path, content);
  const failure = isThere ? undefined : writeFile(host, path, bytes);
  if (failure !== undefined) return failure;
  const was = known !== undefined && known.digest !== digest ? "changed" : isThere ? "kept" : "fetched";
  return done(host, { locked, path, was });
}

function done(
  host: Host,
  { locked, path, was }: { readonly locked: LockedManifest; readonly path: string; readonly was: PulledLine["was"] },
): { readonly locked: LockedManifest; readonly line: PulledLine } {
  const { address, version, digest } = locked;
  return { locked, line: { address, version, digest, path: shownPath(path, host.workingDirectory), was } };
}

function hasContent(host: Host, path: string, content: string): boolean {
  const read = host.readFile(path, { maxBytes: maxPulledBytes });
  return read.kind === "done" && digestOf(read.value) === content;
}

/** Writes a file that is not there or has another text; what is the same stays as it is. */
function writeFile(host: Host, path: string, bytes: Uint8Array): Diagnostic | undefined {
  if (hasContent(host, path, digestOf(bytes))) return undefined;
  const written = writeNewFile(host, path, bytes);
  if (written.kind === "done") return undefined;
  const name = shownPath(path, host.workingDirectory);
  return pullDiagnostics["not-written"]({ name, reason: errnoWords(written.failure.errno) }, undefined);
}
