import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A source file of a package or a plugin. */
export interface Source {
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
  /** The text with strings, templates and comments blanked out; as long as the text. */
  readonly code: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** A path relative to the repository, or the name of a package. */
  readonly target: string;
  readonly kind: "value" | "type";
}

/** The sources of the packages and plugins. Generated tables are data, and left out. */
export function sources(): readonly Source[] {
  const folders = ["packages", "plugins"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(root, group, name, "src")),
  );
  const paths = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  );
  const written = paths.filter((path) => path.endsWith(".ts") && !path.endsWith(".generated.ts"));
  return written.sort().map((path) => {
    const text = readFileSync(path, "utf8");
    return { path: relative(root, path), text, code: blanked(text), imports: importsOf(path, text) };
  });
}

const statement = /^(?:import|export)\b(?<names>[^;"]*?)(?:\bfrom\s+)?"(?<target>[^"]+)"/gmu;

function importsOf(path: string, text: string): readonly Import[] {
  return [...text.matchAll(statement)].flatMap(({ groups }) => {
    const { names = "", target = "" } = groups ?? {};
    // `export const x = "…"` has no names in braces and no star.
    if (names.trim() !== "" && !/^\s*(?:type\s+)?(?:\{[^}]*\}|\*(?:\s+as\s+\w+)?|\w+)\s*$/u.test(names)) return [];
    const resolved = target.startsWith(".") ? relative(root, join(dirname(path), target)) : target;
    return [{ target: resolved, kind: isTypeOnly(names) ? "type" : "value" }];
  });
}

function isTypeOnly(names: string): boolean {
  if (/^\s*type\b/u.test(names)) return true;
  const inner = /\{(?<inner>[^}]*)\}/u
    .exec(names)
    ?.groups?.["inner"]?.split(",")
    .map((name) => name.trim());
  return inner?.filter((name) => name !== "").every((name) => name.startsWith("type ")) ?? false;
}

// By what may stand before a regular expression; then comments and texts without their insides.
const token =
  /(?<=[(,=:[!&|?{};\n]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`/gu;

function blanked(text: string): string {
  let code = "";
  for (let at = 0; at < text.length; ) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found === null) return code + text.slice(at);
    const end = found[0] === "`" ? templateEnd(text, found.index) : token.lastIndex;
    code += text.slice(at, found.index) + text.slice(found.index, end).replace(/[^\n]/gu, " ");
    at = end;
  }
  return code;
}

/** Where a template ends. Its substitutions may hold braces and further templates; they are blanked with it. */
function templateEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== "`") {
    if (text.startsWith("${", at)) at = substitutionEnd(text, at + 1);
    else at += text[at] === "\\" ? 2 : 1;
  }
  return at + 1;
}

function substitutionEnd(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== "}") {
    if (text[at] === "{") at = substitutionEnd(text, at);
    else if (text[at] === "`") at = templateEnd(text, at);
    else at += 1;
  }
  return at + 1;
}
