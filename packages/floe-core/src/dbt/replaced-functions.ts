import type { DbtPackage } from "./dbt-files.ts";
import { templateCalls } from "./jinja/read-template.ts";
import type { ModelReading } from "./model-reading.ts";

/** The names of dbt's functions in whose place the project has a macro of its own: dbt calls that one. */
export function replacedFunctions({ macros }: Pick<DbtPackage, "macros">): ReadonlySet<string> {
  const likely = macros.filter(({ text }) =>
    /\bmacro\s+(?:ref|source|config|is_incremental|var|env_var)\b/u.test(text),
  );
  return new Set(likely.flatMap(({ text }) => [...templateCalls(text).macros]));
}

/** What a model reads where its project has macros in place of functions of dbt: what its own `ref` makes of a name is not known, and
 *  the others may read as any macro may. */
export function readWithReplaced(model: ModelReading, replaced: ReadonlySet<string>): ModelReading {
  const called = [...model.functions].filter((name) => replaced.has(name));
  if (called.length === 0) return model;
  const others = called.filter((name) => name !== "ref");
  const read = { ...model, macros: new Set([...model.macros, ...others]) };
  if (others.length === called.length) return read;
  return { ...read, references: [], possible: [...model.references, ...model.possible], isOpen: true };
}
