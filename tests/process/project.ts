import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type Exit, runFloe } from "./floe-command.ts";

/** Texts by relative path. */
export type Texts = Readonly<Record<string, string>>;

export function writeTexts(folder: string, texts: Texts): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Writes a project whose outputs, all but definitions.py, differ by owner. The product is in `shop/`. */
export function writeProject(folder: string, owner: string): void {
  const product = smallProduct(`    tags: [${owner}]\n`);
  writeTexts(folder, {
    "manifest.yaml": smallManifest()
      .replace("owner: platform", `owner: ${owner}`)
      .replace("type: duckdb\n", `type: duckdb\n    config: {threads: ${owner.length}}\n`),
    "shop/floe.yaml": product.replace("  version: 1.0.0\n", `  version: 1.0.0\n  owner: ${owner}\n`),
  });
}

/** The regular files below a folder by relative path; none when it is not there. */
export function textsIn(folder: string): Texts {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => lstatSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** What stands in an output folder, in the eyes of a reader that honours the ledger. */
export interface FoundSet {
  /** `writing` when the ledger refuses the set. */
  readonly state: string;
  /** The outputs without the ledger, the lock and temporary files. */
  readonly outputs: Texts;
  /** Temporary files and locks. */
  readonly leftovers: readonly string[];
}

export function foundSet(folder: string): FoundSet {
  const texts = textsIn(folder);
  const ledger: { readonly state?: string } = JSON.parse(texts[".floe/outputs.json"] ?? '{"state":"absent"}');
  const isLeftover = (path: string) => path.includes(".floe-") || path.startsWith(".floe/lock");
  const outputs = Object.entries(texts).filter(([path]) => !path.startsWith(".floe/") && !isLeftover(path));
  return {
    state: ledger.state ?? "damaged",
    outputs: Object.fromEntries(outputs),
    leftovers: Object.keys(texts).filter(isLeftover),
  };
}

/** Compiles a project into `out`, which must work, and gives the outputs. */
export async function compiledSet(folder: string): Promise<Texts> {
  const exit = await runFloe(["compile", "--out", "out", "shop"], { directory: folder });
  expect(exit).toMatchObject({ code: 0 });
  return completeSet(join(folder, "out"));
}

/** The outputs of a folder in which a compile has finished: a complete set and nothing else. */
export function completeSet(folder: string): Texts {
  const { state, outputs, leftovers } = foundSet(folder);
  expect({ state, leftovers }).toEqual({ state: "complete", leftovers: [] });
  return outputs;
}

/** A refusal that a user can act on: exit code 1, the path and the errno in the message, no stack trace. */
export function expectRefusal(exit: Exit, { path, errno }: { readonly path: string; readonly errno: string }): void {
  expect(exit).toMatchObject({ code: 1, signal: null });
  expect(exit.err).toContain(path);
  expect(exit.err).toContain(errno);
  expectNoStack(exit);
}

export function expectNoStack({ out, err }: Exit): void {
  expect(out + err).not.toMatch(/^\s+at .*[:(]\d+/mu);
  expect(out + err).not.toContain("this is a bug");
}
