import { expect, test } from "vitest";
import { functionsOf } from "./functions.ts";
import { type Source, sources } from "./source-files.ts";

const all = sources();

test.each([
  ["a regular expression made from text", /\bnew RegExp\(|\bRegExp\(/u],
  ["code made from text", /\beval\(|\bnew Function\b/u],
  ["the language of the machine", /\blocaleCompare\b|\btoLocale\w*\(|\bIntl\./u],
  ["the console", /\bconsole\./u],
  ["a value of any type", /:\s*any\b|<any\b|\bas any\b/u],
  ["a default export", /^export default\b/mu],
  ["an enum", /^\s*(?:export )?(?:const )?enum\b/mu],
])("no source holds %s", (_what, pattern) => {
  expect(matching(pattern)).toEqual([]);
});

test("the clock is read in the host, for the memory of unchanged runs and by the conformance kit; dates are made in two more places", () => {
  const places = [
    "/host/",
    "/launcher/run-memory.ts",
    "/testing/conformance/",
    "/stages/build/compiled-at.ts",
    "/rules/schedule/cron-can-be-read.ts",
  ];
  const found = matching(/\bnew Date\(|\bDate\.now\b/u);
  expect(found.filter((line) => !places.some((place) => line.includes(place)))).toEqual([]);
});

test("a cast stands in a function of one statement, whose name says what it proves", () => {
  const found = all.flatMap(({ path, code }) => {
    const functions = functionsOf(code);
    return castsIn(code).flatMap((offset) => {
      const around = functions.filter(({ start, end }) => start <= offset && offset < end).at(-1);
      if (around?.statements === 1) return [];
      return [`${path}:${code.slice(0, offset).split("\n").length}`];
    });
  });
  expect(found).toEqual([]);
});

test("files are short: none over 400 lines, nine of ten up to 220, half up to 80", () => {
  const lengths = all.map(({ text }) => text.trimEnd().split("\n").length).sort((left, right) => left - right);
  expect(lengths.at(-1)).toBeLessThanOrEqual(400);
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(220);
  expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThanOrEqual(80);
});

test("functions are short: none over 60 lines, nine of ten up to 30", () => {
  const measured = all.flatMap(({ path, code }) =>
    functionsOf(code).map(({ name, lines }) => ({ name: `${path} ${name}`, lines })),
  );
  const lengths = measured.map(({ lines }) => lines).sort((left, right) => left - right);
  expect(measured.filter(({ lines }) => lines > 60)).toEqual([]);
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(30);
  expect(lengths.length).toBeGreaterThan(300);
});

function matching(pattern: RegExp): readonly string[] {
  return all.filter(({ code }) => pattern.test(code)).map((source) => placeOf(source, pattern));
}

function placeOf({ path, code }: Source, pattern: RegExp): string {
  return `${path}:${code.slice(0, code.search(pattern)).split("\n").length}`;
}

/** Where ` as Type` stands. Constants, and names in imports and exports, are no casts. */
function castsIn(code: string): readonly number[] {
  const statements = code.replace(/^(?:import|export)\s+(?:type\s+)?(?:\{[^}]*\}|\*)[^;]*;/gmu, (found) =>
    " ".repeat(found.length),
  );
  return [...statements.matchAll(/\bas (?!const\b)[A-Za-z{([]/gu)].map(({ index }) => index);
}
