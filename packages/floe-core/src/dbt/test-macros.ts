import type { SourceFile } from "../text/source-file.ts";

/** A test that a dbt project or a package defines: `{% test is_even(model, column_name) %}`. */
export interface TestMacro {
  readonly name: string;
  /** Without `model`. `undefined` where the list could not be read. */
  readonly parameters: readonly MacroParameter[] | undefined;
}

export interface MacroParameter {
  readonly name: string;
  readonly isOptional: boolean;
}

/** The tests in files with macros, in their order. */
export function testMacros(files: readonly Pick<SourceFile, "text">[]): readonly TestMacro[] {
  return files.flatMap(({ text }) =>
    [...text.replace(comments, "").matchAll(definition)].flatMap(([, inBlock, inMacro, list]) => {
      const name = inBlock ?? inMacro;
      return name === undefined ? [] : [{ name, parameters: parametersIn(list ?? "") }];
    }),
  );
}

const comments = /\{#[\s\S]*?#\}/gu;

// Up to the end of the tag: defaults may have brackets in them.
const definition = /\{%-?\+?\s*(?:(?:test|data_test)\s+(\w+)|macro\s+test_(\w+))\s*\(([^%]*?)\)\s*-?\+?%\}/gu;

function parametersIn(list: string): readonly MacroParameter[] | undefined {
  const withoutTexts = list.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/gu, "0");
  const flat = withoutTexts.replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/gu, "0");
  const parts = flat.split(",").map((part) => part.trim());
  const parameters = parts.filter((part) => part !== "").map((part) => /^(\w+)\s*(=[\s\S]*)?$/u.exec(part));
  if (parameters.includes(null)) return undefined;
  return parameters.flatMap((found) => {
    const [, name, fallback] = found ?? [];
    return name === undefined || name === "model" ? [] : [{ name, isOptional: fallback !== undefined }];
  });
}
