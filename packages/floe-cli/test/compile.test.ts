import { describe, expect, test } from "vitest";
import { floe } from "./in-memory-command.ts";
import { manifestFile, productFile, shop, shopOutputs } from "./project-files.ts";

describe("floe compile", () => {
  test("writes the whole set beside floe.yaml and lists it", async () => {
    const run = await floe(shop, ["compile", "shop"]);
    expect(run.code).toBe(0);
    expect(run.out.split("\n")[0]).toBe("shop: compiled, 6 created in shop");
    expect(run.out.match(/created {3}\S+/gu)).toEqual(shopOutputs.map((path) => `created   shop/${path}`));
    for (const path of shopOutputs) expect(run.files).toHaveProperty([`shop/${path}`]);
  });

  test("takes the folder it is started in when no path is given", async () => {
    const inside = { "/project/manifest.yaml": manifestFile(), "floe.yaml": productFile("shop") };
    const run = await floe(inside, ["compile"], { workingDirectory: "/project/shop" });
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining("shop: compiled, 6 created in .") });
  });

  test("says that nothing changed the second time", async () => {
    const first = await floe(shop, ["compile", "shop"]);
    const second = await floe(first.files, ["compile", "shop"]);
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining("shop: compiled, 6 unchanged in shop") });
    expect(second.files).toEqual(first.files);
  });

  test("moves the whole set with --out", async () => {
    const run = await floe(shop, ["compile", "shop/floe.yaml", "-o", "build/shop"]);
    expect(run.code).toBe(0);
    const written = Object.keys(run.files).filter((path) => !(path in shop));
    expect(written.sort()).toEqual([".floe/outputs.json", ...shopOutputs].map((path) => `build/shop/${path}`).sort());
  });

  test("refuses --out for several products", async () => {
    const files = { ...shop, "web/floe.yaml": productFile("web") };
    const run = await floe(files, ["compile", ".", "-o", "build"]);
    expect(run).toMatchObject({ code: 2, err: expect.stringContaining("--out takes one product"), files });
  });

  test("writes nothing with --dry-run and says that it would compile", async () => {
    const run = await floe(shop, ["compile", "shop", "--dry-run"]);
    expect(run).toMatchObject({ code: 0, out: "shop: compiles, 6 files\n", files: shop });
  });

  test("takes the manifest of --manifest", async () => {
    const files = { ...shop, "other.yaml": manifestFile("defaults: {compute: spark}\n") };
    const run = await floe(files, ["compile", "shop", "-m", "other.yaml"]);
    expect(run.err).toContain("other.yaml:7:21: error[resolve/unknown-compute]");
  });
});

describe("several products", () => {
  const files = {
    ...shop,
    "web/floe.yaml": productFile("web", "schedule: {cron: every day}\n"),
    "deep/down/floe.yaml": productFile("deep").replace("../manifest", "../../manifest"),
    "node_modules/x/floe.yaml": productFile("x"),
    "target/floe.yaml": productFile("y"),
  };

  test("are found below a folder, get one line each, and the good ones are written when one fails", async () => {
    const run = await floe(files, ["compile"]);
    expect(run.code).toBe(1);
    expect(run.out).toContain(
      "deep: compiled, 6 created in deep/down\nshop: compiled, 6 created in shop\nweb: not compiled, nothing written\n3 products: 2 compiled, 1 not compiled; 1 error\n",
    );
    expect(run.err).toContain("web/floe.yaml:6:18: error[product/bad-cron]");
    expect(run.files).toHaveProperty(["shop/profiles.yml"]);
    expect(run.files).toHaveProperty(["deep/down/profiles.yml"]);
    expect(run.files).not.toHaveProperty(["web/profiles.yml"]);
  });

  test("may be named one by one, each compiled once", async () => {
    const run = await floe(files, ["compile", "shop", "shop/floe.yaml", "deep"]);
    expect(run.out).toContain(
      "deep: compiled, 6 created in deep/down\nshop: compiled, 6 created in shop\n2 products: 2 compiled\n",
    );
  });

  test("have a progress line on a terminal, and nowhere else", async () => {
    const [live, piped] = [await floe(files, ["compile"], { live: true }), await floe(files, ["compile"])];
    expect(live.err).toContain("compiling deep/down/floe.yaml (1 of 3)");
    expect(piped.err).not.toContain("compiling");
  });

  test("are all reported with --format json", async () => {
    const run = await floe(files, ["compile", "--format", "json"]);
    expect(run.code).toBe(1);
    const report = JSON.parse(run.out);
    expect(report).toMatchObject({ version: 1, command: "compile", ok: false, missing: [] });
    expect(report.products.map((each: { product: string; ok: boolean }) => [each.product, each.ok])).toEqual([
      ["deep", true],
      ["shop", true],
      ["web", false],
    ]);
    expect(report.products[1].files).toEqual(shopOutputs.map((path) => ({ path, change: "create" })));
    expect(report.products[2]).toMatchObject({ path: "web/floe.yaml", files: [] });
    expect(report.products[2].diagnostics).toContainEqual({
      code: "product/bad-cron",
      severity: "error",
      message: "`every day` is not a cron expression for Dagster: it has 2 fields.",
      help: expect.stringContaining("Five fields"),
      place: { file: "web/floe.yaml", line: 6, column: 18, endLine: 6, endColumn: 27 },
      setting: "schedule.cron",
      notes: [],
    });
  });

  test("that are not there are an error beside the others", async () => {
    const run = await floe({ ...shop, "empty/": "" }, ["compile", "shop", "empty"]);
    expect(run.code).toBe(1);
    expect(run.err).toContain(
      "error[paths/no-product]: There is no floe.yaml in `empty` or below it.\n" +
        "  help: Name a folder with a product, or the file itself; folders are not searched for manifests. `floe init` writes a first floe.yaml.\n\n",
    );
    expect(run.out).toContain("shop: compiled, 6 created in shop\n");
  });

  test("that are not there stand in the data, too", async () => {
    const run = await floe({ ...shop, "empty/": "" }, ["compile", "shop", "empty", "--format", "json"]);
    expect(run).toMatchObject({ code: 1, err: "" });
    expect(JSON.parse(run.out)).toMatchObject({
      ok: false,
      products: [{ ok: true }],
      diagnostics: [{ code: "paths/no-product", place: null }],
      missing: [{ path: "empty", reason: "There is no floe.yaml in `empty` or below it." }],
    });
  });
});

describe("a file that was edited by hand", () => {
  const edited = async (): Promise<Readonly<Record<string, string>>> => {
    const { files } = await floe(shop, ["compile", "shop"]);
    return { ...files, "shop/definitions.py": "# mine\n" };
  };

  test("is reported and kept, and the rest is written", async () => {
    const files = { ...(await edited()), "manifest.yaml": manifestFile("observability: {}\n") };
    const run = await floe(files, ["compile", "shop"]);
    expect(run.code).toBe(1);
    expect(run.err).toContain("error[outputs/edited-by-hand]: `shop/definitions.py` was edited by hand and is kept");
    expect(run.out).toContain("  kept      shop/definitions.py\n");
    expect(run.files["shop/definitions.py"]).toBe("# mine\n");
    expect(run.files["shop/floe_target/compiled_artifacts.json"]).toContain('"lineage_transport": "http"');
  });

  test("is replaced with --overwrite", async () => {
    const run = await floe(await edited(), ["compile", "shop", "--overwrite"]);
    expect(run.code).toBe(0);
    expect(run.err).not.toContain("edited-by-hand");
    expect(run.files["shop/definitions.py"]).toContain("FloeDefinitions");
  });

  test("makes --check exit 1", async () => {
    const run = await floe(await edited(), ["compile", "shop", "--check"]);
    expect(run).toMatchObject({ code: 1, out: expect.stringContaining("1 edited by hand") });
  });
});

describe("floe compile --check", () => {
  const compiled = async (): Promise<Readonly<Record<string, string>>> => (await floe(shop, ["compile", "shop"])).files;
  const later = { now: () => Date.UTC(2031, 4, 5) };

  test("is silent after a compile", async () => {
    const files = await compiled();
    expect(await floe(files, ["compile", "shop", "--check"], later)).toEqual({ code: 0, out: "", err: "", files });
  });

  test("exits 1 before the first compile and writes nothing", async () => {
    const run = await floe(shop, ["compile", "shop", "--check"]);
    expect(run).toMatchObject({ code: 1, files: shop });
    expect(run.out).toContain("shop: not up to date, 6 created in shop");
  });

  test.each([
    ...["manifest.yaml", "shop/floe.yaml"].map((path) => ["an input", path] as const),
    ...shopOutputs.map((path) => ["an output", `shop/${path}`] as const),
  ])("exits 1 after %s, %s, gets one more byte", async (_, path) => {
    const files = await compiled();
    const changed = { ...files, [path]: `${files[path]}\n` };
    expect(await floe(changed, ["compile", "shop", "--check"], later)).toMatchObject({ code: 1, files: changed });
  });

  test.each(shopOutputs)("exits 1 after one byte of %s is another one", async (output) => {
    const files = await compiled();
    const path = `shop/${output}`;
    const text = files[path] ?? "";
    for (const at of [0, Math.floor(text.length / 3), Math.floor(text.length / 2), text.length - 2]) {
      const other = text[at] === "x" ? "y" : "x";
      const changed = { ...files, [path]: text.slice(0, at) + other + text.slice(at + 1) };
      expect(await floe(changed, ["compile", "shop", "--check"], later)).toMatchObject({ code: 1 });
    }
  });

  test.each(["--check", "--dry-run"])(
    "%s with --diff prints how files differ, and nothing of another's file",
    async (flag) => {
      const files = await compiled();
      const edited = {
        "shop/definitions.py": `${files["shop/definitions.py"]}password = "hunter2"\n  goes on\n`,
        "shop/profiles.yml": "theirs: hunter3\n",
      };
      const changed = {
        ...files,
        ...edited,
        "shop/floe.yaml": `${files["shop/floe.yaml"]}schedule: {cron: 0 6 * * *}\n`,
      };
      const run = await floe(changed, ["compile", "shop", flag, "--diff"], later);
      expect(run).toMatchObject({ code: flag === "--check" ? 1 : 0, files: changed });
      expect(run.out).toContain(
        "--- a/floe_target/compiled_artifacts.json\n+++ b/floe_target/compiled_artifacts.json\n@@ -",
      );
      expect(run.out).toMatch(/^\+ +"cron": "0 6 \* \* \*"/mu);
      expect(run.out).toContain("profiles.yml is not floe's, so nothing of it is shown\n");
      expect(run.out).toContain("-(this line may hold a secret and is not shown)\n-(this line may hold a secret");
      expect(run.out).not.toMatch(/hunter|goes on/u);
    },
  );

  test("--diff is a part of the report as data, and goes with what writes nothing only", async () => {
    const run = await floe(shop, ["compile", "shop", "--check", "--diff", "--format", "json"]);
    const [product] = JSON.parse(run.out).products;
    expect(product.files[0]).toMatchObject({
      change: "create",
      diff: expect.stringMatching(/^--- \/dev\/null\n\+\+\+ b\/floe_target\/compiled_artifacts\.json\n@@ -0,0 \+1,/u),
    });
    expect(await floe(shop, ["compile", "shop", "--diff"])).toMatchObject({ code: 2, files: shop });
  });

  test("exits 1 after the date of the artifact is another one", async () => {
    const files = await compiled();
    const path = "shop/floe_target/compiled_artifacts.json";
    const changed = { ...files, [path]: (files[path] ?? "").replace("2026-01-01T12", "2026-01-01T13") };
    expect(changed[path]).not.toBe(files[path]);
    expect(await floe(changed, ["compile", "shop", "--check"], later)).toMatchObject({ code: 1 });
  });

  test("exits 0 in a fresh clone, which has the outputs and no .floe", async () => {
    const { "shop/.floe/outputs.json": _, ...clone } = await compiled();
    expect(await floe(clone, ["compile", "shop", "--check"], later)).toMatchObject({ code: 0, out: "" });
  });

  test.each(shopOutputs)("exits 1 when %s is gone", async (output) => {
    const { [`shop/${output}`]: _, ...rest } = await compiled();
    expect(await floe(rest, ["compile", "shop", "--check"], later)).toMatchObject({ code: 1 });
  });

  test("exits 1 with the findings when the input has errors", async () => {
    const files = { ...(await compiled()), "shop/floe.yaml": productFile("shop", "x: 1\n") };
    const run = await floe(files, ["compile", "shop", "--check"]);
    expect(run.code).toBe(1);
    expect(run.err).toContain("error[schema/unknown-key]");
  });
});

describe("the platform's environment", () => {
  const environments = {
    "manifest.yaml": manifestFile(),
    "shop/floe.yaml": productFile("shop"),
    ...Object.fromEntries(
      ["dev", "prod", "eu-1"].map((name) => [
        `platform/${name}/manifest.yaml`,
        manifestFile(`defaults: {compute: ${name}}\n`),
      ]),
    ),
  };
  // Each manifest names a compute that does not exist, so the finding says which one was taken.
  const taken = async (argv: readonly string[], variable?: string): Promise<string | undefined> => {
    const environment = { FLOE_PLATFORM_ENV: variable };
    const run = await floe(environments, ["compile", "shop", "--dry-run", ...argv], { environment });
    return /^(\S*manifest\.yaml):/mu.exec(run.err)?.[1] ?? (run.code === 0 ? "manifest.yaml" : undefined);
  };

  test("is that of platform.manifest when nothing names one", async () => {
    expect(await taken([])).toBe("manifest.yaml");
    expect(await taken([], "")).toBe("manifest.yaml");
  });

  test("is that of FLOE_PLATFORM_ENV", async () => {
    expect(await taken([], "dev")).toBe("platform/dev/manifest.yaml");
  });

  test("is that of --env before the variable", async () => {
    expect(await taken(["--env", "prod"], "dev")).toBe("platform/prod/manifest.yaml");
    expect(await taken(["--env", "eu-1"])).toBe("platform/eu-1/manifest.yaml");
  });

  test("gives way to --manifest", async () => {
    expect(await taken(["--manifest", "platform/prod/manifest.yaml"], "dev")).toBe("platform/prod/manifest.yaml");
  });

  test.each([
    ["nowhere", "load/unknown-environment", "Available are: dev, eu-1, prod."],
    ["../dev", "load/environment-name", "lower-case letters"],
    ["Dev", "load/environment-name", "lower-case letters"],
  ])("called `%s` is refused", async (name, code, help) => {
    const run = await floe(environments, ["compile", "shop", "-e", name]);
    expect(run.code).toBe(1);
    expect(run.err).toContain(`error[${code}]`);
    expect(run.err).toContain(help);
    expect(run.files).toEqual(environments);
  });
});
