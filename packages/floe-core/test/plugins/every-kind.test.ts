import { describe, expect, test } from "vitest";
import { type PluginKind, pluginKinds } from "../../src/schemas/kinds.ts";
import { conformanceFindings } from "../../src/testing/plugin-conformance.ts";
import { timedPlugin } from "./timed-plugin.ts";
import { compiledWith, manifestOf } from "./timed-project.ts";

describe.each(pluginKinds)("a plugin of the kind %s", (kind) => {
  test("passes the conformance kit", async () => {
    const subject = { validConfig: { check_timeout_seconds: 20, enabled: false } };
    expect(await conformanceFindings(timedPlugin(kind), subject)).toEqual([]);
  });

  test("passes the conformance kit without any options", async () => {
    expect(await conformanceFindings(timedPlugin(kind), { validConfig: {} })).toEqual([]);
  });

  test("has its rules asked of its options", async () => {
    const { found } = await compiledWith([timedPlugin(kind)], selecting(kind, "{check_timeout_seconds: 601}"));
    expect(found).toEqual([{ code: "timed/too-long", at: expect.stringContaining("manifest.yaml:8:") }]);
  });

  test("has its options checked by its schema", async () => {
    const { found } = await compiledWith([timedPlugin(kind)], selecting(kind, "{check_timeout_second: 601}"));
    expect(found).toEqual([{ code: "schema/unknown-key", at: expect.stringContaining("manifest.yaml:8:") }]);
  });
});

/** A manifest that selects the timed plugin of a kind in line 8, with these options. */
function selecting(kind: PluginKind, options: string): string {
  const selection =
    kind === "quality" ? options.replace("{", "{provider: timed, ") : `{type: timed, config: ${options}}`;
  const needed: readonly PluginKind[] = ["compute", "orchestrator"];
  const others = needed.filter((other) => other !== kind).map((other) => `  ${other}: {type: timed}\n`);
  return manifestOf(`  ${kind}: ${selection}\n${others.join("")}`);
}
