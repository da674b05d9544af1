import { describe, expect, test } from "vitest";
import type { Machine } from "../../packages/floe-cli/src/machine/machine.ts";
import { smallManifest } from "../support/small-project.ts";
import { canary, machineWith, productOf, run } from "./registry-command.ts";
import { type Asked, put, type Script, type ScriptedRegistry, scriptedRegistry } from "./scripted-registry.ts";

const encoded = Buffer.from(`somebody:${canary}`).toString("base64");

/** A registry that wants a password. */
const asksForPassword: Script = ({ authorization }, reply) => {
  if (authorization === `Basic ${encoded}`) return false;
  reply.writeHead(401, { "www-authenticate": 'Basic realm="floe, tests"' }).end();
  return true;
};

/** A registry with a token service on the same host. */
const asksForToken: Script = ({ path, authorization, body }, reply, registry) => {
  if (path.startsWith("/token")) {
    const isKnown = authorization === `Basic ${encoded}` || body.includes(`refresh_token=${canary}`);
    reply.writeHead(isKnown ? 200 : 401).end(isKnown ? '{"token": "issued.token"}' : "");
    return true;
  }
  if (authorization === "Bearer issued.token") return false;
  const scope = "repository:platforms/shop:pull";
  const challenge = `Bearer realm="http://${registry.host}/token",service="floe tests",scope="${scope}"`;
  reply.writeHead(401, { "www-authenticate": challenge }).end();
  return true;
};

async function pulled(script: Script, machineOf: (host: string) => Machine) {
  const registry = await scriptedRegistry(script);
  put(registry, "1.0.0", smallManifest());
  const files = { "floe.yaml": productOf(`oci://${registry.host}/platforms/shop:1.0.0`), "pnpm-workspace.yaml": "" };
  const docker = { "docker/config.json": dockerConfig({ auths: { [registry.host]: { auth: encoded } } }) };
  const result = await run({ ...files, ...docker }, ["platform", "pull"], machineOf(registry.host));
  return { ...result, registry };
}

function dockerConfig(content: object): string {
  return JSON.stringify(content);
}

const withDocker = (): Machine => machineWith({ DOCKER_CONFIG: "/project/docker" });

const withVariables = (host: string): Machine =>
  machineWith({ FLOE_REGISTRY_HOST: host, FLOE_REGISTRY_USERNAME: "somebody", FLOE_REGISTRY_PASSWORD: canary });

function sentTo({ asked }: ScriptedRegistry, isMeant: (each: Asked) => boolean = () => true): readonly string[] {
  return asked.filter(isMeant).map(({ authorization = "none" }) => authorization.split(" ")[0] ?? "");
}

describe("credentials", () => {
  test("of docker's configuration go to a registry that asks for a password", async () => {
    const { code, registry } = await pulled(asksForPassword, withDocker);
    expect(code).toBe(0);
    // Only after it has asked, and then without being asked again.
    expect(sentTo(registry)).toEqual(["none", "Basic", "Basic"]);
  });

  test("of docker's configuration are exchanged for a token", async () => {
    const { code, registry } = await pulled(asksForToken, withDocker);
    expect(code).toBe(0);
    expect(sentTo(registry, ({ path }) => path.startsWith("/token"))).toEqual(["Basic"]);
    expect(sentTo(registry, ({ path }) => path.startsWith("/v2"))).toEqual(["none", "Bearer", "Bearer"]);
    const [{ path = "" } = {}] = registry.asked.filter((each) => each.path.startsWith("/token"));
    expect(path).toBe("/token?service=floe+tests&scope=repository%3Aplatforms%2Fshop%3Apull");
  });

  test("of a helper of docker are asked for by the name of the host", async () => {
    const registry = await scriptedRegistry(asksForPassword);
    put(registry, "1.0.0", smallManifest());
    const questions: string[] = [];
    const machine = machineWith(
      { DOCKER_CONFIG: "/project/docker", PATH: "relative:/project/bin" },
      { answer: JSON.stringify({ Username: "somebody", Secret: canary }), questions },
    );
    const files = {
      "floe.yaml": productOf(`oci://${registry.host}/platforms/shop:1.0.0`),
      "pnpm-workspace.yaml": "",
      "docker/config.json": dockerConfig({ credHelpers: { [registry.host]: "vault" } }),
      "bin/docker-credential-vault": "",
    };
    expect((await run(files, ["platform", "pull"], machine)).code).toBe(0);
    expect(questions).toEqual([`/project/bin/docker-credential-vault get ${registry.host}`]);
  });

  test("of a login in a browser are a refresh token, which goes in the body", async () => {
    const registry = await scriptedRegistry(asksForToken);
    put(registry, "1.0.0", smallManifest());
    const files = {
      "floe.yaml": productOf(`oci://${registry.host}/platforms/shop:1.0.0`),
      "pnpm-workspace.yaml": "",
      "docker/config.json": dockerConfig({ auths: { [registry.host]: { identitytoken: canary } } }),
    };
    expect((await run(files, ["platform", "pull"], withDocker())).code).toBe(0);
    expect(registry.asked.filter(({ path }) => path.includes(canary))).toEqual([]);
  });

  test("of the variables are used when FLOE_REGISTRY_HOST names the host", async () => {
    expect((await pulled(asksForPassword, withVariables)).code).toBe(0);
  });

  test("of the variables are a token of the registry as well", async () => {
    const script: Script = ({ authorization }, reply) => {
      if (authorization === `Bearer ${canary}`) return false;
      reply.writeHead(401, { "www-authenticate": "Bearer" }).end();
      return true;
    };
    const machineOf = (host: string) => machineWith({ FLOE_REGISTRY_HOST: host, FLOE_REGISTRY_TOKEN: canary });
    expect((await pulled(script, machineOf)).code).toBe(0);
  });

  test("are sent to no host that they are not for", async () => {
    const { code, err, registry } = await pulled(asksForPassword, () => withVariables("registry.example.com"));
    expect(code).toBe(1);
    expect(err).toContain("registry/denied");
    expect(err).toContain(`FLOE_REGISTRY_HOST=${registry.host}`);
    expect(sentTo(registry)).toEqual(["none"]);
  });

  test("that are wrong are refused in words of their own", async () => {
    const wrong = (host: string) =>
      machineWith({
        FLOE_REGISTRY_HOST: host,
        FLOE_REGISTRY_USERNAME: "somebody",
        FLOE_REGISTRY_PASSWORD: `${canary}x`,
      });
    const { code, err, registry } = await pulled(asksForPassword, wrong);
    expect(code).toBe(1);
    expect(err).toContain("refuses these credentials");
    expect(registry.asked.length).toBe(2);
  });
});
