import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const page = readFileSync(fileURLToPath(new URL("../../docs/security.md", import.meta.url)), "utf8");
const [, promises = ""] = page.split("## What floe promises\n");
const rows = (promises.split("\n## ")[0] ?? "").split("\n").filter((line) => /^\| (?!---|Promise)/u.test(line));

test("each promise of the page on security names a test that is there, or says that it is the one above", () => {
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) {
    const proof = row.split(" | ").at(-1) ?? "";
    const paths = [...proof.matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? "");
    if (!proof.startsWith("the same")) expect(paths, row).not.toEqual([]);
    for (const path of paths)
      expect(existsSync(fileURLToPath(new URL(`../../${path}`, import.meta.url))), path).toBe(true);
  }
});
