import { bundledPlugins } from "floe-cli/bundled-plugins";
import { type Diagnostic, hasErrors } from "floe-core";
import { memoryProject } from "floe-core/testing";
import { beforeAll, expect, test } from "vitest";
import { isMap, isPair, parseDocument } from "yaml";
import { baseFiles } from "../corpus/read-cases.ts";
import { type KnownKey, knownKeys } from "./known-keys.ts";
import { misspell, type WayToMisspell, waysToMisspell } from "./misspell.ts";
import { pick, randomFrom } from "./random.ts";

// Another seed makes other misspellings. This one is committed so that a failure is the same everywhere.
const seed = 360;
const wanted = 1000;

interface Misspelling extends KnownKey {
  readonly way: WayToMisspell;
  readonly written: string;
}

interface Reading extends Misspelling {
  readonly refused: boolean;
  readonly warned: boolean;
  readonly suggestion: string | undefined;
  /** Errors and warnings about other things, which the misspelling caused. */
  readonly echoes: readonly string[];
}

const base = baseFiles("full");
let readings: readonly Reading[] = [];

/** What the base is warned of without any misspelling, by code and setting: rules that nothing enforces yet. */
let ofBase: ReadonlySet<string> = new Set();

beforeAll(async () => {
  const { diagnostics } = await compileFiles(base);
  ofBase = new Set(diagnostics.map(subjectOf));
  const all: Reading[] = [];
  for (const misspelling of misspellings()) all.push(await read(misspelling));
  readings = all;
  console.log(figures());
}, 600_000);

test("there are a thousand, at many places of both files", () => {
  expect(readings).toHaveLength(wanted);
  expect(new Set(readings.map(({ section, file }) => [file, ...section].join("/"))).size).toBeGreaterThan(80);
});

test("all are refused; what resembles nothing at the top of manifest.yaml is at least warned of", () => {
  const accepted = readings.filter(({ refused, warned, section }) => !refused && !(warned && section.length === 0));
  expect(accepted.map(words)).toEqual([]);
});

test("at least 95 of 100 get the key that was meant", () => {
  const wrong = readings.filter(({ suggestion, key }) => suggestion !== key);
  expect(wrong.length / wanted, wrong.map(words).join("\n")).toBeLessThanOrEqual(0.05);
});

test("nothing else is said about a misspelling", () => {
  const echoing = readings.filter(({ echoes }) => echoes.length > 0);
  expect(echoing.map((reading) => `${words(reading)}: ${reading.echoes.join(", ")}`)).toEqual([]);
});

function misspellings(): readonly Misspelling[] {
  const random = randomFrom(seed);
  const known = knownKeys(base);
  const made: Misspelling[] = [];
  while (made.length < wanted) {
    const chosen = pick(random, known);
    const way = pick(random, waysToMisspell);
    const written = misspell(chosen.key, way, random);
    if (written !== undefined && !chosen.keys.includes(written)) made.push({ ...chosen, way, written });
  }
  return made;
}

async function read(misspelling: Misspelling): Promise<Reading> {
  const files = { ...base, [misspelling.file]: withMisspelling(misspelling) };
  const { diagnostics } = await compileFiles(files);
  const about = diagnostics.find((diagnostic) => isAbout(diagnostic, misspelling));
  return {
    ...misspelling,
    refused: hasErrors(diagnostics) && about?.severity === "error",
    warned: about?.severity === "warning",
    echoes: diagnostics
      .filter((other) => other !== about && other.severity !== "info" && !ofBase.has(subjectOf(other)))
      .map(({ code }) => code),
    suggestion: /Did you mean `([^`]+)`/u.exec(about?.help ?? "")?.[1],
  };
}

async function compileFiles(files: Readonly<Record<string, string>>): Promise<{ diagnostics: readonly Diagnostic[] }> {
  return memoryProject(files, { plugins: bundledPlugins }).compile("shop/floe.yaml", { outputs: "none" });
}

function subjectOf({ code, setting }: Diagnostic): string {
  return `${code} ${setting}`;
}

/** The file with the key renamed where the section has it, and otherwise added to the section. */
function withMisspelling({ file, section, key, written }: Misspelling): string {
  const document = parseDocument(base[file] ?? "");
  const map = section.length === 0 ? document.contents : document.getIn(section, true);
  if (!isMap(map)) throw new Error(`${section.join(".")} is no section`);
  const pair = map.items.find((item) => String(item.key) === key);
  if (isPair(pair)) pair.key = document.createNode(written);
  else map.add(document.createPair(written, "x"));
  return document.toString();
}

function isAbout({ code, span }: Diagnostic, { file, written }: Misspelling): boolean {
  if (span === undefined || span.source.shown !== file) return false;
  const isKey = span.source.text.slice(span.start, span.end) === written;
  return isKey && (code.startsWith("schema/unknown-") || code.endsWith("/environment-key"));
}

function figures(): string {
  const right = readings.filter(({ suggestion, key }) => suggestion === key).length;
  const refused = readings.filter((reading) => reading.refused).length;
  const byWay = waysToMisspell.map((way) => {
    const all = readings.filter((reading) => reading.way === way);
    return `${way} ${all.filter(({ suggestion, key }) => suggestion === key).length}/${all.length}`;
  });
  return `${wanted} misspellings: ${refused} refused, ${right} with the right suggestion (${byWay.join(", ")})`;
}

function words({ file, section, key, written, suggestion }: Reading): string {
  return `${file} ${section.join(".")}: \`${written}\` for \`${key}\`, suggested ${suggestion ?? "nothing"}`;
}
