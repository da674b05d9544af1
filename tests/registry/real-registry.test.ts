import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { filesBelow, floe, temporaryFolder, writeFiles } from "../e2e/floe-process.ts";
import { smallManifest } from "../support/small-project.ts";
import { productOf } from "./registry-command.ts";

// Debian's docker-registry, with a password as `htpasswd -B` writes it, and a platform that goes through it.

const password = "reg-Canary-7431";
const htpasswd = "floe:$2y$05$v86zO0UEpKL654zgyHIN.OV.oaGFlVt/oAdREoxPNMXRllUY5ixMC\n";
const auth = Buffer.from(`floe:${password}`).toString("base64");

let server: { readonly host: string; readonly home: string; stop(): void };

beforeEach(async () => {
  server = await startRegistry();
});

afterEach(() => server.stop());

async function startRegistry(): Promise<typeof server> {
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const folder = temporaryFolder({ htpasswd });
  const config = {
    version: 0.1,
    log: { level: "error" },
    storage: { filesystem: { rootdirectory: join(folder, "data") } },
    http: { addr: host, secret: "of this test" },
    auth: { htpasswd: { realm: "floe tests", path: join(folder, "htpasswd") } },
  };
  writeFiles(folder, {
    "config.yml": JSON.stringify(config),
    "home/.docker/config.json": JSON.stringify({ auths: { [host]: { auth } } }),
  });
  const child = spawn("docker-registry", ["serve", join(folder, "config.yml")], { stdio: "ignore" });
  const failed = new Promise<never>((_, reject) => child.on("error", reject));
  const isUp = async (): Promise<boolean> => {
    const answer = await fetch(`http://${host}/v2/`).catch(() => undefined);
    return answer?.status === 401;
  };
  await Promise.race([failed, expect.poll(isUp, { timeout: 20_000, interval: 50 }).toBe(true)]);
  return { host, home: join(folder, "home"), stop: () => child.kill("SIGKILL") };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

test("a platform is published, listed, pulled by a range, and compiled with", async () => {
  const { host, home } = server;
  const platform = temporaryFolder({ "manifest.yaml": smallManifest() });
  const publish = ["platform", "publish", "--to", `oci://${host}/platforms/shop`];
  const published = await floe(platform, publish, { HOME: home });
  expect(published).toMatchObject({ code: 0, err: "", out: expect.stringContaining(":1.0.0  sha256:") });
  expect((await floe(platform, publish, { HOME: home })).out).toContain("already published");

  writeFiles(platform, { "manifest.yaml": smallManifest().replace("version: 1.0.0", "version: 1.1.0") });
  expect((await floe(platform, publish, { HOME: home })).code).toBe(0);
  const listed = await floe(platform, ["platform", "list-profiles", `oci://${host}/platforms/shop:1.0.0`], {
    HOME: home,
  });
  expect(listed).toMatchObject({ code: 0, out: expect.stringContaining("duckdb") });

  const product = temporaryFolder({
    "shop/floe.yaml": productOf(`oci://${host}/platforms/shop:^1.0`),
    "pnpm-workspace.yaml": "",
  });
  const pulled = await floe(product, ["platform", "pull"], { HOME: home });
  expect(pulled).toMatchObject({ code: 0, err: "", out: expect.stringContaining("  1.1.0  ") });
  const compiled = await floe(product, ["compile", "shop"]);
  expect(compiled.code).toBe(0);
  expect(Object.keys(filesBelow(product))).toContain("shop/floe_target/compiled_artifacts.json");
  const everything = JSON.stringify([published, listed, pulled, compiled, filesBelow(product)]);
  expect(everything).not.toContain(password);
  expect(everything).not.toContain(auth);
});

test("without the password, and with a wrong one, the registry is not read", async () => {
  const { host, home } = server;
  const product = temporaryFolder({ "floe.yaml": productOf(`oci://${host}/platforms/shop:1.0.0`) });
  const without = await floe(product, ["platform", "pull"], { HOME: product });
  expect(without).toMatchObject({ code: 1, err: expect.stringContaining("asks for credentials") });
  const wrong = {
    HOME: home,
    FLOE_REGISTRY_HOST: host,
    FLOE_REGISTRY_USERNAME: "floe",
    FLOE_REGISTRY_PASSWORD: "other",
  };
  const refused = await floe(product, ["platform", "pull"], wrong);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("refuses these credentials") });
});
