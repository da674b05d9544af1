import { digestOf, isInRange, maxPulledBytes, type OciAddress } from "floe-core";
import { type Answer, answered, unanswered } from "./answer.ts";
import { listTags } from "./list-tags.ts";
import { layerOf, mediaTypes } from "./platform-artifact.ts";
import { type RepositoryClient, strangeAnswer } from "./registry-client.ts";
import { registryDiagnostics } from "./registry-problems.ts";

/** A manifest that was fetched, every digest of it compared. */
export interface PulledManifest {
  /** The tag, or the digest where the address has one. */
  readonly version: string;
  readonly digest: string;
  readonly content: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is wanted: the address, or just the artifact that it was resolved to before. */
export interface Wanted {
  readonly address: OciAddress;
  readonly locked?: { readonly version: string; readonly digest: string; readonly content: string } | undefined;
}

/** Fetches the manifest of an address. Bytes are compared with their digest before anything is read from them. */
export async function pullManifest(client: RepositoryClient, wanted: Wanted): Promise<Answer<PulledManifest>> {
  const version = await versionOf(client, wanted);
  if (version.kind === "failed") return version;
  const { address, locked } = wanted;
  const reference = locked?.digest ?? version.value;
  const manifest = await artifactAt(client, address, reference);
  if (manifest.kind === "failed") return manifest;
  const digest = digestOf(manifest.value);
  if (reference.startsWith("sha256:") && digest !== reference) return wrong(address, reference, digest);
  const layer = layerOf(manifest.value);
  if (typeof layer === "string")
    return unanswered(registryDiagnostics["not-a-platform"]({ address: address.text, reason: layer }, undefined));
  if (layer.size > maxPulledBytes) return tooLarge(address);
  const blob = await client.send({ method: "GET", at: `blobs/${layer.digest}`, headers: {}, maxBytes: layer.size });
  if (blob.kind === "failed") return blob;
  if (blob.value.status === 404) return missing(address, []);
  if (blob.value.status !== 200)
    return strangeAnswer(client, `it answers ${blob.value.status} when it is asked for a blob`);
  const bytes = Uint8Array.from(blob.value.body);
  const content = digestOf(bytes);
  if (content !== layer.digest) return wrong(address, layer.digest, content);
  if (locked !== undefined && content !== locked.content) return wrong(address, locked.content, content);
  return answered({ version: version.value, digest, content, bytes });
}

/** The tag that an address means: of a range the highest version in it. */
async function versionOf(client: RepositoryClient, { address, locked }: Wanted): Promise<Answer<string>> {
  if (locked !== undefined) return answered(locked.version);
  const { reference } = address;
  if (reference.kind === "digest") return answered(reference.digest);
  if (reference.kind === "tag") return answered(reference.tag);
  const tags = await listTags(client);
  if (tags.kind === "failed") return tags;
  const highest = tags.value
    .filter((tag) => isInRange(tag, reference.range) === true)
    .toSorted(byVersion)
    .at(-1);
  return highest === undefined ? missing(address, tags.value.slice(-10)) : answered(highest);
}

function byVersion(left: string, right: string): number {
  return isInRange(left, `<${right}`) === true ? -1 : Number(isInRange(left, `>${right}`) === true);
}

async function artifactAt(
  client: RepositoryClient,
  address: OciAddress,
  reference: string,
): Promise<Answer<Uint8Array>> {
  const headers = { accept: mediaTypes.manifest };
  const answer = await client.send({ method: "GET", at: `manifests/${reference}`, headers, maxBytes: mostBytes });
  if (answer.kind === "failed") return answer;
  const { status, body } = answer.value;
  if (status === 404) {
    const tags = await listTags(client);
    return missing(address, tags.kind === "done" ? tags.value.slice(-10) : []);
  }
  return status === 200
    ? answered(body)
    : strangeAnswer(client, `it answers ${status} when it is asked for a manifest`);
}

const mostBytes = 1024 * 1024;

function missing({ text }: OciAddress, tags: readonly string[]): Answer<never> {
  return unanswered(registryDiagnostics["not-found"]({ address: text, tags }, undefined));
}

function wrong({ text }: OciAddress, wanted: string, found: string): Answer<never> {
  return unanswered(registryDiagnostics["wrong-digest"]({ address: text, wanted, found }, undefined));
}

function tooLarge({ text }: OciAddress): Answer<never> {
  return unanswered(registryDiagnostics["too-large"]({ address: text, limit: maxPulledBytes }, undefined));
}
