import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pluginKinds } from "floe-core/plugin";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { packageFiles } from "../../packages/floe-cli/src/new-plugin/package-files.ts";
import { filesBelow, writeFiles } from "../e2e/floe-process.ts";
import { runFloe, withBuiltCommand } from "../process/floe-command.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { npm, pack, packCore } from "./packed-core.ts";

// A plugin as somebody else has it: written by the command, with npm alone, in a folder that knows nothing of this workspace.

const name = "@your-company/floe-abacus";
const folder = realpathSync(mkdtempSync(join(tmpdir(), "floe-packed-")));
const plugin = join(folder, "plugin");
let core = "";

withBuiltCommand();

beforeAll(async () => {
  core = packCore(folder);
  const written = await runFloe(["plugins", "new", "compute", "abacus", "--package", name, "-o", "plugin"], {
    directory: folder,
  });
  expect(written).toMatchObject({ code: 0, err: "" });
  npm(plugin, ["install", "--no-save", core]);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("what the command has written builds and passes its own test", () => {
  expect(npm(plugin, ["test"])).toMatch(/^# fail 0$/mu);
});

test("so does what it writes for each other kind", () => {
  const all = Object.fromEntries(
    pluginKinds.flatMap((kind) =>
      packageFiles({ kind, name: "my-thing_2", packageName: `floe-${kind}` }).map(
        ({ path, text }) => [`kinds/${kind}/${path}`, text] as const,
      ),
    ),
  );
  const tsconfig = {
    extends: "../tsconfig.json",
    compilerOptions: { rootDir: ".", outDir: "../built" },
    include: ["*/src"],
  };
  writeFiles(plugin, { ...all, "kinds/tsconfig.json": JSON.stringify(tsconfig) });
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "kinds"], { cwd: plugin, stdio: "inherit" });
  for (const kind of pluginKinds) {
    const module = `export * from "../../../built/${kind}/src/index.js";\n`;
    writeFiles(plugin, { [`kinds/${kind}/dist/index.js`]: module });
  }
  const tests = pluginKinds.map((kind) => `kinds/${kind}/test/plugin.test.js`);
  // What fails is printed, with what was found.
  const run = spawnSync(process.execPath, ["--test", "--test-reporter=tap", ...tests], {
    cwd: plugin,
    encoding: "utf8",
  });
  expect(run.status, run.stdout).toBe(0);
  expect(run.stdout).toMatch(/^# pass 28$/mu);
  for (const made of ["kinds", "built"]) rmSync(join(plugin, made), { recursive: true });
});

test("a project installs the packed one, and compiles a product with it", async () => {
  const packed = pack(plugin);
  const project = join(folder, "project");
  const dependencies = { [name]: `file:${packed}`, "floe-core": `file:${core}` };
  const options = "    config: {host: abacus.example.com, password: {secret_ref: frame}}\n";
  writeFiles(project, {
    "package.json": JSON.stringify({ name: "project", private: true, dependencies }),
    "manifest.yaml": smallManifest().replace("    type: duckdb\n", `    type: abacus\n${options}`),
    "shop/floe.yaml": smallProduct(),
  });
  npm(project, ["install"]);

  const listed = await runFloe(["plugins", "list"], { directory: project });
  expect(listed.out).toMatch(/^compute +abacus +@your-company\/floe-abacus 0\.1\.0/mu);
  const checked = await runFloe(["plugins", "check", name], { directory: project });
  expect(checked).toMatchObject({
    code: 0,
    err: "",
    out: `${name} 0.1.0\n  compute abacus conforms to the contract\n`,
  });
  const compiled = await runFloe(["compile", "shop"], { directory: project });
  expect(compiled.code).toBe(0);
  expect(compiled.err).not.toMatch(/(?:error|warning)\[/u);
  const profiles = parse(readFileSync(join(project, "shop/profiles.yml"), "utf8"));
  expect(profiles.shop.outputs.dev).toEqual({
    type: "abacus",
    host: "abacus.example.com",
    port: 8443,
    password: "{{ env_var('DBT_ENV_SECRET_FLOE_FRAME') }}",
    schema: "shop",
    threads: 4,
  });
  expect(filesBelow(join(project, "shop"))["floe_target/provenance.json"]).toContain(name);
});
