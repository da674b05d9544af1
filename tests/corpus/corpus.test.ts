import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { diagnosticCatalogue } from "floe-core";
import { Manifest, Product } from "floe-core/schemas";
import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { commandDiagnostics } from "../../packages/floe-cli/src/commands/command-diagnostics.ts";
import { codesOfLastResort, codesWithoutFile } from "./codes-without-file.ts";
import type { CorpusCase } from "./corpus-case.ts";
import { fileCases } from "./file-cases.ts";
import { type Judgement, judgeCase } from "./judge-case.ts";
import { noticesOfBase } from "./notices-of-base.ts";
import { baseFiles, casesIn } from "./read-cases.ts";
import { sectionsOf } from "./schema-sections.ts";
import { touchedSections } from "./touched-sections.ts";

const single = [...casesIn("single"), ...fileCases()];
const several = casesIn("several");

describe.each([
  { what: "single faults", cases: single, atLeast: 300 },
  { what: "several faults in one run", cases: several, atLeast: 50 },
])("$what", ({ what, cases, atLeast }) => {
  let judged: readonly Judgement[] = [];
  beforeAll(async () => {
    judged = await judgeAll(cases);
    console.log(`${what}: ${summary(judged)}`);
  }, 300_000);

  test("there are enough of them, each with a name of its own", () => {
    expect(cases.length).toBeGreaterThanOrEqual(atLeast);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  test("all are found", () => {
    expect(complaints(judged, ({ missed }) => missed)).toEqual([]);
  });

  test("at least 98 of 100 are found at exactly the token that is to blame", () => {
    const beside = complaints(judged, (judgement) => judgement.beside);
    expect(
      sum(judged, ({ exact }) => exact) / sum(judged, ({ expected }) => expected),
      beside.join("\n"),
    ).toBeGreaterThanOrEqual(0.98);
  });

  test("nothing else is said", () => {
    expect(complaints(judged, ({ noise }) => noise)).toEqual([]);
  });

  test("what a file is to blame for has a position", () => {
    expect(complaints(judged, ({ placeless }) => placeless)).toEqual([]);
  });

  test("after an error no file has changed", () => {
    expect(judged.filter(({ wroteAfterError }) => wroteAfterError).map(({ name }) => name)).toEqual([]);
  });
});

test("the cases of several faults have two to ten", () => {
  const counts = several.map(({ expected }) => expected.length);
  expect([Math.min(...counts), Math.max(...counts)]).toEqual([2, 10]);
});

test("the projects that the cases begin with compile", async () => {
  const [full, small] = await judgeAll(["full", "small"].map(baseCase));
  expect(small?.noise).toEqual([]);
  expect(full?.noise.filter((finding) => !/^(?:config\/unused-key|governance\/not-enforced) /u.test(finding))).toEqual(
    [],
  );
});

test.each(["full", "small"])("the notices of the base %s are those that are listed", async (base) => {
  const notices = (await noticesOfBase(base)).map(({ code, setting }) => `${code} ${setting}`.trimEnd());
  const listed = readFileSync(fileURLToPath(new URL(`base/${base}.notices`, import.meta.url)), "utf8");
  expect(notices).toEqual(listed.trimEnd().split("\n"));
});

test("every code of the catalogue is expected by a case, or caused by a named test", () => {
  const expected = new Set([...single, ...several].flatMap((subject) => subject.expected.map(({ code }) => code)));
  const known = [...expected, ...codesWithoutFile.keys(), ...codesOfLastResort];
  const codes = [...diagnosticCatalogue(), ...commandDiagnostics].map(({ code }): string => code);
  expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  expect([...codesWithoutFile.keys(), ...codesOfLastResort].filter((code) => !codes.includes(code))).toEqual([]);
});

test.each([...codesWithoutFile])("%s is caused by %s", (code, path) => {
  expect(readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8")).toContain(code);
});

test.each([
  { file: "manifest.yaml", schema: Manifest },
  { file: "shop/floe.yaml", schema: Product },
])(
  "every section of $file has a fault in some case",
  ({ file, schema }) => {
    const touched = touchedIn(file);
    const untouched = sectionPatterns(schema).filter((pattern) => !touched.some((path) => matches(path, pattern)));
    expect(untouched.map((pattern) => pattern.join("."))).toEqual([]);
  },
  60_000,
);

async function judgeAll(cases: readonly CorpusCase[]): Promise<readonly Judgement[]> {
  const judged: Judgement[] = [];
  for (const subject of cases) judged.push(await judgeCase(subject));
  return judged;
}

function baseCase(base: string): CorpusCase {
  return {
    name: base,
    base,
    files: baseFiles(base),
    expected: [],
    action: { kind: "compile", product: "shop/floe.yaml" },
  };
}

function complaints(judged: readonly Judgement[], of: (judgement: Judgement) => readonly string[]): readonly string[] {
  return judged.flatMap((judgement) => of(judgement).map((finding) => `${judgement.name}: ${finding}`));
}

function summary(judged: readonly Judgement[]): string {
  const exact = sum(judged, (judgement) => judgement.exact);
  const expected = sum(judged, (judgement) => judgement.expected);
  const missed = sum(judged, (judgement) => judgement.missed.length);
  const noise = sum(judged, (judgement) => judgement.noise.length);
  const placeless = sum(judged, (judgement) => judgement.placeless.length);
  return `${judged.length} cases, ${expected} findings: ${expected - missed} found, ${exact} at the exact token, ${noise} more than expected, ${placeless} without position`;
}

function sum(judged: readonly Judgement[], of: (judgement: Judgement) => number): number {
  return judged.reduce((total, judgement) => total + of(judgement), 0);
}

// References to secrets are one section at many places; the places beside each other are not told apart.
function sectionPatterns(schema: z.ZodType): readonly (readonly string[])[] {
  const sections = sectionsOf(schema).filter(({ keys }) => !keys.includes("secret_ref") || keys.length > 2);
  return sections.map(({ path }) => path);
}

function touchedIn(file: string): readonly (readonly string[])[] {
  const paths = [...single, ...several].flatMap((subject) => touchedSections(subject, file));
  return [...new Map(paths.map((path) => [path.join("\n"), path])).values()];
}

function matches(path: readonly string[], pattern: readonly string[]): boolean {
  return path.length === pattern.length && pattern.every((step, index) => step === "*" || step === path[index]);
}
