import { expect, test } from "vitest";
import * as z from "zod";
import { rule } from "../../src/checking/rule.ts";
import { defineDiagnostics, problem } from "../../src/diagnostics/define.ts";
import { at, optional } from "../../src/origins/located.ts";
import { materializeJson } from "../../src/origins/traced.ts";
import { outputPath } from "../../src/outputs/output-path.ts";
import type { GenerateContext, Plugin, PluginOf } from "../../src/plugins/contract.ts";
import { definePlugin } from "../../src/plugins/define.ts";
import { optionsOf } from "../../src/plugins/options-place.ts";
import { checkPlugin } from "../../src/testing/check-plugin.ts";

const described = { description: "An option." };
const url = z.url().meta(described);

async function found(plugin: Plugin, validConfig: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const findings = await checkPlugin(plugin, { validConfig });
  return findings.map(({ code, message }) => `${code}: ${message}`);
}

const unread = (option: string): string =>
  `plugin-kit/unread-option: The option \`${option}\` reaches nothing that anybody reads.`;

test("an option that nobody gave is tried as well", async () => {
  const config = z.strictObject({ url, note: z.string().optional().meta(described) });
  const plugin = definePlugin({ kind: "ingestion", name: "own", config, readAtRunTime: ["/url"] });
  expect(await found(plugin, { url: "https://x.example.com" })).toEqual([unread("note")]);
});

test("an option in a section of its own is tried by itself", async () => {
  const section = z.strictObject({ name: z.string().meta(described), size: z.int().optional().meta(described) });
  const config = z.strictObject({ url, queue: section.optional().meta(described) });
  const plugin = definePlugin({ kind: "secrets", name: "own", config, readAtRunTime: ["/url", "/queue/name"] });
  expect(await found(plugin, { url: "https://x.example.com" })).toEqual([unread("queue.size")]);
});

test("an option that counts for one choice only is tried with that choice", async () => {
  const config = z.strictObject({
    mode: z.enum(["plain", "sized"]).default("plain").meta(described),
    size: z.int().default(1).meta(described),
  });
  type Config = z.output<typeof config>;
  const files = ({ config: options, plugin: owner }: GenerateContext<Config>) => {
    const size = options.value.mode === "sized" ? { size: at(options, "size") } : {};
    const { value, trace } = materializeJson({ mode: at(options, "mode"), ...size });
    return [{ path: outputPath("own.json"), text: JSON.stringify(value), owner, trace }];
  };
  const reader = { name: "own", output: "own.json" };
  const base: PluginOf<"lineage_backend", Config> = { kind: "lineage_backend", name: "own", config, files };
  const plugin = definePlugin<"lineage_backend", Config>({
    ...base,
    readers: [{ ...reader, reads: ["/mode", "/size"] }],
  });
  expect(await found(plugin, {})).toEqual([]);
  const without = definePlugin<"lineage_backend", Config>({ ...base, readers: [{ ...reader, reads: ["/mode"] }] });
  expect(await found(without, { mode: "sized" })).toContain(unread("size"));
});

test("a claim about a leaf that no options write is a finding", async () => {
  const config = z.strictObject({ url, note: z.string().optional().meta(described) });
  const files = ({ config: options, plugin: owner }: GenerateContext<z.output<typeof config>>) => {
    const note = optional(options, "note");
    const { value, trace } = materializeJson({ url: at(options, "url"), ...(note === undefined ? {} : { note }) });
    return [{ path: outputPath("own.json"), text: JSON.stringify(value), owner, trace }];
  };
  const readers = [{ name: "own", output: "own.json", reads: ["/url", "/note", "/nott"] as const }];
  const plugin = definePlugin({ kind: "ingestion", name: "own", config, files, readers });
  expect(await found(plugin, { url: "https://x.example.com" })).toEqual([
    "plugin-kit/claim-of-nothing: `own` is said to read `/nott` of own.json, which no option that was tried writes.",
  ]);
});

test("an option of a form that nobody can guess is said to be untried, and its examples are used where it has them", async () => {
  const code = z.string().regex(/^X\d{7}Y$/u);
  const plugin = (option: z.ZodType): Plugin =>
    definePlugin({
      kind: "identity",
      name: "own",
      config: z.strictObject({ code: option }),
      readAtRunTime: ["/code"],
    });
  const options = { code: "X0000000Y" };
  expect(await found(plugin(code.meta(described)), options)).toEqual([
    "plugin-kit/option-not-tried: No second value of `code` was found that the plugin takes.",
  ]);
  const withExamples = code.meta({ ...described, examples: ["X1111111Y", "X2222222Y"] });
  expect(await found(plugin(withExamples), options)).toEqual([]);
});

test("problems of rules have to be explained, in an area of their own", async () => {
  const config = z.strictObject({ url });
  const plugin = (area: string, cause: string): Plugin => {
    const problems = defineDiagnostics(area, {
      far: problem({ severity: "warning", message: () => "It is far away.", docs: { cause, fix: "Move it." } }),
    });
    const check = rule({
      name: "far",
      at: optionsOf<z.output<typeof config>>(),
      reads: ["url"],
      problems,
      check: () => [],
    });
    return definePlugin({ kind: "rbac", name: "own", config, rules: [check], readAtRunTime: ["/url"] });
  };
  const options = { url: "https://x.example.com" };
  expect(await found(plugin("own-rbac", "It is far."), options)).toEqual([]);
  expect(await found(plugin("governance", " "), options)).toEqual([
    "plugin-kit/code-taken: `governance/far` is a code in an area of floe's own.",
    "plugin-kit/undocumented: `governance/far` has no cause.",
  ]);
});
