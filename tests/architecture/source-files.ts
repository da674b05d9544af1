import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Node, SyntaxKind } from "typescript/unstable/ast";
import {
  isExportDeclaration,
  isFunctionDeclaration,
  isImportDeclaration,
  isNamedImports,
  isStringLiteral,
} from "typescript/unstable/ast/is";
import { API } from "typescript/unstable/sync";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A source file of a package or a plugin. */
export interface Source {
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** The lines of each function that is declared with its name; an arrow function counts for the one around it. */
  readonly functionLines: readonly number[];
}

export interface Import {
  /** A path relative to the repository, or the name of a package. */
  readonly target: string;
  readonly kind: "value" | "type";
}

/** The sources of the packages and plugins as TypeScript reads them. Generated tables are data, and left out. A bundler
 *  would know the imports as well, but not those of types, and a layer is no layer when types go upwards. */
export function sources(): readonly Source[] {
  const api = new API({ cwd: root });
  try {
    const tsconfig = join(root, "tsconfig.json");
    const program = api.updateSnapshot({ openProjects: [tsconfig] }).getProject(tsconfig)?.program;
    const paths = program?.getSourceFileNames().map((name) => relative(root, name)) ?? [];
    return paths
      .filter(isWritten)
      .sort()
      .flatMap((path) => {
        const file = program?.getSourceFile(join(root, path));
        return file === undefined ? [] : [sourceOf(path, file)];
      });
  } finally {
    api.close();
  }
}

function isWritten(path: string): boolean {
  return /^(?:packages|plugins)\/[^/]+\/src\//u.test(path) && !path.endsWith(".generated.ts");
}

interface ParsedFile extends Node {
  readonly text: string;
  readonly imports: readonly Node[];
}

function sourceOf(path: string, file: ParsedFile): Source {
  const functionLines: number[] = [];
  const visit = (node: Node): void => {
    if (isFunctionDeclaration(node)) functionLines.push(linesOf(node.getText()));
    node.forEachChild(visit);
  };
  visit(file);
  const imports = file.imports.filter(isStringLiteral).map(({ text, parent }) => ({
    target: text.startsWith(".") ? join(dirname(path), text) : text,
    kind: isOfTypes(parent) ? ("type" as const) : ("value" as const),
  }));
  return { path, text: file.text, lines: linesOf(file.text), imports, functionLines };
}

function linesOf(text: string): number {
  return text.trimEnd().split("\n").length;
}

function isOfTypes(statement: Node): boolean {
  if (isExportDeclaration(statement)) return statement.isTypeOnly;
  if (!isImportDeclaration(statement)) return false;
  const clause = statement.importClause;
  if (clause?.phaseModifier === SyntaxKind.TypeKeyword) return true;
  const names = clause?.namedBindings;
  return names !== undefined && isNamedImports(names) && names.elements.every(({ isTypeOnly }) => isTypeOnly);
}
