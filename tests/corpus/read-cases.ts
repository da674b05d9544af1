import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Action, CorpusCase, ExpectedFinding } from "./corpus-case.ts";
import { readMarkedText, withoutMarks } from "./marked-text.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** The cases of all `.diff` files in a folder of the corpus. README.md describes the form. */
export function casesIn(folder: "single" | "several"): readonly CorpusCase[] {
  const files = readdirSync(join(here, folder)).filter((name) => name.endsWith(".diff"));
  return files.sort().flatMap((name) => readCases(`${folder}/${name}`));
}

/** The files of a base project by path. */
export function baseFiles(base: string): Readonly<Record<string, string>> {
  const root = join(here, "base", base);
  return Object.fromEntries(filesUnder(root).map((path) => [relative(root, path), readFileSync(path, "utf8")]));
}

function filesUnder(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function readCases(path: string): readonly CorpusCase[] {
  const [head = "", ...cases] = readFileSync(join(here, path), "utf8").split(/^@@ /mu);
  const base = /^base (\S+)$/mu.exec(head)?.[1];
  const file = /^file (\S+)$/mu.exec(head)?.[1];
  if (base === undefined || file === undefined) throw new Error(`${path} does not begin with \`base\` and \`file\``);
  return cases.map((text) => ({ ...readCase(text, { path, base: baseFiles(base), file }), base }));
}

interface Context {
  readonly path: string;
  readonly base: Readonly<Record<string, string>>;
  /** The file that hunks are about unless they say otherwise. */
  readonly file: string;
}

function readCase(text: string, context: Context): CorpusCase {
  const [title = "", ...lines] = text.trimEnd().split("\n");
  const edited = editedFiles(
    lines.filter((line) => !line.startsWith("? ")),
    context,
    title,
  );
  const files: Record<string, string> = {};
  const expected: ExpectedFinding[] = [];
  for (const [file, marked] of edited) {
    const read = readMarkedText(file, marked);
    files[file] = read.text;
    expected.push(...read.expected);
  }
  const directives = lines.filter((line) => line.startsWith("? ")).map((line) => line.slice(2).split(" "));
  for (const [word, argument = ""] of directives) {
    if (word === "without") delete files[argument];
    if (word === "nowhere") expected.push({ code: argument, place: undefined });
  }
  return { name: `${context.path}: ${title}`, files, expected, ...actionOf(directives) };
}

function actionOf(directives: readonly (readonly string[])[]): { action: Action } {
  const said = new Map(directives.map(([word = "", argument = ""]) => [word, argument]));
  const manifest = said.get("validate");
  if (manifest !== undefined) return { action: { kind: "validate", manifest } };
  const file = said.get("kind-of");
  if (file !== undefined) return { action: { kind: "tell-kind", file } };
  const environment = said.get("env");
  const manifestPath = said.get("manifest");
  const request = {
    ...(environment === undefined ? {} : { environment }),
    ...(manifestPath === undefined ? {} : { manifestPath: `/project/${manifestPath}` }),
  };
  return { action: { kind: "compile", product: said.get("product") ?? "shop/floe.yaml", request } };
}

function editedFiles(lines: readonly string[], { base, file, path }: Context, title: string): Map<string, string> {
  const files = new Map(Object.entries(base));
  let current = file;
  let hunk: string[] = [];
  const flush = (): void => {
    const marked = files.get(current) ?? "";
    if (hunk.length > 0) files.set(current, withHunk(marked, hunk, `${path}: ${title}`));
    hunk = [];
  };
  for (const line of lines) {
    const header = /^(---|\+\+\+) (\S+)$/u.exec(line);
    if (header === null && line !== "...") {
      if (line !== "") hunk.push(line);
      continue;
    }
    flush();
    current = header?.[2] ?? current;
    if (header?.[1] === "+++") files.set(current, "");
  }
  flush();
  return files;
}

/** Replaces the lines that a hunk takes away and keeps by those that it keeps and adds. */
function withHunk(marked: string, hunk: readonly string[], name: string): string {
  const old = hunk.filter((line) => !line.startsWith("+")).map((line) => withoutMarks(line.slice(1)));
  const replaced = hunk.filter((line) => !line.startsWith("-")).map((line) => line.slice(1).replaceAll("⇥", "\t"));
  const lines = marked === "" ? [] : marked.replace(/\n$/u, "").split("\n");
  const plain = lines.map(withoutMarks);
  const found = old.length === 0 ? [lines.length] : positions(plain, old);
  const [at] = found;
  if (at === undefined || found.length > 1)
    throw new Error(`${name}: the hunk fits ${found.length} places\n${old.join("\n")}`);
  return [...lines.slice(0, at), ...replaced, ...lines.slice(at + old.length)].map((line) => `${line}\n`).join("");
}

function positions(lines: readonly string[], wanted: readonly string[]): readonly number[] {
  return [...lines.keys()].filter((start) => wanted.every((line, index) => lines[start + index] === line));
}
