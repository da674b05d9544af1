import { join } from "node:path";
import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { floe, temporaryFolder } from "./floe-process.ts";

function products(count: number, manifest: string): Readonly<Record<string, string>> {
  const names = Array.from({ length: count }, (_, index) => `p${index + 1}`);
  const files = names.map((name) => [`${name}/floe.yaml`, smallProduct().replace("name: shop", `name: ${name}`)]);
  return { ...Object.fromEntries(files), "manifest.yaml": manifest };
}

test("one mistake in the manifest of 200 products is one finding in ten lines", { timeout: 60_000 }, async () => {
  const folder = temporaryFolder(products(200, smallManifest("observabilty: {}\n")));
  const run = await floe(folder, ["compile"]);
  expect(run.code).toBe(1);
  expect(run.err.match(/error\[/gu)).toHaveLength(1);
  expect(run.err).toContain("(in 200 products)");
  expect(run.out).toContain("200 products: 200 not compiled; 1 error; 1 fixable with `floe validate --fix`\n");
  expect(`${run.err}${run.out}`.trimEnd().split("\n").length).toBeLessThanOrEqual(10);
  const report = JSON.parse((await floe(folder, ["compile", "--format", "json"])).out);
  const shared = report.diagnostics.filter(({ severity }: { severity: string }) => severity === "error");
  expect(shared).toMatchObject([{ code: "schema/unknown-key", products: { length: 200 } }]);
});

test("only products that changed are listed, in the order of their numbers", { timeout: 60_000 }, async () => {
  const files = products(12, smallManifest());
  const folder = temporaryFolder(files);
  const first = await floe(folder, ["compile", "manifest.yaml"]);
  const listed = first.out.split("\n").map((line) => line.split(":")[0]);
  expect(listed.slice(0, 13)).toEqual([...Array.from({ length: 12 }, (_, index) => `p${index + 1}`), "12 products"]);
  await floe(folder, ["compile"]);
  expect((await floe(folder, ["compile"])).out).toContain("12 products: 12 unchanged\n");
  expect(await floe(folder, ["compile", "--check"])).toEqual({ code: 0, out: "", err: "" });
  expect(await floe(folder, ["compile", "-q"])).toMatchObject({ code: 0, err: "" });
  expect((await floe(folder, ["compile", "-v"])).out).toContain("p10: compiled, 6 unchanged in p10\n");
});

test("a manifest means the products that name it", async () => {
  const other = smallProduct().replace("name: shop", "name: other").replace("../manifest.yaml", "./own.yaml");
  const files = { ...products(1, smallManifest()), "other/floe.yaml": other, "other/own.yaml": smallManifest() };
  const run = await floe(temporaryFolder(files), ["compile", "manifest.yaml"]);
  expect(run).toMatchObject({ code: 0, out: expect.stringContaining("p1: compiled") });
  expect(run.out).not.toContain("other");
});

test("a command in a folder of a product finds the product, and says which", async () => {
  const folder = temporaryFolder({ ...products(1, smallManifest()), "p1/models/staging/a.sql": "", ".git/HEAD": "" });
  const run = await floe(join(folder, "p1/models/staging"), ["compile"]);
  expect(run).toMatchObject({ code: 0, err: expect.stringContaining("info[paths/product-above]") });
  expect(run.out).toContain("6 created in ../..\n");
});

test("outside a repository no product above is taken", async () => {
  const folder = temporaryFolder({ ...products(1, smallManifest()), "p1/models/a.sql": "" });
  const run = await floe(join(folder, "p1/models"), ["compile"]);
  expect(run).toMatchObject({ code: 1, err: expect.stringContaining("error[paths/no-product]") });
});

test.each(["floe.yml", "Floe.yaml", "floe.json", "floe.yaml.txt"])("%s is named and passed over", async (name) => {
  const folder = temporaryFolder({ ...products(1, smallManifest()), [`b/${name}`]: smallProduct() });
  const run = await floe(folder, ["compile"]);
  expect(run).toMatchObject({ code: 0, err: expect.stringContaining(`warning[paths/passed-over]: \`b/${name}\``) });
});

test("a profile that was kept is an error about that file", async () => {
  const folder = temporaryFolder({ ...products(1, smallManifest()), "p1/profiles.yml": "mine: 1\n" });
  const run = await floe(folder, ["compile", "p1"]);
  expect(run.code).toBe(1);
  expect(run.err).toMatch(/^error\[outputs\/edited-by-hand\]: `p1\/profiles\.yml` .* not in force\.$/mu);
});
