import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What a registry was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A registry in this process that stores what is published, and does what a test scripts for it. */
export interface ScriptedRegistry {
  /** `127.0.0.1:<port>`. */
  readonly host: string;
  readonly asked: readonly Asked[];
  readonly manifests: Map<string, string>;
  readonly blobs: Map<string, string>;
}

/** What a test does in place of the registry: `true` when it has answered. */
export type Script = (asked: Asked, reply: ServerResponse, registry: ScriptedRegistry) => boolean;

/** Starts a registry on a free port of this machine; it ends with the test. */
export async function scriptedRegistry(script: Script = () => false): Promise<ScriptedRegistry> {
  const asked: Asked[] = [];
  const manifests = new Map<string, string>();
  const blobs = new Map<string, string>();
  const server = createServer(async (request, reply) => {
    const each = await askedBy(request);
    asked.push(each);
    if (!script(each, reply, registry)) answer(each, reply, registry);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const registry: ScriptedRegistry = { host: `127.0.0.1:${portOf(server.address())}`, asked, manifests, blobs };
  return registry;
}

/** Puts a manifest of a platform into a registry under a tag, as `floe platform publish` does; other layers may stand beside it. */
export function put(registry: ScriptedRegistry, tag: string, content: string, changes: object = {}): string {
  const digest = digestOf(content);
  registry.blobs.set(digest, content);
  const layer = { mediaType: "application/vnd.floe.manifest.v1+yaml", digest, size: Buffer.byteLength(content) };
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    artifactType: "application/vnd.floe.platform.v1",
    config: { mediaType: "application/vnd.oci.empty.v1+json", digest: digestOf("{}"), size: 2 },
    layers: [layer],
    ...changes,
  });
  registry.manifests.set(tag, manifest);
  registry.manifests.set(digestOf(manifest), manifest);
  return digestOf(manifest);
}

/** `sha256:<64 hex digits>` of a text. */
export function digestOf(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

async function askedBy(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { method = "", url: path = "", headers } = request;
  return { method, path, authorization: headers.authorization, body: Buffer.concat(chunks).toString("utf8") };
}

function answer({ method, path, body }: Asked, reply: ServerResponse, { manifests, blobs }: ScriptedRegistry): void {
  const [, kind = "", name = ""] = /^\/v2\/platforms\/shop\/(manifests|blobs|tags)\/([^?]*)/u.exec(path) ?? [];
  const say = (status: number, text = "", headers: Readonly<Record<string, string>> = {}): void => {
    reply.writeHead(status, headers).end(method === "HEAD" ? undefined : text);
  };
  const found = (kind === "manifests" ? manifests : blobs).get(name);
  if (kind === "tags") {
    const tags = [...manifests.keys()].filter((tag) => !tag.startsWith("sha256:"));
    say(200, JSON.stringify({ name: "platforms/shop", tags }));
  } else if (method === "POST") {
    say(202, "", { location: "/v2/platforms/shop/blobs/uploads/one" });
  } else if (method === "PUT") {
    if (kind === "blobs") blobs.set(decodeURIComponent(path.replace(/^.*digest=/u, "")), body);
    else for (const key of [name, digestOf(body)]) manifests.set(key, body);
    say(201);
  } else if (found === undefined) {
    say(404, '{"errors":[{"code":"NOT_FOUND"}]}');
  } else {
    say(200, found, { "content-length": String(Buffer.byteLength(found)) });
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
