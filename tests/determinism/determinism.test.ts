import { compileProject, type Host } from "floe-core";
import { describe, expect, test } from "vitest";
import { goldenFiles } from "../golden/golden-files.ts";
import { demoFiles, demoProducts, demoProject } from "../support/demo-project.ts";
import { artifactPath, compiledFiles, withoutSourceHash } from "./compiled-files.ts";

describe.each(demoProducts)("%s", (name) => {
  const product = `demo/${name}/floe.yaml`;
  const ours = [product, "demo/manifest.yaml"];

  test("two compiles give the same bytes", async () => {
    expect(await compiledFiles(demoProject(), product)).toEqual(await compiledFiles(demoProject(), product));
  });

  test("the order in which directories are listed changes nothing", async () => {
    const { host, context } = demoProject();
    const request = { productPath: `${host.workingDirectory}/${product}`, outputs: "none" } as const;
    const backwards = await compileProject(request, { ...context, host: listingBackwards(host) });
    const forwards = await compileProject(request, context);
    expect(backwards.files).toEqual(forwards.files);
    expect(backwards.files).toHaveLength(Object.keys(await goldenFiles(name)).length + 1);
  });

  test("line ends of Windows change the digest of the sources and nothing else", async () => {
    const windows = await compiledFiles(demoProject(changed(ours, (text) => text.replaceAll("\n", "\r\n"))), product);
    const unix = await compiledFiles(demoProject(), product);
    expect(withoutSourceHash(windows)).toEqual(withoutSourceHash(unix));
    expect(windows[artifactPath]).not.toEqual(unix[artifactPath]);
  });

  test("a byte order mark changes nothing", async () => {
    const marked = demoProject(changed(ours, (text) => `\ufeff${text}`));
    expect(await compiledFiles(marked, product)).toEqual(await compiledFiles(demoProject(), product));
  });

  test("the working directory changes nothing", async () => {
    const elsewhere = demoProject({}, { workingDirectory: "/somewhere/else entirely" });
    expect(await compiledFiles(elsewhere, product)).toEqual(await compiledFiles(demoProject(), product));
  });

  test("where the product is compiled from changes nothing", async () => {
    const files = demoFiles();
    const moved = Object.fromEntries(Object.entries(files).map(([path, text]) => [`deep/down/${path}`, text]));
    const there = await compiledFiles(demoProject(moved), `deep/down/${product}`);
    expect(there).toEqual(await compiledFiles(demoProject(), product));
  });
});

function changed(paths: readonly string[], change: (text: string) => string): Readonly<Record<string, string>> {
  const files = demoFiles();
  return Object.fromEntries(paths.map((path) => [path, change(files[path] ?? "")]));
}

function listingBackwards(host: Host): Host {
  return {
    ...host,
    listDirectory: (path) => {
      const listed = host.listDirectory(path);
      return listed.kind === "done" ? { ...listed, value: [...listed.value].reverse() } : listed;
    },
  };
}
