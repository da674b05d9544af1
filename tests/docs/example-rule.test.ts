import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runRulesAt } from "../../packages/floe-core/src/checking/run-rules.ts";
import { checkDocument, productFile } from "../../packages/floe-core/src/project/file-kind.ts";
import { listTransforms } from "../../packages/floe-core/src/project/list-transforms.ts";
import { documentOf } from "../../packages/floe-core/src/yaml/document-of.ts";
import { transformsHaveTiers } from "./example-rule.ts";

function textOf(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

test("the policy that CONTRIBUTING.md shows is the one that is compiled and run here", () => {
  const shown = /```ts\n(?<code>[\s\S]*?)```/u.exec(textOf("../../CONTRIBUTING.md"))?.groups?.["code"];
  const compiled = textOf("./example-rule.ts").replaceAll("../../packages/floe-core/src/rules/governance/", "./");
  const moved = compiled.replaceAll("../../packages/floe-core/src/rules/", "../");
  expect(shown).toBe(moved.replaceAll("../../packages/floe-core/src/", "../../"));
});

test.each([
  ["warn", "warning"],
  ["strict", "error"],
] as const)(
  "at %s it gives one %s for the transform without a tier, and none for a refused tier",
  (level, severity) => {
    const transforms = [{ name: "orders" }, { name: "items", tier: "gold" }, { name: "visits", tier: "golden" }];
    const head = { apiVersion: "floe.dev/v1", kind: "FloeSpec", metadata: { name: "shop", version: "1.0.0" } };
    const file = checkDocument(documentOf("floe.yaml", { ...head, transforms }), productFile);
    const context = {
      manifest: undefined,
      product: file.value && listTransforms(file.value.value, undefined),
      plugins: new Map(),
      files: [],
      options: [],
      level,
    };
    const { findings, ran } = runRulesAt(level, [transformsHaveTiers], context);
    expect(findings.map(({ code, severity: weight, message }) => [code, weight, message])).toEqual([
      ["governance/no-tier", severity, "The transform `orders` has no tier."],
    ]);
    expect(ran.map(({ policy }) => policy)).toEqual(["tiers"]);
  },
);
