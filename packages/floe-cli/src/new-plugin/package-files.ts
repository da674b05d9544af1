import { codeArea, type NewPlugin, type PackageFile } from "./new-plugin.ts";
import { optionsOfShape, shapeOf } from "./plugin-shape.ts";
import { readmeText } from "./readme-text.ts";
import { sourceText } from "./source-text.ts";

/** The files of a package that brings a plugin of a kind, whole: it installs, builds and passes its test as it stands. The folder
 *  `plugins/_template` holds those of one engine. */
export function packageFiles(plugin: NewPlugin): readonly PackageFile[] {
  return [
    { path: "package.json", text: `${JSON.stringify(packageJson(plugin), null, 2)}\n` },
    { path: "tsconfig.json", text: tsconfigText },
    { path: "src/index.ts", text: sourceText(plugin) },
    { path: "test/plugin.test.js", text: testText(plugin) },
    { path: "README.md", text: readmeText(plugin) },
    { path: ".gitignore", text: "/dist/\n/node_modules/\n" },
  ];
}

function packageJson({ kind, name, packageName }: NewPlugin): object {
  return {
    name: packageName,
    version: "0.1.0",
    description: `${name} as the ${kind.replaceAll("_", " ")} of a floe platform.`,
    type: "module",
    engines: { node: ">=20.19" },
    files: ["dist"],
    // The first contract that knows all that this plugin has.
    floe: { contract: "2.1", kind, name, module: "./dist/index.js" },
    exports: { "./package.json": "./package.json", ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
    scripts: { build: "tsc", test: "tsc && node --test", prepack: "tsc" },
    dependencies: { "floe-core": "^0.1.0", zod: "^4.0.0" },
    devDependencies: { typescript: ">=5.8" },
  };
}

const tsconfig = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    declaration: true,
    rootDir: "src",
    outDir: "dist",
  },
};

const tsconfigText = `${JSON.stringify(tsconfig, null, 2).replace(/\n\}$/u, ',\n  "include": ["src"]\n}')}\n`;

function testText(plugin: NewPlugin): string {
  const { validConfig, mistake } = optionsOfShape(shapeOf(plugin), plugin);
  const code = `${codeArea(plugin)}/${mistake.problem}`;
  return `import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checkPlugin, tryPlugin } from "floe-core/testing";
import { plugin } from "../dist/index.js";

const packageJson = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

// Options as a user would write them. The more of them, the more is tried out.
const validConfig = ${validConfig};

test("the plugin does what the contract asks for", async () => {
  const findings = await checkPlugin(plugin, { validConfig, packageJson });
  assert.deepEqual(
    findings.map(({ code, message }) => \`\${code}: \${message}\`),
    [],
  );
});

test("${mistake.words}", async () => {
  const { diagnostics } = await tryPlugin(plugin, { ...validConfig, ${mistake.option} });
  const codes = diagnostics.filter(({ severity }) => severity !== "info").map(({ code }) => code);
  assert.deepEqual(codes, ["${code}"]);
});
`;
}
