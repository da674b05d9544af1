import { expect, test } from "vitest";
import { coreLayers, packagePlaces } from "./layers.ts";
import { type Import, type Source, sources } from "./source-files.ts";

// What Biome can hold stands in biome.json: no cycle, and what schemas and plugins import from outside.
const all = sources();
const core = "packages/floe-core/src/";
const launcher = "packages/floe-cli/src/launcher/";

test("every folder of floe-core has a place in the order of layers", () => {
  const folders = new Set(all.filter(isCore).map(({ path }) => layerOf(path)));
  expect(folders.size).toBeGreaterThan(10);
  expect([...folders].filter((folder) => !coreLayers.includes(folder))).toEqual([]);
});

test("floe-core imports downwards only", () => {
  const found = importing(isCore, ({ target }, source) => {
    const [from, to] = [source.path, target].map((path) => coreLayers.indexOf(layerOf(path)));
    return target.startsWith(core) && from !== undefined && to !== undefined && to > from;
  });
  expect(found).toEqual([]);
});

test("no file reaches into another package: each has doors", () => {
  const packageOf = (path: string): string => path.split("/").slice(0, 2).join("/");
  const found = importing(anyFile, ({ target }, { path }) => isOurs(target) && packageOf(target) !== packageOf(path));
  expect(found.filter((line) => !line.endsWith("/package.json"))).toEqual([]);
});

test("the stages import each other's types only", () => {
  const found = importing(
    ({ path }) => stageOf(path) !== undefined,
    ({ target, kind }, { path }) =>
      kind === "value" && stageOf(target) !== undefined && stageOf(target) !== stageOf(path),
  );
  expect(found).toEqual([]);
});

test.each(Object.entries(packagePlaces))("%s is imported where it belongs", (name, places) => {
  const isMeant = (target: string): boolean =>
    target === name || target.startsWith(`${name}/`) || (/[-/]$/u.test(name) && target.startsWith(name));
  const found = importing(
    ({ path }) => !places.some((place) => path.startsWith(place)),
    ({ target }) => isMeant(target),
  );
  expect(found).toEqual([]);
});

test("the launcher imports Node's modules and little else: every start pays for it", () => {
  const little = ["floe-core", "packages/floe-cli/src/exit-code.ts", "packages/floe-cli/src/run-environment.ts"];
  const found = importing(
    ({ path }) => path.startsWith(launcher),
    ({ target, kind }) =>
      kind === "value" && !/^(?:node:|packages\/floe-cli\/src\/launcher\/)/u.test(target) && !little.includes(target),
  );
  expect(found).toEqual([]);
});

test("only the launcher requires, and only its entries know where they are", () => {
  const requiring = all.filter(({ text }) => /\brequire\(/u.test(text)).map(({ path }) => path);
  expect(requiring.filter((path) => !path.startsWith(launcher))).toEqual([]);
  const placed = all.filter(({ text }) => /\b__dirname\b|\b__filename\b/u.test(text)).map(({ path }) => path);
  expect(placed.filter((path) => ![`${launcher}launcher.ts`, `${launcher}start.ts`].includes(path))).toEqual([]);
});

function importing(
  from: (source: Source) => boolean,
  offends: (imported: Import, source: Source) => boolean,
): readonly string[] {
  return all.filter(from).flatMap((source) => {
    const offences = source.imports.filter((imported) => offends(imported, source));
    return offences.map(({ target }) => `${source.path} → ${target}`);
  });
}

function anyFile(): boolean {
  return true;
}

function isCore({ path }: Source): boolean {
  return path.startsWith(core);
}

function isOurs(target: string): boolean {
  return target.startsWith("packages/") || target.startsWith("plugins/");
}

function layerOf(path: string): string {
  return path.slice(core.length).split("/")[0] ?? "";
}

function stageOf(path: string): string | undefined {
  const [stage, file] = path.split(`${core}stages/`)[1]?.split("/") ?? [];
  return file === undefined ? undefined : stage;
}
