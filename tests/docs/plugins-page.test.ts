import { readFileSync } from "node:fs";
import { transform } from "esbuild";
import { definePlugin, type Plugin } from "floe-core/plugin";
import { SecretReference } from "floe-core/schemas";
import { checkPlugin } from "floe-core/testing";
import { expect, test } from "vitest";
import * as z from "zod";
import { PluginMetadata } from "../../packages/floe-core/src/plugins/metadata.ts";

// What the guide for authors of plugins shows is what they copy first.

const page = readFileSync(new URL("../../docs/plugins.md", import.meta.url), "utf8");

function blocks(language: string): readonly string[] {
  return [...page.matchAll(/```(\w+)\n([\s\S]*?)```/gu)].flatMap(([, name, text = ""]) =>
    name === language ? [text] : [],
  );
}

test("each package.json that it shows announces plugins", () => {
  const shown = blocks("json").map((text): { readonly floe: readonly unknown[] } => JSON.parse(text));
  expect(shown.length).toBeGreaterThan(0);
  for (const entry of shown.flatMap(({ floe }) => floe)) expect(PluginMetadata.safeParse(entry).error).toBeUndefined();
});

test("each hook of its table is one of the contract", () => {
  const contract = ["contract", "semantic-hooks"]
    .map((name) => new URL(`../../packages/floe-core/src/plugins/${name}.ts`, import.meta.url))
    .map((file) => readFileSync(file, "utf8"))
    .join("");
  const rows = [...page.matchAll(/^ {3}\| (`[^|]+) \|/gmu)].flatMap(([, names = ""]) => names.match(/\w+/gu) ?? []);
  expect(rows).toContain("dbtTarget");
  expect(rows.filter((name) => !contract.includes(`${name}?`) && !contract.includes(`${name}(`))).toEqual([]);
});

test("the plugin with a part in Python conforms, and its entry point has the name that is looked for", async () => {
  const [text = ""] = blocks("ts");
  const { code } = await transform(text.replace("export const plugin =", "made ="), { loader: "ts" });
  const config = z.strictObject({
    url: z.url().meta({ description: "Address." }),
    token: SecretReference.meta({ description: "Token." }),
  });
  const plugin = evaluated(code, config);
  const validConfig = { url: "https://slate.example.com", token: { secret_ref: "slate" } };
  expect(await checkPlugin(plugin, { validConfig })).toEqual([]);
  expect(blocks("toml").join("")).toContain(`"${plugin.kind}.${plugin.name}" =`);
});

/** The plugin that the text of an example makes. */
function evaluated(code: string, config: z.ZodType): Plugin {
  return new Function("definePlugin", "SlateConfig", `let made; ${code}; return made;`)(definePlugin, config);
}
