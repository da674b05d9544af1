import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { demoProducts } from "../support/demo-project.ts";
import { goldenFiles, goldenFolder } from "./golden-files.ts";

test.each(demoProducts)("the outputs of %s are the committed ones", async (product) => {
  // After a change that is meant: node --conditions=floe-source --import tsx tests/golden/update.ts
  expect(await goldenFiles(product)).toEqual(committed(goldenFolder(product)));
});

function committed(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
