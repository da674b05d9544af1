import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { filesBelow, floe, temporaryFolder } from "./floe-process.ts";

type Level = "off" | "warn" | "strict";

/** A row of the table in contract 4.5: what the two files say, and what is in force. */
interface Row {
  readonly manifest: Level | "no governance" | "no level";
  readonly product: Level | undefined;
  readonly effective: Level;
}

const rows: readonly Row[] = [
  { manifest: "no governance", product: undefined, effective: "warn" },
  { manifest: "warn", product: undefined, effective: "warn" },
  { manifest: "strict", product: undefined, effective: "strict" },
  { manifest: "off", product: undefined, effective: "off" },
  { manifest: "no governance", product: "strict", effective: "strict" },
  { manifest: "warn", product: "strict", effective: "strict" },
  { manifest: "off", product: "warn", effective: "warn" },
  { manifest: "no level", product: undefined, effective: "warn" },
];

function manifestWith(level: Row["manifest"]): string {
  if (level === "no governance") return smallManifest();
  if (level === "no level") return smallManifest("governance:\n  pii_encryption: optional\n");
  return smallManifest(`governance:\n  policy_enforcement_level: ${level}\n`);
}

function productWith(level: Level | undefined): string {
  return smallProduct(level === undefined ? "" : `governance:\n  policy_enforcement_level: ${level}\n`);
}

function files(row: Pick<Row, "manifest" | "product">): Readonly<Record<string, string>> {
  return { "manifest.yaml": manifestWith(row.manifest), "shop/floe.yaml": productWith(row.product) };
}

function artifactIn(folder: string): { enforcement_result: Record<string, unknown>; governance: unknown } {
  return JSON.parse(filesBelow(folder)["shop/floe_target/compiled_artifacts.json"] ?? "null");
}

describe("the stricter enforcement level is in force", () => {
  test.each(rows)("manifest $manifest, product $product: $effective", async (row) => {
    const folder = temporaryFolder(files(row));
    const run = await floe(folder, ["compile", "shop"]);
    expect(run).toMatchObject({ code: 0 });
    expect(run.err).not.toContain("governance/");
    const { enforcement_result: result, governance } = artifactIn(folder);
    expect(result).toMatchObject({ enforcement_level: row.effective, passed: true, error_count: 0, warning_count: 0 });
    const own = row.manifest === "no level" ? null : row.manifest;
    if (row.manifest === "no governance") expect(governance).toBeNull();
    else expect(governance).toMatchObject({ policy_enforcement_level: own });
  });
});

test("a product that lowers `warn` is warned at both lines, and `warn` stays in force", async () => {
  const folder = temporaryFolder(files({ manifest: "warn", product: "off" }));
  const run = await floe(folder, ["compile", "shop"]);
  expect(run.code).toBe(0);
  expect(run.err).toContain("shop/floe.yaml:11:29: warning[governance/weakened]: Product `shop` lowers enforcement to");
  expect(run.err).toContain("note: The platform sets it here. (manifest.yaml:13:29)");
  expect(artifactIn(folder).enforcement_result).toMatchObject({ enforcement_level: "warn", warning_count: 1 });
});

describe("a product that lowers `strict` is refused", () => {
  test.each(["warn", "off"] as const)("to `%s`", async (product) => {
    const folder = temporaryFolder(files({ manifest: "strict", product }));
    const before = filesBelow(folder);
    const run = await floe(folder, ["compile", "shop"]);
    expect(run.code).toBe(1);
    expect(run.err).toContain("shop/floe.yaml:11:29: error[governance/weakened]");
    expect(run.err).toContain("`strict` stays in force");
    expect(run.err).toContain("(manifest.yaml:13:29)");
    expect(filesBelow(folder)).toEqual(before);
  });
});
