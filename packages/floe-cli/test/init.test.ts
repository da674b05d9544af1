import { describe, expect, test } from "vitest";
import { floe } from "./in-memory-command.ts";

const project = {
  "dbt_project.yml": "name: shop\nversion: '1.2.0'\nprofile: shop\n",
  "models/staging/stg_orders.sql": "select 1 as id\n",
  "models/marts/orders.sql": "select * from {{ ref('stg_orders') }}\n",
};

interface Report {
  readonly start: string;
  readonly next: readonly string[];
  readonly files: readonly { readonly path: string; readonly change: string; readonly text?: string }[];
  readonly diagnostics: readonly { readonly code: string }[];
}

async function init(files: Readonly<Record<string, string>>, ...more: readonly string[]) {
  const run = await floe(files, ["init", "--format", "json", ...more]);
  const report: Report = JSON.parse(run.out);
  return { ...run, report, codes: report.diagnostics.map(({ code }) => code) };
}

describe("floe init beside a dbt project", () => {
  test("writes a product and a platform that compile without a finding", async () => {
    const { code, files, codes } = await init(project);
    expect([code, codes]).toEqual([0, []]);
    const compiled = await floe(files, ["compile", "--format", "json"]);
    const found = JSON.parse(compiled.out).products[0].diagnostics;
    expect(found.filter(({ severity }: { severity: string }) => severity !== "info")).toEqual([]);
    expect(compiled.code).toBe(0);
  });

  test("names the product, its version and its layers after the dbt project", async () => {
    const { files } = await init(project);
    expect(files["floe.yaml"]?.split("\n").slice(2)).toEqual([
      "apiVersion: floe.dev/v1",
      "kind: FloeSpec",
      "metadata:",
      "  name: shop",
      "  version: 1.2.0",
      "platform:",
      "  manifest: manifest.yaml",
      "# Every enabled model of the dbt project, with its edges.",
      "transforms:",
      "  from: dbt",
      "  tiers:",
      "    - { path: models/staging, tier: bronze }",
      "    - { path: models/marts, tier: gold }",
      "",
    ]);
  });

  test("points each file at a schema that is there", async () => {
    const { files } = await init(project);
    for (const name of ["floe.yaml", "manifest.yaml"]) {
      const schema = /^# yaml-language-server: \$schema=(.*)$/mu.exec(files[name] ?? "")?.[1] ?? "";
      expect(JSON.parse(files[schema] ?? "")).toHaveProperty("title");
    }
  });

  test.each([
    ["--list", "  - name: orders\n    tier: gold\n  - name: stg_orders\n    tier: bronze\n"],
    [
      "--edges",
      "  - name: orders\n    tier: gold\n    dependsOn: [stg_orders]\n  - name: stg_orders\n    tier: bronze\n    dependsOn: []\n",
    ],
  ])("%s lists the models", async (option, list) => {
    const { files } = await init(project, option);
    expect(files["floe.yaml"]).toContain(`transforms:\n${list}`);
  });

  test("leaves an edge that only rendering decides to the compile", async () => {
    const more = { ...project, "models/marts/orders.sql": "select * from {{ ref(var('source')) }}\n" };
    const { files } = await init(more, "--edges");
    expect(files["floe.yaml"]).toContain("  - name: orders\n    tier: gold\n  - name: stg_orders\n");
  });

  test("writes nothing in a dry run, and prints all", async () => {
    const { files, report } = await init(project, "--dry-run");
    expect(Object.keys(files).sort()).toEqual(Object.keys(project).sort());
    expect(report.files.find(({ path }) => path === "manifest.yaml")?.text).toContain("kind: Manifest");
  });

  test("keeps a file that is there, says so, and ends with 1 when nothing is left to write", async () => {
    const first = await init(project);
    const again = await init({ ...first.files, "floe.yaml": "# mine\n" });
    expect([again.code, again.codes]).toEqual([1, ["init/kept"]]);
    expect(again.files["floe.yaml"]).toBe("# mine\n");
  });

  test("adds the missing lines to .gitignore once", async () => {
    const { files, report } = await init({ ...project, ".gitignore": "/target\n.floe" });
    expect(report.files.find(({ path }) => path === ".gitignore")?.change).toBe("extend");
    const lines = files[".gitignore"]?.split("\n") ?? [];
    expect(lines.filter((line) => /target|\.floe/u.test(line))).toEqual(["/target", ".floe"]);
    expect(lines).toContain("*.duckdb");
  });

  test("says which variables only the command line of dbt can have set", async () => {
    const asks =
      "select {{ var('day') }}, {{ var(\"set\") }}, {{ var('own', 1) }}, {{ var('of_package') }} {# var('old') #}\n";
    const settings = `${project["dbt_project.yml"]}vars: {set: 1, shop: {of_package: 2}}\n`;
    const { out, codes } = await init({ ...project, "dbt_project.yml": settings, "macros/m.sql": asks });
    expect(codes).toEqual(["init/unset-vars"]);
    expect(out).toContain("asks for `day`, which");
  });

  test("calls the product after the profile that floe has to write", async () => {
    const { files, codes } = await init({ ...project, "dbt_project.yml": "name: shop\nprofile: sea_trade\n" });
    expect(files["floe.yaml"]).toContain("  name: sea-trade\n");
    expect(codes).toEqual([]);
  });

  test.each(["name: shop\n", "name: shop\nprofile: Sea Trade\n"])("says which profile to name in %j", async (text) => {
    const { code, codes, files } = await init({ ...project, "dbt_project.yml": text });
    expect([code, codes]).toEqual([0, ["init/profile-name"]]);
    expect(files["floe.yaml"]).toContain("  name: shop\n");
  });

  test.each([
    ["name: Jaffle_Shop_2\nprofile: '{{ x }}'\n", "jaffle-shop-2"],
    ["name: _123_\nprofile: '{{ x }}'\n", "product"],
    [`name: ${"a".repeat(90)}\nprofile: '{{ x }}'\n`, "a".repeat(63)],
  ])("makes a valid name of %j", async (text, name) => {
    const { files } = await init({ ...project, "dbt_project.yml": text });
    expect(files["floe.yaml"]).toContain(`  name: ${name}\n`);
    expect((await floe(files, ["compile"])).code).toBe(0);
  });
});

describe("floe init beside a profiles.yml", () => {
  const profiles = (type: string) =>
    `shop:\n  target: dev\n  outputs:\n    dev: {type: ${type}, password: hunter2hunter2}\n`;

  test("keeps one that is not floe's, and leads around it", async () => {
    const { report, codes, files } = await init({ ...project, "profiles.yml": profiles("duckdb") });
    expect(codes).toEqual(["init/own-profiles"]);
    expect(report.next).toEqual(["floe compile --out floe_out", "dbt build --profiles-dir floe_out"]);
    expect(files["profiles.yml"]).toBe(profiles("duckdb"));
  });

  test.each(["clickhouse", "hunter2hunter2"])(
    "says that there is no plugin for the adapter %s, and no secret",
    async (type) => {
      const { out, err, codes } = await init({ ...project, "profiles.yml": profiles(type) });
      expect(codes).toContain("init/adapter-without-plugin");
      expect(out + err).not.toContain("hunter2");
    },
  );

  test.each(["athena", "bigquery", "databricks", "postgres", "redshift", "snowflake", "spark", "trino"])(
    "writes stand-ins for the options of %s, which compile",
    async (type) => {
      const { codes, files } = await init({ ...project, "profiles.yml": profiles(type) });
      expect(codes).toEqual(["init/engine-options", "init/own-profiles"]);
      expect(files["manifest.yaml"]).toContain(`    type: ${type}\n    # Stand-ins: write your own.`);
      expect((await floe(files, ["compile", "--out", "floe_out"])).code).toBe(0);
    },
  );

  test("says what becomes of another name of the target, and not which it is", async () => {
    const own = "shop:\n  target: hunter2\n  outputs:\n    hunter2: {type: duckdb}\n";
    const { out, codes } = await init({ ...project, "profiles.yml": own });
    expect(codes).toEqual(["init/target-name", "init/own-profiles"]);
    expect(out).not.toContain("hunter2");
    expect((await init({ ...project, "profiles.yml": own.replaceAll("hunter2", "'{{ x }}'") })).codes).toEqual([
      "init/own-profiles",
    ]);
  });

  test("takes one that floe wrote for its own", async () => {
    const { files } = await init(project);
    const compiled = await floe(files, ["compile"]);
    const { "floe.yaml": _, ...rest } = compiled.files;
    expect((await init(rest)).codes).toEqual([]);
  });
});

describe("floe init elsewhere", () => {
  test("fills an empty folder, and one that is new, with an example that compiles", async () => {
    const { report, files } = await init({ "README.md": "# Shop\n" }, "first-shop");
    expect([report.start, report.next]).toEqual(["example", ["cd first-shop", "floe compile", "dbt build"]]);
    expect(files["first-shop/floe.yaml"]).toContain("  name: first-shop\n");
    expect((await floe(files, ["compile", "first-shop"])).code).toBe(0);
  });

  const at = (folder: string) =>
    Object.fromEntries(Object.entries(project).map(([path, text]) => [`${folder}/${path}`, text]));

  test("describes the only dbt project below a folder, from that folder", async () => {
    const { code, codes, files, report } = await init({ ...at("etl/transform"), "main.py": "" });
    expect([code, codes]).toEqual([0, []]);
    expect(files["floe.yaml"]).toContain("dbt:\n  project: etl/transform\n");
    expect(report.next).toEqual(["floe compile", "dbt build --project-dir etl/transform --profiles-dir ."]);
    expect((await floe(files, ["validate", "--format", "json"])).out).not.toContain('"warning"');
    expect((await floe(files, ["compile"])).code).toBe(0);
  });

  test("has the packages of a project below installed there, and keeps a profiles.yml above it", async () => {
    const more = { "transform/packages.yml": "packages: []\n", "profiles.yml": "shop: {outputs: {}}\n" };
    const { report } = await init({ ...at("transform"), ...more });
    const options = "--project-dir transform --profiles-dir floe_out";
    expect(report.next).toEqual(["floe compile --out floe_out", `dbt deps ${options}`, `dbt build ${options}`]);
  });

  test("refuses a folder above several dbt projects, and one with something else, and names what it can", async () => {
    const { code, codes, err } = await init({ ...at("a"), ...at("b"), "main.py": "" });
    expect([code, codes]).toEqual([1, ["init/not-empty"]]);
    expect(err).toBe("");
    expect((await floe({ ...at("a"), ...at("b") }, ["init"])).err).toContain("floe init a; floe init b");
    expect((await init({ "main.py": "" })).codes).toEqual(["init/not-empty"]);
  });

  test("leaves the project of another product below to that product", async () => {
    const { codes } = await init({ ...at("a"), "a/floe.yaml": "kind: FloeSpec\n", "main.py": "" });
    expect(codes).toEqual(["init/not-empty"]);
  });

  test("refuses a dbt_project.yml that cannot be read", async () => {
    const { code, report } = await init({ ...project, "dbt_project.yml": "name: [\n" });
    expect([code, report.start, report.files]).toEqual([1, "refused", []]);
    expect(report.diagnostics.map(({ code: found }) => found)).toEqual(["dbt/project-unreadable"]);
  });

  test("says which file could not be written", async () => {
    const failures = [{ operation: "stageFile", call: 3, errno: "ENOSPC" } as const];
    const run = await floe(project, ["init", "--format", "json"], { failures });
    const report: Report = JSON.parse(run.out);
    expect(run.code).toBe(1);
    expect(report.diagnostics.map(({ code }) => code)).toEqual(["init/unwritable"]);
    expect(report.files.map(({ path }) => path)).toEqual(["floe.yaml", "manifest.yaml"]);
  });
});
