import { describe, expect, test } from "vitest";
import { smallManifest } from "../support/small-project.ts";
import { machineWith, productOf, run } from "./registry-command.ts";
import { digestOf, put, scriptedRegistry } from "./scripted-registry.ts";

const pulledFiles = (files: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(files).filter((path) => path.startsWith(".floe/platform/"));

describe("floe platform pull", () => {
  test("fetches the manifest that a product names, and the product compiles with it", async () => {
    const registry = await scriptedRegistry();
    const digest = put(registry, "1.2.0", smallManifest());
    const address = `oci://${registry.host}/platforms/shop:1.2.0`;
    const files = { "shop/floe.yaml": productOf(address), "pnpm-workspace.yaml": "" };

    const before = await run(files, ["compile", "shop"]);
    expect(before.code).toBe(1);
    expect(before.err).toContain("load/remote-manifest");
    expect(registry.asked).toEqual([]);

    const pulled = await run(files, ["platform", "pull", "shop"]);
    expect(pulled).toMatchObject({ code: 0, err: "", out: expect.stringContaining(`fetched     ${address}  1.2.0`) });
    expect(JSON.parse(pulled.files["floe.lock"] ?? "")).toEqual({
      version: 1,
      manifests: [{ address, version: "1.2.0", digest, content: digestOf(smallManifest()) }],
    });
    const asked = registry.asked.length;

    const compiled = await run(pulled.files, ["compile", "shop"]);
    expect(compiled).toMatchObject({ code: 0, err: expect.not.stringContaining("error") });
    expect(Object.keys(compiled.files)).toContain("shop/floe_target/compiled_artifacts.json");
    const again = await run(pulled.files, ["platform", "pull", "shop"]);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining("up to date") });
    // Neither a compile nor a pull of what is there asks the registry.
    expect(registry.asked.length).toBe(asked);
  });

  test("takes of a range the highest version, keeps it, and takes a newer one with --update", async () => {
    const registry = await scriptedRegistry();
    for (const tag of ["1.9.0", "1.10.0", "1.10.1-rc.1", "2.0.0", "latest"]) put(registry, tag, smallManifest());
    const files = { "floe.yaml": productOf(`oci://${registry.host}/platforms/shop:^1.2`), "pnpm-workspace.yaml": "" };
    const first = await run(files, ["platform", "pull"]);
    expect(first.out).toContain("  1.10.0  ");
    put(registry, "1.11.0", `${smallManifest()}x-note: newer\n`);
    expect((await run(first.files, ["platform", "pull"])).out).toContain("  1.10.0  ");
    const updated = await run(first.files, ["platform", "pull", "--update", "--format", "json"]);
    expect(JSON.parse(updated.out).manifests).toMatchObject([{ version: "1.11.0", was: "changed" }]);
    expect((await run(updated.files, ["compile"])).code).toBe(0);
  });

  test("fetches in a fresh clone what the lock names, although the tag has moved", async () => {
    const registry = await scriptedRegistry();
    put(registry, "1.0.0", smallManifest());
    const files = { "floe.yaml": productOf(`oci://${registry.host}/platforms/shop:1.0.0`), "pnpm-workspace.yaml": "" };
    const pulled = await run(files, ["platform", "pull"]);
    put(registry, "1.0.0", `${smallManifest()}x-moved: true\n`);
    const clone = { ...files, "floe.lock": pulled.files["floe.lock"] ?? "" };
    const again = await run(clone, ["platform", "pull"]);
    expect(again.code).toBe(0);
    expect(pulledFiles(again.files).map((path) => again.files[path])).toEqual([smallManifest()]);
    expect(again.files["floe.lock"]).toBe(pulled.files["floe.lock"]);
  });

  test("is told when a fetched manifest was changed by hand, and mends it", async () => {
    const registry = await scriptedRegistry();
    put(registry, "1.0.0", smallManifest());
    const files = { "floe.yaml": productOf(`oci://${registry.host}/platforms/shop:1.0.0`), "pnpm-workspace.yaml": "" };
    const pulled = await run(files, ["platform", "pull"]);
    const [path = ""] = pulledFiles(pulled.files);
    const changed = { ...pulled.files, [path]: `${smallManifest()}x-changed: true\n` };
    const compiled = await run(changed, ["compile"]);
    expect(compiled.code).toBe(1);
    expect(compiled.err).toContain("load/pulled-manifest-changed");
    const mended = await run(changed, ["platform", "pull"]);
    expect(mended.files[path]).toBe(smallManifest());
  });

  test("pulls an address with a digest, and says what it cannot read as one", async () => {
    const registry = await scriptedRegistry();
    const digest = put(registry, "1.0.0", smallManifest());
    const files = {
      "floe.yaml": productOf(`oci://${registry.host}/platforms/shop@${digest}`),
      "pnpm-workspace.yaml": "",
    };
    expect((await run(files, ["platform", "pull"])).code).toBe(0);
    const wrong = await run({ ...files, "floe.yaml": productOf(`oci://${registry.host}/platforms/shop`) }, [
      "platform",
      "pull",
    ]);
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining("load/registry-address") });
  });

  test("keeps a lock file that cannot be read, and says so where one cannot be written", async () => {
    const registry = await scriptedRegistry();
    put(registry, "1.0.0", smallManifest());
    const files = { "floe.yaml": productOf(`oci://${registry.host}/platforms/shop:1.0.0`), "pnpm-workspace.yaml": "" };
    const conflict = { ...files, "floe.lock": "<<<<<<< ours\n" };
    expect((await run(conflict, ["compile"])).err).toContain("load/lock-unreadable");
    const merged = await run(conflict, ["platform", "pull"]);
    expect(merged).toMatchObject({ code: 1, err: expect.stringContaining("load/lock-unreadable") });
    expect(merged.files["floe.lock"]).toBe("<<<<<<< ours\n");
    const blocked = await run({ ...files, ".floe": "a file in the place of the folder" }, ["platform", "pull"]);
    expect(blocked).toMatchObject({ code: 1, err: expect.stringContaining("pull/not-written") });
    expect(blocked.files["floe.lock"]).toBeUndefined();
  });

  test("lists the versions that there are when one is not", async () => {
    const registry = await scriptedRegistry();
    put(registry, "1.0.0", smallManifest());
    const files = { "floe.yaml": productOf(`oci://${registry.host}/platforms/shop:9.0.0`), "pnpm-workspace.yaml": "" };
    const { code, err } = await run(files, ["platform", "pull"]);
    expect(code).toBe(1);
    expect(err).toContain("registry/not-found");
    expect(err).toContain("Its versions are: 1.0.0.");
  });

  test("has nothing to do for products of a file", async () => {
    const { code, out } = await run({ "floe.yaml": productOf("manifest.yaml") }, ["platform", "pull"]);
    expect({ code, out }).toEqual({ code: 0, out: "Nothing here names a manifest in a registry.\n" });
  });
});

describe("floe platform list-profiles", () => {
  const profiles = `${smallManifest()}profiles:\n  compute:\n    reports:\n      type: duckdb\n`;

  test("lists those of a file and of a registry alike", async () => {
    const registry = await scriptedRegistry();
    put(registry, "1.0.0", profiles);
    const address = `oci://${registry.host}/platforms/shop:1.0.0`;
    const ofFile = await run({ "manifest.yaml": profiles }, ["platform", "list-profiles", "--format", "json"]);
    const ofRegistry = await run({}, ["platform", "list-profiles", address, "--format", "json"]);
    expect(ofFile.out).toBe(ofRegistry.out);
    expect(JSON.parse(ofFile.out).profiles).toEqual([
      { category: "compute", name: "default", type: "duckdb" },
      { category: "compute", name: "reports", type: "duckdb" },
    ]);
    const human = await run({ "manifest.yaml": profiles }, ["platform", "list-profiles"]);
    expect(human.out).toMatch(/^compute +default +duckdb\ncompute +reports +duckdb\n$/u);
  });

  test("reports what is wrong with the manifest", async () => {
    const { code, err } = await run({ "manifest.yaml": "kind: Manifest\n" }, ["platform", "list-profiles"]);
    expect(code).toBe(1);
    expect(err).toContain("schema/missing-key");
    expect((await run({}, ["platform", "list-profiles"])).code).toBe(1);
  });
});

describe("floe platform publish", () => {
  const manifest = smallManifest();

  test("publishes under the version, says so the second time, and replaces nothing", async () => {
    const registry = await scriptedRegistry();
    const argv = ["platform", "publish", "--to", `oci://${registry.host}/platforms/shop`];
    const first = await run({ "manifest.yaml": manifest }, argv);
    expect(first).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringMatching(/^published {2}oci:.*:1\.0\.0 {2}sha256:/u),
    });
    const second = await run({ "manifest.yaml": manifest }, argv);
    expect(second.out).toBe(first.out.replace(/^published/u, "already published"));
    const changed = await run({ "manifest.yaml": `${manifest}x-note: changed\n` }, argv);
    expect(changed).toMatchObject({ code: 1, err: expect.stringContaining("registry/exists") });
    const files = { "floe.yaml": productOf(`oci://${registry.host}/platforms/shop:1.0.0`), "pnpm-workspace.yaml": "" };
    const pulled = await run(files, ["platform", "pull"]);
    expect(pulledFiles(pulled.files).map((path) => pulled.files[path])).toEqual([manifest]);
  });

  test("asks no registry for --dry-run, and takes its address from the manifest", async () => {
    const registry = `artifacts:\n  registry: {uri: "oci://registry.example.com/floe", auth: {type: anonymous}}\n`;
    const { code, out } = await run({ "manifest.yaml": `${manifest}${registry}` }, [
      "platform",
      "publish",
      "--dry-run",
    ]);
    expect({ code, out }).toEqual({
      code: 0,
      out: "manifest.yaml would be published as oci://registry.example.com/floe/small:1.0.0\n",
    });
  });

  test.each([
    ["errors", manifest.replace("type: duckdb", "type: duckdv"), "plugin/missing"],
    ["a secret", `${manifest}x-key: AKIAIOSFODNN7EXAMPLQ\n`, "secrets/known-token"],
    [
      "a part of another file",
      "apiVersion: floe.dev/v1\nkind: Manifest\nextends: base.yaml\n",
      "registry/not-publishable",
    ],
  ])("refuses a manifest with %s, and sends nothing", async (_, text, code) => {
    const registry = await scriptedRegistry();
    const argv = ["platform", "publish", "--to", `oci://${registry.host}/platforms/shop`];
    const refused = await run({ "manifest.yaml": text, "base.yaml": manifest }, argv);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(code) });
    expect(registry.asked).toEqual([]);
  });

  test.each([
    [[], "names no registry"],
    [["--to", "registry.example.com/shop"], "does not begin with oci://"],
    [["--to", "oci://registry.example.com/shop:1.0.0"], "leave it out"],
  ])("is told on the command line: %s", async (more, said) => {
    const { code, err } = await run({ "manifest.yaml": manifest }, ["platform", "publish", ...more]);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  test("does not send anything to whoever answers", async () => {
    const registry = `artifacts:\n  registry: {uri: "oci://registry.example.com/floe", auth: {type: anonymous}, tls_verify: false}\n`;
    const refused = await run({ "manifest.yaml": `${manifest}${registry}` }, ["platform", "publish"], machineWith({}));
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("registry/not-publishable") });
  });
});

describe("the tiers of a manifest in a registry", () => {
  const tier = (name: string, more: string) => smallManifest(more).replace("name: small", `name: ${name}`);

  test("are fetched with it, and by a manifest on this machine", async () => {
    const registry = await scriptedRegistry();
    const address = (version: string) => `oci://${registry.host}/platforms/shop:${version}`;
    put(registry, "1.0.0", tier("group", "scope: enterprise\n"));
    put(registry, "2.0.0", tier("sales", `scope: domain\nparent_manifest: ${address("1.0.0")}\n`));
    const files = { "floe.yaml": productOf(address("2.0.0")), "pnpm-workspace.yaml": "" };
    const pulled = await run(files, ["platform", "pull"]);
    expect(pulled.code).toBe(0);
    expect(pulledFiles(pulled.files)).toHaveLength(2);
    const compiled = await run(pulled.files, ["compile"]);
    expect(compiled).toMatchObject({ code: 0 });
    const { inheritance_chain: chain } = JSON.parse(compiled.files["floe_target/compiled_artifacts.json"] ?? "");
    expect(chain).toMatchObject([
      { name: "group", ref: address("1.0.0") },
      { name: "sales", ref: address("2.0.0") },
    ]);

    const local = {
      "manifest.yaml": tier("sales", `scope: domain\nparent_manifest: ${address("1.0.0")}\n`),
      "floe.yaml": productOf("manifest.yaml"),
      "pnpm-workspace.yaml": "",
    };
    expect((await run(local, ["compile"])).err).toContain("load/remote-manifest");
    for (const named of [[], ["manifest.yaml"]]) {
      const fetched = await run(local, ["platform", "pull", ...named]);
      expect(fetched.code).toBe(0);
      expect((await run(fetched.files, ["compile"])).code).toBe(0);
      expect((await run(fetched.files, ["validate", "manifest.yaml"])).code).toBe(0);
    }
  });

  test("are not followed for ever", async () => {
    const registry = await scriptedRegistry();
    const address = (version: number) => `oci://${registry.host}/platforms/shop:${version}.0.0`;
    for (let version = 1; version < 40; version += 1)
      put(registry, `${version}.0.0`, tier(`d${version}`, `scope: domain\nparent_manifest: ${address(version + 1)}\n`));
    const pulled = await run({ "floe.yaml": productOf(address(1)), "pnpm-workspace.yaml": "" }, ["platform", "pull"]);
    expect(pulledFiles(pulled.files).length).toBeLessThan(12);
    expect((await run(pulled.files, ["compile"])).err).toContain("parent/too-deep");
  });
});
