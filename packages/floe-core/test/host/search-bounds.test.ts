import { describe, expect, test } from "vitest";
import { type MemoryHostOptions, memoryHost } from "../../src/host/memory-host.ts";
import { distrustOf, isInside, searchBounds } from "../../src/host/search-bounds.ts";

const product = "/home/repository/products/shop/floe.yaml";

function boundsIn(files: readonly string[], ownership: MemoryHostOptions["ownership"] = {}, other?: string) {
  const host = memoryHost(Object.fromEntries([product, ...files].map((path) => [path, "{}"])), { ownership });
  return { host, bounds: searchBounds(host, { file: product, other }) };
}

describe("where a search ends", () => {
  test("at the root of the repository", () => {
    const { bounds } = boundsIn(["/home/repository/.git/HEAD", "/home/.git/HEAD"]);
    expect(bounds.folders).toEqual(["/home/repository/products/shop", "/home/repository/products", "/home/repository"]);
    expect(bounds).toMatchObject({ root: "/home/repository", openFolder: undefined });
  });

  test.each([".git", ".hg/", ".jj/", "pnpm-workspace.yaml", "lerna.json"])("%s marks a repository", (mark) => {
    expect(boundsIn([`/home/repository/${mark}`]).bounds.root).toBe("/home/repository");
  });

  test("a package.json with workspaces marks one, another does not", () => {
    const rootWith = (text: string) =>
      searchBounds(memoryHost({ [product]: "", "/home/repository/package.json": text }), { file: product }).root;
    expect(rootWith('{"workspaces": ["products/*"]}')).toBe("/home/repository");
    expect(rootWith('{"name": "workspaces"}')).toBe("/home/repository/products/shop");
  });

  test("without a repository at the folder that holds both files", () => {
    expect(boundsIn([], {}, "/home/repository/manifest.yaml").bounds.root).toBe("/home/repository");
    expect(boundsIn([]).bounds.folders).toEqual(["/home/repository/products/shop"]);
  });

  test("at the own folder when both files have only the root of the disk in common", () => {
    expect(boundsIn([], {}, "/etc/floe/manifest.yaml").bounds.root).toBe("/home/repository/products/shop");
  });

  test("below the first folder that everybody may write to, whatever marks stand there and above", () => {
    const open = { "/home/repository/products": { isOpen: true } };
    const { bounds } = boundsIn(["/home/repository/products/.git", "/home/repository/.git"], open);
    expect(bounds.folders).toEqual(["/home/repository/products/shop"]);
    expect(bounds.openFolder).toBe("/home/repository/products");
  });

  test("nowhere is searched when everybody may write to the own folder", () => {
    const { bounds } = boundsIn(["/home/repository/.git"], { "/home/repository/products/shop": { isOpen: true } });
    expect(bounds).toMatchObject({ folders: [], root: "/home/repository/products/shop" });
    expect(bounds.openFolder).toBe("/home/repository/products/shop");
  });

  test("an open folder above the end is not named", () => {
    expect(boundsIn(["/home/repository/.git"], { "/home": { isOpen: true } }).bounds.openFolder).toBeUndefined();
  });
});

describe("whose files are taken", () => {
  const owned = (owner: number, isOpen = false) => ({ [product]: { owner: 7 }, "/home/x": { owner, isOpen } });

  test.each([
    ["root", 0],
    ["the caller", 1000],
    ["the owner of floe.yaml", 7],
  ])("those of %s", (_who, owner) => {
    const { host, bounds } = boundsIn(["/home/x"], owned(owner));
    expect(distrustOf(host, "/home/x", bounds)).toBeUndefined();
  });

  test("not those of anybody else, and none that everybody may write to", () => {
    const strangers = boundsIn(["/home/x"], owned(666));
    expect(distrustOf(strangers.host, "/home/x", strangers.bounds)).toEqual({ kind: "owner", owner: 666 });
    const open = boundsIn(["/home/x"], owned(0, true));
    expect(distrustOf(open.host, "/home/x", open.bounds)).toEqual({ kind: "open" });
  });
});

test("inside is the root and what lies below it, not what begins like it", () => {
  const { host, bounds } = boundsIn(["/home/repository/.git", "/home/repository-2/x", "/home/repository/y"]);
  const inside = ["/home/repository", "/home/repository/y", "/home/repository-2/x", "/home"];
  expect(inside.map((path) => isInside(host, path, bounds))).toEqual([true, true, false, false]);
});
