import type { Hooks } from "./hooks.ts";
import { type ModelReading, readSqlModel } from "./model-reading.ts";
import type { ModelReference } from "./reference.ts";

/** What a model reads together with the SQL that dbt runs around it. What stands there has its place at the beginning of the
 *  file of the model. */
export function readWithHooks(model: ModelReading, { texts, isOpen }: Hooks): ModelReading {
  if (texts.length === 0 && !isOpen) return model;
  const read = texts.map(readSqlModel);
  const moved = (references: readonly ModelReference[]) => references.map((each) => ({ ...each, start: 0, end: 1 }));
  return {
    ...model,
    references: [...model.references, ...read.flatMap(({ references }) => moved(references))],
    possible: [...model.possible, ...read.flatMap(({ possible }) => moved(possible))],
    macros: new Set([...model.macros, ...read.flatMap(({ macros }) => [...macros])]),
    functions: new Set([...model.functions, ...read.flatMap(({ functions }) => [...functions])]),
    isOpen: isOpen || model.isOpen || read.some((each) => each.isOpen),
  };
}
