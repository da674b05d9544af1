import { expect, test } from "vitest";
import { findCycle } from "./find-cycle.ts";
import { coreLayers, packagePlaces } from "./layers.ts";
import { type Import, type Source, sources } from "./source-files.ts";

const all = sources();
const core = "packages/floe-core/src/";
const launcher = "packages/floe-cli/src/launcher/";

test("no file imports itself through others", () => {
  const targets = new Map(all.map(({ path, imports }) => [path, imports.map(({ target }) => target)]));
  expect(findCycle(targets)).toEqual([]);
});

test("every folder of floe-core has a place in the order of layers", () => {
  const folders = new Set(all.filter(isCore).map(({ path }) => layerOf(path)));
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

test("schemas import zod and schemas", () => {
  const isSchema = ({ path }: Source): boolean => path.startsWith(`${core}schemas/`);
  const found = importing(isSchema, ({ target }) => target !== "zod" && !target.startsWith(`${core}schemas/`));
  expect(found).toEqual([]);
});

test("plugins import the doors for plugins and zod", () => {
  const doors = ["zod", "floe-core/plugin", "floe-core/schemas"];
  const isPlugin = ({ path }: Source): boolean => path.startsWith("plugins/");
  expect(importing(isPlugin, ({ target }) => !isOurs(target) && !doors.includes(target))).toEqual([]);
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

test("what a path says at run time is imported by what runs plugins, published and in development", () => {
  const found = all.filter(({ text, code }) => importsAtRunTime(text, code).length > 0).map(({ path }) => path);
  expect(found).toEqual(["packages/floe-cli/src/development.ts", `${launcher}import-within.ts`]);
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
  const requiring = all.filter(({ code }) => /\brequire\(/u.test(code)).map(({ path }) => path);
  expect(requiring.filter((path) => !path.startsWith(launcher))).toEqual([]);
  const placed = all.filter(({ code }) => /\b__dirname\b|\b__filename\b/u.test(code)).map(({ path }) => path);
  expect(placed.filter((path) => ![`${launcher}launcher.ts`, `${launcher}start.ts`].includes(path))).toEqual([]);
});

test("only the command loads parts of itself late", () => {
  const found = all.filter(({ code }) => /\bimport\(/u.test(code)).map(({ path }) => path);
  expect(found.filter((path) => !path.startsWith("packages/floe-cli/src/"))).toEqual([]);
});

test("an index lists names", () => {
  expect(all.filter(({ code }) => /^export \*/mu.test(code)).map(({ path }) => path)).toEqual([]);
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

/** The calls of `import` with anything but the path of a file beside it. */
function importsAtRunTime(text: string, code: string): readonly number[] {
  const calls = [...code.matchAll(/\bimport\(/gu)].map(({ index }) => index);
  return calls.filter((index) => !/^import\("\.\.?\//u.test(text.slice(index)));
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
