import { expect, test } from "vitest";
import { explain as command, type ExplainOptions } from "../../packages/floe-cli/src/commands/explain.ts";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";

async function explain(subject: string | undefined, options: Partial<ExplainOptions> = {}) {
  const { host, context } = smallProject({
    manifest: smallManifest("x-owner: me\ngovernance:\n  x-ticket: PLAT-1\n"),
    product: smallProduct("    x-why: {x-inner: a secret thought}\n"),
  });
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    color: "never",
    live: false,
  } as const;
  const exitCode = await command.run(
    { argument: subject, options: { product: ".", ...options } },
    { host, context, terminal },
  );
  return { exitCode, out: out.join(""), err: err.join("") };
}

test("a code is explained with its cause, an example and the fix", async () => {
  const { out, exitCode } = await explain("schema/unknown-key");
  expect(out).toMatch(/^schema\/unknown-key \(error\)\n\n.*\n\nExample:\n {4}observability:\n[\s\S]*\nFix: .*\n$/u);
  expect(exitCode).toBe(0);
});

test("the codes of the plugins that come with floe are explained", async () => {
  expect((await explain("duckdb/shared-path")).out).toContain("duckdb/shared-path (warning)\n");
});

test("an unknown code is refused with a suggestion", async () => {
  const { err, exitCode } = await explain("duckdb/shard-path");
  expect(err).toContain("Did you mean `duckdb/shared-path`?");
  expect(exitCode).toBe(1);
});

test("--list names each code with its severity and the first sentence of its cause", async () => {
  const { out } = await explain(undefined, { list: true });
  expect(out).toMatch(/^schema\/unknown-key +error +A key stands in a section that has no such key\.$/mu);
  expect(out).toMatch(/^duckdb\/shared-path +warning +The path is absolute .*\.$/mu);
});

test("--notes lists the x- keys of both files, without their values", async () => {
  const { out, exitCode } = await explain(undefined, { notes: true, product: "shop" });
  expect(out).toBe(
    [
      "shop/floe.yaml:10:5: transforms[0].x-why",
      "manifest.yaml:12:1: x-owner",
      "manifest.yaml:14:3: governance.x-ticket",
      "",
    ].join("\n"),
  );
  expect(exitCode).toBe(0);
});

test("--notes of a folder without floe.yaml says that there is none", async () => {
  const { err, exitCode } = await explain(undefined, { notes: true });
  expect(err).toContain("error[file/missing]: File `floe.yaml` does not exist.");
  expect(exitCode).toBe(1);
});

test("nothing to explain is a wrong command line", async () => {
  expect((await explain(undefined)).exitCode).toBe(2);
  expect((await explain("schema/unknown-key", { list: true })).exitCode).toBe(2);
});
