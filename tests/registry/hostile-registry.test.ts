import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { exchange } from "../../packages/floe-cli/src/registry/exchange.ts";
import { mayIssueTokens } from "../../packages/floe-cli/src/registry/registry-host.ts";
import { smallManifest } from "../support/small-project.ts";
import { canary, machineWith, productOf, run } from "./registry-command.ts";
import { digestOf, put, type Script, type ScriptedRegistry, scriptedRegistry } from "./scripted-registry.ts";

const encoded = Buffer.from(`somebody:${canary}`).toString("base64");
const isManifest = (path: string): boolean => path.includes("/manifests/");
const isBlob = (path: string): boolean => path.includes("/blobs/");

/** Pulls from a registry, with credentials for it at hand; nothing may be written unless it goes well. */
async function pull(registry: ScriptedRegistry) {
  const machine = machineWith({
    FLOE_REGISTRY_HOST: registry.host,
    FLOE_REGISTRY_USERNAME: "somebody",
    FLOE_REGISTRY_PASSWORD: canary,
  });
  const files = { "floe.yaml": productOf(`oci://${registry.host}/platforms/shop:1.0.0`), "pnpm-workspace.yaml": "" };
  const result = await run(files, ["platform", "pull"], machine);
  if (result.code !== 0) expect(Object.keys(result.files).sort()).toEqual(Object.keys(files).sort());
  return result;
}

const says =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ""): ((reply: ServerResponse) => true) =>
  (reply) => {
    reply.writeHead(status, headers).end(body);
    return true;
  };

const tampered = smallManifest().replace("duckdb", "another");

const misbehaviours: readonly (readonly [string, Script, string])[] = [
  [
    "another blob than the one of the digest",
    ({ path }, reply) =>
      isBlob(path) &&
      says(200, {}, tampered.padEnd(smallManifest().length, "#").slice(0, smallManifest().length))(reply),
    "registry/wrong-digest",
  ],
  [
    "a blob that is longer than announced",
    ({ path }, reply) => isBlob(path) && says(200, {}, `${smallManifest()}x`)(reply),
    "registry/too-large",
  ],
  [
    "a blob that is shorter",
    ({ path }, reply) => isBlob(path) && says(200, {}, smallManifest().slice(1))(reply),
    "registry/wrong-digest",
  ],
  ["no blob", ({ path }, reply) => isBlob(path) && says(404)(reply), "registry/not-found"],
  [
    "a page of a proxy",
    (_, reply) => says(200, { "content-type": "text/html" }, "<html>Log in</html>")(reply),
    "registry/not-a-platform",
  ],
  ["an empty answer", ({ path }, reply) => isManifest(path) && says(200)(reply), "registry/not-a-platform"],
  [
    "bytes that are no UTF-8",
    ({ path }, reply) => {
      if (!isManifest(path)) return false;
      reply.writeHead(200).end(Buffer.from([0xff, 0xfe]));
      return true;
    },
    "registry/not-a-platform",
  ],
  ["an error of its own", ({ path }, reply) => isManifest(path) && says(500)(reply), "registry/strange-answer"],
  ["a refusal", (_, reply) => says(403)(reply), "registry/denied"],
  [
    "a question for credentials without end",
    (_, reply) => says(401, { "www-authenticate": 'Basic realm="x"' })(reply),
    "registry/denied",
  ],
  [
    "a question in a way that nobody knows",
    (_, reply) => says(401, { "www-authenticate": "Negotiate" })(reply),
    "registry/strange-answer",
  ],
  ["a question without words", (_, reply) => says(401)(reply), "registry/strange-answer"],
  [
    "a token service without an address",
    (_, reply) => says(401, { "www-authenticate": 'Bearer realm="nowhere"' })(reply),
    "registry/strange-answer",
  ],
  [
    "a token service on a stranger's host",
    (_, reply) => says(401, { "www-authenticate": 'Bearer realm="https://tokens.invalid/token"' })(reply),
    "registry/unsafe-answer",
  ],
  [
    "a token service with a password in its address",
    (_, reply, { host }) => says(401, { "www-authenticate": `Bearer realm="http://a:b@${host}/token"` })(reply),
    "registry/unsafe-answer",
  ],
  [
    "a token that would be two headers",
    ({ path }, reply, { host }) =>
      path.startsWith("/token")
        ? says(200, {}, JSON.stringify({ token: "a\r\nx-more: b" }))(reply)
        : says(401, { "www-authenticate": `Bearer realm="http://${host}/token"` })(reply),
    "registry/strange-answer",
  ],
  [
    "a circle",
    ({ path }, reply) => says(307, { location: `${path.split("?")[0]}?again` })(reply),
    "registry/unsafe-answer",
  ],
  [
    "the way to an address without encryption",
    (_, reply) => says(302, { location: "http://registry.invalid/v2/" })(reply),
    "registry/unsafe-answer",
  ],
  ["the way to a file", (_, reply) => says(302, { location: "file:///etc/passwd" })(reply), "registry/unsafe-answer"],
  ["the way to nowhere", (_, reply) => says(302, { location: "http://[" })(reply), "registry/unsafe-answer"],
];

test.each(misbehaviours)("%s ends in a finding, and in nothing else", async (_, script, code) => {
  const registry = await scriptedRegistry(script);
  put(registry, "1.0.0", smallManifest());
  const { code: exit, err } = await pull(registry);
  expect(err).toContain(`error[${code}]`);
  expect(exit).toBe(1);
  // Nobody is asked without end.
  expect(registry.asked.length).toBeLessThan(10);
});

test.each([
  ["an image", { mediaType: "application/vnd.docker.distribution.manifest.v2+json" }],
  ["an index", { mediaType: "application/vnd.oci.image.index.v1+json", manifests: [] }],
  ["a chart", { artifactType: undefined, config: { mediaType: "application/vnd.cncf.helm.config.v1+json" } }],
  [
    "an artifact without a layer of ours",
    { layers: [{ mediaType: "application/gzip", digest: digestOf("x"), size: 1 }] },
  ],
  ["an artifact without layers", { layers: undefined }],
  [
    "a layer with another kind of digest",
    { layers: [{ mediaType: "application/vnd.floe.manifest.v1+yaml", digest: "md5:1", size: 1 }] },
  ],
  [
    "a layer that leads out of the path",
    { layers: [{ mediaType: "application/vnd.floe.manifest.v1+yaml", digest: "../../x", size: 1 }] },
  ],
])("%s is not taken for a platform", async (_, changes) => {
  const registry = await scriptedRegistry();
  put(registry, "1.0.0", smallManifest(), changes);
  expect((await pull(registry)).err).toContain("error[registry/not-a-platform]");
  expect(registry.asked.filter(({ path }) => isBlob(path))).toEqual([]);
});

test("a layer of more than 4 MiB is not fetched", async () => {
  const registry = await scriptedRegistry();
  const size = 4 * 1024 * 1024 + 1;
  put(registry, "1.0.0", smallManifest(), {
    layers: [{ mediaType: "application/vnd.floe.manifest.v1+yaml", digest: digestOf("x"), size }],
  });
  expect((await pull(registry)).err).toContain("error[registry/too-large]");
  expect(registry.asked.filter(({ path }) => isBlob(path))).toEqual([]);
});

test("a body without end is ended by us", async () => {
  let isClosed = false;
  const registry = await scriptedRegistry(({ path }, reply) => {
    if (!isManifest(path)) return false;
    const chunk = Buffer.alloc(65_536, 32);
    const pour = (): void => {
      while (reply.write(chunk));
    };
    reply.on("drain", pour).on("close", () => {
      isClosed = true;
    });
    pour();
    return true;
  });
  expect((await pull(registry)).err).toContain("error[registry/too-large]");
  await expect.poll(() => isClosed).toBe(true);
});

test("credentials do not follow to another host", async () => {
  const storage = await scriptedRegistry();
  const registry = await scriptedRegistry(({ path, authorization }, reply) => {
    if (authorization === undefined) return says(401, { "www-authenticate": 'Basic realm="x"' })(reply);
    return isBlob(path) && says(307, { location: `http://${storage.host}${path}` })(reply);
  });
  for (const each of [registry, storage]) put(each, "1.0.0", smallManifest());
  expect((await pull(registry)).code).toBe(0);
  expect(storage.asked.map(({ authorization }) => authorization)).toEqual([undefined]);
  expect(registry.asked.at(-1)?.authorization).toBe(`Basic ${encoded}`);
});

test("the address of a file decides about no credentials", async () => {
  // A product of a stranger names his own registry: what is there for another one stays here.
  const stranger = await scriptedRegistry((_, reply) => says(401, { "www-authenticate": 'Basic realm="x"' })(reply));
  const machine = machineWith({
    FLOE_REGISTRY_HOST: "registry.example.com",
    FLOE_REGISTRY_USERNAME: "somebody",
    FLOE_REGISTRY_PASSWORD: canary,
  });
  const files = { "floe.yaml": productOf(`oci://${stranger.host}/platforms/shop:1.0.0`), "pnpm-workspace.yaml": "" };
  expect((await run(files, ["platform", "pull"], machine)).code).toBe(1);
  expect(stranger.asked.map(({ authorization }) => authorization)).toEqual([undefined]);
});

const impatient = { attempts: 3, firstPauseMs: 1, limitMs: 200 } as const;

test.each([
  ["never answers", (() => true) satisfies Script],
  [
    "ends the connection",
    ((_, reply) => {
      reply.destroy();
      return true;
    }) satisfies Script,
  ],
  [
    "never ends its answer",
    ((_, reply) => {
      reply.writeHead(200).write("x");
      return true;
    }) satisfies Script,
  ],
  ["is busy", ((_, reply) => says(503)(reply)) satisfies Script],
])("a registry that %s is asked three times, each for a bounded time", async (_, script) => {
  const registry = await scriptedRegistry(script);
  const url = new URL(`http://${registry.host}/v2/`);
  const answer = await exchange({ method: "GET", url, headers: {}, maxBytes: 10 }, impatient);
  expect(answer).toMatchObject({ kind: "failed", finding: { code: "registry/unreachable" } });
  expect(registry.asked.length).toBe(3);
});

test("what changes something is sent once", async () => {
  const registry = await scriptedRegistry((_, reply) => says(503)(reply));
  const url = new URL(`http://${registry.host}/v2/`);
  await exchange({ method: "POST", url, headers: {}, maxBytes: 10 }, impatient);
  expect(registry.asked.length).toBe(1);
});

test("a host without an address is named with the reason", async () => {
  const files = { "floe.yaml": productOf("oci://registry.invalid/platforms/shop:1.0.0") };
  const url = new URL("https://registry.invalid/v2/");
  const answer = await exchange({ method: "GET", url, headers: {}, maxBytes: 10 }, { ...impatient, limitMs: 5000 });
  expect(answer).toMatchObject({ kind: "failed", finding: { message: expect.stringContaining("registry.invalid") } });
  expect((await run(files, ["compile"])).err).toContain("load/remote-manifest");
});

test.each([
  ["https://registry.example.com/token", "https://registry.example.com", true],
  ["https://auth.docker.io/token", "https://registry-1.docker.io", true],
  ["https://gitlab.com/jwt/auth", "https://registry.gitlab.com", true],
  ["https://tokens.registry.example.com/", "https://registry.example.com", true],
  ["http://auth.docker.io/token", "https://registry-1.docker.io", false],
  ["https://example.org/token", "https://registry.example.com", false],
  ["https://evil.co.uk/token", "https://registry.co.uk", false],
  ["https://evil.com/token", "https://registry.com", false],
  ["https://example.com.evil.org/token", "https://registry.example.com", false],
  ["https://10.0.0.2/token", "https://10.0.0.1", false],
])("a token service at %s may serve %s: %s", (realm, registry, isAllowed) => {
  expect(mayIssueTokens(new URL(realm), new URL(registry))).toBe(isAllowed);
});
