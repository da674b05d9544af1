import { memoryHost } from "floe-core/testing";
import { expect, test } from "vitest";
import { pluginLines } from "../src/views/plugin-lines.ts";

test("each plugin has a line with the package, and where that comes from", () => {
  const host = memoryHost({ "shop/floe.yaml": "" });
  const plugins = [
    { kind: "compute", type: "duckdb", package: "floe-compute-duckdb", version: "0.1.0", from: "bundled" },
    { kind: "ingestion", type: "dlt", package: "floe-dlt", version: "2.0.0", from: "../node_modules/floe-dlt" },
  ];
  expect(pluginLines(host, "/project/shop/floe.yaml", plugins)).toBe(
    "  plugin    compute duckdb: floe-compute-duckdb 0.1.0, which comes with floe\n" +
      "  plugin    ingestion dlt: floe-dlt 2.0.0, from node_modules/floe-dlt\n",
  );
});
