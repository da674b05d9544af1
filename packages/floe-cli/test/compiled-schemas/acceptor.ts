import { runInThisContext } from "node:vm";
import { emitAcceptor } from "../../build/schemas/emit-acceptor.ts";
import * as runtime from "../../src/compiled-schema.ts";

/** What an acceptor gives: what the schema would make of a valid value, or `no`. */
export type Accept = (value: unknown) => unknown;

/** The acceptor that the build writes for a schema, as the function that it is in the bundle. */
export function acceptorOf(schema: object): Accept {
  const { accept, code } = emitAcceptor(schema);
  // Strict, so that an acceptor that changes a frozen value throws.
  const script = `"use strict"; (({ ${Object.keys(runtime).join(", ")} }) => { ${code}\nreturn ${accept}; })`;
  return asMaker(runInThisContext(script))(runtime);
}

function asMaker(value: unknown): (names: typeof runtime) => Accept {
  return value as (names: typeof runtime) => Accept;
}
