import { expect, test } from "vitest";
import { graphFromFiles } from "../../src/dbt/graph-from-files.ts";
import { graphFromManifest, readManifest } from "../../src/dbt/graph-from-manifest.ts";

const file = (name: string, text: string) => ({
  name,
  ending: "sql",
  folders: [],
  source: { path: `/shop/${name}.sql`, shown: `${name}.sql`, text },
});
const files = graphFromFiles(
  {
    name: "shop",
    settings: undefined,
    models: [
      file("a", "1"),
      file("b", "{% if x %}{{ ref('a') }}{% endif %}"),
      file("c", "{{ ref(x) }}"),
      file("off", "1"),
    ],
    seeds: [],
    snapshots: [],
    macros: [],
    properties: [],
    propertyFolders: new Map(),
  },
  [],
  { isComplete: false, knowsProperties: true, unread: new Set() },
);

const model = (name: string, nodes: readonly string[] = [], more = {}) => ({
  name,
  resource_type: "model",
  package_name: "shop",
  depends_on: { nodes },
  ...more,
});

function manifestWith(metadata: object, nodes: object, disabled: object = {}): string {
  const schema = "https://schemas.getdbt.com/dbt/manifest/v12.json";
  return JSON.stringify({
    metadata: { dbt_schema_version: schema, project_name: "shop", ...metadata },
    nodes,
    disabled,
  });
}

const manifest = manifestWith(
  {},
  {
    "model.shop.a": model("a"),
    "model.shop.b": model("b", ["model.shop.a", "seed.shop.raw", "model.calendar.dates"]),
    "model.shop.c": model("c", ["model.shop.b"]),
    "seed.shop.raw": { name: "raw", resource_type: "seed", package_name: "shop" },
    "model.calendar.dates": { name: "dates", resource_type: "model", package_name: "calendar" },
  },
  { "model.shop.off": [model("off")] },
);

test("dbt's edges between the project's own models count, with the places of the files", () => {
  const read = readManifest(manifest);
  const graph = read && graphFromManifest(read, files);
  const edges = [...(graph?.models.values() ?? [])].map(({ name, existence, isOpen, reads }) => {
    const targets = reads.map(({ target, isCertain, place }) => [target, isCertain, place?.start]);
    return { name, existence, isOpen, targets };
  });
  expect(edges).toEqual([
    { name: "a", existence: "there", isOpen: false, targets: [] },
    { name: "b", existence: "there", isOpen: false, targets: [["a", true, 18]] },
    { name: "c", existence: "there", isOpen: false, targets: [["b", true, undefined]] },
    { name: "off", existence: "disabled", isOpen: false, targets: [] },
  ]);
  expect(graph).toMatchObject({ from: "manifest", isComplete: true });
});

test("a version is part of the name", () => {
  const read = readManifest(manifestWith({}, { "model.shop.a.v2": model("a", [], { version: 2 }) }));
  expect(read?.nodes.get("model.shop.a.v2")?.name).toBe("a_v2");
});

test.each([
  ["no JSON", "{"],
  ["a list", "[]"],
  ["something else", '{"metadata": {}}'],
  ["too old", manifestWith({ dbt_schema_version: "https://schemas.getdbt.com/dbt/manifest/v4.json" }, {})],
  ["without a project", manifestWith({ project_name: null }, {})],
])("a manifest that is %s is none", (_, text) => {
  expect(readManifest(text)).toBeUndefined();
});
