import { describe, expect, test } from "vitest";
import { floe } from "./in-memory-command.ts";
import { productFile, shop } from "./project-files.ts";

const two = { ...shop, "web/floe.yaml": productFile("web-shop") };
const written = [".floe/outputs.json", "dg.toml", "shop/dg.toml", "web/dg.toml", "workspace.yaml"];

function workspacePaths(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(files)
    .filter((path) => written.includes(path))
    .sort();
}

describe("a folder with several products", () => {
  test("gets files by which Dagster finds each of them under its own name", async () => {
    const run = await floe(two, ["compile", "."]);
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining("workspace: compiled, 4 created in .") });
    expect(workspacePaths(run.files)).toEqual(written);
    expect(run.files["workspace.yaml"]).toContain('location_name: "web-shop"');
    expect(run.files["dg.toml"]).toContain('[[workspace.projects]]\npath = "web"');
    expect(run.files["web/dg.toml"]).toContain('code_location_name = "web-shop"');
  });

  test("is up to date afterwards, also to --check, and not before", async () => {
    const first = await floe(two, ["compile", "."]);
    const second = await floe(first.files, ["compile", "."]);
    expect(second.files).toEqual(first.files);
    expect(second.out).not.toContain("workspace");
    expect(await floe(first.files, ["compile", ".", "--check"])).toMatchObject({ code: 0 });
    const { "workspace.yaml": _, ...gone } = first.files;
    expect(await floe(gone, ["compile", ".", "--check"])).toMatchObject({ code: 1, files: gone });
  });

  test("gets none when its products are named, with --dry-run, or when one of them is alone", async () => {
    for (const argv of [
      ["compile", "shop", "web"],
      ["compile", ".", "--dry-run"],
    ]) {
      expect(workspacePaths((await floe(two, argv)).files)).toEqual([]);
    }
    expect(workspacePaths((await floe(shop, ["compile", "."])).files)).toEqual([]);
  });

  test("keeps its files while a product has errors, and loses those of a product that went away", async () => {
    const { files } = await floe(two, ["compile", "."]);
    const broken = await floe({ ...files, "web/floe.yaml": "kind: FloeSpec\n" }, ["compile", "."]);
    expect(broken.code).toBe(1);
    expect(broken.files["workspace.yaml"]).toBe(files["workspace.yaml"]);
    const { "web/floe.yaml": _, ...without } = files;
    const left = await floe(without, ["compile", "."]);
    expect(left.code).toBe(0);
    expect(workspacePaths(left.files)).toEqual([".floe/outputs.json"]);
  });

  test("keeps a workspace that is not floe's, and says so", async () => {
    const own = { ...two, "workspace.yaml": "load_from: []\n", "shop/pyproject.toml": "[tool.dg]\n" };
    const run = await floe(own, ["compile", "."]);
    expect(run.code).toBe(0);
    expect(run.files["workspace.yaml"]).toBe("load_from: []\n");
    expect(run.err).toContain("info[workspace/own-file]");
    expect(Object.keys(run.files)).not.toContain("shop/dg.toml");
  });

  test("keeps a file that was edited by hand, which is an error, until told to replace it", async () => {
    const { files } = await floe(two, ["compile", "."]);
    const edited = { ...files, "workspace.yaml": files["workspace.yaml"]?.replace("web-shop", "mine") ?? "" };
    const run = await floe(edited, ["compile", "."]);
    expect(run).toMatchObject({ code: 1, err: expect.stringContaining("outputs/edited-by-hand") });
    expect((await floe(edited, ["compile", ".", "--overwrite"])).files).toEqual(files);
  });

  test("loses nothing that --out put into it", async () => {
    const { files } = await floe(two, ["compile", "shop", "-o", "."]);
    const run = await floe(files, ["compile", "."]);
    expect(run.files["definitions.py"]).toBe(files["definitions.py"]);
    expect(run.files[".floe/outputs.json"]).toBe(files[".floe/outputs.json"]);
  });
});
