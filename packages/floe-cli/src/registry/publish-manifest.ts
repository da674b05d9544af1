import { digestOf, type OciAddress } from "floe-core";
import { type Answer, answered, unanswered } from "./answer.ts";
import { artifactManifest, emptyConfig, mediaTypes } from "./platform-artifact.ts";
import { type RepositoryClient, strangeAnswer } from "./registry-client.ts";
import { registryDiagnostics } from "./registry-problems.ts";

/** A manifest under its version. */
export interface Publication {
  readonly address: OciAddress;
  readonly tag: string;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What became of it. */
export interface Published {
  readonly digest: string;
  /** Whether it was there before, byte for byte. */
  readonly wasThere: boolean;
}

/** Publishes a manifest under a tag. One that is there with other content stays: a published version is not replaced. */
export async function publishManifest(client: RepositoryClient, publication: Publication): Promise<Answer<Published>> {
  const { address, tag, content, annotations } = publication;
  const manifest = artifactManifest(content, annotations);
  const digest = digestOf(manifest);
  const there = await digestAt(client, tag);
  if (there.kind === "failed") return there;
  if (there.value === digest) return answered({ digest, wasThere: true });
  if (there.value !== undefined) return unanswered(registryDiagnostics.exists({ address: address.text }, undefined));
  for (const blob of [new Uint8Array(emptyConfig), content]) {
    const uploaded = await uploadBlob(client, blob);
    if (uploaded.kind === "failed") return uploaded;
  }
  const headers = { "content-type": mediaTypes.manifest };
  const put = await client.send({
    method: "PUT",
    at: `manifests/${tag}`,
    headers,
    body: manifest,
    maxBytes: mostBytes,
  });
  if (put.kind === "failed") return put;
  if (put.value.status !== 201) return strangeAnswer(client, `it answers ${put.value.status} to the manifest`);
  return answered({ digest, wasThere: false });
}

const mostBytes = 1024 * 1024;

/** The digest of what a tag names; nothing when there is no such tag. */
async function digestAt(client: RepositoryClient, tag: string): Promise<Answer<string | undefined>> {
  const headers = { accept: mediaTypes.manifest };
  const answer = await client.send({ method: "GET", at: `manifests/${tag}`, headers, maxBytes: mostBytes });
  if (answer.kind === "failed") return answer;
  const { status, body } = answer.value;
  if (status === 404) return answered(undefined);
  return status === 200
    ? answered(digestOf(body))
    : strangeAnswer(client, `it answers ${status} when it is asked for a tag`);
}

/** Uploads bytes in two steps: the registry names an address, and gets them there with their digest. */
async function uploadBlob(client: RepositoryClient, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<void>> {
  const digest = digestOf(bytes);
  const there = await client.send({ method: "HEAD", at: `blobs/${digest}`, headers: {}, maxBytes: mostBytes });
  if (there.kind === "failed" || there.value.status === 200)
    return there.kind === "failed" ? there : answered(undefined);
  const begun = await client.send({ method: "POST", at: "blobs/uploads/", headers: {}, maxBytes: mostBytes });
  if (begun.kind === "failed") return begun;
  const location = begun.value.headers.get("location") ?? "";
  const url = URL.canParse(location, client.origin.href) ? new URL(location, client.origin.href) : undefined;
  if (begun.value.status !== 202 || location === "" || url === undefined)
    return strangeAnswer(client, `it answers ${begun.value.status} to the begin of an upload`);
  if (url.origin !== client.origin.origin) {
    const reason = `it sends uploads to ${url.origin}`;
    return unanswered(registryDiagnostics["unsafe-answer"]({ host: client.host, reason }, undefined));
  }
  url.searchParams.set("digest", digest);
  const headers = { "content-type": "application/octet-stream" };
  const put = await client.send({ method: "PUT", at: url, headers, body: bytes, maxBytes: mostBytes });
  if (put.kind === "failed") return put;
  return put.value.status === 201
    ? answered(undefined)
    : strangeAnswer(client, `it answers ${put.value.status} to an upload`);
}
