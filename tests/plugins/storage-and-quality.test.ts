import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { filesBelow, floe } from "../e2e/floe-process.ts";
import { smallManifest } from "../support/small-project.ts";
import { hasRun, projectWith } from "./third-party.ts";

/** A package with a plugin of a kind, whose one rule limits its one option, which it passes on to the Helm values. */
const published = (kind: string) => ({
  package: `floe-${kind}-slate`,
  metadata: { contract: "2", kind, name: "slate", module: "./index.mjs" },
  module: `import { z } from "zod";
import { at, defineDiagnostics, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
const problems = defineDiagnostics("slate", {
  "too-long": problem({ severity: "error", message: () => "That is too long.", docs: { cause: "-", fix: "-" } }),
});
export const plugin = {
  kind: "${kind}",
  name: "slate",
  config: z.strictObject({ check_timeout_seconds: z.int() }),
  readAtRunTime: ["/check_timeout_seconds"],
  rules: [
    rule({
      name: "is-short",
      at: optionsOf(),
      reads: ["check_timeout_seconds"],
      problems,
      check: ({ check_timeout_seconds: seconds }) =>
        seconds.value > 600 ? [problems["too-long"]({}, placeOf(seconds))] : [],
    }),
  ],
  helm: ({ config }) => ({ seconds: at(config, "check_timeout_seconds") }),
};
`,
});

describe.each([
  [
    "storage",
    "  storage: {type: slate, config: {check_timeout_seconds: 20}}\n",
    { type: "slate", config: { seconds: 20 } },
    58,
  ],
  ["quality", "  quality: {provider: slate, check_timeout_seconds: 20}\n", { seconds: 20 }, 53],
] as const)("a published plugin of the kind %s", (kind, selection, expected, column) => {
  const plugin = published(kind);

  test("runs when it is selected, and gives its part of the Helm values", async () => {
    const folder = projectWith([plugin], smallManifest(selection));
    expect(await floe(folder, ["compile", "shop"])).toMatchObject({ code: 0 });
    expect(hasRun(folder, plugin.package)).toBe(true);
    expect(parse(filesBelow(join(folder, "shop"))["floe_target/values.yaml"] ?? "")[kind]).toEqual(expected);
  });

  test("has its rules asked, and what they find is an error at its place", async () => {
    const folder = projectWith([plugin], smallManifest(selection.replace("20", "601")));
    const run = await floe(folder, ["compile", "shop"]);
    expect(run).toMatchObject({ code: 1 });
    expect(run.err).toContain("error[slate/too-long]");
    expect(run.err).toContain(`manifest.yaml:12:${column}`);
  });
});
