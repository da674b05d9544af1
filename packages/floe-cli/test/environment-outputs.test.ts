import { describe, expect, test } from "vitest";
import { floe } from "./in-memory-command.ts";
import { manifestFile, productFile, shop } from "./project-files.ts";

const prod = `apiVersion: floe.dev/v1
kind: Manifest
extends: ../../manifest.yaml
plugins: {compute: {config: {threads: 7, path: "data-{environment}/{product_slug}.duckdb"}}}
`;
const files = { ...shop, "platform/prod/manifest.yaml": prod, "web/floe.yaml": productFile("web-shop") };

describe("the outputs of an environment", () => {
  test("are explained, with the lines of its manifest", async () => {
    const { files: written } = await floe(files, ["compile", "shop", "--env", "prod"]);
    const of = (subject: string, ...more: readonly string[]) =>
      floe(written, ["explain", subject, "-p", "shop", ...more]);
    const leaf = await of("/plugins/compute/config/threads", "--env", "prod");
    expect(leaf).toMatchObject({ code: 0, out: expect.stringContaining("from manifest.yaml:4:") });
    expect((await of("profiles.yml#/shop/outputs/prod/path", "-e", "prod")).out).toContain("environment");
    expect((await of("manifest.yaml#/plugins/compute/config/threads", "--env", "prod")).out).toContain(
      "platform/prod/manifest.yaml:4:",
    );
    expect((await of("plugins.compute.config.threads", "--env", "prod")).out).toContain("platform/prod/manifest.yaml");
    const without = await of("/plugins/compute/config/threads");
    expect(without).toMatchObject({ code: 1, err: expect.stringContaining("Run `floe compile` there first.") });
    const other = await of("/plugins/compute/config/threads", "--env", "dev");
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining("Run `floe compile --env dev` there first.") });
  });

  test("have a database of their own where the path names the environment", async () => {
    const { files: written } = await floe(files, ["compile", "shop", "--env", "prod"]);
    expect(written["shop/floe_target/prod/profiles.yml"]).toContain("data-prod/shop.duckdb");
    const manifest = manifestFile().replace("duckdb}", 'duckdb, config: {path: "{environment}.duckdb"}}');
    const none = await floe({ ...files, "manifest.yaml": manifest }, ["compile", "shop"]);
    expect(none.files["shop/profiles.yml"]).toContain("dev.duckdb");
  });

  test("of several products are found by one workspace", async () => {
    const run = await floe(files, ["compile", ".", "--env", "prod"]);
    expect(run).toMatchObject({ code: 0 });
    const workspace = run.files["floe_target/prod/workspace.yaml"] ?? "";
    expect(workspace).toContain('relative_path: "../../shop/floe_target/prod/definitions.py"');
    expect(workspace).toContain('working_directory: "../../web/floe_target/prod"');
    expect(Object.keys(run.files).filter((path) => /(?:^|\/)(?:dg\.toml|workspace\.yaml)$/u.test(path))).toEqual([
      "floe_target/prod/workspace.yaml",
    ]);
    const again = await floe(run.files, ["compile", ".", "--env", "prod"]);
    expect(again.files).toEqual(run.files);
    expect((await floe(run.files, ["compile", ".", "--env", "prod", "--check"])).code).toBe(0);
    const all = await floe(run.files, ["compile", ".", "--all-envs"]);
    expect(all.files["floe_target/prod/workspace.yaml"]).toBe(workspace);
  });
});
