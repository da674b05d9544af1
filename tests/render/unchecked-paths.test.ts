import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { readXml } from "./read-xml.ts";
import { type CommandRun, runCommand } from "./run-command.ts";

const files = {
  "manifest.yaml": smallManifest(),
  "shop/floe.yaml": smallProduct(),
  "shop/dbt_project.yml": "name: shop\nprofile: shop\n",
  "shop/models/orders.sql": "select 1\n",
  "empty/": "",
};

describe.each(["compile", "validate"] as const)("%s", (command) => {
  describe.each([
    { what: "a folder without a product", path: "empty", shown: "empty", code: "paths/no-product" },
    { what: "a file that does not exist", path: "./nowhere.yaml", shown: "nowhere.yaml", code: "file/missing" },
  ])("given $what", ({ path, shown, code }) => {
    const run = (format: "json" | "sarif" | "github" | "junit"): Promise<CommandRun> =>
      runCommand(command, format, { files, paths: [path, "shop"] });

    test("says so in JSON", async () => {
      const { code: exit, out, err } = await run("json");
      const report = JSON.parse(out);
      const inProducts = (report.products ?? []).flatMap(diagnosticsOf);
      expect({ exit, err, ok: report.ok }).toEqual({ exit: 1, err: "", ok: false });
      const found = [...diagnosticsOf(report), ...inProducts].filter(({ severity }) => severity !== "info");
      expect(found).toMatchObject([{ code, severity: "error", place: null }]);
    });

    test("says so in SARIF, at the path", async () => {
      const { code: exit, out, err } = await run("sarif");
      const { results } = JSON.parse(out).runs[0];
      expect({ exit, err }).toEqual({ exit: 1, err: "" });
      const found = results.filter(({ level }: { readonly level: string }) => level !== "note");
      expect(found).toMatchObject([{ ruleId: code, level: "error", locations: [{ physicalLocation: at(shown) }] }]);
    });

    test("says so to GitHub", async () => {
      const { code: exit, out, err } = await run("github");
      expect({ exit, err }).toEqual({ exit: 1, err: "" });
      expect(out).toMatch(new RegExp(`^::error title=${code}::.*\\n(?:::notice .*\\n)*$`, "u"));
    });

    test("says so in JUnit: the path fails and does not pass, the others pass", async () => {
      const { code: exit, out, err } = await run("junit");
      expect({ exit, err }).toEqual({ exit: 1, err: "" });
      expect(casesOf(out)).toEqual([`${shown}: ${code}`, "shop/floe.yaml: no findings"]);
    });
  });

  test("fails each product whose environment does not exist", async () => {
    const options = { environment: { FLOE_PLATFORM_ENV: "nowhere" } };
    const { code, out } = await runCommand(command, "junit", { files, paths: ["shop"], options });
    expect(code).toBe(1);
    expect(casesOf(out)).toEqual(["shop/floe.yaml: load/unknown-environment"]);
  });
});

interface Reported {
  readonly severity: string;
}

function diagnosticsOf(report: { readonly diagnostics: readonly Reported[] }): readonly Reported[] {
  return report.diagnostics;
}

function at(uri: string): object {
  return { artifactLocation: { uri, uriBaseId: "SRCROOT" }, region: { startLine: 1 } };
}

function casesOf(report: string): readonly string[] {
  return readXml(report).children.flatMap(({ attributes, children }) =>
    children.map((testCase) => `${attributes["name"]}: ${testCase.attributes["name"]}`),
  );
}
