import { readdirSync, readFileSync } from "node:fs";
import { schemaRows } from "floe-core";
import { Manifest, Product } from "floe-core/schemas";
import { describe, expect, test } from "vitest";
import { bundledPlugins } from "../../packages/floe-cli/src/bundled-plugins.ts";
import { referencePages } from "../../scripts/reference-pages.ts";

const folder = new URL("../../docs/reference/", import.meta.url);
const pages = referencePages();

test.each(Object.keys(pages))("docs/reference/%s is what scripts/generate-reference.ts makes", (name) => {
  expect(readFileSync(new URL(name, folder), "utf8")).toBe(pages[name]);
});

test("docs/reference has no other page", () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(pages).sort());
});

describe("each key is described", () => {
  const schemas = [
    ["manifest.yaml", Manifest],
    ["floe.yaml", Product],
    ...bundledPlugins.map(({ load }) => [`${load().kind} ${load().name}`, load().config] as const),
  ] as const;

  test.each(schemas)("%s", (_, schema) => {
    const rows = schemaRows(schema);
    expect(rows.filter(({ description = "" }) => description === "").map(({ path }) => path.join("."))).toEqual([]);
  });
});
