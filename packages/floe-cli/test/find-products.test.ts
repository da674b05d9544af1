import { type MemoryHostOptions, memoryHost } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { findProducts } from "../src/find-products.ts";

test("a folder means the products in it or below it; each is found once", () => {
  const host = memoryHost({ "a/floe.yaml": "", "b/c/floe.yaml": "", "b/target/floe.yaml": "" });
  expect(findProducts(host, [".", "a", "b/c/floe.yaml"])).toEqual({
    products: ["/project/a/floe.yaml", "/project/b/c/floe.yaml"],
    folders: [{ folder: "/project", products: ["/project/a/floe.yaml", "/project/b/c/floe.yaml"] }],
    missing: [],
    findings: [],
  });
});

test("a folder that cannot be listed is a warning about it, and the others are searched", () => {
  const files = memoryHost({ "a/floe.yaml": "", "locked/floe.yml": "", "caf\ufffd/x": "" });
  const listDirectory: typeof files.listDirectory = (path) => {
    if (path.endsWith("locked")) return { kind: "failed", failure: { errno: "EACCES", path } };
    if (path.endsWith("\ufffd")) return { kind: "failed", failure: { errno: "ENOENT", path } };
    return files.listDirectory(path);
  };
  const { products, missing, findings } = findProducts({ ...files, listDirectory }, ["."]);
  expect([products, missing]).toEqual([["/project/a/floe.yaml"], []]);
  expect(findings.map(({ code, severity, message, help }) => ({ code, severity, message, help }))).toEqual([
    {
      code: "paths/unsearchable",
      severity: "warning",
      message: "The folder `caf\ufffd` cannot be searched for products: there is no such file or directory (ENOENT).",
      help: "Its name is not valid UTF-8: rename it, or name other folders.",
    },
    {
      code: "paths/unsearchable",
      severity: "warning",
      message: "The folder `locked` cannot be searched for products: permission denied (EACCES).",
      help: "Let floe read it, or name the folders with products.",
    },
  ]);
});

test("a folder without a product is a finding about it", () => {
  const { products, missing } = findProducts(memoryHost({ "empty/": "" }), ["./empty/"]);
  expect(products).toEqual([]);
  expect(missing).toMatchObject([
    { path: "./empty/", finding: { code: "paths/no-product", span: undefined, about: ["empty"] } },
  ]);
});

test("a working directory that is gone is a finding about each relative path", () => {
  const host = { ...memoryHost({ "/there/floe.yaml": "" }), exists: (path: string) => !path.startsWith("/project") };
  const { products, missing } = findProducts(host, ["shop", "/there/floe.yaml"]);
  expect(products).toEqual(["/there/floe.yaml"]);
  expect(missing).toMatchObject([{ finding: { code: "paths/no-working-directory", about: ["shop"] } }]);
  expect(missing[0]?.finding.message).toBe("The working directory `/project` is gone (ENOENT).");
});

describe("a product of a stranger", () => {
  const strangers = { "/project/tmp/shop/floe.yaml": { owner: 666 } };
  const found = (paths: readonly string[], ownership: NonNullable<MemoryHostOptions["ownership"]>) =>
    findProducts(memoryHost({ "tmp/shop/floe.yaml": "", "own/floe.yaml": "" }, { ownership }), paths);

  test("is left out of a search through a folder that everybody may write to, and that is said", () => {
    const { products, missing, findings } = found(["."], { ...strangers, "/project/tmp": { isOpen: true } });
    expect([products, missing]).toEqual([["/project/own/floe.yaml"], []]);
    expect(findings).toMatchObject([{ code: "paths/strangers-product", about: ["tmp/shop/floe.yaml"] }]);
  });

  test.each([
    ["it is named", ["tmp/shop"], { "/project/tmp": { isOpen: true } }],
    ["only some may write to the folders", ["."], {}],
    ["the folder that was named belongs to the same user", ["tmp"], { "/project/tmp": { isOpen: true, owner: 666 } }],
  ])("is compiled when %s", (_name, paths, ownership) => {
    const { products, findings } = found(paths, { ...strangers, ...ownership });
    expect(products).toContain("/project/tmp/shop/floe.yaml");
    expect(findings).toEqual([]);
  });
});

test("a search that has looked at two hundred thousand files and folders ends, and says where", () => {
  const files = memoryHost({ "a/floe.yaml": "", "huge/": "", "later/floe.yaml": "" });
  const many = Array.from({ length: 200_001 }, (_, index) => ({ name: `f${index}`, kind: "file" as const }));
  const listDirectory: typeof files.listDirectory = (path) =>
    path.endsWith("/huge") ? { kind: "done", value: many } : files.listDirectory(path);
  const { products, findings } = findProducts({ ...files, listDirectory }, ["."]);
  expect(products).toEqual(["/project/a/floe.yaml"]);
  expect(findings).toMatchObject([{ code: "paths/too-much", severity: "warning", about: ["huge"] }]);
});
