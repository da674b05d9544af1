import { describePlugin, discoverPlugins, projectPathsIn, unlimitedRuntime } from "floe-core";
import { memoryHost } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { bundledPlugins } from "../../packages/floe-cli/src/bundled-plugins.ts";
import { floe } from "../../packages/floe-cli/test/in-memory-command.ts";

describe("floe plugins show", () => {
  test("prints the options with their defaults, and lines for manifest.yaml", async () => {
    const { code, out, err } = await floe({}, ["plugins", "show", "duckdb"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^compute duckdb: floe-compute-duckdb \d+\.\d+\.\d+, which comes with floe\n/u);
    expect(out).toContain("dbt adapter: dbt-duckdb");
    expect(out).toContain("  threads: a whole number from 1 to 64; default 4\n    Models that dbt runs");
    expect(out).toContain("  attach[].path: a string; needed\n");
    const [, example = ""] = out.split("In manifest.yaml:\n\n");
    expect(parse(example)).toMatchObject({ plugins: { compute: { type: "duckdb", config: { threads: 4 } } } });
  });

  test("takes the kind as well, and has a JSON form", async () => {
    const { code, out } = await floe({}, ["plugins", "show", "catalog/polaris", "--format", "json"]);
    expect(code).toBe(0);
    const shown = JSON.parse(out);
    expect(shown).toMatchObject({ version: 1, plugin: { kind: "catalog", name: "polaris" }, dbt_adapter: null });
    expect(shown.options).toContainEqual({
      path: "warehouse",
      description: "Warehouse in the catalog, 1 to 255 characters.",
      takes: "a string of at most 255 characters",
      default: null,
      needed: true,
    });
    expect(shown.options.map(({ path }: { path: string }) => path)).toContain("oauth2.client_secret");
    expect(shown.options.map(({ path }: { path: string }) => path)).not.toContain("oauth2.client_secret.secret_ref");
  });

  test.each([
    ["duckdv", "Did you mean duckdb?"],
    ["compute/duckbd", "Did you mean compute/duckdb?"],
    ["zzzzzzzz", "`floe plugins list` shows those that there are."],
  ])("refuses the unknown %s", async (name, help) => {
    const { code, out, err } = await floe({}, ["plugins", "show", name]);
    expect({ code, out, err }).toEqual({ code: 1, out: "", err: `error: there is no plugin \`${name}\`. ${help}\n` });
  });

  test("asks for a name", async () => {
    expect((await floe({}, ["plugins", "show"])).code).toBe(2);
  });
});

describe("the example of each plugin that comes with floe", () => {
  const host = memoryHost({});
  const discovery = discoverPlugins(host, projectPathsIn(host, "/project"), bundledPlugins);
  const runtime = unlimitedRuntime(() => Promise.reject(new Error("nothing is installed")));

  test.each(discovery.candidates.map((candidate) => [`${candidate.kind}/${candidate.name}`, candidate] as const))(
    "%s is accepted by its own schema",
    async (_, candidate) => {
      const { value } = await describePlugin(candidate, discovery, { host, plugins: { bundled: [], runtime } });
      const plugin = candidate.code.kind === "bundled" ? candidate.code.load() : undefined;
      expect(plugin?.config.safeParse(value?.example).error).toBeUndefined();
    },
  );
});
